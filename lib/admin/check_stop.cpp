#include <klamm/check_stop.hpp>

#include <admin/brokers.hpp>
#include <admin/call/stamp.hpp>
#include <admin/fetch/configs.hpp>
#include <admin/fetch/metadata.hpp>
#include <admin/stop_rules.hpp>

#include <algorithm>

namespace klamm::brokers {

namespace {

constexpr const char* min_insync_replicas = "min.insync.replicas";

/// min.insync.replicas of the topics that have a replica on one of the brokers: the others cannot break.
std::map<std::string, std::int64_t> min_isrs(Client& client, const protocol::MetadataResponse& metadata,
                                             const std::set<std::int32_t>& stopped, const Call& call,
                                             Answer<Blocker>& out) {
  std::vector<admin::ConfigResource> topics;
  for (const auto& topic : metadata.topics) {
    const bool touched =
        std::any_of(topic.partitions.begin(), topic.partitions.end(), [&](const auto& partition) {
          return std::any_of(partition.isr_nodes.begin(), partition.isr_nodes.end(),
                             [&](std::int32_t id) { return stopped.count(id) != 0; });
        });
    if (touched) topics.push_back({configs::EntityType::topic, topic.name.value_or("")});
  }
  std::map<std::string, std::int64_t> found;
  if (topics.empty()) return found;
  auto configs = admin::fetch_configs(client, topics, {{min_insync_replicas}, false, false}, call);
  for (auto& error : configs.errors) out.problem(std::move(error));
  for (const auto& topic : configs.resources) {
    for (const auto& entry : topic.configs) {
      const auto number = entry.value ? admin::config_integer(*entry.value) : std::nullopt;
      if (entry.name == min_insync_replicas && number) found[topic.resource_name] = *number;
    }
  }
  return found;
}

const char* word(Break what) {
  switch (what) {
  case Break::offline: return "OFFLINE";
  case Break::under_min_isr: return "UNDER_MIN_ISR";
  case Break::quorum_lost: return "QUORUM_LOST";
  }
  return "OFFLINE";
}

} // namespace

std::vector<TopicBlockers> by_topic(const std::vector<Blocker>& blockers) {
  std::map<std::string, TopicBlockers> topics;
  for (const auto& blocker : blockers) {
    auto& row = topics[blocker.topic];
    row.topic = blocker.topic;
    if (blocker.what == Break::quorum_lost) continue;
    ++(blocker.what == Break::offline ? row.offline : row.under_min_isr);
    row.partitions.push_back(blocker.partition);
  }
  std::vector<TopicBlockers> rows;
  for (auto& [name, row] : topics) rows.push_back(std::move(row));
  return rows;
}

Result<StopCheck> check_stop(Client& client, const CheckStopQuery& query, const Call& call) {
  const std::set<std::int32_t> stopped(query.ids.begin(), query.ids.end());
  const auto metadata = admin::fetch_metadata(client, admin::TopicChoice::all(), call);
  if (!metadata) return fail(metadata.error());
  StopCheck out;
  admin::stamp(out, client);
  out.visible_to_user = true;

  std::set<std::int32_t> known;
  for (const auto& broker : metadata->brokers) known.insert(broker.node_id);
  for (const auto& [id, counts] : admin::count_partitions(*metadata)) known.insert(id);
  if (const auto state = quorum::read(client, call)) {
    for (const auto& replica : state->replicas) known.insert(replica.node);
    if (state->leader) out.controller = stopped.count(*state->leader) != 0;
    if (auto blocker = admin::quorum_broken(*state, stopped)) out.rows.push_back(std::move(*blocker));
  } else if (state.error().code != "UNSUPPORTED_VERSION") {
    out.problem(state.error());
  }
  for (const std::int32_t id : stopped) {
    if (known.count(id) == 0) out.problem(admin::unknown_broker(id));
  }
  out.leaders = admin::leaders_moving(*metadata, stopped);
  const auto least = min_isrs(client, *metadata, stopped, call, out);
  for (auto& blocker : admin::partitions_broken(*metadata, least, stopped))
    out.rows.push_back(std::move(blocker));
  return out;
}

} // namespace klamm::brokers

namespace klamm {

const Schema& View<brokers::Blocker>::schema() {
  using brokers::Blocker;
  using brokers::Break;
  static const Schema schema =
      klamm::describe<Blocker>("broker.check-stop", 1,
                               "One row a partition (or the quorum) that stopping would break; none: safe.")
          .key([](const Blocker& row) {
            return row.what == Break::quorum_lost ? "quorum"
                                                  : row.topic + ":" + std::to_string(row.partition);
          })
          .identity(&Blocker::what, &Blocker::topic, &Blocker::partition)
          .severity([](const Blocker& row) {
            return row.what == Break::under_min_isr ? Severity::warning : Severity::critical;
          })
          .column({"effect", "EFFECT", Unit::state, "OFFLINE, UNDER_MIN_ISR or QUORUM_LOST"},
                  [](const Blocker& row) { return brokers::word(row.what); })
          .column(
              {"topic", "TOPIC", Unit::text, "Topic name; null for the quorum"},
              [](const Blocker& row) { return row.what == Break::quorum_lost ? Value() : Value(row.topic); })
          .column({"partition", "PARTITION", Unit::id, "Partition number; null for the quorum"},
                  [](const Blocker& row) {
                    return row.what == Break::quorum_lost ? Value() : Value(row.partition);
                  })
          .column({"in_sync", "IN-SYNC", Unit::ids, "In sync now; of the quorum, voters that keep up"},
                  &Blocker::isr)
          .column({"left", "LEFT", Unit::ids, "Of those, who would be left"}, &Blocker::left)
          .column({"needed", "NEEDED", Unit::count,
                   "min.insync.replicas (all replicas where they are fewer), or the quorum's majority; null "
                   "where it could not be read"},
                  &Blocker::needed)
          .column({"replicas", "REPLICAS", Unit::ids, "All replicas, or all voters", Shown::wide},
                  &Blocker::replicas);
  return schema;
}

const Schema& View<brokers::TopicBlockers>::schema() {
  using brokers::TopicBlockers;
  static const Schema schema =
      klamm::describe<TopicBlockers>("broker.check-stop-summary", 1,
                                     "One row a topic that stopping would break, and one for the quorum.")
          .key([](const TopicBlockers& row) { return row.topic.empty() ? "quorum" : row.topic; })
          .severity([](const TopicBlockers& row) {
            return row.offline > 0 || row.topic.empty() ? Severity::critical : Severity::warning;
          })
          .column({"topic", "TOPIC", Unit::text, "Topic name; null for the quorum, which would be lost"},
                  [](const TopicBlockers& row) { return row.topic.empty() ? Value() : Value(row.topic); })
          .column({"offline", "OFFLINE", Unit::count, "Partitions that would have no in-sync replica"},
                  &TopicBlockers::offline)
          .column({"under_min_isr", "UNDER-MIN-ISR", Unit::count,
                   "Partitions that would have too few in-sync replicas for acks=all"},
                  &TopicBlockers::under_min_isr)
          .column({"partitions", "PARTITIONS", Unit::ids, "Which partitions", Shown::wide},
                  &TopicBlockers::partitions);
  return schema;
}

} // namespace klamm
