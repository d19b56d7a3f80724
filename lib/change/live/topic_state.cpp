#include <admin/call/errors.hpp>
#include <admin/fetch/metadata.hpp>
#include <admin/fetch/views.hpp>
#include <change/live/topic_records.hpp>
#include <change/live/topic_state.hpp>

#include <algorithm>
#include <thread>

namespace klamm::changes {

std::vector<Replicas> replicas_of(const protocol::MetadataResponse::Topic& topic) {
  std::vector<Replicas> out(topic.partitions.size());
  for (const auto& partition : topic.partitions) {
    const auto at = static_cast<std::size_t>(partition.partition_index);
    if (at < out.size()) out[at].assign(partition.replica_nodes.begin(), partition.replica_nodes.end());
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
    const auto at = out.find(topic.name.value_or(""));
    if (at == out.end()) continue;
    TopicState& state = at->second;
    if (topic.error_code == protocol::ErrorCode::unknown_topic_or_partition) continue;
    if (topic.error_code != protocol::ErrorCode::none &&
        topic.error_code != protocol::ErrorCode::leader_not_available) {
      state.error = admin::kafka_error(topic.error_code, "topic " + at->first);
      continue;
    }
    state.exists = true;
    if (!topic.topic_id.is_zero()) state.id = topic.topic_id.text();
    state.partitions = static_cast<std::int32_t>(topic.partitions.size());
    state.replicas = replicas_of(topic);
    state.leaders = leaders_of(topic);
    const auto factor = state.replicas.empty() ? 0 : state.replicas.front().size();
    const bool same = std::all_of(state.replicas.begin(), state.replicas.end(),
                                  [factor](const auto& replicas) { return replicas.size() == factor; });
    if (same && !state.replicas.empty()) state.replication_factor = static_cast<std::int32_t>(factor);
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
      if (!state.error && !state.exists) missing.push_back(name);
    }
    if (missing.empty()) return states;
    std::string disagreed;
    const auto shown = admin::every_broker_shows(
        client, missing,
        [&disagreed](std::int32_t broker, const protocol::MetadataResponse::Topic& topic) -> Result<Text> {
          if (topic.error_code == protocol::ErrorCode::unknown_topic_or_partition) return Text{};
          disagreed = topic.name.value_or("");
          return KLAMM_TEXT("change", "not every broker knows topic %1 yet, but broker %2 does")
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

std::string counted(std::int64_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::optional<Look> missing_or_other(const TopicState& state, const std::string& topic,
                                     const std::string& topic_id) {
  if (state.error) return could_not_look(*state.error);
  if (!state.exists)
    return stale("topic " + topic, KLAMM_TEXT("change", "topic %1 is not there any more").with(topic));
  if (!topic_id.empty() && !state.id.empty() && topic_id != state.id) {
    return stale(
        "topic " + topic,
        KLAMM_TEXT("change", "topic %1 was deleted and made anew since the plan was made (id %2, now %3)")
            .with(topic, topic_id, state.id));
  }
  return std::nullopt;
}

Text other_topic(std::int32_t broker, const protocol::MetadataResponse::Topic& topic,
                 const std::string& topic_id) {
  if (topic_id.empty() || topic.topic_id.is_zero() || topic.topic_id.text() == topic_id) return {};
  return KLAMM_TEXT("change", "broker %1 shows topic %2 made anew (id %3, not %4)")
      .with(broker, topic.name.value_or(""), topic.topic_id.text(), topic_id);
}

} // namespace klamm::changes
