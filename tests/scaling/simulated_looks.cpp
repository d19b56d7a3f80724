// What a simulated cluster shows.

#include <change/live/live_moves.hpp>
#include <scaling/simulated.hpp>

#include <algorithm>

namespace klamm::testing {

using scaling::run::Goal;
using scaling::run::Seen;

namespace {

Replicas list_of(const std::set<std::int32_t>& ids) {
  return {ids.begin(), ids.end()};
}

} // namespace

Result<Seen> Simulated::look(const std::vector<Goal>& of) {
  maybe_die();
  if (chance(refused_looks))
    return fail(Error::of(ErrorKind::no_answer, "TIMEOUT", KLAMM_TEXT("test", "no answer")));
  Seen out;
  out.at = now_;
  std::set<const SimulatedPartition*> ours;
  auto full = used();
  for (const auto& [id, broker] : brokers) {
    if (!broker.live) continue;
    out.live.insert(id);
    // Planned with what is in flight as if it were not there yet.
    out.room[id] = broker.disk - full[id];
  }
  for (const Goal& goal : of) {
    auto& row = out.partitions.emplace_back();
    const auto topic = topics.find(goal.topic);
    if (topic == topics.end() || topic->second.id != goal.topic_id) continue;
    const auto& now = topic->second.partitions.at(static_cast<std::size_t>(goal.partition));
    ours.insert(&now);
    row.exists = true;
    row.replicas = now.shown;
    row.in_sync = list_of(now.shown_in_sync);
    row.leader = now.shown_leader;
    row.min_in_sync = now.min_in_sync;
    if (!now.target.empty()) row.move = {now.target, now.original};
  }
  for (const auto& [name, topic] : topics) {
    for (const auto& partition : topic.partitions) {
      if (ours.count(&partition) != 0) continue;
      out.others_out_of_sync += static_cast<std::int64_t>(partition.shown.size()) -
                                static_cast<std::int64_t>(partition.shown_in_sync.size());
    }
  }
  return out;
}

Result<plan::LiveMoves> Simulated::read(const std::vector<std::string>& names, bool throttles) {
  maybe_die();
  if (chance(refused_looks))
    return fail(Error::of(ErrorKind::no_answer, "TIMEOUT", KLAMM_TEXT("test", "no answer")));
  plan::LiveMoves out;
  out.cluster_id = "invented";
  out.fenced.emplace();
  for (const auto& [id, broker] : brokers) {
    (broker.live ? out.live : *out.fenced).insert(id);
    if (!throttles || !broker.live) continue;
    plan::LiveConfig rate;
    rate.known = true;
    rate.value = broker.rate;
    rate.own = broker.rate.has_value();
    if (rate.own) rate.source = configs::Source::dynamic_broker;
    rate.value_type = configs::ValueType::int64;
    out.rates[{std::to_string(id), plan::follower_rate}] = rate;
  }
  for (const auto& [name, topic] : topics) {
    const bool asked = std::find(names.begin(), names.end(), name) != names.end();
    plan::LiveTopic row;
    row.name = name;
    row.id = topic.id;
    for (std::size_t p = 0; p < topic.partitions.size(); ++p) {
      const auto& partition = topic.partitions[p];
      const plan::PartitionAt at{name, static_cast<std::int32_t>(p)};
      if (!partition.target.empty()) out.moving[at] = {partition.target, partition.original, {}};
      row.replicas.push_back(partition.shown);
      if (!asked) continue;
      if (partition.shown_leader) out.leaders[at] = *partition.shown_leader;
      out.isr[at] = list_of(partition.shown_in_sync);
    }
    if (!asked) continue;
    if (throttles) {
      plan::LiveConfig list;
      list.known = true;
      list.value = topic.list.value_or("");
      list.own = topic.list.has_value();
      list.source = list.own ? configs::Source::dynamic_topic : configs::Source::default_value;
      list.value_type = configs::ValueType::list;
      list.topic_id = topic.id;
      out.lists[{name, plan::follower_list}] = list;
    }
    out.topics.emplace(name, std::move(row));
  }
  return out;
}

Result<void> Simulated::append(Value::Object entry) {
  maybe_die();
  log.emplace_back(std::move(entry));
  maybe_die();
  return {};
}

} // namespace klamm::testing
