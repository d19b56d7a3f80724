#pragma once

#include <klamm/cancel.hpp>

#include <change/files.hpp>

#include <chrono>
#include <string>

namespace klamm::changes {

/// One applier a cluster and user: a lock on STATE/locks/CLUSTER that the system lets go when the process
/// ends, however it ends. The file names the change that holds it.
class ClusterLock {
 public:
  /// CHANGE_RUNNING, naming the change, when another holds it and `wait` has passed.
  [[nodiscard]] static Result<ClusterLock> take(const std::string& state_folder,
                                                const std::string& cluster_id, const std::string& change_id,
                                                std::chrono::milliseconds wait, const Cancel& cancel);
  /// The change that is being applied to a cluster now; empty: none.
  [[nodiscard]] static std::string holder(const std::string& state_folder, const std::string& cluster_id);

 private:
  explicit ClusterLock(Descriptor file) : file_(std::move(file)) {}
  Descriptor file_;
};

} // namespace klamm::changes
