#pragma once

#include <optional>
#include <string>

namespace klamm::cli {

/// Whether somebody is there to be asked: a terminal of this process, and standard error shown on one.
[[nodiscard]] bool somebody_there();
/// One line typed at the terminal, never at standard input; empty when the terminal ends. `prompt` is escaped
/// already.
[[nodiscard]] std::optional<std::string> ask_terminal(const std::string& prompt);
/// The same for a secret: nothing of it is shown.
[[nodiscard]] std::optional<std::string> ask_secret(const std::string& prompt);

} // namespace klamm::cli
