#include "../commands.hpp"
#include "../context.hpp"
#include "../live_names.hpp"
#include "../name_choice.hpp"
#include "broker_option.hpp"

#include <klamm/names.hpp>
#include <klamm/partitions.hpp>

#include <memory>

namespace klamm::cli {
namespace {

struct List {
  Names topics;
  std::vector<std::string> match;
  std::vector<std::string> exclude;
  bool offline = false;
  bool unavailable = false;
  bool under_replicated = false;
  bool under_min_isr = false;
  bool at_min_isr = false;
  bool leader_not_preferred = false;
  std::vector<std::int32_t> brokers;
  std::vector<std::int32_t> leaders;

  [[nodiscard]] unsigned conditions() const {
    unsigned all = partitions::any_condition;
    if (offline) all |= partitions::offline;
    if (unavailable) all |= partitions::unavailable;
    if (under_replicated) all |= partitions::under_replicated;
    if (under_min_isr) all |= partitions::under_min_isr;
    if (at_min_isr) all |= partitions::at_min_isr;
    if (leader_not_preferred) all |= partitions::leader_not_preferred;
    return all;
  }
};

int print_list(const List& list, Context& context) {
  const auto patterns = Patterns::parse(list.match, list.exclude);
  if (!patterns) return context.failed(patterns.error());
  partitions::ListQuery query;
  auto topics = parse_topic_partitions(list.topics.values);
  if (!topics) return context.failed(topics.error());
  query.topics = std::move(*topics);
  query.accept = patterns->accept();
  query.conditions = list.conditions();
  query.brokers = list.brokers;
  query.leaders = list.leaders;
  query.load = context.loaders();
  if ((query.conditions & (partitions::under_min_isr | partitions::at_min_isr)) != 0)
    context.loaded(partitions::load_min_isr);
  auto client = context.client();
  if (!client) return context.failed(client.error());
  const auto answer = partitions::list(**client, query, context.call());
  const int code = context.print(answer);
  if (answer) patterns->note_unmatched(context, "topic");
  return code;
}

Prepared list(Options& options) {
  auto list = std::make_shared<List>();
  options.names("TOPIC[:P]", list->topics, "orders, orders:3, orders:0,3, orders:0-5; all when none is named")
      .complete(live_partitions)
      .also("-t,--topic");
  options.values("--match", "REGEX", list->match, "topics whose whole name matches; repeatable");
  options.values("--exclude", "REGEX", list->exclude, "but not these; repeatable");
  options.flag("--offline", list->offline, "without a leader");
  options.flag("--unavailable,!--unavailable-partitions", list->unavailable,
               "without a leader that is a live broker");
  options.flag("--under-replicated,!--under-replicated-partitions", list->under_replicated,
               "ISR smaller than the replica set");
  options.flag("--under-min-isr,!--under-min-isr-partitions", list->under_min_isr,
               "ISR smaller than min.insync.replicas, and than replicas: acks=all writes fail");
  options.flag("--at-min-isr,!--at-min-isr-partitions", list->at_min_isr,
               "ISR exactly min.insync.replicas: one more loss stops acks=all");
  options.flag("--leader-not-preferred", list->leader_not_preferred, "led by another than the first replica");
  broker_option(options, "--broker", list->brokers, "with a replica on this broker; repeatable");
  broker_option(options, "--leader", list->leaders, "led by this broker; repeatable");
  return [list](Context& context) { return print_list(*list, context); };
}

} // namespace

constinit const Command partition_list{
    "partition",
    "list",
    Kind::read,
    "List partitions, or those in a certain condition",
    "Several conditions mean any of them. Internal topics are listed too. One call tells everything; "
    "min.insync.replicas\n"
    "costs one more per 1,000 topics and is asked only when a condition, column or filter needs it. While a "
    "partition is\n"
    "being reassigned, its replicas include those being added.",
    {"klamm partition list --offline --under-min-isr", "klamm partition list orders:0-5 --leader 2 -o json"},
    "Describe on the topics (those you may not see are not shown); DescribeConfigs on them for "
    "min.insync.replicas",
    "0.10",
    {&View<partitions::Partition>::schema},
    list};

} // namespace klamm::cli
