// What plans for configs read.

#include <klamm/names.hpp>
#include <klamm/plan_configs.hpp>
#include <klamm/plan_topics.hpp>

#include <admin/entities.hpp>
#include <admin/fetch/config_keys.hpp>
#include <admin/fetch/metadata.hpp>
#include <change/live/config_state.hpp>
#include <change/operations/config_risk.hpp>

#include <algorithm>

namespace klamm::plan {

using namespace changes; // operations

namespace {

using Action = ConfigIntent::Action;

/// The cluster-wide default, not set, of a list that is to be edited: what `teller` has without it. Its own
/// value hides that.
void take_from_below(LiveConfig& config, const ConfigKey& key, const std::string& teller,
                     const std::map<ConfigKey, ConfigState>& states) {
  const auto at = states.find({{key.resource.type, teller}, key.key});
  if (config.own || at == states.end() || at->second.source == configs::Source::dynamic_broker) return;
  config.value = at->second.value;
  config.value_type = at->second.value_type;
}

/// Fills in of a broker's key what the entity itself does not show: whether brokers know it, whether they
/// keep its value secret.
void complete(LiveConfig& config, const ConfigKey& key, const std::string& teller,
              const std::map<ConfigKey, ConfigState>& states) {
  if (config.known || shown_when_set(key.key)) return;
  const ConfigState* known = known_to_broker(states, key, teller);
  config.known = known != nullptr;
  config.sensitive = known == nullptr || known->sensitive;
}

bool asks_partitions(const ChangeConfigs& wanted) {
  return std::any_of(wanted.intents.begin(), wanted.intents.end(), [&wanted](const ConfigIntent& intent) {
    return changes::asks_partitions(wanted.type, intent.key);
  });
}

/// The partitions that the keys govern; those of topics that cannot be read are left out.
void read_governed(const protocol::MetadataResponse& metadata, const ChangeConfigs& wanted,
                   LiveConfigs& live) {
  if (!asks_partitions(wanted)) return;
  for (const auto& topic : metadata.topics) {
    std::vector<GovernedPartition> partitions;
    partitions.reserve(topic.partitions.size());
    for (const auto& partition : topic.partitions)
      partitions.push_back({static_cast<std::int32_t>(partition.replica_nodes.size()),
                            static_cast<std::int32_t>(partition.isr_nodes.size()), partition.leader_id >= 0});
    if (wanted.type == configs::EntityType::topic) {
      if (topic.error_code == protocol::ErrorCode::none)
        live.governed[topic.name.value_or("")] = std::move(partitions);
      continue;
    }
    for (const auto& broker : wanted.names) {
      auto& all = live.governed[broker];
      all.insert(all.end(), partitions.begin(), partitions.end());
    }
  }
}

/// The cluster, and of topics that are to be changed their ids. Before their configs: of a topic that is made
/// anew in between the plan is STALE when applied.
Result<protocol::MetadataResponse> read_cluster(Client& client, const ChangeConfigs& wanted,
                                                const Call& call) {
  std::vector<std::string> topics;
  if (wanted.type == configs::EntityType::topic) {
    std::copy_if(wanted.names.begin(), wanted.names.end(), std::back_inserter(topics),
                 [](const std::string& name) { return topic_name_fault(name).empty(); });
  }
  if (wanted.type == configs::EntityType::broker && asks_partitions(wanted))
    return admin::fetch_metadata(client, admin::TopicChoice::all(), call);
  return admin::fetch_metadata(
      client, topics.empty() ? admin::TopicChoice::none() : admin::TopicChoice::named(topics), call);
}

} // namespace

Result<LiveConfigs> read_live_configs(Client& client, const ChangeConfigs& wanted,
                                      std::vector<Error>& problems, const Call& call) {
  const auto metadata = read_cluster(client, wanted, call);
  if (!metadata) return fail(metadata.error());
  std::map<std::string, std::string> ids;
  for (const auto& topic : metadata->topics) {
    if (!topic.topic_id.is_zero()) ids[topic.name.value_or("")] = topic.topic_id.text();
  }
  auto entities = admin::config_entities(client, wanted.type, wanted.names, call);
  if (!entities) return fail(entities.error());
  const bool brokers = wanted.type == configs::EntityType::broker;
  // The cluster-wide default shows only what is set there: of the keys there are any broker tells.
  const auto teller = [&](const admin::ConfigResource& entity) {
    return entity.name.empty() && !metadata->brokers.empty()
               ? std::to_string(metadata->brokers.front().node_id)
               : entity.name;
  };
  std::vector<ConfigKey> keys;
  for (const auto& entity : *entities) {
    for (const auto& intent : wanted.intents) {
      keys.push_back({entity, intent.key});
      if (!brokers) continue;
      for (auto& name : names_of(intent.key))
        keys.push_back({{entity.type, teller(entity)}, std::move(name)});
    }
  }
  LiveConfigs live;
  live.cluster_id = metadata->cluster_id.value_or("");
  live.read_at = std::chrono::system_clock::now();
  read_governed(*metadata, wanted, live);
  std::map<std::string, Error> by_entity;
  std::optional<std::vector<std::string>> entities_keys;
  const bool unsets = std::any_of(wanted.intents.begin(), wanted.intents.end(),
                                  [](const auto& intent) { return intent.action == Action::unset; });
  const auto states = read_configs(client, keys, call, net::any_node, unsets);
  for (const auto& entity : *entities) {
    for (const auto& intent : wanted.intents) {
      const ConfigState& state = states.at({entity, intent.key});
      if (state.error) {
        by_entity.emplace(state.error->target, *state.error);
        continue;
      }
      LiveConfig config = live_config(state);
      if (const auto id = ids.find(entity.name); id != ids.end()) config.topic_id = id->second;
      const ConfigKey key{entity, intent.key};
      if (brokers) complete(config, key, teller(entity), states);
      const bool fixed_keys = !brokers && wanted.type != configs::EntityType::broker_logger;
      if (fixed_keys && !config.known && intent.action != Action::unset) {
        if (!entities_keys) entities_keys = admin::fetch_config_keys(client, entity, call);
        // Without one like it, whether there is such a key is for Kafka to say.
        if (const auto near = nearest(intent.key, *entities_keys); !near.empty()) {
          problems.push_back(admin::unknown_config_key(entity, intent.key, near));
          continue;
        }
      }
      const bool edited = intent.action == Action::append || intent.action == Action::subtract;
      if (brokers && edited && entity.name.empty()) take_from_below(config, key, teller(entity), states);
      live.entries[{entity.name, intent.key}] = std::move(config);
    }
  }
  for (auto& [target, error] : by_entity) problems.push_back(std::move(error));
  return live;
}

Result<Planned> change_configs(Client& client, const ChangeConfigs& wanted, const Call& call) {
  std::vector<Error> problems;
  const auto live = read_live_configs(client, wanted, problems, call);
  if (!live) return fail(live.error());
  Planned out = change_configs(*live, wanted);
  // The journal keeps the command line: nothing of one with a secret in it is done.
  for (const Error& error : out.problems) {
    if (error.code == "SECRET_ON_COMMAND_LINE") return fail(error);
  }
  out.problems.insert(out.problems.end(), problems.begin(), problems.end());
  return out;
}

} // namespace klamm::plan
