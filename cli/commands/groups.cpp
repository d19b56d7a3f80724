#include "../commands.hpp"
#include "../context.hpp"
#include "../live_names.hpp"

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

Result<std::function<bool(const std::string&)>> accept(const std::vector<std::string>& match,
                                                       const std::vector<std::string>& exclude) {
  auto pattern = NamePattern::parse(match, exclude);
  if (!pattern) return fail(std::move(pattern.error()));
  if (pattern->empty()) return std::function<bool(const std::string&)>{};
  return std::function<bool(const std::string&)>(
      [pattern = std::move(*pattern)](const std::string& name) { return pattern.matches(name); });
}

/// Fills what all queries here share.
template <class Query>
Result<Query> query_of(const Which& which) {
  Query query;
  auto accepts = accept(which.match, which.exclude);
  if (!accepts) return fail(std::move(accepts.error()));
  query.groups = which.names.values;
  query.accept = std::move(*accepts);
  return query;
}

template <class Query, class Call>
int run_for(const Which& which, Context& context, Call call) {
  auto query = query_of<Query>(which);
  if (!query) return context.failed(query.error());
  auto client = context.client();
  if (!client) return context.failed(client.error());
  return call(**client, *query);
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
    auto accepts = accept(list->match, list->exclude);
    if (!accepts) return context.failed(accepts.error());
    auto client = context.client();
    if (!client) return context.failed(client.error());
    groups::ListQuery query = list->query;
    query.accept = std::move(*accepts);
    return context.print(groups::list(**client, query, context.call()));
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
    auto topic_matches = accept(asked->match_topic, {});
    if (!topic_matches) return context.failed(topic_matches.error());
    return run_for<offsets::Query>(asked->which, context, [&](Client& client, offsets::Query& query) {
      query.accept_topic = [&](const std::string& topic) {
        const auto& topics = asked->topics;
        return (topics.empty() || std::find(topics.begin(), topics.end(), topic) != topics.end()) &&
               (!*topic_matches || (*topic_matches)(topic));
      };
      return context.print(offsets::list(client, query, context.call()));
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
    "Describe on the groups (those you may not see are left out), or Describe on the cluster",
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
    "Describe on the groups and on the topics (topics you may not see are left out)",
    "0.11; share groups 4.1",
    {&View<offsets::Offset>::schema},
    offsets};

} // namespace klamm::cli
