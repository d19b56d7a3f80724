#pragma once

#include <klamm/changes.hpp>

#include <support/connect.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace klamm::testing {

/// A folder that goes with its owner.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "klamm-change-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

[[nodiscard]] inline changes::ApplyOptions
applying(const TemporaryFolder& state, std::chrono::milliseconds timeout = std::chrono::seconds(10)) {
  changes::ApplyOptions options;
  options.state_folder = state.path();
  options.step_timeout = timeout;
  options.forwarding_time = std::chrono::milliseconds(100); // no scripted broker forwards
  options.author = {"tester", "here", {"topic", "create"}};
  return options;
}

/// A plan that creates these topics with replication factor 1.
[[nodiscard]] inline changes::Plan creating(const std::vector<std::string>& names,
                                            std::int32_t partitions = 2) {
  changes::Plan plan;
  plan.cluster_id = Model(1).cluster_id;
  plan.made_at = std::chrono::system_clock::now();
  for (const auto& name : names) {
    changes::CreateTopic create;
    create.topic = name;
    create.partitions = partitions;
    create.replication_factor = 1;
    plan.steps.emplace_back(create);
  }
  return plan;
}

/// The text of the only journal there is.
[[nodiscard]] inline std::string journal_text(const TemporaryFolder& state) {
  for (const auto& entry : std::filesystem::directory_iterator(state.path() + "/changes")) {
    std::ifstream file(entry.path());
    return {std::istreambuf_iterator<char>(file), {}};
  }
  return {};
}

/// `DONE UNCHANGED …`
[[nodiscard]] inline std::string outcomes(const Result<Answer<changes::StepRow>>& answer) {
  if (!answer) return answer.error().code;
  std::string out;
  for (const auto& row : answer->rows)
    out += (out.empty() ? "" : " ") + std::string(changes::word(row.outcome));
  return out;
}

/// `NO_UNDO STALE …`
[[nodiscard]] inline std::string codes(const std::vector<Error>& errors) {
  std::string out;
  for (const auto& error : errors) out += (out.empty() ? "" : " ") + error.code;
  return out;
}

} // namespace klamm::testing
