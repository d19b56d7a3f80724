#include "exit_code.hpp"

#include <algorithm>

namespace klamm::cli {

int exit_code(ErrorKind kind) {
  switch (kind) {
  case ErrorKind::usage: return exit_usage;
  case ErrorKind::no_answer: return exit_no_answer;
  case ErrorKind::unauthorized: return exit_unauthorized;
  case ErrorKind::outcome_unknown: return exit_unknown_outcome;
  case ErrorKind::cancelled: return 130;
  default: return exit_failed;
  }
}

int exit_code(const Envelope& envelope, bool something_done, const std::vector<std::string>& allowed) {
  int common = exit_done;
  for (const Error& error : envelope.errors) {
    if (error.kind == ErrorKind::outcome_unknown) return exit_unknown_outcome;
    if (std::find(allowed.begin(), allowed.end(), error.code) != allowed.end()) continue;
    const int code = exit_code(error.kind);
    common = common == exit_done || common == code ? code : exit_failed;
  }
  return common != exit_done && (something_done || envelope.some_brokers_answered) ? exit_partial : common;
}

} // namespace klamm::cli
