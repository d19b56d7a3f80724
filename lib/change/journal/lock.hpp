#pragma once

#include <klamm/cancel.hpp>

#include <change/operations/files.hpp>

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

// A journal's own locks, each on a byte of its file, so that who comes by another state folder notices them.
// They too end with the process.

/// Marks the open journal as being applied until it is closed; where its file system has no locks, nothing.
void mark_applied(const Descriptor& journal);
/// Whether somebody is applying it; also where this user may only read it.
[[nodiscard]] bool is_applied(const std::string& path);
/// Held until the open journal is closed, so that only one at a time notes what it saw; waits for others.
[[nodiscard]] Result<void> lock_for_noting(const Descriptor& journal, const std::string& path);

} // namespace klamm::changes
