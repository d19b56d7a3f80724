#include <klamm/configs.hpp>
#include <klamm/names.hpp>
#include <klamm/units.hpp>

#include <admin/call/driver.hpp>
#include <admin/call/stamp.hpp>
#include <admin/entities.hpp>
#include <admin/fetch/all_brokers.hpp>
#include <admin/fetch/config_keys.hpp>
#include <admin/fetch/config_values.hpp>
#include <admin/fetch/configs.hpp>
#include <admin/fetch/log_dirs.hpp>
#include <admin/fetch/metadata.hpp>
#include <protocol/messages/list_config_resources.hpp>

#include <algorithm>
#include <optional>
#include <set>

namespace klamm::admin {

namespace {

using configs::EntityType;

Result<std::vector<std::string>> list_resources(Client& client, EntityType type, const Call& call) {
  using protocol::ListConfigResourcesRequest;
  using protocol::ListConfigResourcesResponse;
  // Version 0 lists client metrics and nothing else.
  constexpr std::int16_t any_type_from = 1;
  const auto wanted = static_cast<std::int8_t>(type);
  auto response = ask<ListConfigResourcesRequest, ListConfigResourcesResponse>(
      client, call, net::any_node, std::string(configs::word(type)) + " configs",
      [wanted](std::int16_t version) {
        ListConfigResourcesRequest request;
        if (version >= any_type_from) request.resource_types.push_back(wanted);
        return request;
      },
      [](const ListConfigResourcesResponse& reply, const net::Reply&) {
        return Verdict{reply.error_code, {}};
      },
      type == EntityType::client_metrics ? std::int16_t{0} : any_type_from);
  if (!response) return fail(std::move(response.error()));
  std::vector<std::string> names;
  for (auto& resource : response->config_resources) {
    if (resource.resource_type == wanted) names.push_back(std::move(resource.resource_name));
  }
  return names;
}

Result<std::vector<std::string>> list_entities(Client& client, EntityType type, const Call& call) {
  if (type == EntityType::group || type == EntityType::client_metrics)
    return list_resources(client, type, call);
  const bool topics = type == EntityType::topic;
  auto metadata = fetch_metadata(client, topics ? TopicChoice::all() : TopicChoice::none(), call);
  if (!metadata) return fail(std::move(metadata.error()));
  std::vector<std::string> names;
  if (topics) {
    for (auto& topic : metadata->topics) names.push_back(std::move(topic.name).value_or(""));
  } else {
    for (const std::int32_t id : broker_ids(*metadata)) names.push_back(std::to_string(id));
  }
  return names;
}

Result<void> check_broker_name(EntityType type, const std::string& name) {
  if (name.empty() && type == EntityType::broker) return {};
  if (units::parse_integer(name, 0, INT32_MAX)) return {};
  return fail(Error::of(ErrorKind::usage, "INVALID_NAME",
                        KLAMM_TEXT("configs", "a broker is named by its id, not \"%1\"").with(name))
                  .about("broker " + name));
}

} // namespace

Result<std::vector<ConfigResource>> config_entities(Client& client, EntityType type,
                                                    const std::vector<std::string>& names, const Call& call) {
  std::set<ConfigResource> distinct;
  const bool brokers = type == EntityType::broker || type == EntityType::broker_logger;
  for (const auto& name : names) {
    if (brokers) {
      if (auto good = check_broker_name(type, name); !good) return fail(std::move(good.error()));
    }
    distinct.insert({type, name});
  }
  if (brokers && !distinct.empty()) {
    if (auto known = fetch_metadata(client, TopicChoice::none(), call); !known)
      return fail(std::move(known.error()));
  }
  return std::vector<ConfigResource>(distinct.begin(), distinct.end());
}

Result<std::vector<ConfigResource>>
every_config_entity(Client& client, EntityType type,
                    const std::function<bool(const std::string& name)>& accept, const Call& call) {
  auto names = list_entities(client, type, call);
  if (!names) return fail(std::move(names.error()));
  std::vector<ConfigResource> resources;
  resources.reserve(names->size());
  for (auto& name : *names) {
    if (!accept || accept(name)) resources.push_back({type, std::move(name)});
  }
  return resources;
}

} // namespace klamm::admin

namespace klamm::configs {

namespace {

std::vector<Synonym> to_synonyms(const admin::ConfigEntry& from) {
  std::vector<Synonym> out;
  out.reserve(from.synonyms.size());
  for (const auto& synonym : from.synonyms) {
    out.push_back({synonym.name, from.is_sensitive ? std::nullopt : synonym.value,
                   admin::config_source_word(synonym.source)});
  }
  return out;
}

Config to_row(EntityType type, const std::string& name, admin::ConfigEntry& from, unsigned load) {
  Config row;
  row.type = type;
  row.name = name;
  if ((load & load_synonyms) != 0) row.synonyms = to_synonyms(from);
  row.key = std::move(from.name);
  if (!from.is_sensitive) row.value = std::move(from.value);
  row.source = admin::config_source_word(from.config_source);
  row.sensitive = from.is_sensitive;
  row.read_only = from.read_only;
  if (const auto type = admin::value_type(from.config_type); type != ValueType::unknown)
    row.value_type = word(type);
  if ((load & load_documentation) != 0) row.documentation = std::move(from.documentation);
  return row;
}

/// By name (brokers by number), then key.
bool before(const Config& a, const Config& b) {
  const bool brokers = a.type == EntityType::broker || a.type == EntityType::broker_logger;
  if (brokers && a.name.size() != b.name.size()) return a.name.size() < b.name.size();
  return std::tie(a.name, a.key) < std::tie(b.name, b.key);
}

/// Of every broker, those whose configs cannot be asked for.
std::vector<Error> absent_brokers(Client& client, const DescribeQuery& query, const Call& call) {
  const auto metadata = admin::fetch_metadata(client, admin::TopicChoice::none(), call);
  if (!metadata) return {metadata.error()};
  auto errors = admin::fetch_all_brokers(client, *metadata, false, call).absent();
  std::erase_if(errors, [&](const Error& error) {
    return query.accept && error.broker_id && !query.accept(std::to_string(*error.broker_id));
  });
  return errors;
}

} // namespace

Result<EntityType> parse_entity_type(std::string_view said) {
  for (const auto type : {EntityType::topic, EntityType::broker, EntityType::broker_logger, EntityType::group,
                          EntityType::client_metrics}) {
    const std::string_view known = word(type);
    if (said == known || (said.size() == known.size() + 1 && said.starts_with(known) && said.back() == 's'))
      return type;
  }
  return fail(Error::of(ErrorKind::usage, "INVALID_ENTITY_TYPE",
                        KLAMM_TEXT("configs", "\"%1\" is not an entity type with configs; there are topic, "
                                              "broker, broker-logger, group and client-metrics")
                            .with(said)));
}

Result<Answer<Config>> describe(Client& client, const DescribeQuery& query, const Call& call) {
  auto resources = query.every ? admin::every_config_entity(client, query.type, query.accept, call)
                               : admin::config_entities(client, query.type, query.names, call);
  if (!resources) return fail(std::move(resources.error()));
  auto facts = admin::fetch_configs(
      client, *resources,
      {query.keys, (query.load & load_synonyms) != 0, (query.load & load_documentation) != 0}, call);
  Answer<Config> out;
  admin::stamp(out, client);
  out.visible_to_user = query.every;
  const bool brokers = query.type == EntityType::broker || query.type == EntityType::broker_logger;
  if (brokers && query.every) {
    for (auto& error : absent_brokers(client, query, call)) out.problem(std::move(error));
  }
  if (brokers) admin::name_fenced(client, facts.errors, call);
  for (auto& error : facts.errors) out.problem(std::move(error));
  std::optional<std::vector<std::string>> known;
  for (auto& resource : facts.resources) {
    std::set<std::string> missing(query.keys.begin(), query.keys.end());
    for (auto& entry : resource.configs) {
      missing.erase(entry.name);
      if (!query.defaults && entry.config_source == admin::config_source_default) continue;
      out.rows.push_back(to_row(query.type, resource.resource_name, entry, query.load));
    }
    if (!missing.empty() && !known)
      known = admin::fetch_config_keys(client, {query.type, resource.resource_name}, call);
    for (const auto& key : missing)
      out.problem(admin::unknown_config_key({query.type, resource.resource_name}, key, nearest(key, *known)));
  }
  std::sort(out.rows.begin(), out.rows.end(), before);
  return out;
}

} // namespace klamm::configs
