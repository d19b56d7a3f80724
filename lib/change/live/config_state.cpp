#include <klamm/configs.hpp>

#include <admin/entities.hpp>
#include <admin/fetch/config_defaults.hpp>
#include <admin/fetch/config_values.hpp>
#include <admin/fetch/metadata.hpp>
#include <change/live/config_state.hpp>
#include <change/operations/files.hpp>

#include <cstdlib>
#include <set>

namespace klamm::changes {

using configs::EntityType;
using configs::Source;

const ConfigChange* config_change(const Operation& step) {
  return std::visit(
      [](const auto& change) -> const ConfigChange* {
        if constexpr (std::is_base_of_v<ConfigChange, std::decay_t<decltype(change)>>) {
          return &change;
        } else {
          return nullptr;
        }
      },
      step);
}

admin::ConfigAction action_of(const Operation& step) {
  if (std::holds_alternative<SetConfig>(step)) return admin::ConfigAction::set;
  if (std::holds_alternative<UnsetConfig>(step)) return admin::ConfigAction::unset;
  if (std::holds_alternative<AppendConfig>(step)) return admin::ConfigAction::append;
  return admin::ConfigAction::subtract;
}

ConfigKey key_of(const ConfigChange& change) {
  return {{change.entity_type, change.entity}, change.key};
}

bool own_source(EntityType type, std::optional<Source> source) {
  if (type == EntityType::broker)
    return source == Source::dynamic_broker || source == Source::dynamic_default_broker;
  return source == source_of_own(type, "");
}

plan::LiveConfig live_config(const ConfigState& state) {
  plan::LiveConfig out;
  out.known = state.source.has_value();
  out.value = state.value;
  out.source = state.source;
  out.own = state.own();
  out.sensitive = state.sensitive;
  out.value_type = state.value_type;
  out.inherited = state.inherited;
  out.read_only = state.read_only;
  return out;
}

Source source_of_own(EntityType type, std::string_view entity) {
  switch (type) {
  case EntityType::topic: return Source::dynamic_topic;
  case EntityType::broker: return entity.empty() ? Source::dynamic_default_broker : Source::dynamic_broker;
  case EntityType::broker_logger: return Source::dynamic_broker_logger;
  case EntityType::client_metrics: return Source::dynamic_client_metrics;
  case EntityType::group: break;
  }
  return Source::dynamic_group;
}

namespace {

/// A named broker shows the cluster-wide default's values too: those are not its own.
bool is_somebody_elses(const ConfigKey& key, Source source) {
  return key.resource.type == EntityType::broker && !key.resource.name.empty() &&
         source == Source::dynamic_default_broker;
}

/// What holds without the entity's own value.
class Inherited {
 public:
  Inherited(Client& client, const Call& call) : client_(client), call_(call) {}

  std::optional<std::string> of(const ConfigKey& key, const admin::ConfigEntry& entry) {
    const bool broker = key.resource.type == EntityType::broker;
    // The cluster-wide default shows itself alone.
    if (entry.is_sensitive || (broker && key.resource.name.empty())) return std::nullopt;
    const auto own = [&](Source source) {
      return broker ? source == Source::dynamic_broker : own_source(key.resource.type, source);
    };
    if (!own(admin::config_source(entry.config_source))) return entry.value;
    for (const auto& synonym : entry.synonyms) {
      if (!own(admin::config_source(synonym.source)))
        return admin::in_units_of(entry.name, synonym.name, synonym.value);
    }
    if (key.resource.type != EntityType::topic || !admin::has_composed_default(key.key)) return std::nullopt;
    if (!composed_) composed_ = admin::fetch_composed_defaults(client_, call_);
    const auto at = composed_->find(key.key);
    return at == composed_->end() ? std::nullopt : std::optional(at->second);
  }

 private:
  Client& client_;
  const Call& call_;
  std::optional<std::map<std::string, std::string>> composed_;
};

} // namespace

std::map<ConfigKey, ConfigState> read_configs(Client& client, const std::vector<ConfigKey>& keys,
                                              const Call& call, std::int32_t view, bool inherited) {
  std::map<ConfigKey, ConfigState> out;
  std::vector<admin::ConfigResource> resources;
  std::set<std::string> wanted;
  for (const ConfigKey& key : keys) {
    out[key].entity_type = key.resource.type;
    resources.push_back(key.resource);
    wanted.insert(key.key);
  }
  // Kafka knows a client-metrics resource's keys only as a whole.
  admin::ConfigWanted what;
  what.keys.assign(wanted.begin(), wanted.end());
  what.synonyms = inherited;
  Inherited below(client, call);
  const auto answer = admin::fetch_configs(client, resources, what, call, view);
  std::set<admin::ConfigResource> answered;
  for (const auto& facts : answer.resources) {
    const admin::ConfigResource resource{static_cast<EntityType>(facts.resource_type), facts.resource_name};
    answered.insert(resource);
    for (const auto& entry : facts.configs) {
      const auto at = out.find({resource, entry.name});
      if (at == out.end()) continue;
      ConfigState& state = at->second;
      state.value = entry.value;
      const Source source = admin::config_source(entry.config_source);
      state.source = is_somebody_elses(at->first, source) ? Source::cluster_default : source;
      state.sensitive = entry.is_sensitive;
      state.read_only = entry.read_only;
      state.value_type = admin::value_type(entry.config_type);
      if (inherited) state.inherited = below.of(at->first, entry);
    }
  }
  for (auto& [key, state] : out) {
    if (answered.count(key.resource) != 0) continue;
    const std::string name = std::string(configs::word(key.resource.type)) + " " + key.resource.name;
    state.error = Error::of(ErrorKind::no_answer, "NO_REPLY",
                            KLAMM_TEXT("change", "the configs of %1 could not be read").with(name))
                      .about(name);
    for (const Error& error : answer.errors) {
      if (error.target == name || error.target.starts_with("broker ") || error.target == "configs")
        state.error = error;
      if (error.target == name) break;
    }
  }
  return out;
}

std::vector<std::string> names_of(const std::string& key) {
  constexpr std::string_view listener = "listener.name.";
  std::vector<std::string> names{key};
  if (!key.starts_with(listener)) return names;
  auto dot = key.find('.', listener.size());
  for (int more = 0; more < 2 && dot != std::string::npos; ++more, dot = key.find('.', dot + 1))
    names.push_back(key.substr(dot + 1));
  return names;
}

bool shown_when_set(const std::string& key) {
  return key == "leader.replication.throttled.rate" || key == "follower.replication.throttled.rate" ||
         key == "replica.alter.log.dirs.io.max.bytes.per.second";
}

const ConfigState* known_to_broker(const std::map<ConfigKey, ConfigState>& states, const ConfigKey& key,
                                   const std::string& broker) {
  for (const auto& name : names_of(key.key)) {
    const auto at = states.find({{key.resource.type, broker}, name});
    if (at != states.end() && at->second.source) return &at->second;
  }
  return nullptr;
}

std::map<ConfigKey, bool> read_secrecy(Client& client, const std::vector<ConfigKey>& keys,
                                       const std::map<ConfigKey, ConfigState>& states, const Call& call) {
  std::map<ConfigKey, bool> out;
  std::vector<ConfigKey> more; // keys of brokers that are not set
  for (const ConfigKey& key : keys) {
    const ConfigState& state = states.at(key);
    out[key] = state.sensitive;
    const bool broker = key.resource.type == EntityType::broker;
    if (broker && !state.source && !shown_when_set(key.key)) more.push_back(key);
  }
  if (more.empty()) return out;
  const auto metadata = admin::fetch_metadata(client, admin::TopicChoice::none(), call);
  if (!metadata || metadata->brokers.empty()) return out;
  const std::string any = std::to_string(metadata->brokers.front().node_id);
  const auto teller = [&any](const ConfigKey& key) {
    return key.resource.name.empty() ? any : key.resource.name;
  };
  std::vector<ConfigKey> asked;
  for (const ConfigKey& key : more) {
    for (auto& name : names_of(key.key)) asked.push_back({{key.resource.type, teller(key)}, std::move(name)});
  }
  const auto told = read_configs(client, asked, call);
  for (const ConfigKey& key : more) {
    const bool answered = !told.at({{key.resource.type, teller(key)}, key.key}).error;
    const ConfigState* known = known_to_broker(told, key, teller(key));
    out[key] = answered && (known == nullptr || known->sensitive);
  }
  return out;
}

Result<std::string> read_secret(const std::string& reference) {
  const auto refused = [&reference](Text text) {
    return fail(Error::of(ErrorKind::usage, "NO_SECRET", std::move(text).with(reference)));
  };
  std::string secret;
  if (reference.starts_with("@env:")) {
    const char* value = std::getenv(reference.c_str() + 5);
    if (value == nullptr) return refused(KLAMM_TEXT("change", "%1: the environment variable is not set"));
    secret = value;
  } else if (reference.starts_with("@file:")) {
    auto text = read_secret_file(reference.substr(6));
    if (!text) {
      text.error().code = "NO_SECRET";
      return fail(text.error());
    }
    secret = std::move(*text);
  } else {
    return refused(KLAMM_TEXT("change", "%1 is not a reference to a secret; write @env:NAME or @file:PATH"));
  }
  if (secret.ends_with('\n')) secret.pop_back();
  return secret;
}

} // namespace klamm::changes
