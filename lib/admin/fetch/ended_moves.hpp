#pragma once

#include <klamm/reassignments.hpp>

#include <map>
#include <string>
#include <vector>

namespace klamm::admin {

/// What moved, so that every live broker can be asked whether it shows the end: brokers hear of it later than
/// the controller, and who reads of one that has not yet heard plans with replicas that are gone.
class EndedMoves {
 public:
  /// `topics`: those asked about; others join as they are seen moving.
  explicit EndedMoves(const std::vector<std::string>& topics);

  /// The controller has taken a move of this partition away from these replicas, in this order.
  void began(const std::string& topic, std::int32_t partition, std::vector<std::int32_t> stood_on);

  /// These are moving now.
  void saw(const std::vector<reassignments::Reassignment>& moving);

  /// To be asked once nothing moves. What is missing: a broker that shows a move still, or none of it yet, or
  /// two that show different replicas; empty: nothing. A broker that does not answer is not waited for;
  /// where none tells which are live that is an error. Metadata of every live broker; needs DESCRIBE on the
  /// topics.
  [[nodiscard]] Result<Text> shown(Client& client, const Call& call) const;

 private:
  using Replicas = std::vector<std::int32_t>;
  struct Partition {
    Replicas before; ///< where it is known, until it is seen moving: then it may end there, cancelled
    Replicas during; ///< all while it moves, where some are added and some removed
  };
  using Topic = std::map<std::int32_t, Partition>;
  std::map<std::string, Topic> topics_;
};

} // namespace klamm::admin
