// topic alter, topic clone.

#include "../change_flow.hpp"
#include "../commands.hpp"
#include "../config_option.hpp"
#include "../live_names.hpp"
#include "../name_choice.hpp"

#include <klamm/plan_topics.hpp>

#include <memory>

namespace klamm::cli {
namespace {

std::optional<std::int32_t> narrow(const std::optional<std::int64_t>& from) {
  return from ? std::optional(static_cast<std::int32_t>(*from)) : std::nullopt;
}

struct Alter {
  TopicChoice which;
  std::optional<std::int64_t> partitions;
  std::map<std::string, std::string> configs;
  std::vector<std::string> unset;
  ChangeOptions change;
};

int run_alter(Alter& alter, Context& context) {
  using Action = plan::ConfigIntent::Action;
  if (auto taken = take_pairs(alter.which.names.values, alter.configs); !taken)
    return context.failed(taken.error());
  alter.which.names.given = !alter.which.names.values.empty();
  plan::AlterTopics wanted;
  wanted.partitions = narrow(alter.partitions);
  for (const auto& [key, value] : alter.configs) wanted.intents.push_back({key, Action::set, value});
  for (const auto& key : alter.unset) {
    if (alter.configs.count(key) != 0)
      return context.failed(usage("%1 is both set and unset: say one", {key}));
    wanted.intents.push_back({key, Action::unset, ""});
  }
  if (!wanted.partitions && wanted.intents.empty())
    return context.failed(usage("say what: --partitions N, --config KEY=VALUE or --unset KEY"));
  if (auto chosen = alter.which.check(); !chosen) return context.failed(chosen.error());
  auto client = client_for_change(context);
  if (!client) return context.failed(client.error());
  auto names = alter.which.read(**client, context.call());
  if (!names) return context.failed(names.error());
  wanted.names = std::move(*names);
  return run_change(context, plan::alter_topics(**client, wanted, context.call()), alter.change);
}

Prepared alter(Options& options) {
  auto alter = std::make_shared<Alter>();
  alter->which.declare(options, "TOPIC", "topics to alter; - reads names");
  options.integer("-p,--partitions", "N", alter->partitions, 1, 1'000'000,
                  "so many partitions each; never fewer than there are");
  options.custom(
      "!--rf,!--replication-factor", "N",
      [](std::string_view) -> Result<void> {
        return fail(usage("topic alter cannot change the replication factor yet; klamm reassignment start "
                          "TOPIC:P=1,2,3 places the replicas of a partition"));
      },
      "");
  config_option(options, alter->configs,
                "key and value to set (7d, 10MiB for keys in .ms and .bytes); repeatable");
  options.values("--unset,!--delete-config", "KEY", alter->unset, "a key to take back; repeatable");
  declare_change_options(options, alter->change);
  return [alter](Context& context) { return run_alter(*alter, context); };
}

struct Clone {
  plan::CloneTopic wanted;
  std::optional<std::int64_t> partitions;
  std::optional<std::int64_t> replication_factor;
  std::map<std::string, std::string> configs;
  ChangeOptions change;
};

int run_clone(Clone& clone, Context& context) {
  clone.wanted.partitions = narrow(clone.partitions);
  clone.wanted.replication_factor = narrow(clone.replication_factor);
  for (const auto& [key, value] : clone.configs) clone.wanted.configs[key] = plan::config_value(key, value);
  auto client = client_for_change(context);
  if (!client) return context.failed(client.error());
  return run_change(context, plan::clone_topic(**client, clone.wanted, context.call()), clone.change);
}

Prepared clone(Options& options) {
  auto clone = std::make_shared<Clone>();
  options.argument("SOURCE", clone->wanted.source, "the topic it is made like").complete(live_topics);
  options.argument("NEW", clone->wanted.name, "the topic to create");
  options.integer("-p,--partitions", "N", clone->partitions, 1, 1'000'000,
                  "partitions; as many as SOURCE without it");
  options.integer("--replication-factor,--rf", "N", clone->replication_factor, 1, 32767,
                  "replicas of each partition; as many as in SOURCE without it");
  config_option(options, clone->configs, "a config beside those of SOURCE, or instead; repeatable");
  declare_change_options(options, clone->change);
  return [clone](Context& context) { return run_clone(*clone, context); };
}

} // namespace

constinit const Command topic_alter{
    "topic",
    "alter",
    Kind::change,
    "Add partitions to topics, change their configs",
    "Klamm places the new partitions: over racks and evenly over the live brokers, as the plan shows. "
    "Partitions "
    "stay for good,\nand keys of new records go to other partitions than before; configs can be undone. A "
    "topic "
    "whose partitions are being\nmoved is refused: new ones would get too many replicas.",
    {"klamm topic alter orders --partitions 24 -y",
     "klamm topic alter orders clicks --config retention.ms=14d --unset segment.bytes"},
    "Alter and Describe on the topics, with --partitions Describe on the cluster; AlterConfigs and "
    "DescribeConfigs for configs",
    "2.4 (configs: 2.3)",
    {&View<changes::StepRow>::schema},
    alter};

constinit const Command topic_clone{
    "topic",
    "clone",
    Kind::change,
    "Create a topic like another",
    "With its partitions, its replication factor and the configs set on it, and none of its records.",
    {"klamm topic clone orders orders-test",
     "klamm topic clone orders orders-test --rf 1 --config retention.ms=1d"},
    "Create on the cluster or the new topic, Describe on both; DescribeConfigs on the source",
    "0.11",
    {&View<changes::StepRow>::schema},
    clone};

} // namespace klamm::cli
