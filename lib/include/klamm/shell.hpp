#pragma once

#include <string>
#include <string_view>

namespace klamm {

/// One word of a command line as a POSIX shell, bash, zsh or fish reads it: as it is where it is plain, else in
/// single quotes.
[[nodiscard]] std::string quote_for_shell(std::string_view word);

} // namespace klamm
