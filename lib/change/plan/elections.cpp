// Which elections change something.

#include <change/live/live_moves.hpp>
#include <change/live/live_topics.hpp>
#include <change/live/partition_state.hpp>

#include <algorithm>

namespace klamm::plan {

using namespace changes; // operations

namespace {

class Electing {
 public:
  Electing(const LiveMoves& live, const ElectLeaders& wanted)
      : live_(live), wanted_(wanted), out_(planned_for(live)) {}

  Planned plan() {
    if (wanted_.all) {
      for (const auto& [name, topic] : live_.topics) {
        for (std::size_t p = 0; p < topic.replicas.size(); ++p) take({name, static_cast<std::int32_t>(p)});
      }
    } else {
      for (const auto& at : partitions_meant(live_, wanted_.partitions, out_.problems)) take(at);
    }
    if (out_.plan.steps.empty() && out_.unchanged.empty() && out_.problems.empty())
      out_.notes.push_back(wanted_.unclean
                               ? KLAMM_TEXT("plan", "every chosen partition has a leader")
                               : KLAMM_TEXT("plan", "every chosen partition is led by its preferred leader"));
    if (wanted_.unclean && !out_.plan.steps.empty())
      out_.notes.push_back(
          KLAMM_TEXT("plan", "the number of lost records is not known while the brokers that hold them are "
                             "down; if one comes back instead, nothing is lost"));
    return std::move(out_);
  }

 private:
  void take(const PartitionAt& at) {
    const LiveTopic& topic = live_.topics.at(at.first);
    const Replicas& replicas = topic.replicas.at(static_cast<std::size_t>(at.second));
    const auto leader = live_.leaders.find(at);
    const auto isr = live_.isr.find(at);
    const Replicas in_sync = isr == live_.isr.end() ? Replicas() : isr->second;
    const bool led = leader != live_.leaders.end();
    if (replicas.empty()) return;
    ElectLeader elect;
    elect.topic = at.first;
    elect.topic_id = topic.id;
    elect.partition = at.second;
    elect.unclean = wanted_.unclean;
    if (led) elect.old_leader = leader->second;
    if (wanted_.unclean) {
      if (led) return stands(std::move(elect));
      const bool any_live = std::any_of(replicas.begin(), replicas.end(),
                                        [this](std::int32_t id) { return live_.live.count(id) != 0; });
      if (!any_live)
        return refuse(at, "NO_LIVE_REPLICA",
                      KLAMM_TEXT("plan", "%1 has no live replica (brokers %2): no leader can be elected")
                          .with(words(replicas)));
      elect.in_sync = in_sync;
    } else {
      if (led && leader->second == replicas.front()) {
        elect.leader = replicas.front();
        return stands(std::move(elect));
      }
      const bool fit = std::find(in_sync.begin(), in_sync.end(), replicas.front()) != in_sync.end() &&
                       live_.live.count(replicas.front()) != 0;
      if (!fit)
        return refuse(at, "PREFERRED_LEADER_NOT_AVAILABLE",
                      KLAMM_TEXT("plan", "the preferred leader of %1, broker %2, is not live and in sync")
                          .with(replicas.front()));
      elect.leader = replicas.front();
    }
    out_.plan.steps.emplace_back(std::move(elect));
  }

  /// Of a whole cluster those that change nothing are too many to tell.
  void stands(ElectLeader elect) {
    if (!wanted_.all) out_.unchanged.emplace_back(std::move(elect));
  }

  void refuse(const PartitionAt& at, const char* code, Text text) {
    out_.problems.push_back(partition_problem(code, at.first, at.second, std::move(text)));
  }

  const LiveMoves& live_;
  const ElectLeaders& wanted_;
  Planned out_;
};

} // namespace

Planned elect_leaders(const LiveMoves& live, const ElectLeaders& wanted) {
  return Electing(live, wanted).plan();
}

} // namespace klamm::plan
