#include <admin/call/driver.hpp>
#include <admin/fetch/coordinators.hpp>
#include <admin/fetch/metadata.hpp>
#include <protocol/messages/find_coordinator.hpp>
#include <sansio/read_only.hpp>

#include <map>

namespace klamm::admin {

namespace {

using protocol::FindCoordinatorRequest;
using protocol::FindCoordinatorResponse;

constexpr std::int16_t batched_from = 4;

using Found = std::map<std::string, Result<std::int32_t>>;

std::string named(CoordinatorKind kind, const std::string& key) {
  return (kind == CoordinatorKind::transaction ? "transaction " : "group ") + shown_name(key);
}

/// What a cluster without the internal topic says of a key: nothing of the kind was ever made there.
Error none_yet(CoordinatorKind kind, const std::string& key, const std::string& topic) {
  const bool transaction = kind == CoordinatorKind::transaction;
  Error error = kafka_error(transaction ? protocol::ErrorCode::transactional_id_not_found
                                        : protocol::ErrorCode::group_id_not_found,
                            named(kind, key));
  error.text =
      (transaction
           ? KLAMM_TEXT("coordinators", "%1: the transaction does not exist: the cluster has no topic %2 yet")
           : KLAMM_TEXT("coordinators", "%1: the group does not exist: the cluster has no topic %2 yet"))
          .with(named(kind, key), topic);
  return error;
}

/// Whether the internal topic exists may not be known: then the coordinator cannot be asked for.
Error unseen(CoordinatorKind kind, const std::string& key, const std::string& topic,
             protocol::ErrorCode why) {
  Error error = kafka_error(why, "topic " + topic);
  error.text =
      KLAMM_TEXT(
          "coordinators",
          "%1: the read-only profile asks for its coordinator only where the topic %2 is known to exist: %3")
          .with(named(kind, key), topic, error.text);
  error.target = named(kind, key);
  return error;
}

/// Asking brokers for a coordinator creates the internal topic where it does not exist: a read-only client
/// asks only once it has seen that it does. Why it may not ask for `keys`; empty when it may.
std::optional<std::vector<Result<std::int32_t>>> refused_to_readers(Client& client, CoordinatorKind kind,
                                                                    std::span<const std::string> keys,
                                                                    const Call& call) {
  const std::string topic(sansio::coordinator_topic(static_cast<std::int8_t>(kind)));
  if (!client.config().read_only || client.core().topic_seen(topic)) return std::nullopt;
  const auto metadata = fetch_metadata(client, TopicChoice::named({topic}), call);
  if (metadata && client.core().topic_seen(topic)) return std::nullopt;
  std::vector<Result<std::int32_t>> out;
  out.reserve(keys.size());
  for (const auto& key : keys) {
    if (!metadata) {
      out.emplace_back(fail(metadata.error()));
      continue;
    }
    const auto code =
        metadata->topics.empty() ? protocol::ErrorCode::none : metadata->topics.front().error_code;
    const bool absent = code == protocol::ErrorCode::unknown_topic_or_partition;
    out.emplace_back(fail(absent ? none_yet(kind, key, topic) : unseen(kind, key, topic, code)));
  }
  return out;
}

Spec<std::string, FindCoordinatorRequest, FindCoordinatorResponse> common_spec(CoordinatorKind kind,
                                                                               Found& found) {
  Spec<std::string, FindCoordinatorRequest, FindCoordinatorResponse> spec;
  spec.failed = [&found](const std::string& key, Error error) {
    found.insert_or_assign(key, fail(std::move(error)));
  };
  spec.name = [kind](const std::string& key) { return named(kind, key); };
  return spec;
}

void ask_batched(Client& client, CoordinatorKind kind, std::vector<Keyed<std::string>> keys, const Call& call,
                 Found& found) {
  auto spec = common_spec(kind, found);
  spec.lowest = batched_from;
  spec.make = [kind](std::span<const std::string> names, int, std::int16_t) {
    FindCoordinatorRequest request;
    request.key_type = static_cast<std::int8_t>(kind);
    request.coordinator_keys.assign(names.begin(), names.end());
    return request;
  };
  spec.take = [&found](std::span<const std::string> names, int, const net::Reply&,
                       FindCoordinatorResponse& reply, std::span<Verdict> verdicts) {
    std::map<std::string, const FindCoordinatorResponse::Coordinator*> by_key;
    for (const auto& coordinator : reply.coordinators) by_key[coordinator.key] = &coordinator;
    for (std::size_t i = 0; i < names.size(); ++i) {
      const auto at = by_key.find(names[i]);
      if (at == by_key.end()) {
        verdicts[i] = {protocol::ErrorCode::unknown_server_error, "the reply leaves this key out"};
      } else if (at->second->error_code != protocol::ErrorCode::none) {
        verdicts[i] = {at->second->error_code, at->second->error_message.value_or("")};
      } else {
        found.insert_or_assign(names[i], at->second->node_id);
      }
    }
  };
  drive(client, call, std::move(keys), spec);
}

void ask_one_by_one(Client& client, CoordinatorKind kind, std::vector<Keyed<std::string>> keys,
                    const Call& call, Found& found) {
  auto spec = common_spec(kind, found);
  spec.highest = batched_from - 1;
  spec.most = 1;
  spec.make = [kind](std::span<const std::string> names, int, std::int16_t version) {
    FindCoordinatorRequest request;
    request.key = names.front();
    if (version >= 1) request.key_type = static_cast<std::int8_t>(kind);
    return request;
  };
  spec.take = [&found](std::span<const std::string> names, int, const net::Reply&,
                       FindCoordinatorResponse& reply, std::span<Verdict> verdicts) {
    verdicts.front() = {reply.error_code, reply.error_message.value_or("")};
    if (reply.error_code == protocol::ErrorCode::none) found.insert_or_assign(names.front(), reply.node_id);
  };
  drive(client, call, std::move(keys), spec);
}

} // namespace

std::vector<Result<std::int32_t>> locate_coordinators(Client& client, CoordinatorKind kind,
                                                      std::span<const std::string> keys, const Call& call) {
  if (auto refused = refused_to_readers(client, kind, keys, call)) return std::move(*refused);
  Found found;
  std::vector<Keyed<std::string>> asked;
  for (const auto& key : keys) asked.push_back({key, net::any_node, 0, 0, 0});
  ask_batched(client, kind, asked, call, found);
  std::vector<Keyed<std::string>> old;
  bool unknown_broker = false;
  for (const auto& [key, result] : found) {
    if (!result && result.error().code == "UNSUPPORTED_VERSION") old.push_back({key, net::any_node, 0, 0, 0});
    unknown_broker = unknown_broker || (result && !client.core().node(*result));
  }
  if (!old.empty()) ask_one_by_one(client, kind, std::move(old), call, found);
  // A coordinator this client has not heard of yet: learn the brokers anew.
  if (unknown_broker) static_cast<void>(fetch_metadata(client, TopicChoice::none(), call));
  std::vector<Result<std::int32_t>> out;
  out.reserve(keys.size());
  for (const auto& key : keys) out.push_back(found.at(key));
  return out;
}

} // namespace klamm::admin
