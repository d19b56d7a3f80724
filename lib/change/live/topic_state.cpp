#include <admin/call/errors.hpp>
#include <admin/fetch/brokers_metadata.hpp>
#include <admin/fetch/metadata.hpp>
#include <change/live/topic_state.hpp>

#include <algorithm>
#include <thread>

namespace klamm::changes {

TopicState topic_state(const protocol::MetadataResponse::Topic& from) {
  using protocol::ErrorCode;
  TopicState out;
  const std::string name = from.name.value_or("");
  if (from.error_code == ErrorCode::unknown_topic_or_partition ||
      from.error_code == ErrorCode::invalid_topic_exception)
    return out;
  if (from.error_code != ErrorCode::none && from.error_code != ErrorCode::leader_not_available) {
    out.error = admin::kafka_error(from.error_code, "topic " + name);
    return out;
  }
  auto& topic = out.topic.emplace();
  topic.name = name;
  if (!from.topic_id.is_zero()) topic.id = from.topic_id.text();
  topic.internal = from.is_internal;
  topic.replicas.resize(from.partitions.size());
  topic.leaders.assign(from.partitions.size(), -1);
  for (const auto& partition : from.partitions) {
    const auto at = static_cast<std::size_t>(partition.partition_index);
    if (at >= topic.replicas.size()) continue;
    topic.replicas[at].assign(partition.replica_nodes.begin(), partition.replica_nodes.end());
    topic.leaders[at] = partition.leader_id;
  }
  return out;
}

std::map<std::string, TopicState, std::less<>> read_topics(Client& client, std::vector<std::string> names,
                                                           const Call& call) {
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  std::map<std::string, TopicState, std::less<>> out;
  for (const auto& name : names) out[name];
  if (names.empty()) return out;
  auto metadata = admin::fetch_metadata(client, admin::TopicChoice::named(names), call);
  if (!metadata) {
    for (auto& [name, state] : out) state.error = metadata.error();
    return out;
  }
  for (const auto& topic : metadata->topics) {
    if (const auto at = out.find(topic.name.value_or("")); at != out.end()) at->second = topic_state(topic);
  }
  return out;
}

std::map<std::string, TopicState, std::less<>>
read_existing_topics(Client& client, const std::vector<std::string>& names, const Call& call) {
  constexpr std::chrono::milliseconds pause(50);
  const auto until =
      std::min(call.deadline, std::chrono::steady_clock::now() + std::chrono::seconds(5)) - 2 * pause;
  for (;;) {
    auto states = read_topics(client, names, call);
    std::vector<std::string> missing;
    for (const auto& [name, state] : states) {
      if (!state.error && !state.exists()) missing.push_back(name);
    }
    if (missing.empty()) return states;
    std::string disagreed;
    const auto shown = admin::every_broker_shows(
        client, missing,
        [&disagreed](std::int32_t broker, const protocol::MetadataResponse::Topic& topic) -> Result<Text> {
          if (topic.error_code == protocol::ErrorCode::unknown_topic_or_partition) return Text{};
          disagreed = topic.name.value_or("");
          return KLAMM_TEXT("change", "some brokers do not show topic %1 yet; broker %2 does")
              .with(disagreed, broker);
        },
        call);
    // Brokers that do not answer say nothing else.
    if (!shown || shown->empty()) return states;
    if (call.cancel.requested() || std::chrono::steady_clock::now() >= until) {
      if (const auto at = states.find(disagreed); at != states.end())
        at->second.error = Error::of(ErrorKind::failed, "NOT_VISIBLE", *shown).about("topic " + disagreed);
      return states;
    }
    std::this_thread::sleep_for(pause);
  }
}

Text records_text(std::int64_t count) {
  return (count == 1 ? KLAMM_TEXT_N("words", "%n record") : KLAMM_TEXT_N("words", "%n records"))
      .counted(count);
}

Text partitions_text(std::int64_t count) {
  return (count == 1 ? KLAMM_TEXT_N("words", "%n partition") : KLAMM_TEXT_N("words", "%n partitions"))
      .counted(count);
}

Text offsets_text(std::int64_t count) {
  return (count == 1 ? KLAMM_TEXT_N("words", "%n offset") : KLAMM_TEXT_N("words", "%n offsets"))
      .counted(count);
}

Text rows_text(std::int64_t count) {
  return (count == 1 ? KLAMM_TEXT_N("words", "%n row") : KLAMM_TEXT_N("words", "%n rows")).counted(count);
}

Text unknown_records_text() {
  return KLAMM_TEXT("words", "an unknown number of records");
}

std::optional<Look> missing_or_other(const TopicState& state, const std::string& topic,
                                     const std::string& topic_id) {
  if (state.error) return could_not_look(*state.error);
  if (!state.exists())
    return stale("topic " + topic, KLAMM_TEXT("change", "topic %1 does not exist any more").with(topic));
  const std::string& id = state.topic->id;
  if (!topic_id.empty() && !id.empty() && topic_id != id) {
    return stale(
        "topic " + topic,
        KLAMM_TEXT("change", "topic %1 was deleted and recreated after the plan was made (id %2, now %3)")
            .with(topic, topic_id, id));
  }
  return std::nullopt;
}

Text other_topic(std::int32_t broker, const protocol::MetadataResponse::Topic& topic,
                 const std::string& topic_id) {
  if (topic_id.empty() || topic.topic_id.is_zero() || topic.topic_id.text() == topic_id) return {};
  return KLAMM_TEXT("change", "broker %1 shows that topic %2 was recreated (id %3, not %4)")
      .with(broker, topic.name.value_or(""), topic.topic_id.text(), topic_id);
}

} // namespace klamm::changes

namespace klamm::plan {

std::optional<std::int32_t> LiveTopic::replication_factor() const {
  const auto other = [this](const auto& each) { return each.size() != replicas.front().size(); };
  if (replicas.empty() || std::any_of(replicas.begin(), replicas.end(), other)) return std::nullopt;
  return static_cast<std::int32_t>(replicas.front().size());
}

} // namespace klamm::plan
