#pragma once

#include "../context.hpp"
#include "../options.hpp"

#include <klamm/scaling.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace klamm::cli {

/// What is wanted of a cluster, as options.
struct ScaleOptions {
  scaling::Intent intent;
  std::string from; ///< a file with a snapshot; empty: the cluster is read
  std::vector<std::string> topics;
  std::vector<std::string> match;
  std::vector<std::string> exclude;
  std::optional<std::int64_t> factor;
  std::optional<std::int64_t> slack;
  std::string balance;
  bool no_leaders = false;
  bool no_topic_spread = false;

  void declare_from(Options& options);
  void declare_intent(Options& options);
  /// Whether anything was said of what is wanted.
  [[nodiscard]] bool says_anything() const;
  [[nodiscard]] Result<scaling::Intent> read() const;
};

/// The snapshot of the file, or of the cluster that the line means; what could not be read of it is said, and
/// is in `problems`.
struct SnapshotRead {
  scaling::Snapshot snapshot;
  std::vector<Error> problems;
};
[[nodiscard]] Result<SnapshotRead> read_snapshot(Context& context, const std::string& file);

/// Says what a plan gains and costs, on stderr. `rate`: bytes a second for each broker that gets replicas.
void say_plan(Context& context, const scaling::ScalePlan& plan, std::optional<std::int64_t> rate);

} // namespace klamm::cli
