#include <klamm/configs.hpp>

#include <admin/call/stamp.hpp>
#include <admin/entities.hpp>
#include <admin/fetch/all_brokers.hpp>
#include <admin/fetch/config_defaults.hpp>
#include <admin/fetch/config_values.hpp>
#include <admin/fetch/configs.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace klamm::configs {

namespace {

/// A value as it takes part in a comparison.
struct Side {
  std::optional<std::string> value;
  std::optional<std::string> source; ///< empty: the entity does not have the key
  bool hidden = false;               ///< it is set, and Kafka does not tell to what
  ValueType type = ValueType::unknown;
};

using Keys = std::map<std::string, Side>;

Side side_of(const admin::ConfigEntry& entry) {
  Side side;
  side.source = admin::config_source_word(entry.config_source);
  side.type = admin::value_type(entry.config_type);
  if (entry.is_sensitive) {
    side.hidden = entry.config_source != admin::config_source_default;
  } else {
    side.value = entry.value;
  }
  return side;
}

/// Whether a value from this source is set on the entity itself, or (of brokers) by anybody at all.
bool is_own(EntityType type, std::int8_t source) {
  if (type == EntityType::broker) return source != admin::config_source_default;
  if (type == EntityType::topic) return source == admin::config_source_topic;
  return source == admin::config_source_group || source == admin::config_source_client_metrics ||
         source == admin::config_source_broker_logger;
}

/// What would hold if nothing were set on it: the first synonym that is not its own.
Side default_of(EntityType type, const admin::ConfigEntry& entry,
                const std::function<const std::map<std::string, std::string>&()>& composed) {
  if (!is_own(type, entry.config_source)) return side_of(entry);
  for (const auto& synonym : entry.synonyms) {
    if (is_own(type, synonym.source)) continue;
    Side side;
    side.source = admin::config_source_word(synonym.source);
    side.type = admin::value_type(entry.config_type);
    if (!entry.is_sensitive) side.value = admin::in_units_of(entry.name, synonym.name, synonym.value);
    side.hidden = entry.is_sensitive && synonym.source != admin::config_source_default;
    return side;
  }
  if (type != EntityType::topic || !admin::has_composed_default(entry.name)) return {};
  const auto& values = composed();
  const auto at = values.find(entry.name);
  if (at == values.end()) return {};
  Side side;
  side.source = admin::config_source_word(admin::config_source_default);
  side.type = admin::value_type(entry.config_type);
  side.value = at->second;
  return side;
}

class Differ {
 public:
  Differ(EntityType type, Answer<Difference>& out) : type_(type), out_(out) {}

  void compare(const std::optional<std::string>& base_name, const Keys& base, const std::string& name,
               const Keys& other) {
    static const Side absent;
    std::set<std::string> keys;
    for (const auto& [key, side] : base) keys.insert(key);
    for (const auto& [key, side] : other) keys.insert(key);
    for (const auto& key : keys) {
      const auto left = base.find(key);
      const auto right = other.find(key);
      add(base_name, left == base.end() ? absent : left->second, name,
          right == other.end() ? absent : right->second, key);
    }
  }

 private:
  void add(const std::optional<std::string>& base_name, const Side& left, const std::string& name,
           const Side& right, const std::string& key) {
    const bool unknown = left.hidden && right.hidden;
    const auto type = left.type == ValueType::unknown ? right.type : left.type;
    const bool different = !admin::same_value(type, left.value, right.value) || left.hidden != right.hidden ||
                           left.source.has_value() != right.source.has_value();
    if (!unknown && !different) return;
    out_.rows.push_back(
        {type_, key, base_name, left.value, left.source, name, right.value, right.source, !unknown});
  }

  EntityType type_;
  Answer<Difference>& out_;
};

Error too_few(const DiffQuery& query) {
  return Error::of(ErrorKind::usage, "TOO_FEW_NAMES",
                   query.with_default
                       ? KLAMM_TEXT("configs", "name an entity to compare with its default")
                       : KLAMM_TEXT("configs", "name two or more to compare, or one with its default"));
}

} // namespace

Result<Answer<Difference>> diff(Client& client, const DiffQuery& query, const Call& call) {
  const std::size_t least = query.with_default ? 1 : 2;
  if (query.names.size() < least) return fail(too_few(query));
  auto resources = admin::config_entities(client, query.type, query.names, call);
  if (!resources) return fail(std::move(resources.error()));
  auto facts = admin::fetch_configs(client, *resources, {query.keys, query.with_default, false}, call);
  Answer<Difference> out;
  admin::stamp(out, client);
  admin::name_fenced(client, facts.errors, call);
  for (auto& error : facts.errors) out.problem(std::move(error));

  std::optional<std::map<std::string, std::string>> fetched;
  const auto composed = [&]() -> const std::map<std::string, std::string>& {
    if (!fetched) fetched = admin::fetch_composed_defaults(client, call);
    return *fetched;
  };
  std::map<std::string, Keys> in_force;
  std::map<std::string, Keys> defaults;
  for (const auto& resource : facts.resources) {
    auto& keys = in_force[resource.resource_name];
    for (const auto& entry : resource.configs) {
      keys.emplace(entry.name, side_of(entry));
      if (query.with_default)
        defaults[resource.resource_name].emplace(entry.name, default_of(query.type, entry, composed));
    }
  }
  Differ differ(query.type, out);
  std::set<std::string> seen;
  const auto base = in_force.find(query.names.front());
  for (const auto& name : query.names) {
    const auto at = in_force.find(name);
    if (at == in_force.end() || !seen.insert(name).second) continue;
    if (query.with_default) {
      differ.compare(std::nullopt, defaults[name], name, at->second);
    } else if (base != in_force.end() && name != query.names.front()) {
      differ.compare(query.names.front(), base->second, name, at->second);
    }
  }
  return out;
}

} // namespace klamm::configs
