#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

namespace klamm::sansio {

/// How many bytes of replies a client holds at once: of frames under way on all its connections, and of whole
/// ones nobody has taken yet. A frame that would exceed it waits: its connection is not read.
///
/// Frames under way share what the limit leaves above one frame of the largest size. That rest is for one
/// frame at a time, the first to ask for it: it can always be completed, so that frames cannot block each
/// other half way, however many brokers stop in the middle of a reply.
class ReplyBudget {
 public:
  ReplyBudget(std::size_t limit, std::size_t largest_frame)
      : limit_(limit), shared_(limit > largest_frame ? limit - largest_frame : 0) {}

  /// How many of `wanted` further bytes the frame under way on `connection` may have now; they are counted at
  /// once. 0: it must wait.
  [[nodiscard]] std::size_t grant(std::uint64_t connection, std::size_t wanted);
  /// Counts bytes that came without asking: the first of a frame, before it is known that there is one.
  void add(std::size_t bytes) { held_ += bytes; }
  /// The frame under way on `connection` is complete, or will never be: another may have the rest.
  void ended(std::uint64_t connection) {
    if (favoured_ == connection) favoured_.reset();
  }
  /// Bytes that are held no longer.
  void release(std::size_t bytes) { held_ -= bytes; }

  [[nodiscard]] std::size_t held() const { return held_; }
  [[nodiscard]] std::size_t limit() const { return limit_; }

 private:
  std::size_t limit_;
  std::size_t shared_;
  std::size_t held_ = 0;
  std::optional<std::uint64_t> favoured_; ///< the connection whose frame may have all that is left
};

} // namespace klamm::sansio
