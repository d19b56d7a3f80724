#pragma once

#include <klamm/result.hpp>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace klamm {

/// Runs a program without a shell, `input` (at most 32 KiB) its standard input, and gives what it prints, one
/// newline at the end taken off. Its own process group is killed when the time is over. At most 64 KiB;
/// another exit status than 0 is `PROGRAM_FAILED`, which names the program.
[[nodiscard]] Result<std::string> run_program(const std::vector<std::string>& words,
                                              std::chrono::milliseconds time, std::string_view input = {});

} // namespace klamm
