#pragma once

#include <klamm/call.hpp>
#include <klamm/result.hpp>

#include <net/limits.hpp>
#include <sansio/api_versions.hpp>
#include <sansio/byte_buffer.hpp>

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace klamm::net {

using Clock = std::chrono::steady_clock;

/// A request as a whole frame.
struct Outgoing {
  std::int16_t api_key = 0;
  std::int16_t version = 0;
  std::vector<std::byte> frame;
  std::size_t reply_limit = 0; ///< a longer reply is REPLY_TOO_LARGE; 0: what every reply may have
};

/// Encodes a request for the broker that was reached, or says what that broker lacks. Runs in the client's
/// own thread when the connection is there, and again where a read is passed on; must not block.
using Make =
    std::function<Result<Outgoing>(const sansio::ApiVersionTable& versions, std::int32_t correlation)>;

/// Ask any broker, the least busy one that can be reached. A read that brings nothing in a third of the time
/// left goes to another as well, and the first reply counts; so does whatever has found no connection in it.
inline constexpr std::int32_t any_node = -1;

/// What became of one request: a frame, or the reason there is none.
struct Reply {
  std::uint64_t tag = 0;
  std::int32_t node = any_node; ///< who answered; any_node when a bootstrap address did
  std::string address;          ///< where it was sent, for sentences
  std::uint64_t connection = 0;
  std::int16_t api_key = 0;
  std::int16_t version = 0;
  sansio::ByteBuffer frame; ///< length field, correlation id (checked), rest of the header, body
  std::optional<Error> error;
  bool written = false; ///< bytes of the request may have reached the broker
  Held held;            ///< the frame, against the client's budget: until somebody takes the reply
  Sent sent;            ///< the request, against the broker's pace: until it is known to have gone well

  /// The frame without its length.
  [[nodiscard]] std::span<const std::byte> body() const { return std::span(frame).subspan(4); }
};

/// Where replies wait for the thread that asked. Outlives both sides.
class Mailbox {
 public:
  void put(Reply reply);
  void cancel();
  /// Waits for a reply; empty when cancelled.
  [[nodiscard]] std::optional<Reply> take();
  /// Nobody will take any more: what is not sent yet need not be. After it returns no Make of the caller's is
  /// running or will run, so that a Make may refer to what the caller owns.
  void abandon();
  [[nodiscard]] bool abandoned();
  /// Runs `work` unless the mailbox was abandoned.
  bool while_wanted(const std::function<void()>& work);

 private:
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<Reply> replies_;
  bool cancelled_ = false;
  std::mutex making_;
  bool abandoned_ = false;
};

/// What a request is told that can no longer be sent or answered: its client ended.
[[nodiscard]] Error client_closed();

/// One request on its way. After submit() it belongs to the engine's thread. Wherever it is dropped
/// unfinished, in work that the engine's thread never came to or put off until later, its caller is told
/// client_closed().
struct Request {
  Request() = default;
  Request(const Request&) = delete;
  Request& operator=(const Request&) = delete;
  ~Request();

  std::uint64_t tag = 0;
  std::int32_t node = any_node;
  Make make;
  CallClass call_class = CallClass::interactive;
  Clock::time_point deadline;
  Clock::time_point not_before;
  std::shared_ptr<Mailbox> mailbox;

  // the engine's notes
  bool finished = false;
  Sent sent;
  std::set<std::int32_t> tried;  ///< pools that could not be reached, or said nothing (any_node only)
  std::set<std::int32_t> silent; ///< those of them that said nothing
  std::vector<Error> failures;   ///< why
  bool passed_on = false;        ///< one that was asked before may answer still
};

} // namespace klamm::net
