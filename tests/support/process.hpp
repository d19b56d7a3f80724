#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace klamm::test {

/// How a program is run. Its environment is exactly `environment` and PATH.
struct ProcessOptions {
  std::map<std::string, std::string> environment{};
  std::string input{};                 ///< its standard input; empty: nothing
  std::optional<std::string> output{}; ///< a file to open as its standard output; "-": closed
  bool ignore_hangup = false;          ///< as under nohup
  /// When all of its output so far contains the first, the second is called; then the next pair.
  std::vector<std::pair<std::string, std::function<void()>>> actions{};
  /// The same with a signal that is sent; begins once every action was called.
  std::vector<std::pair<std::string, int>> signals{};
  /// When its output contains this, the reading end is closed.
  std::optional<std::string> stop_reading_after{};
  std::optional<std::pair<unsigned short, unsigned short>>
      terminal{}; ///< rows, columns of a terminal as standard output
};

struct ProcessResult {
  std::string out;
  std::string err; ///< with a terminal: standard error alone, as without
  int code = -1;   ///< exit code, or 1000 + the signal that ended it
};

/// Runs a program to its end. Ends it and gives code −1 when it takes longer than a minute.
ProcessResult run_process(const std::vector<std::string>& words, const ProcessOptions& options = {});

} // namespace klamm::test
