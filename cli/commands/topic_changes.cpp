// topic create, topic delete.

#include "../change_flow.hpp"
#include "../commands.hpp"
#include "../config_option.hpp"
#include "../name_choice.hpp"

#include <klamm/front/words.hpp>
#include <klamm/plan_configs.hpp>
#include <klamm/plan_topics.hpp>

#include <memory>

namespace klamm::cli {
namespace {

struct Create {
  Names names;
  std::optional<std::int64_t> partitions;
  std::optional<std::int64_t> replication_factor;
  std::vector<changes::Replicas> assignment;
  std::map<std::string, std::string> configs;
  bool if_not_exists = false;
  bool ignore_differences = false;
  ChangeOptions change;
};

int run_create(Create& create, Context& context) {
  if (!create.assignment.empty() && (create.partitions || create.replication_factor))
    return context.failed(usage("--assignment says both partitions and replication factor: leave those out"));
  if (create.ignore_differences && !create.if_not_exists)
    return context.failed(usage("--ignore-differences goes with --if-not-exists"));
  if (auto taken = take_pairs(create.names.values, create.configs); !taken)
    return context.failed(taken.error());
  if (create.names.values.empty()) return context.failed(usage("name the topics to create"));
  auto client = client_for_change(context);
  if (!client) return context.failed(client.error());
  plan::CreateTopics wanted;
  wanted.names = create.names.values;
  const auto narrow = [](const std::optional<std::int64_t>& from) {
    return from ? std::optional(static_cast<std::int32_t>(*from)) : std::nullopt;
  };
  wanted.partitions = narrow(create.partitions);
  wanted.replication_factor = narrow(create.replication_factor);
  wanted.assignment = create.assignment;
  for (const auto& [key, value] : create.configs) wanted.configs[key] = plan::config_value(key, value);
  wanted.if_not_exists = create.if_not_exists;
  auto planned = plan::create_topics(**client, wanted, context.call());
  if (planned && create.ignore_differences) {
    for (auto& [step, why] : planned->differences) {
      planned->notes.push_back(std::move(why.text));
      planned->unchanged.push_back(std::move(step));
    }
    planned->differences.clear();
  }
  return run_change(context, planned, create.change);
}

Prepared create(Options& options) {
  auto create = std::make_shared<Create>();
  options.required_names("TOPIC", create->names, "topics to create; - reads names").also("-t,--topic");
  options.integer("-p,--partitions", "N", create->partitions, 1, 1'000'000,
                  "partitions; without it the brokers' num.partitions");
  options.integer("--replication-factor,--rf,!-r", "N", create->replication_factor, 1, 32767,
                  "replicas of each partition; without it the brokers' default");
  options.custom(
      "--assignment,!--replica-assignment", "1:2:3,…",
      [create](std::string_view word) -> Result<void> {
        auto parsed = front::parse_assignment(word);
        if (!parsed) return fail(parsed.error());
        create->assignment = std::move(*parsed);
        return {};
      },
      "brokers of each partition, the preferred leader first");
  config_option(options, create->configs, "a config of the topics; repeatable");
  options.flag("--if-not-exists", create->if_not_exists,
               "a topic that exists is compared: exit 3 where it is not as wanted");
  options.flag("--ignore-differences", create->ignore_differences,
               "with --if-not-exists: exit 0 all the same");
  declare_change_options(options, create->change);
  return [create](Context& context) { return run_create(*create, context); };
}

struct Delete {
  TopicChoice which;
  bool if_exists = false;
  ChangeOptions change;
};

int run_delete(Delete& remove, Context& context) {
  if (auto chosen = remove.which.check(); !chosen) return context.failed(chosen.error());
  auto client = client_for_change(context);
  if (!client) return context.failed(client.error());
  plan::DeleteTopics wanted;
  auto names = remove.which.read(**client, context.call());
  if (!names) return context.failed(names.error());
  wanted.names = std::move(*names);
  wanted.internal = remove.which.internal;
  wanted.if_exists = remove.if_exists || remove.which.by_pattern(); // deleted in between: as wished
  return run_change(context, plan::delete_topics(**client, wanted, context.call()), remove.change);
}

Prepared remove(Options& options) {
  auto remove = std::make_shared<Delete>();
  remove->which.declare(options, "TOPIC", "topics to delete; - reads names");
  options.flag("--if-exists", remove->if_exists, "a topic that is not there is no failure");
  declare_change_options(options, remove->change);
  return [remove](Context& context) { return run_delete(*remove, context); };
}

} // namespace

constinit const Command topic_create{
    "topic",
    "create",
    Kind::change,
    "Create topics",
    "Shows what will be created, creates it, and returns when every live broker shows it. Undone by deleting "
    "the "
    "topics again,\nas long as they are empty.",
    {"klamm topic create orders --partitions 12 --replication-factor 3 --config retention.ms=7d",
     "klamm topic create audit --rf 3 --config cleanup.policy=compact --if-not-exists"},
    "Create on the topics or the cluster, Describe on the topics; DescribeConfigs with --if-not-exists and "
    "--config",
    "0.11 (brokers' defaults: 2.4)",
    {&View<changes::StepRow>::schema},
    create};

constinit const Command topic_delete{
    "topic",
    "delete",
    Kind::change,
    "Delete topics with all their records",
    "The records of a topic cannot be restored: the question wants the topic's name, or `37 topics` where "
    "they "
    "are many.\n"
    "Undone by creating the topics again, empty, with the replicas and configs they had. Kafka's own topics "
    "(__consumer_offsets …)\nwant --internal too. "
    "Topics are deleted by id where Kafka can (2.8): one that was made anew in the meantime is left alone.",
    {"klamm topic delete orders-old", "klamm topic delete --match 'tmp\\..*' --confirm '12 topics' --max 12"},
    "Delete and Describe on the topics; for an undo with its configs DescribeConfigs on them, to name their "
    "groups Describe on those",
    "0.11",
    {&View<changes::StepRow>::schema},
    remove};

} // namespace klamm::cli
