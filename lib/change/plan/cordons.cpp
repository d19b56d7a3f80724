#include <klamm/features.hpp>
#include <klamm/plan_cordons.hpp>

#include <algorithm>

namespace klamm::plan {
namespace {

constexpr const char* key = "cordoned.log.dirs";
constexpr std::int32_t level_43_iv0 = 30; ///< of metadata.version

ChangeConfigs change_of(const CordonBrokers& wanted) {
  ChangeConfigs out;
  out.type = configs::EntityType::broker;
  for (const std::int32_t id : wanted.ids) out.names.push_back(std::to_string(id));
  using Action = ConfigIntent::Action;
  out.intents.push_back({key, wanted.cordon ? Action::set : Action::unset, wanted.cordon ? "*" : ""});
  return out;
}

Error problem(ErrorKind kind, const char* code, const std::string& broker, Text text) {
  text.args.insert(text.args.begin(), broker);
  return Error::of(kind, code, std::move(text)).about("broker " + broker);
}

} // namespace

Planned cordon_brokers(const LiveCordons& live, const CordonBrokers& wanted) {
  Planned none;
  none.plan.cluster_id = live.configs.cluster_id;
  none.plan.made_at = live.configs.read_at;
  ChangeConfigs change = change_of(wanted);
  if (live.metadata_level.value_or(0) < level_43_iv0) {
    for (const auto& name : change.names)
      none.problems.push_back(problem(
          ErrorKind::failed, "UNSUPPORTED_VERSION", name,
          KLAMM_TEXT("plan",
                     "broker %1 cannot be cordoned: the cluster's metadata.version is below 4.3-IV0")));
    return none;
  }
  std::vector<Error> problems = live.unread;
  std::erase_if(change.names, [&](const std::string& name) {
    const auto at = live.configs.entries.find({name, key});
    if (at == live.configs.entries.end()) return false;
    if (!at->second.known) {
      problems.push_back(problem(ErrorKind::failed, "UNSUPPORTED_VERSION", name,
                                 KLAMM_TEXT("plan", "broker %1 does not know cordoned.log.dirs: its Kafka is "
                                                    "older than 4.3")));
      return true;
    }
    // Unsetting leaves what the file says.
    if (wanted.cordon || at->second.source != configs::Source::static_broker ||
        at->second.value.value_or("").empty())
      return false;
    problems.push_back(problem(ErrorKind::failed, "CORDONED_BY_FILE", name,
                               KLAMM_TEXT("plan", "broker %1 is cordoned by its server.properties: remove "
                                                  "cordoned.log.dirs there, and restart the broker")));
    return true;
  });
  Planned out = change.names.empty() ? std::move(none) : change_configs(live.configs, change);
  out.problems.insert(out.problems.end(), problems.begin(), problems.end());
  return out;
}

Result<Planned> cordon_brokers(Client& client, const CordonBrokers& wanted, const Call& call) {
  LiveCordons live;
  const auto features = features::describe(client, call);
  if (!features) return fail(features.error());
  for (const auto& feature : features->rows) {
    if (feature.name == "metadata.version") live.metadata_level = feature.finalized_level;
  }
  if (live.metadata_level.value_or(0) >= level_43_iv0) {
    auto configs = read_live_configs(client, change_of(wanted), live.unread, call);
    if (!configs) return fail(configs.error());
    live.configs = std::move(*configs);
  } else {
    live.configs.cluster_id = features->cluster_id;
    live.configs.read_at = features->sampled_at;
  }
  return cordon_brokers(live, wanted);
}

} // namespace klamm::plan
