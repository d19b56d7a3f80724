#pragma once

#include "context.hpp"
#include "exit_code.hpp"

namespace klamm::cli {

/// Prints an answer whose rows are findings: 3 when any is left after `--where`, unless something could not
/// be learned.
template <class SomeAnswer>
int print_findings(Context& context, const Result<SomeAnswer>& answer) {
  const int code = context.print(answer);
  return answer && code == exit_done && context.rows_left() > 0 ? exit_differences : code;
}

} // namespace klamm::cli
