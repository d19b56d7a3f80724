#include "../commands.hpp"
#include "../context.hpp"
#include "../findings.hpp"
#include "../live_names.hpp"
#include "../parts.hpp"

#include <klamm/brokers.hpp>
#include <klamm/check_stop.hpp>
#include <klamm/front/words.hpp>

#include <algorithm>
#include <memory>

namespace klamm::cli {
namespace {

int print_list(Context& context) {
  auto client = context.client();
  if (!client) return context.failed(client.error());
  return context.print(brokers::list(**client, {context.loaders()}, context.call()));
}

Prepared list(Options&) {
  return print_list;
}

Prepared describe(Options& options) {
  auto names = std::make_shared<Names>();
  options.names("ID", *names, "brokers; all when none is named; - reads ids").complete(live_brokers);
  return [names](Context& context) {
    auto ids = front::parse_broker_ids(names->values);
    if (!ids) return context.failed(ids.error());
    auto client = context.client();
    if (!client) return context.failed(client.error());
    const auto answer = brokers::describe(**client, {std::move(*ids)}, context.call());
    const int code = context.print(answer);
    if (!answer || !wants_parts(context)) return code;
    std::vector<log_dirs::LogDir> dirs;
    for (const auto& row : answer->rows) dirs.insert(dirs.end(), row.dirs.begin(), row.dirs.end());
    print_part(context, std::move(dirs));
    return end_parts<brokers::Details>(context, code);
  };
}

/// The same answer with a row a topic.
Result<Answer<brokers::TopicBlockers>> summary_of(const brokers::StopCheck& check) {
  Answer<brokers::TopicBlockers> out;
  out.rows = brokers::by_topic(check.rows);
  out.errors = check.errors;
  out.complete = check.complete;
  out.visible_to_user = check.visible_to_user;
  out.some_brokers_answered = check.some_brokers_answered;
  out.cluster_id = check.cluster_id;
  out.sampled_at = check.sampled_at;
  return out;
}

void note_verdict(Context& context, const brokers::StopCheck& check) {
  using brokers::Break;
  const auto count = [&check](Break what) {
    return std::count_if(check.rows.begin(), check.rows.end(),
                         [what](const brokers::Blocker& row) { return row.what == what; });
  };
  const char* const controller = !check.controller ? "not known" : *check.controller ? "yes" : "no";
  if (!check.complete)
    return context.print_note(KLAMM_TEXT("broker check-stop", "no verdict: some answers are missing"));
  const Text verdict =
      check.rows.empty()
          ? KLAMM_TEXT("broker check-stop",
                       "safe to stop: no partition goes offline or below min ISR; leaders that move: %1; "
                       "controller moves: %2")
                .with(check.leaders, controller)
          : KLAMM_TEXT(
                "broker check-stop",
                "not safe to stop: partitions that go offline: %3; below min ISR: %4; quorum lost: %5; "
                "leaders that move: %1; controller moves: %2")
                .with(check.leaders, controller, count(Break::offline), count(Break::under_min_isr),
                      count(Break::quorum_lost) > 0 ? "yes" : "no");
  context.print_note(verdict);
}

Prepared check_stop(Options& options) {
  struct Parsed {
    Names names;
    bool summary = false;
  };
  auto parsed = std::make_shared<Parsed>();
  options.required_names("ID", parsed->names, "brokers that would be stopped together; - reads ids")
      .complete(live_brokers);
  options.flag("--summary", parsed->summary, "a row a topic in place of a row a partition");
  return {[parsed](Context& context) {
            auto ids = front::parse_broker_ids(parsed->names.values);
            if (!ids) return context.failed(ids.error());
            auto client = context.client();
            if (!client) return context.failed(client.error());
            const auto answer = brokers::check_stop(**client, {std::move(*ids)}, context.call());
            if (!answer) return context.failed(answer.error());
            const int code = parsed->summary ? print_findings(context, summary_of(*answer))
                                             : print_findings(context, answer);
            note_verdict(context, *answer);
            return code;
          },
          [parsed]() -> const Schema& {
            return parsed->summary ? View<brokers::TopicBlockers>::schema()
                                   : View<brokers::Blocker>::schema();
          }};
}

} // namespace

constinit const Command broker_list{
    "broker",
    "list",
    Kind::read,
    "List brokers",
    "Shows what each broker leads and holds, and how far that is from the live brokers' mean. Sizes, free "
    "space\n"
    "and the controller cost further calls and are asked only when shown (-o wide), sorted or filtered by.",
    {"klamm broker list", "klamm broker list --columns broker,rack,size,usable --sort usable"},
    "none for the list; Describe on the topics to count them, on the cluster for sizes and controller",
    "0.10; sizes 1.0, free space and controller 3.3, fenced brokers 4.0",
    {&View<brokers::Broker>::schema},
    list};

constinit const Command broker_describe{
    "broker",
    "describe",
    Kind::read,
    "Describe brokers with their log directories",
    "Shows address, leaders, replicas, skew, log directories with sizes and free space, and how new a broker "
    "is.",
    {"klamm broker describe 2", "klamm broker describe 1 2 3 -o json"},
    "Describe on the cluster (log directories, controller) and on the topics (counts)",
    "0.10; log directories 1.0, free space 3.3, fenced brokers 4.0",
    {&View<brokers::Details>::schema, &View<log_dirs::LogDir>::schema},
    describe};

constinit const Command broker_check_stop{
    "broker",
    "check-stop",
    Kind::read,
    "Would stopping these brokers break anything? exit 0 safe, 3 not",
    "One row a partition that would go offline or under min.insync.replicas, and one for the metadata "
    "quorum\n"
    "if it would lose its majority; the verdict follows on standard error. Judged by what the cluster says "
    "now, all the brokers stopped at once.",
    {"klamm broker check-stop 2", "klamm broker check-stop 1 2 --summary"},
    "Describe and DescribeConfigs on the cluster and the topics (topics you may not see are not judged)",
    "0.11; the quorum 3.3",
    {&View<brokers::Blocker>::schema, &View<brokers::TopicBlockers>::schema},
    check_stop};

} // namespace klamm::cli
