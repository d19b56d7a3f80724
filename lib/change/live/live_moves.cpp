// What plans for moves and elections read, and the planners that read it.

#include <klamm/reassignments.hpp>

#include <admin/call/errors.hpp>
#include <admin/fetch/describe_cluster.hpp>
#include <admin/fetch/eligible_leaders.hpp>
#include <admin/fetch/metadata.hpp>
#include <change/live/config_state.hpp>
#include <change/live/live_moves.hpp>
#include <change/live/live_topics.hpp>
#include <change/live/partition_state.hpp>

#include <algorithm>
#include <chrono>
#include <iterator>

namespace klamm::plan {

namespace {

void take_topic(const protocol::MetadataResponse::Topic& from, LiveTopic&& topic, LiveMoves& live) {
  for (const auto& partition : from.partitions) {
    const auto index = static_cast<std::size_t>(partition.partition_index);
    if (index >= topic.replicas.size()) continue;
    const PartitionAt at{topic.name, partition.partition_index};
    if (partition.leader_id >= 0) live.leaders[at] = partition.leader_id;
    live.isr[at].assign(partition.isr_nodes.begin(), partition.isr_nodes.end());
  }
  std::string name = topic.name;
  live.topics.emplace(std::move(name), std::move(topic));
}

/// Whether the broker of this error went down since the cluster was asked which are live.
bool has_gone(Client& client, const Error& error, const Call& call) {
  if (error.code == "UNKNOWN_BROKER") return true;
  const auto now = admin::fetch_metadata(client, admin::TopicChoice::none(), call);
  return now && std::none_of(now->brokers.begin(), now->brokers.end(),
                             [&error](const auto& broker) { return broker.node_id == error.broker_id; });
}

/// An error names what could not be read: a throttle is not put on by guessing.
Result<void> read_throttles(Client& client, LiveMoves& live, unsigned load, const Call& call) {
  std::vector<changes::ConfigKey> keys;
  if ((load & moves_lists) != 0) {
    for (const auto& [name, topic] : live.topics) {
      for (const char* key : {leader_list, follower_list})
        keys.push_back({{configs::EntityType::topic, name}, key});
    }
  }
  const auto add_rates = [&keys](const std::string& name) {
    for (const char* key : {leader_rate, follower_rate})
      keys.push_back({{configs::EntityType::broker, name}, key});
  };
  if ((load & moves_rates) != 0) {
    for (const std::int32_t id : live.live) add_rates(std::to_string(id));
  }
  if ((load & moves_rates_default) != 0) add_rates("");
  if (keys.empty()) return {};
  for (const auto& [key, state] : changes::read_configs(client, keys, call)) {
    const bool list = key.resource.type == configs::EntityType::topic;
    if (state.error) {
      const auto broker = state.error->broker_id;
      const bool own_rate = !list && broker && key.resource.name == std::to_string(*broker);
      if (!own_rate || (live.live.count(*broker) != 0 && !has_gone(client, *state.error, call)))
        return fail(*state.error);
      live.live.erase(*broker);
      if (live.fenced) live.fenced->insert(*broker);
      continue;
    }
    auto& into = (list ? live.lists : live.rates)[{key.resource.name, key.key}];
    into = changes::live_config(state);
    if (list) into.topic_id = live.topics.at(key.resource.name).id;
  }
  return {};
}

template <class Words>
std::vector<std::string> topics_in(const Words& words) {
  std::vector<std::string> names;
  names.reserve(words.size());
  for (const auto& word : words) names.push_back(word.topic);
  return names;
}

/// A broker that does not answer must not keep a move from being cancelled: what is not told in time is left
/// out.
void add_copied(Client& client, LiveMoves& live, const std::vector<std::string>& topics, const Call& call) {
  if (live.moving.empty()) return;
  constexpr auto most = std::chrono::seconds(5);
  Call brief = call;
  brief.deadline = std::min(call.deadline, std::chrono::steady_clock::now() + most);
  const auto moves = reassignments::list(client, {topics, reassignments::load_progress}, brief);
  if (!moves) return;
  for (const auto& row : moves->rows) {
    const auto at = live.moving.find({row.topic, row.partition});
    if (at != live.moving.end()) at->second.copied = row.done_bytes;
  }
}

/// With eligible leader replicas the last in sync leave the ISR too: those that may have what nobody else has
/// are told elsewhere then.
Result<void> add_last_in_sync(Client& client, LiveMoves& live, const Call& call) {
  std::vector<std::string> names;
  for (const auto& [at, isr] : live.isr) {
    if (isr.empty() && live.leaders.count(at) == 0 && (names.empty() || names.back() != at.first))
      names.push_back(at.first);
  }
  if (names.empty()) return {};
  return admin::fetch_eligible_leaders(client, names, call, [&live](const auto& topic) {
    for (const auto& partition : topic.partitions) {
      const auto at = live.isr.find({topic.name.value_or(""), partition.partition_index});
      if (at == live.isr.end() || !at->second.empty() || live.leaders.count(at->first) != 0) continue;
      for (const auto& ids : {partition.eligible_leader_replicas, partition.last_known_elr}) {
        if (ids && at->second.empty()) at->second.assign(ids->begin(), ids->end());
      }
    }
  });
}

} // namespace

Result<std::map<PartitionAt, LiveMove>> read_moving(Client& client, const Call& call) {
  const auto moves = reassignments::list(client, {}, call);
  if (!moves) return fail(moves.error());
  std::map<PartitionAt, LiveMove> out;
  for (const auto& row : moves->rows) {
    auto move = changes::move_of(row.replicas, row.adding, row.removing);
    out[{row.topic, row.partition}] = {std::move(move.target), std::move(move.original)};
  }
  return out;
}

Result<LiveMoves> read_live_moves(Client& client, const std::vector<std::string>& topics, bool all,
                                  unsigned load, const Call& call) {
  LiveMoves live;
  // Before Metadata: what has ended in between then shows its new replicas, or is STALE when applied.
  auto moving = read_moving(client, call);
  if (!moving) return fail(moving.error());
  live.moving = std::move(*moving);
  std::set<std::string> names(topics.begin(), topics.end());
  const auto metadata = admin::fetch_metadata(
      client, all ? admin::TopicChoice::all() : admin::TopicChoice::named({names.begin(), names.end()}),
      call);
  if (!metadata) return fail(metadata.error());
  live.cluster_id = metadata->cluster_id.value_or("");
  live.read_at = std::chrono::system_clock::now();
  for (const auto& broker : metadata->brokers) live.live.insert(broker.node_id);
  if (auto fenced = admin::fetch_fenced(client, call)) {
    live.fenced.emplace();
    for (const auto& broker : *fenced) live.fenced->insert(broker.broker_id);
  } else if (fenced.error().code != "UNSUPPORTED_VERSION") {
    return fail(fenced.error());
  }
  Unread unread;
  sort_topics(*metadata, unread,
              [&live](const auto& from, LiveTopic&& topic) { take_topic(from, std::move(topic), live); });
  // Of all topics those are meant that may be read.
  if (!all && !unread.empty()) return fail(unread.begin()->second);
  if (auto read = read_throttles(client, live, load, call); !read) return fail(read.error());
  return live;
}

Result<Planned> start_moves(Client& client, const StartMoves& wanted, const Call& call) {
  const auto live = read_live_moves(client, topics_in(wanted.moves), false,
                                    wanted.throttle ? moves_lists | moves_rates : moves_only, call);
  if (!live) return fail(live.error());
  return start_moves(*live, wanted);
}

Result<Planned> take_off_throttle(Client& client, const std::vector<changes::Operation>& steps,
                                  const Call& call) {
  std::vector<std::string> topics;
  for (const auto& step : steps) {
    if (const auto* list = std::get_if<changes::AppendConfig>(&step)) topics.push_back(list->entity);
  }
  const auto live = read_live_moves(client, topics, false, moves_lists | moves_rates, call);
  if (!live) return fail(live.error());
  return take_off_throttle(*live, steps);
}

Result<Planned> clean_up_throttles(Client& client, const Call& call) {
  const auto live = read_live_moves(client, {}, true, moves_lists | moves_rates | moves_rates_default, call);
  if (!live) return fail(live.error());
  return clean_up_throttles(*live);
}

Result<Planned> cancel_moves(Client& client, const CancelMoves& wanted, const Call& call) {
  auto live = read_live_moves(client, topics_in(wanted.partitions), wanted.all, moves_only, call);
  if (!live) return fail(live.error());
  add_copied(client, *live, topics_in(wanted.partitions), call);
  return cancel_moves(*live, wanted);
}

Result<Planned> elect_leaders(Client& client, const ElectLeaders& wanted, const Call& call) {
  auto live = read_live_moves(client, topics_in(wanted.partitions), wanted.all, moves_only, call);
  if (!live) return fail(live.error());
  if (wanted.unclean) {
    if (auto added = add_last_in_sync(client, *live, call); !added) return fail(added.error());
  }
  return elect_leaders(*live, wanted);
}

} // namespace klamm::plan
