#pragma once

#include <support/process.hpp>

#include <string>
#include <vector>

namespace klamm::test {

/// The path of klamm (`program` "klamm") or of the one with invented commands ("fake").
std::string binary(const std::string& program);

/// Where the tests of the command line are.
std::string source_folder();

/// Runs klamm (`program` "klamm") or the one with invented commands ("fake") with no home, no variables and
/// no colours.
ProcessResult run_klamm(const std::string& program, std::vector<std::string> words,
                        ProcessOptions options = {});

/// Compares what a line printed, and its exit code, with tests/cli/golden/NAME.txt. KLAMM_UPDATE_GOLDEN=1
/// writes it.
/// What changes from run to run is first replaced: each pair's first by its second.
using Replacements = std::vector<std::pair<std::string, std::string>>;
void check_golden(const std::string& name, const std::string& program, const std::vector<std::string>& words,
                  const ProcessOptions& options = {}, const Replacements& replacements = {});

/// An empty folder that goes with the test.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] const std::string& path() const { return path_; }
  void write(const std::string& file, const std::string& text) const;
  [[nodiscard]] std::string read(const std::string& file) const;

 private:
  std::string path_;
};

} // namespace klamm::test
