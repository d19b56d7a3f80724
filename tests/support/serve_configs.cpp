#include <protocol/mirror/describe_configs.hpp>
#include <protocol/mirror/list_config_resources.hpp>
#include <support/handlers.hpp>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <cmath>
#include <sstream>

namespace klamm::testing {

namespace {

using protocol::DescribeConfigsRequest;
using protocol::DescribeConfigsResponse;
using protocol::ErrorCode;
using protocol::ListConfigResourcesRequest;
using protocol::ListConfigResourcesResponse;
using Configs = Model::Configs;

constexpr std::int8_t topic_resource = 2;
constexpr std::int8_t broker_resource = 4;
constexpr std::int8_t logger_resource = 8;
constexpr std::int8_t group_resource = 32;

enum Type : std::int8_t { boolean = 1, string = 2, int32 = 3, int64 = 5, real = 6, list = 7, password = 9 };

Configs table(std::initializer_list<Model::Config> configs) {
  Configs out;
  for (const auto& config : configs) out.emplace(config.name, config);
  return out;
}

Model::Config entry(const char* name, const char* value, Type type, const char* documentation) {
  Model::Config config;
  config.name = name;
  config.value = value;
  config.type = type;
  config.documentation = documentation;
  return config;
}

/// A handful of Kafka's configs of a topic, at Kafka's defaults.
const Configs& topic_defaults() {
  static const Configs defaults = table({
      entry("cleanup.policy", "delete", list, "What happens to old segments."),
      entry("compression.type", "producer", string, "How records are compressed."),
      entry("delete.retention.ms", "86400000", int64, "How long tombstones stay."),
      entry("follower.replication.throttled.replicas", "", list,
            "Replicas throttled on the follower's side."),
      entry("leader.replication.throttled.replicas", "", list, "Replicas throttled on the leader's side."),
      entry("max.message.bytes", "1048588", int32, "The largest batch."),
      entry("min.cleanable.dirty.ratio", "0.5", real, "How dirty a log is before it is cleaned."),
      entry("min.insync.replicas", "1", int32, "Replicas that must acknowledge a write."),
      entry("retention.bytes", "-1", int64, "How large a partition may grow."),
      entry("retention.ms", "604800000", int64, "How long records stay."),
      entry("segment.bytes", "1073741824", int32, "The size of a segment file."),
      entry("unclean.leader.election.enable", "false", boolean, "Whether a replica out of sync may lead."),
  });
  return defaults;
}

Configs broker_defaults(std::int32_t id) {
  constexpr std::int8_t static_broker = 4;
  Configs out = table({
      entry("background.threads", "10", int32, "Threads for background work."),
      entry("log.cleanup.policy", "delete", list, "What happens to old segments."),
      entry("log.cleaner.io.max.bytes.per.second", "1.7976931348623157E308", real,
            "How fast logs are cleaned."),
      entry("log.retention.ms", "604800000", int64, "How long records stay."),
      entry("min.insync.replicas", "1", int32, "Replicas that must acknowledge a write."),
      entry("node.id", std::to_string(id).c_str(), int32, "The id of this broker."),
      entry("ssl.keystore.password", "", password, "The key store's password."),
      entry("unclean.leader.election.enable", "false", boolean, "Whether a replica out of sync may lead."),
  });
  out["node.id"].source = static_broker;
  out["node.id"].read_only = true;
  out["ssl.keystore.password"].sensitive = true;
  out["ssl.keystore.password"].value.reset();
  return out;
}

/// What topics get from the cluster-wide default where they have none of their own: one list is enough here.
Configs inherited_by_topics(const Configs& of_brokers) {
  Configs out;
  const auto at = of_brokers.find("log.cleanup.policy");
  if (at != of_brokers.end()) out.emplace("cleanup.policy", at->second);
  return out;
}

/// Java's Double.toString.
std::string as_java_double(double number) {
  const double size = std::fabs(number);
  const bool plain = size == 0 || (size >= 1e-3 && size < 1e7);
  std::array<char, 400> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), number,
                                 plain ? std::chars_format::fixed : std::chars_format::scientific)
                       .ptr;
  std::string out(text.data(), end);
  const auto e = out.find('e');
  std::string digits = out.substr(0, e);
  if (digits.find('.') == std::string::npos) digits += ".0";
  if (e == std::string::npos) return digits;
  return digits + "E" + std::to_string(std::stoi(out.substr(e + 1)));
}

/// A value as a broker shows what it made of it (ConfigDef.convertToString).
std::string shown(const std::string& value, std::int8_t type) {
  std::string out = value.substr(std::min(value.size(), value.find_first_not_of(' ')));
  out.resize(out.find_last_not_of(' ') + 1);
  if (type == boolean)
    std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return std::tolower(c); });
  if (type == int32 || type == int64) out = std::to_string(std::stoll(out));
  if (type == real) out = as_java_double(std::stod(out));
  if (type != list) return out;
  std::vector<std::string> items;
  std::istringstream words(out);
  for (std::string item; std::getline(words >> std::ws, item, ',');) {
    item.resize(item.find_last_not_of(' ') + 1);
    if (std::find(items.begin(), items.end(), item) == items.end()) items.push_back(item);
  }
  std::string joined;
  for (const auto& item : items) joined += (joined.empty() ? "" : ",") + item;
  return joined;
}

/// What is in force: the first of the layers that has a key; the layers behind it are its synonyms.
std::vector<DescribeConfigsResponse::DescribeConfigsResourceResult>
in_force(const Asked& asked, const DescribeConfigsRequest& request,
         const std::optional<std::vector<std::string>>& keys, const std::vector<const Configs*>& layers) {
  constexpr std::int16_t types_from = 3;
  std::map<std::string, DescribeConfigsResponse::DescribeConfigsResourceResult> out;
  for (const Configs* layer : layers) {
    for (const auto& [name, config] : *layer) {
      if (keys && std::find(keys->begin(), keys->end(), name) == keys->end()) continue;
      const auto [at, fresh] = out.try_emplace(name);
      auto& result = at->second;
      const auto value = config.sensitive ? std::nullopt : config.value;
      if (fresh) {
        result.name = name;
        result.value = value;
        result.read_only = config.read_only;
        result.config_source = config.source;
        result.is_sensitive = config.sensitive;
      }
      if (asked.version >= types_from) {
        if (layer == layers.back() || fresh) result.config_type = config.type;
        result.documentation.reset();
        if (request.include_documentation) result.documentation = config.documentation;
      }
      if (request.include_synonyms) result.synonyms.push_back({config.name, value, config.source});
    }
  }
  std::vector<DescribeConfigsResponse::DescribeConfigsResourceResult> list;
  for (auto& [name, result] : out) {
    // What is set as the cluster-wide default is shown as it was written.
    if (result.value && layers.size() > 1) result.value = shown(*result.value, result.config_type);
    list.push_back(std::move(result));
  }
  return list;
}

/// Of each logger asked for the level that holds; never whether it is its own.
std::vector<DescribeConfigsResponse::DescribeConfigsResourceResult>
levels_in_force(const std::map<std::string, std::string>& levels,
                const std::optional<std::vector<std::string>>& keys) {
  constexpr std::int8_t logger_source = 6;
  std::vector<DescribeConfigsResponse::DescribeConfigsResourceResult> list;
  for (const auto& name : keys.value_or(std::vector<std::string>{"root"})) {
    const auto own = levels.find(name);
    auto& result = list.emplace_back();
    result.name = name;
    result.value = own == levels.end() ? levels.at("root") : own->second;
    result.config_source = logger_source;
    result.documentation.reset();
  }
  return list;
}

DescribeConfigsResponse describe_configs(const Asked& asked, const DescribeConfigsRequest& request) {
  const Model& model = asked.model;
  DescribeConfigsResponse response;
  response.results.reserve(request.resources.size());
  for (const auto& resource : request.resources) {
    auto& out = response.results.emplace_back();
    out.error_message.reset();
    out.resource_type = resource.resource_type;
    out.resource_name = resource.resource_name;
    const auto describe = [&](const std::vector<const Configs*>& layers) {
      out.configs = in_force(asked, request, resource.configuration_keys, layers);
    };
    const Configs own = broker_defaults(asked.broker.id);
    if (resource.resource_type == topic_resource) {
      const auto at = model.topics.find(resource.resource_name);
      out.error_code = at == model.topics.end() ? ErrorCode::unknown_topic_or_partition : at->second.error;
      if (out.error_code == ErrorCode::none) {
        const Configs inherited = inherited_by_topics(model.cluster_configs);
        describe({&at->second.configs, &inherited, &topic_defaults()});
      }
    } else if (resource.resource_type == broker_resource && resource.resource_name.empty()) {
      describe({&model.cluster_configs});
      for (auto& config : out.configs) {
        if (const auto known = own.find(config.name); known != own.end())
          config.config_type = known->second.type;
      }
    } else if (resource.resource_type == broker_resource &&
               resource.resource_name == std::to_string(asked.broker.id)) {
      describe({&asked.broker.configs, &model.cluster_configs, &own});
    } else if (resource.resource_type == logger_resource) {
      out.configs = levels_in_force(asked.broker.levels, resource.configuration_keys);
    } else if (resource.resource_type == group_resource) {
      const auto at = model.groups.find(resource.resource_name);
      if (at != model.groups.end()) describe({&at->second.configs});
    } else {
      out.error_code = ErrorCode::invalid_request;
      out.error_message = "Unexpected resource, asked of broker " + std::to_string(asked.broker.id);
    }
  }
  return response;
}

ListConfigResourcesResponse list_config_resources(const Asked& asked,
                                                  const ListConfigResourcesRequest& request) {
  const auto wanted = [&](std::int8_t type) {
    const auto& types = request.resource_types;
    return types.empty() || std::find(types.begin(), types.end(), type) != types.end();
  };
  ListConfigResourcesResponse response;
  if (asked.version == 0) return response; // client metrics only
  if (wanted(topic_resource)) {
    for (const auto& [name, topic] : asked.model.topics)
      response.config_resources.push_back({name, topic_resource});
  }
  if (wanted(broker_resource)) {
    for (const std::int32_t id : asked.model.listed_brokers())
      response.config_resources.push_back({std::to_string(id), broker_resource});
  }
  if (wanted(group_resource)) {
    for (const auto& [id, group] : asked.model.groups) {
      if (!group.configs.empty()) response.config_resources.push_back({id, group_resource});
    }
  }
  return response;
}

} // namespace

std::string config_default(std::int8_t resource_type, const std::string& key) {
  const Configs defaults = resource_type == topic_resource    ? topic_defaults()
                           : resource_type == broker_resource ? broker_defaults(0)
                                                              : Configs();
  const auto at = defaults.find(key);
  return at == defaults.end() ? "" : at->second.value.value_or("");
}

void serve_configs(Handlers& handlers) {
  serve(handlers, describe_configs);
  serve(handlers, list_config_resources);
}

} // namespace klamm::testing
