#pragma once

#include <klamm/text.hpp>

#include <tl/expected.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace klamm {

/// What sort of failure it is: the front ends derive exit code and colour from it, never from a sentence.
enum class ErrorKind {
  failed,          ///< the cluster or this machine refused or failed
  usage,           ///< the caller asked for something that cannot be asked
  no_answer,       ///< nobody answered: unreachable, or the deadline passed
  unauthorized,    ///< not authenticated or not authorised
  outcome_unknown, ///< a change may have happened
  cancelled,       ///< the caller cancelled
};

/// One failure: of a call, of one item of an answer, or of one broker.
struct Error {
  ErrorKind kind = ErrorKind::failed;
  std::string code;           ///< Kafka's error name (`NOT_COORDINATOR`) or ours (`TIMEOUT`), upper case
  std::string target;         ///< what failed: `topic orders`, `group g1`, `broker 2`; empty for a whole call
  Text text;                  ///< our sentence: what was tried, where, why, what to do
  std::string server_message; ///< the broker's own words, at most 1 KiB, untrusted
  std::optional<std::int32_t> broker_id;

  /// An error of a whole call, to be completed: `Error::of(kind, "NO_LEADER", text).about("topic orders")`.
  [[nodiscard]] static Error of(ErrorKind kind, std::string code, Text text) {
    return {kind, std::move(code), {}, std::move(text), {}, {}};
  }
  /// Sets `target`.
  [[nodiscard]] Error about(std::string what) && {
    target = std::move(what);
    return std::move(*this);
  }
  /// Sets `server_message`.
  [[nodiscard]] Error quoting(std::string broker_words) && {
    server_message = std::move(broker_words);
    return std::move(*this);
  }
  /// Sets `broker_id`.
  [[nodiscard]] Error from_broker(std::optional<std::int32_t> id) && {
    broker_id = id;
    return std::move(*this);
  }
};

/// A value or the reason there is none. Exceptions do not cross the library's boundary.
template <class T>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(Error error) {
  return tl::unexpected<Error>(std::move(error));
}

} // namespace klamm
