#pragma once

#include <klamm/result.hpp>
#include <klamm/value.hpp>
#include <klamm/words.hpp>

#include <optional>

namespace klamm {

[[nodiscard]] constexpr WordTable<ErrorKind, 6> word_table(ErrorKind) {
  return {{{ErrorKind::failed, "failed"},
           {ErrorKind::usage, "usage"},
           {ErrorKind::no_answer, "no_answer"},
           {ErrorKind::unauthorized, "unauthorized"},
           {ErrorKind::outcome_unknown, "outcome_unknown"},
           {ErrorKind::cancelled, "cancelled"}}};
}

} // namespace klamm

namespace klamm::changes {

/// An error as a journal keeps it: kind, code, target, message, and server_message, broker_id and hint where
/// it has them. broker_id.
[[nodiscard]] Value to_value(const Error& error);
/// The same read back: its sentence is the English one. Journals of version 1 have `CODE: sentence` in its
/// place. Empty: neither.
[[nodiscard]] std::optional<Error> error_from(const Value& value);

} // namespace klamm::changes
