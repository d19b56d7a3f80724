#include "../commands.hpp"
#include "../context.hpp"
#include "../live_names.hpp"

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
  auto pattern = NamePattern::parse(list.match, list.exclude);
  if (!pattern) return context.failed(pattern.error());
  auto client = context.client();
  if (!client) return context.failed(client.error());
  topics::ListQuery query;
  query.names = list.names.values;
  if (!pattern->empty())
    query.accept = [&pattern](const std::string& name) { return pattern->matches(name); };
  // A topic that is named is shown, whatever it is.
  query.internal = list.internal || list.names.given;
  query.load = context.loaders();
  const auto answer = topics::list(**client, query, context.call());
  const int code = context.print(answer);
  if (answer && answer->hidden_internal > 0) {
    context.note({"topic list", "%n internal topics are hidden (--internal)", {}, answer->hidden_internal});
  }
  return code;
}

Prepared list(Options& options) {
  auto list = std::make_shared<List>();
  options.names("TOPIC", list->names, "topics; all when none is named; - reads names").complete(live_topics);
  options.values("--match", "REGEX", list->match, "topics whose whole name matches; repeatable");
  options.values("--exclude", "REGEX", list->exclude, "but not these; repeatable");
  options.flag("--internal,!--include-internal", list->internal, "internal topics too");
  return [list](Context& context) { return print_list(*list, context); };
}

} // namespace

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
    "Describe on the topics (those you may not see are left out)",
    "0.10",
    {&View<topics::Topic>::schema},
    list};

} // namespace klamm::cli
