#include <protocol/mirror/find_coordinator.hpp>
#include <protocol/mirror/list_groups.hpp>
#include <support/handlers.hpp>

#include <algorithm>
#include <cctype>

namespace klamm::testing {

namespace {

using protocol::ErrorCode;
using protocol::FindCoordinatorRequest;
using protocol::FindCoordinatorResponse;
using protocol::ListGroupsRequest;
using protocol::ListGroupsResponse;

/// Groups nobody has created have a coordinator too.
std::int32_t coordinator_of(const Model& model, const std::string& id) {
  const auto at = model.groups.find(id);
  if (at != model.groups.end()) return at->second.coordinator;
  return model.listed_brokers().at(id.size() % model.listed_brokers().size());
}

FindCoordinatorResponse::Coordinator coordinator(const Asked& asked, const std::string& id) {
  FindCoordinatorResponse::Coordinator out;
  out.key = id;
  out.error_message.reset();
  out.node_id = coordinator_of(asked.model, id);
  const auto at = asked.model.brokers.find(out.node_id);
  if (at == asked.model.brokers.end()) {
    out.error_code = ErrorCode::coordinator_not_available;
    out.node_id = -1;
    out.port = -1;
    return out;
  }
  out.host = at->second.host;
  out.port = asked.port_of(at->second);
  return out;
}

FindCoordinatorResponse find_coordinator(const Asked& asked, const FindCoordinatorRequest& request) {
  constexpr std::int16_t many_keys_from = 4;
  FindCoordinatorResponse response;
  response.error_message.reset();
  if (asked.version >= many_keys_from) {
    for (const auto& key : request.coordinator_keys) response.coordinators.push_back(coordinator(asked, key));
    return response;
  }
  auto one = coordinator(asked, request.key);
  response.error_code = one.error_code;
  response.node_id = one.node_id;
  response.host = std::move(one.host);
  response.port = one.port;
  return response;
}

bool passes(const std::vector<std::string>& filter, const std::string& word) {
  const auto same = [&word](const std::string& other) {
    return std::equal(word.begin(), word.end(), other.begin(), other.end(), [](char a, char b) {
      return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
    });
  };
  return filter.empty() || std::any_of(filter.begin(), filter.end(), same);
}

ListGroupsResponse list_groups(const Asked& asked, const ListGroupsRequest& request) {
  constexpr std::int16_t states_from = 4;
  constexpr std::int16_t types_from = 5;
  ListGroupsResponse response;
  for (const auto& [id, group] : asked.model.groups) {
    if (group.coordinator != asked.broker.id || !passes(request.states_filter, group.state) ||
        !passes(request.types_filter, group.type))
      continue;
    auto& out = response.groups.emplace_back();
    out.group_id = id;
    out.protocol_type = group.protocol_type;
    if (asked.version >= states_from) out.group_state = group.state;
    if (asked.version >= types_from) out.group_type = group.type;
  }
  return response;
}

} // namespace

void serve_groups(Handlers& handlers) {
  serve(handlers, find_coordinator);
  serve(handlers, list_groups);
}

} // namespace klamm::testing
