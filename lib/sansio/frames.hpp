#pragma once

#include <sansio/byte_buffer.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace klamm::sansio {

/// Cuts a byte stream into Kafka's frames: a 4-byte big-endian length, then that many bytes.
/// Memory follows the bytes received, at most 1 MiB ahead of them, never the announced length.
class FrameReader {
 public:
  static constexpr std::size_t handshake_limit = std::size_t{1} << 20U;
  static constexpr std::size_t default_limit = std::size_t{100} << 20U;

  explicit FrameReader(std::size_t limit) : limit_(limit) {}

  /// The longest frame believed from now on, in bytes without the length field.
  void set_limit(std::size_t limit) { limit_ = limit; }

  /// Where the next read may put bytes; never empty while no frame is complete.
  [[nodiscard]] std::span<std::byte> prepare();
  /// Takes note of `count` bytes written to prepare()'s place. False when the length is negative, zero or
  /// over the limit.
  [[nodiscard]] bool commit(std::size_t count);

  [[nodiscard]] bool complete() const { return total_ != 0 && filled_ >= total_; }
  /// The complete frame, its length field included in front. Bytes behind it stay for the next frame.
  [[nodiscard]] ByteBuffer take();

  /// Bytes received and not yet taken.
  [[nodiscard]] std::span<const std::byte> pending() const { return {buffer_.data(), filled_}; }
  /// The announced length of the frame under way, if it has been received.
  [[nodiscard]] std::optional<std::int32_t> announced() const;
  /// Whether the length of a frame that is not complete has been received and believed.
  [[nodiscard]] bool in_progress() const { return total_ != 0 && filled_ < total_; }

 private:
  [[nodiscard]] bool read_length();

  ByteBuffer buffer_;
  std::size_t filled_ = 0;
  std::size_t total_ = 0; ///< length field and body; 0 while unknown
  std::size_t limit_;
};

/// The longest reply believed of an API, in bytes without the length field: 1 MiB for what is said before
/// the broker has proved who it is, and for FindCoordinator.
[[nodiscard]] std::size_t reply_limit(std::int16_t api_key);

} // namespace klamm::sansio
