#pragma once

#include <klamm/reassignments.hpp>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace klamm::admin {

/// What moved, so that every live broker can be asked whether it shows the end: brokers hear of it later than
/// the controller, and who reads of one that has not yet heard plans with replicas that are gone.
class EndedMoves {
 public:
  /// `topics`: those asked about; others join as they are seen moving.
  explicit EndedMoves(const std::vector<std::string>& topics);

  /// These are moving now.
  void saw(const std::vector<reassignments::Reassignment>& moving);

  /// To be asked once nothing moves. What is missing: a broker that shows a move still, or two that show
  /// different replicas; empty: nothing. A broker that does not answer is not waited for. Metadata of every
  /// live broker; needs DESCRIBE on the topics.
  [[nodiscard]] Result<Text> shown(Client& client, const Call& call) const;

 private:
  using Replicas = std::set<std::int32_t>;
  /// By partition: all its replicas while it moves, where some are added and some removed.
  using Topic = std::map<std::int32_t, Replicas>;
  std::map<std::string, Topic> topics_;
};

} // namespace klamm::admin
