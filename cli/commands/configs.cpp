#include "../commands.hpp"
#include "../context.hpp"
#include "../exit_code.hpp"
#include "../live_names.hpp"
#include "../name_choice.hpp"

#include <klamm/configs.hpp>
#include <klamm/names.hpp>

#include <algorithm>
#include <memory>

namespace klamm::cli {
namespace {

/// What the three commands have in common: which entities, which keys.
struct Entities {
  configs::EntityType type = configs::EntityType::topic;
  std::string type_word;
  Names names;
  bool cluster_default = false;
  std::vector<std::string> keys;

  [[nodiscard]] Result<void> resolve() {
    auto parsed = configs::parse_entity_type(type_word);
    if (!parsed) return fail(parsed.error());
    type = *parsed;
    if (cluster_default && type != configs::EntityType::broker)
      return fail(usage("--cluster-default is for brokers"));
    return {};
  }
  [[nodiscard]] std::vector<std::string> all_names() const {
    auto all = names.values;
    if (cluster_default) all.emplace_back();
    return all;
  }
};

void declare_type(Options& options, Entities& entities) {
  options.argument("TYPE", entities.type_word, "topic, broker, broker-logger, group or client-metrics")
      .choices({"topic", "broker", "broker-logger", "group", "client-metrics"});
  options.flag("--cluster-default,!--entity-default", entities.cluster_default,
               "the brokers' cluster-wide default");
}

void declare(Options& options, Entities& entities, const char* names_about) {
  declare_type(options, entities);
  options.names("NAME", entities.names, names_about).complete(live_entities);
  options.values("-k,--key", "KEY", entities.keys, "only this key; repeatable").complete(live_config_keys);
}

struct Describe {
  Entities entities;
  std::vector<std::string> match;
  std::vector<std::string> exclude;
  bool defaults = false;
};

int print_configs(Describe& describe, Context& context) {
  if (auto good = describe.entities.resolve(); !good) return context.failed(good.error());
  const auto patterns = Patterns::parse(describe.match, describe.exclude);
  if (!patterns) return context.failed(patterns.error());
  configs::DescribeQuery query;
  query.type = describe.entities.type;
  query.names = describe.entities.all_names();
  query.every = query.names.empty();
  query.accept = patterns->accept();
  if (query.accept)
    std::erase_if(query.names, [&query](const std::string& name) { return !query.accept(name); });
  query.keys = describe.entities.keys;
  query.defaults = describe.defaults;
  query.load = context.loaders();
  auto client = context.client();
  if (!client) return context.failed(client.error());
  const auto answer = configs::describe(**client, query, context.call());
  const int code = context.print(answer);
  if (answer) patterns->note_unmatched(context, describe.entities.type_word.c_str());
  return code;
}

struct Get {
  Describe describe;
  std::string name;
  Names keys;
};

int print_keys(const Get& get, Context& context) {
  auto describe = get.describe; // a copy: a watched command runs again
  auto& entities = describe.entities;
  if (auto good = entities.resolve(); !good) return context.failed(good.error());
  if (get.name.empty() && !entities.cluster_default) {
    return context.failed(
        entities.type == configs::EntityType::broker
            ? usage("name the broker; the brokers' cluster-wide default is --cluster-default")
            : usage("name whose config: klamm config get %1 NAME (config describe %1 shows all)",
                    {entities.type_word}));
  }
  entities.keys.insert(entities.keys.end(), get.keys.values.begin(), get.keys.values.end());
  // The cluster-wide default has no name: the word after the type is a key already.
  if (entities.cluster_default && !get.name.empty()) {
    entities.keys.insert(entities.keys.begin(), get.name);
  } else if (!entities.cluster_default) {
    entities.names.values = {get.name};
  }
  return print_configs(describe, context);
}

Prepared get(Options& options) {
  auto get = std::make_shared<Get>();
  get->describe.defaults = true;
  declare_type(options, get->describe.entities);
  options.optional_argument("NAME", get->name, "whose config; none with --cluster-default")
      .complete(live_entities);
  options.names("KEY", get->keys, "keys; every one when none is named").complete(live_config_keys);
  options.values("-k,--key", "KEY", get->describe.entities.keys, "the same as an option; repeatable");
  return [get](Context& context) { return print_keys(*get, context); };
}

Prepared describe(Options& options) {
  auto describe = std::make_shared<Describe>();
  declare(options, describe->entities, "names; every one of the type when none is named");
  options.flag("-a,--all", describe->defaults, "keys that nobody has set, too");
  options.values("--match", "REGEX", describe->match, "names that match whole; repeatable");
  options.values("--exclude", "REGEX", describe->exclude, "but not these; repeatable");
  return [describe](Context& context) { return print_configs(*describe, context); };
}

struct Diff {
  Entities entities;
  bool with_default = false;
};

int print_diff(Diff& diff, Context& context) {
  if (auto good = diff.entities.resolve(); !good) return context.failed(good.error());
  auto client = context.client();
  if (!client) return context.failed(client.error());
  const auto answer = configs::diff(
      **client, {diff.entities.type, diff.entities.all_names(), diff.with_default, diff.entities.keys},
      context.call());
  const int code = context.print(answer);
  if (code != exit_done || !answer) return code;
  const bool differ = std::any_of(answer->rows.begin(), answer->rows.end(),
                                  [](const configs::Difference& row) { return row.comparable; });
  return differ ? exit_differences : exit_done;
}

Prepared diff(Options& options) {
  auto diff = std::make_shared<Diff>();
  declare(options, diff->entities, "two names or more: the first is compared with each other one");
  options.flag("--default", diff->with_default, "compare each with what holds if nothing is set on it");
  return [diff](Context& context) { return print_diff(*diff, context); };
}

constexpr const char* acls = "DescribeConfigs on the topics or groups, or on the cluster (brokers, client "
                             "metrics)";
constexpr const char* oldest = "0.11 (broker loggers: 2.4; client metrics: 3.7; groups: 4.0)";

} // namespace

constinit const Command config_get{
    "config",
    "get",
    Kind::read,
    "Print the values in force of one entity, defaults included",
    "Only the keys that are named are asked for. A secret is null: Kafka never tells it. A broker's own "
    "config "
    "is asked of\n"
    "that broker. A key that the entity does not have is an error beside the other rows. Of many entities: "
    "config describe.",
    {"klamm config get topic orders retention.ms min.insync.replicas",
     "klamm config get broker 1 log.dirs -o json"},
    acls,
    oldest,
    {&View<configs::Config>::schema},
    get};

constinit const Command config_describe{
    "config",
    "describe",
    Kind::read,
    "Describe what is set: every key whose value is not Kafka's default",
    "The source says where: on the topic, the broker, the cluster-wide default, or the broker's file. "
    "--columns adds\n"
    "synonyms (every level at which a key is set) and documentation (Kafka's own words).",
    {"klamm config describe topic orders --where 'source=DYNAMIC_TOPIC'",
     "klamm config describe broker 1 2 3 --all --key num.io.threads"},
    acls,
    oldest,
    {&View<configs::Config>::schema},
    describe};

constinit const Command config_diff{
    "config",
    "diff",
    Kind::read,
    "Compare the configs of two or more of one type, or with the default",
    "Exit code 3 when they differ. The default of a topic, group or client-metrics resource is what the "
    "brokers would\n"
    "give it; of a broker, what Kafka ships. Two secrets that are both set cannot be compared: UNKNOWN.",
    {"klamm config diff topic orders orders-copy", "klamm config diff broker 2 --default"},
    acls,
    oldest,
    {&View<configs::Difference>::schema},
    diff};

} // namespace klamm::cli
