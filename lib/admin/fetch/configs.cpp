#include <admin/call/driver.hpp>
#include <admin/fetch/configs.hpp>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>
#include <tuple>

namespace klamm::admin {

namespace {

using protocol::DescribeConfigsRequest;
using protocol::DescribeConfigsResponse;

constexpr std::size_t most_resources = 1000;
constexpr std::int16_t documentation_from = 3;

std::int32_t node_of(const ConfigResource& resource) {
  const bool own =
      resource.type == configs::EntityType::broker || resource.type == configs::EntityType::broker_logger;
  if (!own || resource.name.empty()) return net::any_node;
  std::int32_t node = net::any_node;
  std::from_chars(resource.name.data(), resource.name.data() + resource.name.size(), node);
  return node;
}

std::string describe_resource(const ConfigResource& resource) {
  if (resource.name.empty()) return std::string(configs::word(resource.type)) + " default";
  return std::string(configs::word(resource.type)) + " " + resource.name;
}

DescribeConfigsRequest request_for(std::span<const ConfigResource> resources, const ConfigWanted& wanted,
                                   std::int16_t version) {
  DescribeConfigsRequest request;
  request.include_synonyms = wanted.synonyms;
  request.include_documentation = wanted.documentation && version >= documentation_from;
  request.resources.reserve(resources.size());
  for (const auto& resource : resources) {
    auto& asked = request.resources.emplace_back();
    asked.resource_type = static_cast<std::int8_t>(resource.type);
    asked.resource_name = resource.name;
    if (wanted.keys.empty()) {
      asked.configuration_keys.reset();
    } else {
      asked.configuration_keys = wanted.keys;
    }
  }
  return request;
}

auto order(const ConfigFacts& facts) {
  return std::tie(facts.resource_type, facts.resource_name);
}

/// A broker that does not know of configs of this kind says no more than that the request is invalid.
Error name_the_release(Error error, const ConfigResource& resource) {
  const bool group = resource.type == configs::EntityType::group;
  const bool newer = group || resource.type == configs::EntityType::client_metrics;
  if (!newer || resource.name.empty() || error.code != "INVALID_REQUEST") return error;
  error.code = "UNSUPPORTED_VERSION";
  error.text =
      (group ? KLAMM_TEXT("configs", "%1: this Kafka is too old, groups have configs from Kafka 4.0 on")
             : KLAMM_TEXT("configs",
                          "%1: this Kafka is too old, client metrics have configs from Kafka 3.7 on"))
          .with(error.target);
  error.server_message.clear();
  return error;
}

/// DESCRIBE is not enough here: the sentence names the right that is.
Error name_the_right(Error error) {
  if (error.code == "NOT_AUTHORIZED") {
    error.text = KLAMM_TEXT("configs", "%1: not authorised to read its configs (needs DESCRIBE_CONFIGS)")
                     .with(error.target);
  }
  return error;
}

} // namespace

const std::string* ConfigsAnswer::value(configs::EntityType type, std::string_view name,
                                        std::string_view key) const {
  const std::tuple<std::int8_t, std::string_view> wanted(static_cast<std::int8_t>(type), name);
  const auto at = std::lower_bound(
      resources.begin(), resources.end(), wanted, [](const ConfigFacts& facts, const auto& looked_for) {
        return std::tuple<std::int8_t, std::string_view>(facts.resource_type, facts.resource_name) <
               looked_for;
      });
  if (at == resources.end() || at->resource_name != name || at->resource_type != std::get<0>(wanted))
    return nullptr;
  for (const auto& entry : at->configs) {
    if (entry.name == key && entry.value) return &*entry.value;
  }
  return nullptr;
}

ConfigsAnswer fetch_configs(Client& client, std::span<const ConfigResource> resources,
                            const ConfigWanted& wanted, const Call& call, std::int32_t view) {
  ConfigsAnswer out;
  std::set<std::int32_t> away; // a broker that does not answer is one problem, not one a resource
  Spec<ConfigResource, DescribeConfigsRequest, DescribeConfigsResponse> spec;
  spec.most = most_resources;
  spec.make = [&wanted](std::span<const ConfigResource> asked, int, std::int16_t version) {
    return request_for(asked, wanted, version);
  };
  spec.take = [&out](std::span<const ConfigResource> asked, int, const net::Reply&,
                     DescribeConfigsResponse& response, std::span<Verdict> verdicts) {
    std::map<ConfigResource, std::size_t> position;
    for (std::size_t i = 0; i < asked.size(); ++i) position.emplace(asked[i], i);
    std::vector<bool> answered(asked.size(), false);
    for (auto& result : response.results) {
      const auto at =
          position.find({static_cast<configs::EntityType>(result.resource_type), result.resource_name});
      if (at == position.end() || answered[at->second]) continue;
      answered[at->second] = true;
      verdicts[at->second] = {result.error_code, result.error_message.value_or("")};
      if (result.error_code == protocol::ErrorCode::none) out.resources.push_back(std::move(result));
    }
    for (std::size_t i = 0; i < asked.size(); ++i) {
      if (!answered[i])
        verdicts[i] = {protocol::ErrorCode::unknown_server_error, "the reply leaves this resource out"};
    }
  };
  spec.failed = [&](const ConfigResource& resource, Error error) {
    const bool transport = error.kind == ErrorKind::no_answer;
    const std::int32_t node = node_of(resource);
    if (transport && !away.insert(node).second) return;
    if (transport && node != net::any_node) error.target = "broker " + std::to_string(node);
    if (transport && node == net::any_node) error.target = "configs";
    out.errors.push_back(name_the_right(name_the_release(std::move(error), resource)));
  };
  spec.name = describe_resource;

  const std::set<ConfigResource> distinct(resources.begin(), resources.end());
  std::vector<Keyed<ConfigResource>> keys;
  keys.reserve(distinct.size());
  for (const auto& resource : distinct) {
    const std::int32_t own = node_of(resource);
    keys.push_back({resource, own == net::any_node ? view : own, 0, 0, 0});
  }
  drive(client, call, std::move(keys), spec);
  std::sort(out.resources.begin(), out.resources.end(),
            [](const ConfigFacts& a, const ConfigFacts& b) { return order(a) < order(b); });
  return out;
}

std::optional<std::int64_t> config_integer(std::string_view value) {
  std::int64_t number = 0;
  const auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (fault != std::errc() || end != value.data() + value.size()) return std::nullopt;
  return number;
}

configs::Source config_source(std::int8_t number) {
  using configs::Source;
  const bool known = number >= 0 && number <= static_cast<std::int8_t>(Source::dynamic_group);
  return known ? static_cast<Source>(number) : Source::unknown;
}

std::string config_source_word(std::int8_t number) {
  return std::string(configs::word(config_source(number)));
}

} // namespace klamm::admin
