#include <klamm/brokers.hpp>
#include <klamm/cluster.hpp>
#include <klamm/groups.hpp>
#include <klamm/partitions.hpp>
#include <klamm/reassignments.hpp>
#include <klamm/wait.hpp>

#include <admin/brokers.hpp>
#include <admin/call/api_versions.hpp>
#include <admin/call/errors.hpp>
#include <admin/fetch/brokers_metadata.hpp>
#include <admin/fetch/describe_cluster.hpp>
#include <admin/fetch/ended_moves.hpp>
#include <admin/fetch/log_dirs.hpp>
#include <admin/fetch/metadata.hpp>
#include <net/core.hpp>

#include <algorithm>
#include <array>
#include <memory>

namespace klamm::wait {

namespace {

/// Compared without case, spaces and underscores: `PREPARING_REBALANCE` is `PreparingRebalance`.
std::string plain(const std::string& state) {
  std::string out;
  for (const char c : state) {
    if (c == '_' || c == ' ' || c == '-') continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

/// What one broker still says against it.
Result<Text> judge(std::int32_t broker, const protocol::MetadataResponse::Topic& topic, bool gone) {
  using protocol::ErrorCode;
  const std::string name = topic.name.value_or("");
  const bool unknown = topic.error_code == ErrorCode::unknown_topic_or_partition;
  if (gone) {
    if (!unknown && topic.error_code != ErrorCode::topic_authorization_failed)
      return KLAMM_TEXT("wait", "broker %1 still shows topic %2").with(broker, name);
  } else if (unknown) {
    return KLAMM_TEXT("wait", "broker %1 does not show topic %2 yet").with(broker, name);
  }
  if (topic.error_code == ErrorCode::topic_authorization_failed ||
      topic.error_code == ErrorCode::invalid_topic_exception) {
    Error error = admin::kafka_error(topic.error_code, "topic " + name);
    if (topic.error_code == ErrorCode::invalid_topic_exception) error.kind = ErrorKind::usage;
    return fail(std::move(error));
  }
  for (const auto& partition : topic.partitions) {
    if (!gone && partition.leader_id < 0)
      return KLAMM_TEXT("wait", "broker %1 shows no leader of %2:%3 yet")
          .with(broker, name, partition.partition_index);
  }
  return Text{};
}

/// A partition that gets replicas counts them among those that acks=all needs before they are in sync: it may
/// lack in-sync replicas although none that it had is away. Topics whose configs may not be read are not
/// judged.
Result<Text> lacking_for_writes(Client& client, const Call& call) {
  const auto moving = reassignments::list(client, {}, call);
  if (!moving || moving->rows.empty()) return Text{};
  partitions::ListQuery query;
  query.conditions = partitions::under_min_isr;
  for (const auto& row : moving->rows) query.topics.push_back({row.topic, {row.partition}});
  auto under = partitions::list(client, query, call);
  if (!under) return fail(std::move(under.error()));
  if (under->rows.empty()) return Text{};
  const auto& first = under->rows.front();
  return KLAMM_TEXT("wait", "%1:%2 has fewer in-sync replicas than acks=all needs")
      .with(first.topic(), first.partition);
}

} // namespace

Condition healthy(Client& client, std::int32_t brokers) {
  return [&client, brokers](const Call& call) -> Result<Text> {
    auto health = cluster::health(client, {cluster::check_brokers | cluster::check_partitions}, call);
    if (!health) return fail(std::move(health.error()));
    if (!health->errors.empty()) return fail(std::move(health->errors.front()));
    if (!health->rows.empty()) {
      const auto& worst = health->rows.front();
      return (health->rows.size() == 1 ? KLAMM_TEXT("wait", "%1 finding: %2 %3, %4")
                                       : KLAMM_TEXT("wait", "%1 findings, the first: %2 %3, %4"))
          .with(health->rows.size(), worst.check, worst.target, worst.detail);
    }
    const auto live = static_cast<std::int64_t>(client.core().nodes().size());
    if (live < brokers) return KLAMM_TEXT("wait", "%1 of %2 brokers are live").with(live, brokers);
    return lacking_for_writes(client, call);
  };
}

Condition topics(Client& client, std::vector<std::string> names, bool gone) {
  return [&client, names = std::move(names), gone](const Call& call) {
    return admin::every_broker_shows(
        client, names,
        [gone](std::int32_t broker, const protocol::MetadataResponse::Topic& topic) {
          return judge(broker, topic, gone);
        },
        call);
  };
}

Condition group_state(Client& client, std::string group, std::string state) {
  return [&client, group = std::move(group), state = std::move(state)](const Call& call) -> Result<Text> {
    groups::Query query;
    query.groups = {group};
    auto described = groups::describe(client, query, call);
    if (!described) return fail(std::move(described.error()));
    std::string now = "DEAD";
    if (!described->rows.empty()) {
      now = described->rows.front().state.value_or("unknown");
    } else if (!described->errors.empty() && described->errors.front().code != "GROUP_ID_NOT_FOUND") {
      return fail(std::move(described->errors.front()));
    }
    if (plain(now) == plain(state)) return Text{};
    return KLAMM_TEXT("wait", "group %1 is %2").with(group, now);
  };
}

Condition no_reassignment(Client& client, std::vector<std::string> topics) {
  const auto ended = std::make_shared<admin::EndedMoves>(topics);
  return [&client, ended, topics = std::move(topics)](const Call& call) -> Result<Text> {
    auto moves = reassignments::list(client, {topics, reassignments::load_nothing}, call);
    if (!moves) return fail(std::move(moves.error()));
    ended->saw(moves->rows);
    if (!moves->rows.empty()) {
      const auto& first = moves->rows.front();
      return (moves->rows.size() == 1 ? KLAMM_TEXT("wait", "%1 partition still moves: %2")
                                      : KLAMM_TEXT("wait", "%1 partitions still move, the first: %2"))
          .with(moves->rows.size(), first.topic + ":" + std::to_string(first.partition));
    }
    // A topic that is not there does not move; one that may not be seen is not known to stand still.
    for (auto& error : moves->errors) {
      if (error.code != "UNKNOWN_TOPIC_OR_PARTITION") return fail(std::move(error));
    }
    return ended->shown(client, call);
  };
}

Condition broker(Client& client, std::int32_t id, bool in_sync) {
  // Brokers do not see at the same moment that one is live again: only several looks tell that none knows it.
  constexpr int looks = 3;
  return [&client, id, in_sync, unknown = std::make_shared<int>(0)](const Call& call) -> Result<Text> {
    const auto metadata =
        admin::fetch_metadata(client, in_sync ? admin::TopicChoice::all() : admin::TopicChoice::none(), call);
    if (!metadata) return fail(metadata.error());
    const auto ids = admin::broker_ids(*metadata);
    const std::string name = std::to_string(id);
    if (!std::binary_search(ids.begin(), ids.end(), id)) {
      // One that is away stays registered, fenced; one that is not registered never comes back.
      const auto fenced = admin::fetch_fenced(client, call);
      const bool registered =
          !fenced.has_value() || std::any_of(fenced->begin(), fenced->end(),
                                             [id](const auto& broker) { return broker.broker_id == id; });
      *unknown = registered ? 0 : *unknown + 1;
      if (*unknown == looks)
        return fail(
            Error::of(ErrorKind::usage, "UNKNOWN_BROKER",
                      KLAMM_TEXT("wait", "the cluster has no broker %1, neither live nor fenced").with(name))
                .about("broker " + name));
      return KLAMM_TEXT("wait", "broker %1 is not live").with(name);
    }
    if (in_sync) {
      const auto counts = admin::count_partitions(*metadata);
      const auto at = counts.find(id);
      const std::int32_t behind = at == counts.end() ? 0 : at->second.out_of_sync;
      if (behind > 0)
        return (behind == 1 ? KLAMM_TEXT("wait", "%1 replica on broker %2 is not in sync")
                            : KLAMM_TEXT("wait", "%1 replicas on broker %2 are not in sync"))
            .with(behind, name);
    }
    auto answers = admin::fetch_api_versions(client, std::array{id}, call);
    auto& answer = answers.begin()->second;
    if (!answer) return fail(std::move(answer.error()));
    return Text{};
  };
}

} // namespace klamm::wait
