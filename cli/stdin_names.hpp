#pragma once

#include "options.hpp"

namespace klamm::cli {

/// Adds the names that stand on standard input: a line each, in the form klamm prints names (escapes are
/// read; one LF or CRLF removed, blank lines skipped, nothing else trimmed), or with `null` raw bytes, NUL
/// after each.
[[nodiscard]] Result<void> read_names(Names& names, bool null);

/// The same from text that was read.
[[nodiscard]] Result<void> add_names(Names& names, std::string_view text, bool null);

} // namespace klamm::cli
