#pragma once

#include <cstdio>
#include <cstdlib>
#include <source_location>

/// What must hold whatever the input; what does not is a finding.
inline void check(bool holds, std::source_location where = std::source_location::current()) {
  if (holds) return;
  std::fprintf(stderr, "%s:%u: does not hold\n", where.file_name(), static_cast<unsigned>(where.line()));
  std::abort();
}
