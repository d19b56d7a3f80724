// config set, unset, append, subtract.

#include "../change_flow.hpp"
#include "../commands.hpp"
#include "../config_option.hpp"
#include "../live_names.hpp"
#include "../name_choice.hpp"

#include <klamm/plan_configs.hpp>

#include <algorithm>
#include <memory>

namespace klamm::cli {
namespace {

using Action = plan::ConfigIntent::Action;

struct Alter {
  std::string type_word;
  NameChoice which;
  bool cluster_default = false;
  std::map<std::string, std::string> configs;
  std::vector<std::string> keys;
  ChangeOptions change;
};

using configs::EntityType;

Result<void> check_names(const Alter& alter, EntityType type) {
  if (alter.cluster_default && type != EntityType::broker)
    return fail(usage("--cluster-default is for brokers"));
  if (!alter.which.by_pattern()) {
    if (!alter.cluster_default && alter.which.names.values.empty())
      return fail(usage("name whose config; the brokers' cluster-wide default is --cluster-default"));
    return {};
  }
  if (type != EntityType::topic && type != EntityType::group)
    return fail(usage("--match chooses topics and groups; what else there is, name"));
  return alter.which.check(alter.which.names.given, type == EntityType::topic ? "topics" : "groups");
}

/// Words, or what patterns choose.
Result<std::vector<std::string>> names_of(const NameChoice& which, EntityType type, Client& client,
                                          const Call& call) {
  if (!which.by_pattern()) return which.names.values;
  const auto accept = which.accept();
  if (!accept) return fail(accept.error());
  return type == EntityType::topic ? chosen_topics(client, *accept, call)
                                   : chosen_groups(client, *accept, call);
}

/// No topic, broker or logger has a `=` in its name.
bool names_hold_no_pairs(EntityType type) {
  return type == EntityType::topic || type == EntityType::broker || type == EntityType::broker_logger;
}

/// `config unset topic orders retention.ms`: the last name may be a key.
Error nothing_to_unset(const Alter& alter) {
  const auto& words = alter.which.names.values;
  if (words.size() < 2) return usage("say what to unset: --key KEY");
  return usage("say what to unset: --key KEY; if %1 is one, --key %1", {words.back()});
}

int run_alter(Alter& given, Action action, Context& context) {
  Alter alter = given;
  const auto type = configs::parse_entity_type(alter.type_word);
  if (!type) return context.failed(type.error());
  if (action != Action::unset && names_hold_no_pairs(*type)) {
    if (auto taken = take_pairs(alter.which.names.values, alter.configs); !taken)
      return context.failed(taken.error());
    alter.which.names.given = !alter.which.names.values.empty();
  }
  plan::ChangeConfigs wanted;
  wanted.type = *type;
  if (auto named = check_names(alter, *type); !named) return context.failed(named.error());
  for (const auto& [key, value] : alter.configs) wanted.intents.push_back({key, action, value});
  for (const auto& key : alter.keys) wanted.intents.push_back({key, action, ""});
  if (wanted.intents.empty() && action != Action::unset) {
    const auto& words = alter.which.names.values;
    const auto pair = std::find_if(words.begin(), words.end(),
                                   [](const auto& name) { return name.find('=') != std::string::npos; });
    // Its value may be a secret.
    if (pair != words.end())
      return context.failed(usage("\"%1=…\" stands where a name does; write --config %1=VALUE",
                                  {pair->substr(0, pair->find('='))}));
  }
  if (wanted.intents.empty())
    return context.failed(action == Action::unset ? nothing_to_unset(alter) : usage("say what: KEY=VALUE"));
  auto client = client_for_change(context);
  if (!client) return context.failed(client.error());
  auto names = names_of(alter.which, *type, **client, context.call());
  if (!names) return context.failed(names.error());
  wanted.names = std::move(*names);
  if (alter.cluster_default) wanted.names.emplace_back();
  return run_change(context, plan::change_configs(**client, wanted, context.call()), alter.change);
}

template <Action action>
Prepared alter(Options& options) {
  auto alter = std::make_shared<Alter>();
  options.argument("TYPE", alter->type_word, "topic, broker, broker-logger, group or client-metrics")
      .choices({"topic", "broker", "broker-logger", "group", "client-metrics"});
  options
      .names(
          "NAME", alter->which.names,
          action == Action::unset
              ? "whose config; - reads names; of topics and groups --match may choose them"
              : "whose config, and KEY=VALUE for topics, brokers and loggers; - reads names; of topics and "
                "groups --match may choose them")
      .complete(live_entities);
  alter->which.declare_patterns(options);
  options.flag("--cluster-default,!--entity-default", alter->cluster_default,
               "the brokers' cluster-wide default");
  if (action == Action::unset) {
    options.values("-k,--key,!--delete-config", "KEY", alter->keys, "the key to unset; repeatable")
        .complete(live_config_keys);
  } else if (action == Action::set) {
    config_option(options, alter->configs,
                  "key and value (7d, 10MiB for keys in .ms and .bytes; @env:NAME, @file:PATH for secrets); "
                  "repeatable");
  } else {
    config_option(options, alter->configs, "key and items, commas between; repeatable");
  }
  declare_change_options(options, alter->change);
  return [alter](Context& context) { return run_alter(*alter, action, context); };
}

constexpr const char* rights = "AlterConfigs and DescribeConfigs on the topic, group or cluster";
constexpr const char* release = "2.3 (broker loggers: 2.4; client metrics: 3.7; groups: 4.0)";

} // namespace

constinit const Command config_set{
    "config",
    "set",
    Kind::change,
    "Set configs",
    "Changes the keys named and nothing else. Which keys and values there are is for the broker to judge. A "
    "secret is\n"
    "given by reference only. Undone by setting what was set before, or unsetting it.",
    {"klamm config set topic orders retention.ms=7d",
     "klamm config set broker 1 2 3 --config log.cleaner.threads=2 -y"},
    rights,
    release,
    {&View<changes::StepRow>::schema},
    alter<Action::set>};

constinit const Command config_unset{
    "config",
    "unset",
    Kind::change,
    "Take back what is set",
    "What holds without it holds again: the broker's value, or Kafka's default.",
    {"klamm config unset topic orders --key retention.ms -y",
     "klamm config unset broker --cluster-default --key log.cleaner.threads -y"},
    rights,
    release,
    {&View<changes::StepRow>::schema},
    alter<Action::unset>};

constinit const Command config_append{
    "config",
    "append",
    Kind::change,
    "Add items to a list",
    "Items that are there already are left as they are. A list that holds from elsewhere is set whole, with "
    "them. Undone by\ntaking out those that were really added, or unsetting it.",
    {"klamm config append topic orders --config cleanup.policy=compact -y",
     "klamm config append topic orders audit --config leader.replication.throttled.replicas=0:1"},
    rights,
    release,
    {&View<changes::StepRow>::schema},
    alter<Action::append>};

constinit const Command config_subtract{
    "config",
    "subtract",
    Kind::change,
    "Take items out of a list",
    "Items that are not there are passed over. A list that holds from elsewhere is set whole, without them.",
    {"klamm config subtract topic orders --config cleanup.policy=delete -y",
     "klamm config subtract topic orders --config follower.replication.throttled.replicas=0:3"},
    rights,
    release,
    {&View<changes::StepRow>::schema},
    alter<Action::subtract>};

} // namespace klamm::cli
