// More partitions and other configs of topics that exist; a topic made like another.

#include <klamm/hints.hpp>
#include <klamm/plan_topics.hpp>

#include <change/live/live_topics.hpp>
#include <change/live/topic_state.hpp>

#include <algorithm>
#include <set>

namespace klamm::plan {

using changes::AddPartitions;

namespace {

constexpr std::int32_t most_controller_records = 10'000;

Error no_such_topic(const std::string& name) {
  return topic_problem("UNKNOWN_TOPIC_OR_PARTITION", name, KLAMM_TEXT("plan", "topic %1 does not exist"));
}

std::size_t factor_of(const LiveTopic& topic) {
  return topic.replicas.empty() ? 0 : topic.replicas.front().size();
}

std::optional<Error> impossible(const LiveTopics& live, const LiveTopic& topic, std::int32_t wanted) {
  const auto now = static_cast<std::int32_t>(topic.replicas.size());
  if (wanted < now)
    return topic_problem(
        "INVALID_PARTITIONS", topic.name,
        KLAMM_TEXT("plan", "topic %1 has %2 partitions: Kafka cannot reduce them to %3").with(now, wanted),
        ErrorKind::usage);
  if (topic.moving)
    return topic_problem(
        "MOVING", topic.name,
        KLAMM_TEXT("plan", "partitions of topic %1 are being moved: new ones would get too many replicas")
            .hinting(HintCode::wait_for_moves, topic.name));
  if (wanted - now > most_controller_records)
    return topic_problem(
        "TOO_LARGE", topic.name,
        KLAMM_TEXT("plan", "topic %1: one request may create 10,000 partitions, not %2: add fewer at a time")
            .with(wanted - now),
        ErrorKind::usage);
  return too_many_replicas(live, topic.name, factor_of(topic), ErrorKind::failed);
}

/// The replicas of the partitions that come in; none, with a note, where they are left to the controller.
std::vector<changes::Replicas> placed(const LiveTopics& live, const LiveTopic& topic, std::int32_t wanted,
                                      Planned& out) {
  const auto factor = factor_of(topic);
  std::vector<BrokerAt> brokers;
  std::copy_if(live.brokers.begin(), live.brokers.end(), std::back_inserter(brokers),
               [&live](const BrokerAt& broker) { return live.cordoned.count(broker.id) == 0; });
  if (!live.cordons_told) {
    out.notes.push_back(KLAMM_TEXT("plan", "the controller places the new partitions of topic %1: some "
                                           "brokers do not tell whether they are cordoned")
                            .with(topic.name));
    return {};
  }
  if (factor == 0 || factor > brokers.size()) {
    out.notes.push_back(KLAMM_TEXT("plan", "the controller places the new partitions of topic %1: %2 "
                                           "replicas need more than the %3 live, uncordoned brokers")
                            .with(topic.name, factor, brokers.size()));
    return {};
  }
  const auto [least, most] =
      std::minmax_element(topic.replicas.begin(), topic.replicas.end(),
                          [](const auto& a, const auto& b) { return a.size() < b.size(); });
  if (least->size() != most->size())
    out.notes.push_back(
        KLAMM_TEXT(
            "plan",
            "the partitions of topic %1 have %2 to %3 replicas: the new ones get %4, as partition 0 has")
            .with(topic.name, least->size(), most->size(), factor));
  const auto count = static_cast<std::size_t>(wanted) - topic.replicas.size();
  return place_replicas(brokers, topic.replicas, count, factor);
}

void add_partitions(const LiveTopics& live, const LiveTopic& topic, std::int32_t wanted, Planned& out) {
  AddPartitions step;
  step.topic = topic.name;
  step.topic_id = topic.id;
  step.old_count = static_cast<std::int32_t>(topic.replicas.size());
  step.new_count = wanted;
  if (wanted == step.old_count) {
    out.unchanged.emplace_back(std::move(step));
    return;
  }
  if (auto why = impossible(live, topic, wanted)) {
    out.problems.push_back(std::move(*why));
    return;
  }
  step.assignment = placed(live, topic, wanted, out);
  out.plan.steps.emplace_back(std::move(step));
  if (topic.internal)
    out.notes.push_back(
        KLAMM_TEXT(
            "plan",
            "topic %1 is internal to Kafka: with more partitions, coordinators will not find what it holds")
            .with(topic.name));
}

} // namespace

Planned alter_topics(const LiveTopics& live, const LiveConfigs& configs, const AlterTopics& wanted) {
  Planned out;
  out.plan.cluster_id = live.cluster_id;
  out.plan.made_at = live.read_at;
  ChangeConfigs change;
  change.intents = wanted.intents;
  for (const auto& name : wanted.names) {
    if (is_unread(live.unread, name, out)) continue;
    const auto at = live.topics.find(name);
    if (at == live.topics.end()) {
      out.problems.push_back(no_such_topic(name));
      continue;
    }
    if (wanted.partitions) add_partitions(live, at->second, *wanted.partitions, out);
    change.names.push_back(name);
  }
  Planned more = change_configs(configs, change);
  std::move(more.plan.steps.begin(), more.plan.steps.end(), std::back_inserter(out.plan.steps));
  std::move(more.problems.begin(), more.problems.end(), std::back_inserter(out.problems));
  std::move(more.notes.begin(), more.notes.end(), std::back_inserter(out.notes));
  std::move(more.unchanged.begin(), more.unchanged.end(), std::back_inserter(out.unchanged));
  return out;
}

Result<Planned> alter_topics(Client& client, const AlterTopics& wanted, const Call& call) {
  std::vector<Error> problems;
  const auto live = read_live_topics(
      client, wanted.names, wanted.partitions ? live_moves | live_registered | live_cordoned : live_replicas,
      call);
  if (!live) return fail(live.error());
  LiveConfigs configs;
  if (!wanted.intents.empty()) {
    ChangeConfigs change;
    change.intents = wanted.intents;
    for (const auto& [name, topic] : live->topics) change.names.push_back(name);
    if (!change.names.empty()) {
      auto read = read_live_configs(client, change, problems, call);
      if (!read) return fail(read.error());
      configs = std::move(*read);
    }
  }
  Planned out = alter_topics(*live, configs, wanted);
  out.problems.insert(out.problems.end(), problems.begin(), problems.end());
  return out;
}

Planned clone_topic(const LiveTopics& live, const CloneTopic& wanted) {
  Planned none;
  none.plan.cluster_id = live.cluster_id;
  none.plan.made_at = live.read_at;
  // Without all that is set on the source it would be no clone.
  if (is_unread(live.unread, wanted.source, none) || is_unread(live.unread, wanted.name, none)) return none;
  const auto source = live.topics.find(wanted.source);
  if (source == live.topics.end() || source->second.replicas.empty()) {
    none.problems.push_back(no_such_topic(wanted.source));
    return none;
  }
  const LiveTopic& from = source->second;
  if (live.topics.count(wanted.name) != 0) {
    none.problems.push_back(
        topic_problem("TOPIC_ALREADY_EXISTS", wanted.name,
                      KLAMM_TEXT("plan", "topic %1 exists already: a clone needs a new name")));
    return none;
  }
  CreateTopics create;
  create.names = {wanted.name};
  create.partitions = wanted.partitions.value_or(static_cast<std::int32_t>(from.replicas.size()));
  create.replication_factor =
      wanted.replication_factor.value_or(static_cast<std::int32_t>(from.replicas.front().size()));
  create.configs = from.overrides;
  std::vector<Text> notes;
  for (const char* key :
       {"leader.replication.throttled.replicas", "follower.replication.throttled.replicas"}) {
    if (create.configs.erase(key) != 0)
      notes.push_back(KLAMM_TEXT("plan", "%1 of topic %2 names replicas of that topic: it is not copied")
                          .with(key, from.name));
  }
  for (const auto& [key, value] : wanted.configs) create.configs[key] = value;
  const bool uneven = std::any_of(from.replicas.begin(), from.replicas.end(), [&](const auto& replicas) {
    return replicas.size() != from.replicas.front().size();
  });
  if (uneven && !wanted.replication_factor)
    notes.push_back(
        KLAMM_TEXT("plan",
                   "the partitions of topic %1 have different numbers of replicas; %2 gets as many as the "
                   "first")
            .with(from.name, wanted.name));
  Planned out = create_topics(live, create);
  out.notes.insert(out.notes.begin(), notes.begin(), notes.end());
  return out;
}

Result<Planned> clone_topic(Client& client, const CloneTopic& wanted, const Call& call) {
  std::vector<std::string> names{wanted.source};
  if (topic_name_fault(wanted.name).empty()) names.push_back(wanted.name);
  const auto live = read_live_topics(client, names, live_overrides | live_registered, call);
  if (!live) return fail(live.error());
  return clone_topic(*live, wanted);
}

} // namespace klamm::plan
