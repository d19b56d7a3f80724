#include <admin/coordinators.hpp>
#include <admin/driver.hpp>
#include <admin/metadata.hpp>
#include <protocol/messages/find_coordinator.hpp>

#include <map>

namespace klamm::admin {

namespace {

using protocol::FindCoordinatorRequest;
using protocol::FindCoordinatorResponse;

constexpr std::int16_t batched_from = 4;

using Found = std::map<std::string, Result<std::int32_t>>;

Spec<std::string, FindCoordinatorRequest, FindCoordinatorResponse> common_spec(CoordinatorKind kind,
                                                                               Found& found) {
  Spec<std::string, FindCoordinatorRequest, FindCoordinatorResponse> spec;
  spec.failed = [&found](const std::string& key, Error error) {
    found.insert_or_assign(key, fail(std::move(error)));
  };
  spec.name = [kind](const std::string& key) {
    return (kind == CoordinatorKind::transaction ? "transaction " : "group ") + key;
  };
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
