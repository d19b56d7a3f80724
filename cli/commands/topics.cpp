#include "../commands.hpp"
#include "../context.hpp"
#include "../live_names.hpp"
#include "../name_choice.hpp"

#include <klamm/names.hpp>
#include <klamm/topics.hpp>

#include <memory>

namespace klamm::cli {
namespace {

struct List {
  Names names;
  std::vector<std::string> match;
  std::vector<std::string> exclude;
  bool internal = false;
};

int print_list(const List& list, Context& context) {
  const auto patterns = Patterns::parse(list.match, list.exclude);
  if (!patterns) return context.failed(patterns.error());
  auto client = context.client();
  if (!client) return context.failed(client.error());
  topics::ListQuery query;
  query.names = list.names.values;
  query.accept = patterns->accept();
  // A topic that is named is shown, whatever it is.
  query.internal = list.internal || list.names.given;
  query.load = context.loaders();
  const auto answer = topics::list(**client, query, context.call());
  const int code = context.print(answer);
  if (answer) patterns->note_unmatched(context, "topic");
  if (answer && answer->hidden_internal > 0) {
    context.print_note(KLAMM_TEXT_N("topic list", "%n internal topics are hidden (--internal)")
                           .counted(answer->hidden_internal));
  }
  return code;
}

Prepared list(Options& options) {
  auto list = std::make_shared<List>();
  options.names("TOPIC", list->names, "topics; all when none is named; - reads names")
      .complete(live_topics)
      .also("-t,--topic");
  options.values("--match", "REGEX", list->match, "topics whose whole name matches; repeatable");
  options.values("--exclude", "REGEX", list->exclude, "but not these; repeatable");
  options.flag("--internal,!--include-internal", list->internal, "internal topics too");
  return [list](Context& context) { return print_list(*list, context); };
}

struct Describe {
  Names names;
  std::vector<std::string> match;
  std::vector<std::string> exclude;
};

/// What a table has no room for: the topics' overrides, a line each.
void note_overrides(const Answer<topics::PartitionDetail>& answer, Context& context) {
  if (context.globals().format != Format::table) return;
  const std::vector<topics::Override>* noted = nullptr;
  for (const auto& row : answer.rows) {
    if (!row.overrides || row.overrides->empty() || row.overrides.get() == noted) continue;
    noted = row.overrides.get();
    std::string list;
    for (const auto& entry : *noted)
      list += (list.empty() ? "" : ", ") + entry.key + "=" + entry.value.value_or("****");
    context.print_note(KLAMM_TEXT("topic describe", "%1 overrides %2").with(row.at.topic(), list));
  }
}

int print_described(const Describe& describe, Context& context) {
  const auto patterns = Patterns::parse(describe.match, describe.exclude);
  if (!patterns) return context.failed(patterns.error());
  if (!describe.names.given && patterns->empty())
    return context.failed(usage("name the topics, or choose them with --match"));
  topics::DescribeQuery query;
  query.names = describe.names.values;
  query.accept = patterns->accept();
  auto client = context.client();
  if (!client) return context.failed(client.error());
  const auto answer = topics::describe(**client, query, context.call());
  const int code = context.print(answer);
  if (answer) patterns->note_unmatched(context, "topic");
  if (answer) note_overrides(*answer, context);
  return code;
}

Prepared describe(Options& options) {
  auto describe = std::make_shared<Describe>();
  options.names("TOPIC", describe->names, "topics; - reads names").complete(live_topics).also("-t,--topic");
  options.values("--match", "REGEX", describe->match, "topics whose whole name matches; repeatable");
  options.values("--exclude", "REGEX", describe->exclude, "but not these; repeatable");
  return [describe](Context& context) { return print_described(*describe, context); };
}

} // namespace

constinit const Command topic_describe{
    "topic",
    "describe",
    Kind::read,
    "Describe topics, partition by partition",
    "Leader, replicas, ISR, first and last offsets, the end that read-committed consumers see, sizes and the "
    "topic's own\n"
    "configs. Eligible leader replicas (ELR) only where the cluster keeps them. What cannot be learned is "
    "empty and an\n"
    "error beside the rows. -o json carries where each replica lies.",
    {"klamm topic describe orders", "klamm topic describe --match 'orders\\..*' -o json"},
    "Describe and DescribeConfigs on the topics; Describe on the cluster for sizes",
    "1.0 (ELR: 4.0)",
    {&View<topics::PartitionDetail>::schema},
    describe};

constinit const Command topic_list{
    "topic",
    "list",
    Kind::read,
    "List topics",
    "One call tells all that the default columns show. Sizes and configs cost one more a broker, or one more "
    "per 1,000\n"
    "topics, and are asked only when a column that needs them is shown, sorted or filtered by.",
    {"klamm topic list --where 'under_replicated>0'",
     "klamm topic list --match 'orders\\..*' --columns name,partitions,size --sort size:desc"},
    "Describe on the topics (those you may not see are not shown)",
    "0.10",
    {&View<topics::Topic>::schema},
    list};

} // namespace klamm::cli
