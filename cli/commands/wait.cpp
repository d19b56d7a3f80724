#include "../commands.hpp"
#include "../context.hpp"
#include "../live_names.hpp"

#include <klamm/front/words.hpp>
#include <klamm/units.hpp>
#include <klamm/wait.hpp>

#include <memory>

namespace klamm::cli {
namespace {

using std::chrono::milliseconds;

struct Patience {
  milliseconds wait = std::chrono::minutes(10);
  wait::Pace pace;
};

void declare(Options& options, Patience& patience) {
  options.duration("--wait", "DURATION", patience.wait, "how long to wait (10m)");
  options.duration("--interval", "DURATION", patience.pace.interval, "between two looks (500ms)");
}

// Waits by its own clock: --timeout is for reads.
int wait_for(Context& context, const Patience& patience, const std::string& name,
             const wait::Condition& condition) {
  Call call = context.call();
  call.deadline = std::chrono::steady_clock::now() + patience.wait;
  call.progress = [&context](const Text& missing) { context.print_note(missing); };
  auto waited = wait::until(name, condition, patience.pace, call);
  if (!waited) return context.failed(waited.error());
  Answer<wait::Waited> answer;
  if (auto client = context.client()) answer.cluster_id = (*client)->cluster_id().value_or("");
  answer.sampled_at = std::chrono::system_clock::now();
  answer.rows.push_back(std::move(*waited));
  return context.print(answer);
}

std::string joined(const char* noun, const std::vector<std::string>& names) {
  std::string out = noun;
  for (const auto& name : names) out += (&name == &names.front() ? " " : ",") + name;
  return out;
}

Prepared healthy(Options& options) {
  struct Parsed : Patience {
    std::optional<std::int64_t> brokers;
  };
  auto parsed = std::make_shared<Parsed>();
  options.integer("--brokers", "N", parsed->brokers, 1, INT32_MAX, "at least that many live brokers");
  options.duration("--stable", "DURATION", parsed->pace.stable, "healthy for that long without a break");
  declare(options, *parsed);
  return [parsed](Context& context) {
    auto client = context.client();
    if (!client) return context.failed(client.error());
    const auto brokers = static_cast<std::int32_t>(parsed->brokers.value_or(0));
    return wait_for(context, *parsed, "healthy", wait::healthy(**client, brokers));
  };
}

Prepared topic(Options& options) {
  struct Parsed : Patience {
    Names names;
    bool gone = false;
  };
  auto parsed = std::make_shared<Parsed>();
  options.required_names("TOPIC", parsed->names, "topics; - reads names")
      .complete(live_topics)
      .also("-t,--topic");
  options.flag("--gone", parsed->gone, "until no live broker knows any of them");
  declare(options, *parsed);
  return [parsed](Context& context) {
    auto client = context.client();
    if (!client) return context.failed(client.error());
    return wait_for(context, *parsed, joined("topic", parsed->names.values),
                    wait::topics(**client, parsed->names.values, parsed->gone));
  };
}

Prepared group(Options& options) {
  struct Parsed : Patience {
    std::string group;
    std::string state;
  };
  auto parsed = std::make_shared<Parsed>();
  options.argument("GROUP", parsed->group, "the group");
  options.value("--state", "STATE", parsed->state, "Empty, Stable, Dead (gone) …; needed");
  declare(options, *parsed);
  return [parsed](Context& context) {
    if (parsed->state.empty())
      return context.failed(usage("wait group needs --state, for example --state Empty"));
    if (const auto known = front::parse_group_state(parsed->state); !known)
      return context.failed(known.error());
    auto client = context.client();
    if (!client) return context.failed(client.error());
    return wait_for(context, *parsed, "group " + shown_name(parsed->group),
                    wait::group_state(**client, parsed->group, parsed->state));
  };
}

Prepared reassignment(Options& options) {
  struct Parsed : Patience {
    Names names;
  };
  auto parsed = std::make_shared<Parsed>();
  options.names("TOPIC", parsed->names, "topics; all when none is named; - reads names")
      .complete(live_topics)
      .also("-t,--topic");
  declare(options, *parsed);
  return [parsed](Context& context) {
    auto client = context.client();
    if (!client) return context.failed(client.error());
    return wait_for(context, *parsed, joined("reassignment", parsed->names.values),
                    wait::no_reassignment(**client, parsed->names.values));
  };
}

Prepared broker(Options& options) {
  struct Parsed : Patience {
    std::string id;
    bool in_sync = false;
  };
  auto parsed = std::make_shared<Parsed>();
  options.argument("ID", parsed->id, "the broker").complete(live_brokers);
  options.flag("--in-sync", parsed->in_sync, "until every replica on it is in sync too");
  declare(options, *parsed);
  return [parsed](Context& context) {
    const auto ids = front::parse_broker_ids({parsed->id});
    if (!ids) return context.failed(ids.error());
    auto client = context.client();
    if (!client) return context.failed(client.error());
    return wait_for(context, *parsed, "broker " + parsed->id,
                    wait::broker(**client, ids->front(), parsed->in_sync));
  };
}

} // namespace

#define KLAMM_TIME_PASSED                                                                                    \
  "Exit 0 when it holds, 5 when the time passed; standard error says what is missing. It has its own "       \
  "clock\n"                                                                                                  \
  "(--wait, 10m); --timeout is for reads."

constinit const Command wait_healthy{
    "wait",
    "healthy",
    Kind::local,
    "Wait until a cluster is healthy",
    "Until no broker is fenced, missing or silent, and no partition offline, under-replicated or under min "
    "ISR.\n" KLAMM_TIME_PASSED,
    {"klamm wait healthy --brokers 3 --stable 30s", "klamm wait healthy --wait=20m -q"},
    "Describe on the cluster and the topics",
    "2.4",
    {&View<wait::Waited>::schema},
    healthy};

constinit const Command wait_topic{
    "wait",
    "topic",
    Kind::local,
    "Wait until every live broker knows topics, or none does",
    "Until every live broker knows the topics and a leader of each partition, or with --gone none knows "
    "them.\n" KLAMM_TIME_PASSED,
    {"klamm wait topic orders clicks", "klamm wait topic old.orders --gone --wait=2m"},
    "Describe on the topics",
    "0.11",
    {&View<wait::Waited>::schema},
    topic};

constinit const Command wait_group{
    "wait",
    "group",
    Kind::local,
    "Wait until a group is in a state",
    "Until the group is in the state given; a group that does not exist is Dead.\n" KLAMM_TIME_PASSED,
    {"klamm wait group billing --state Empty", "klamm wait group billing --state Stable --wait=90s"},
    "Describe on the group",
    "0.10",
    {&View<wait::Waited>::schema},
    group};

constinit const Command wait_reassignment{
    "wait",
    "reassignment",
    Kind::local,
    "Wait until no partition moves any more",
    "Until nothing of these topics, or of any, is in flight, and every live broker that "
    "answers shows the end.\n" KLAMM_TIME_PASSED,
    {"klamm wait reassignment", "klamm wait reassignment orders --wait=2h"},
    "Describe on the cluster and the topics",
    "2.4",
    {&View<wait::Waited>::schema},
    reassignment};

constinit const Command wait_broker{"wait",
                                    "broker",
                                    Kind::local,
                                    "Wait until a broker is back",
                                    "Until the broker is in the cluster and answers, with --in-sync until "
                                    "all replicas on it are in sync too.\n" KLAMM_TIME_PASSED,
                                    {"klamm wait broker 2 --in-sync", "klamm wait broker 2 --wait=5m"},
                                    "Describe on the topics (--in-sync)",
                                    "0.10",
                                    {&View<wait::Waited>::schema},
                                    broker};

#undef KLAMM_TIME_PASSED

} // namespace klamm::cli
