#include "../commands.hpp"
#include "../context.hpp"
#include "../live_names.hpp"
#include "../name_choice.hpp"

#include <klamm/lag.hpp>
#include <klamm/names.hpp>

#include <algorithm>
#include <memory>

namespace klamm::cli {
namespace {

struct List {
  Names names;
  std::vector<std::string> match;
  std::vector<std::string> exclude;
  std::vector<std::string> topics;
  std::string by = "group";
  std::string isolation = "read-uncommitted";
};

lag::Query query_of(const List& list, const Patterns& patterns, unsigned loaders) {
  lag::Query query;
  query.groups = list.names.values;
  query.accept = patterns.accept();
  query.topics = list.topics;
  query.read_committed = list.isolation == "read-committed";
  query.load = loaders;
  return query;
}

int print_list(const List& list, Context& context) {
  const auto patterns = Patterns::parse(list.match, list.exclude);
  if (!patterns) return context.failed(patterns.error());
  const auto query = query_of(list, *patterns, context.loaders());
  if (list.names.given || list.by == "member") context.loaded(lag::load_members);
  auto client = context.client();
  if (!client) return context.failed(client.error());
  const auto print = [&](const auto& answer) {
    const int code = context.print(answer);
    if (answer) patterns->note_unmatched(context, "group");
    return code;
  };
  if (list.by == "topic") return print(lag::by_topic(**client, query, context.call()));
  if (list.by == "partition") return print(lag::by_partition(**client, query, context.call()));
  if (list.by == "member") return print(lag::by_member(**client, query, context.call()));
  return print(lag::by_group(**client, query, context.call()));
}

const Schema& rows_of(const List& list) {
  if (list.by == "topic") return View<lag::TopicLag>::schema();
  if (list.by == "partition") return View<lag::PartitionLag>::schema();
  if (list.by == "member") return View<lag::MemberLag>::schema();
  return View<lag::GroupLag>::schema();
}

Prepared list(Options& options) {
  auto list = std::make_shared<List>();
  options.names("GROUP", list->names, "groups; all when none is named; - reads names")
      .complete(live_groups)
      .also("-g,--group");
  options.values("--match", "REGEX", list->match, "groups whose whole id matches; repeatable");
  options.values("--exclude", "REGEX", list->exclude, "but not these; repeatable");
  options.values("-t,--topic", "TOPIC", list->topics, "only lag in this topic; repeatable")
      .complete(live_topics);
  options.choice("--by", "WHAT", list->by, {"group", "topic", "partition", "member"},
                 "a row a group (default), a group's topic, a group's partition, or a group's member");
  options.choice("--isolation", "LEVEL", list->isolation, {"read-uncommitted", "read-committed"},
                 "read-committed counts up to the last stable offset");
  return {[list](Context& context) { return print_list(*list, context); },
          [list]() -> const Schema& { return rows_of(*list); }};
}

} // namespace

constinit const Command lag_list{
    "lag",
    "list",
    Kind::read,
    "Show how far groups are behind",
    "Commits are read before the ends of the logs, so that lag is never shown too small. STATUS says what to "
    "think of\n"
    "it: DATA_LOSS (records were deleted unread; lag counts from the log's start), AHEAD_OF_LOG (committed "
    "beyond the\n"
    "end; lag 0), NO_MEMBERS (the group is EMPTY and behind), NO_COMMITS, NEVER_COMMITTED (assigned, never "
    "committed), TOPIC_DELETED, or why the lag is "
    "unknown.\n"
    "NEVER_COMMITTED needs the members: they are asked for named groups, --by member, or -o wide. A share "
    "group's lag\n"
    "is Kafka's own count. A sum with parts that are not known ends in +. All groups of B brokers cost at "
    "most 4B+1 requests.",
    {"klamm lag list --where 'lag>1k'", "klamm lag list orders-billing --by partition -o wide"},
    "Describe on the groups and on the topics (what you may not see is not shown)",
    "0.11; best from 3.0, which fetches many groups at once",
    {&View<lag::GroupLag>::schema, &View<lag::TopicLag>::schema, &View<lag::PartitionLag>::schema,
     &View<lag::MemberLag>::schema},
    list};

} // namespace klamm::cli
