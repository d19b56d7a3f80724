#include "../commands.hpp"
#include "../context.hpp"
#include "../live_names.hpp"
#include "../name_choice.hpp"

#include <klamm/front/words.hpp>
#include <klamm/groups.hpp>
#include <klamm/names.hpp>
#include <klamm/offsets.hpp>
#include <klamm/units.hpp>

#include <algorithm>
#include <charconv>
#include <memory>

namespace klamm::cli {
namespace {

/// The groups a command is for: words, `-g`, or patterns.
struct Which {
  Names names;
  std::vector<std::string> match;
  std::vector<std::string> exclude;

  void declare(Options& options) {
    options.names("GROUP", names, "groups; all when none is named; - reads names")
        .complete(live_groups)
        .also("-g,--group");
    options.values("--match", "REGEX", match, "groups whose whole id matches; repeatable");
    options.values("--exclude", "REGEX", exclude, "but not these; repeatable");
  }
};

/// Fills what all queries here share, and says where a pattern chose no group.
template <class Query, class Call>
int run_for(const Which& which, Context& context, Call call) {
  const auto patterns = Patterns::parse(which.match, which.exclude);
  if (!patterns) return context.failed(patterns.error());
  Query query;
  query.groups = which.names.values;
  query.accept = patterns->accept();
  auto client = context.client();
  if (!client) return context.failed(client.error());
  const int code = call(**client, query);
  if (!context.whole_failure()) patterns->note_unmatched(context, "group");
  return code;
}

struct List {
  std::vector<std::string> match;
  std::vector<std::string> exclude;
  groups::ListQuery query;
};

Prepared list(Options& options) {
  auto list = std::make_shared<List>();
  options.values("--match", "REGEX", list->match, "groups whose whole id matches; repeatable");
  options.values("--exclude", "REGEX", list->exclude, "but not these; repeatable");
  options
      .values("-t,--topic", "TOPIC", list->query.topics,
              "groups with an offset or a member in it; repeatable")
      .complete(live_topics);
  options.custom(
      "--state", "STATE",
      [list](std::string_view word) -> Result<void> {
        if (auto known = front::parse_group_state(word); !known) return fail(known.error());
        list->query.states.emplace_back(word);
        return {};
      },
      "Stable, Empty, PreparingRebalance …; repeatable");
  options.choices(front::group_states());
  options.values("--type", "TYPE", list->query.types, "classic, consumer, share, streams; repeatable")
      .choices({"classic", "consumer", "share", "streams"});
  options.custom(
      "--coordinator", "ID",
      [list](std::string_view word) -> Result<void> {
        std::int32_t id = 0;
        const auto [end, failure] = std::from_chars(word.data(), word.data() + word.size(), id);
        if (failure != std::errc{} || end != word.data() + word.size() || id < 0)
          return fail(usage("--coordinator takes a broker id, not '%1'", {std::string(word)}));
        list->query.coordinators.push_back(id);
        return {};
      },
      "groups this broker coordinates; repeatable");
  return [list](Context& context) {
    const auto patterns = Patterns::parse(list->match, list->exclude);
    if (!patterns) return context.failed(patterns.error());
    auto client = context.client();
    if (!client) return context.failed(client.error());
    groups::ListQuery query = list->query;
    query.accept = patterns->accept();
    const auto answer = groups::list(**client, query, context.call());
    const int code = context.print(answer);
    if (answer) patterns->note_unmatched(context, "group");
    return code;
  };
}

Prepared describe(Options& options) {
  auto which = std::make_shared<Which>();
  which->declare(options);
  return [which](Context& context) {
    return run_for<groups::Query>(*which, context, [&](Client& client, const groups::Query& query) {
      return context.print(groups::describe(client, query, context.call()));
    });
  };
}

Prepared members(Options& options) {
  auto which = std::make_shared<Which>();
  which->declare(options);
  return [which](Context& context) {
    return run_for<groups::Query>(*which, context, [&](Client& client, const groups::Query& query) {
      return context.print(groups::members(client, query, context.call()));
    });
  };
}

struct Offsets {
  Which which;
  std::vector<std::string> topics;
  std::vector<std::string> match_topic;
};

Prepared offsets(Options& options) {
  auto asked = std::make_shared<Offsets>();
  asked->which.declare(options);
  options.values("-t,--topic", "TOPIC", asked->topics, "only offsets in this topic; repeatable")
      .complete(live_topics);
  options.values("--match-topic", "REGEX", asked->match_topic, "only in topics whose whole name matches");
  return [asked](Context& context) {
    const auto patterns = Patterns::parse(asked->match_topic, {});
    if (!patterns) return context.failed(patterns.error());
    const Accept topic_matches = patterns->accept();
    return run_for<offsets::Query>(asked->which, context, [&](Client& client, offsets::Query& query) {
      query.accept_topic = [&](const std::string& topic) {
        const auto& topics = asked->topics;
        return (topics.empty() || std::find(topics.begin(), topics.end(), topic) != topics.end()) &&
               (!topic_matches || topic_matches(topic));
      };
      const auto answer = offsets::list(client, query, context.call());
      const int code = context.print(answer);
      if (answer) patterns->note_unmatched(context, "topic");
      return code;
    });
  };
}

} // namespace

constinit const Command group_list{
    "group",
    "list",
    Kind::read,
    "List groups of every type",
    "One call a broker. --topic also reads what the groups have committed and what their members are "
    "assigned.\n"
    "Types are told by Kafka 3.8 and newer, states by 2.6 and newer.",
    {"klamm group list --state Empty", "klamm group list --topic orders --type consumer"},
    "Describe on the groups (those you may not see are not shown), or Describe on the cluster",
    "0.10",
    {&View<groups::Group>::schema},
    list};

constinit const Command group_describe{
    "group",
    "describe",
    Kind::read,
    "Show groups with their state, assignor, epochs and topics",
    "Asks each group's coordinator, with the call of the group's type, many groups a call.",
    {"klamm group describe orders-billing", "klamm group describe --match 'orders-.*' -o wide"},
    "Describe on the groups",
    "0.10; consumer groups 3.7, share groups 4.0, streams groups 4.1",
    {&View<groups::Description>::schema},
    describe};

constinit const Command group_members{
    "group",
    "members",
    Kind::read,
    "Show the members of groups and what is assigned to them",
    "Assignments are TOPIC:P,P a topic. Of consumer and streams groups `-o wide` also shows where the "
    "coordinator\n"
    "wants them to be. A streams member's tasks are shown as the partitions they read.",
    {"klamm group members orders-billing", "klamm group members orders-billing -o json"},
    "Describe on the groups",
    "0.10; consumer groups 3.7, share groups 4.0, streams groups 4.1",
    {&View<groups::Member>::schema},
    members};

constinit const Command group_offsets{
    "group",
    "offsets",
    Kind::read,
    "Show what groups have committed",
    "One row a partition. `-o csv` is what `group reset-offsets --from-file` reads. Of share groups it is "
    "the offset\n"
    "their reading starts from.",
    {"klamm group offsets orders-billing", "klamm group offsets orders-billing --topic orders -o csv"},
    "Describe on the groups and on the topics (topics you may not see are not shown)",
    "0.11; share groups 4.1",
    {&View<offsets::Offset>::schema},
    offsets};

} // namespace klamm::cli
