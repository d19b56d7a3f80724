#include <klamm/units.hpp>

#include <admin/write/configs.hpp>
#include <protocol/messages/incremental_alter_configs.hpp>

#include <map>

namespace klamm::admin {

namespace {

/// A named broker's configs are its own affair; the rest is anybody's.
std::int32_t node_of(const ConfigResource& resource) {
  const bool broker =
      resource.type == configs::EntityType::broker || resource.type == configs::EntityType::broker_logger;
  if (!broker || resource.name.empty()) return net::any_node;
  const auto id = units::parse_integer(resource.name, 0, INT32_MAX);
  return id ? static_cast<std::int32_t>(*id) : net::any_node;
}

} // namespace

Written alter_configs(Client& client, std::span<const ConfigWrite> writes, bool validate_only,
                      const Call& call) {
  using Req = protocol::IncrementalAlterConfigsRequest;
  using Resp = protocol::IncrementalAlterConfigsResponse;
  Written out = unanswered(writes.size());
  auto spec = write_spec<Req, Resp>(out, [&](std::uint32_t key) {
    const ConfigResource& resource = writes[key].resource;
    const std::string name = resource.name.empty() ? "default" : resource.name;
    return std::string(configs::word(resource.type)) + " " + name + " " + writes[key].key;
  });
  spec.make = [&](std::span<const std::uint32_t> keys, int, std::int16_t) {
    Req request;
    request.validate_only = validate_only;
    std::map<ConfigResource, std::size_t> resources;
    for (const auto key : keys) {
      const ConfigWrite& write = writes[key];
      const auto [at, fresh] = resources.try_emplace(write.resource, request.resources.size());
      if (fresh) {
        auto& resource = request.resources.emplace_back();
        resource.resource_type = static_cast<std::int8_t>(write.resource.type);
        resource.resource_name = write.resource.name;
      }
      request.resources[at->second].configs.push_back(
          {write.key, static_cast<std::int8_t>(write.action), write.value});
    }
    return request;
  };
  spec.take = [&](std::span<const std::uint32_t> keys, int, const net::Reply&, Resp& reply,
                  std::span<Verdict> verdicts) {
    std::map<ConfigResource, const Resp::AlterConfigsResourceResponse*> by_resource;
    for (const auto& result : reply.responses) {
      const auto type = static_cast<configs::EntityType>(result.resource_type);
      by_resource.emplace(ConfigResource{type, result.resource_name}, &result);
    }
    for (std::size_t i = 0; i < keys.size(); ++i) {
      const auto at = by_resource.find(writes[keys[i]].resource);
      if (at == by_resource.end()) continue;
      judge(out, keys[i], verdicts[i], at->second->error_code, at->second->error_message);
    }
  };
  auto keys = item_keys(writes.size());
  for (auto& key : keys) key.node = node_of(writes[key.key].resource);
  drive(client, call, std::move(keys), spec);
  return out;
}

} // namespace klamm::admin
