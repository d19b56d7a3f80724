#include "../change_flow.hpp"
#include "../commands.hpp"
#include "../input_file.hpp"
#include "../move_options.hpp"
#include "scale_options.hpp"

#include <klamm/front/words.hpp>

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>

namespace klamm::cli {
namespace {

struct RunOptions {
  Names drained;    ///< of broker drain
  std::string file; ///< a saved plan; empty: one is made
  front::PlanChecks checks;
  ScaleOptions what;
  MoveOptions how;
  std::optional<std::int64_t> slots;
  std::chrono::milliseconds grace = scaling::run::Limits().grace;
  ChangeOptions change;
};

/// What is to be moved, from where.
struct Wanted {
  std::vector<plan::WantedMove> moves;
  std::map<plan::PartitionAt, front::PlannedFrom> from;
  std::vector<Error> problems; ///< what could not be read
};

Result<Wanted> saved(const std::string& path, const front::PlanChecks& checks, const std::string& cluster) {
  const auto text = read_filled(path, changes::most_plan_bytes);
  if (!text) return fail(text.error());
  const auto plan = changes::from_json(*text);
  if (!plan) return fail(plan.error());
  const auto good = front::check_plan(*plan, {}, checks, std::chrono::system_clock::now());
  if (!good && good.error().code == "PLAN_TOO_OLD")
    return fail(usage("the plan was made %1 ago, longer than --max-age %2; nothing was sent",
                      good.error().text.args));
  if (!good) return fail(good.error());
  if (!plan->cluster_id.empty() && plan->cluster_id != cluster)
    return fail(
        usage("the plan was made for cluster %1, this is %2; nothing was sent", {plan->cluster_id, cluster}));
  Wanted out;
  for (const auto& step : plan->steps) {
    const auto* move = std::get_if<changes::StartReassignment>(&step);
    if (move == nullptr)
      return fail(usage("%1 has steps that are no moves: klamm change apply %1 applies it", {path}));
    out.moves.push_back({move->topic, move->partition, move->replicas});
    out.from[{move->topic, move->partition}] = {move->old_replicas};
  }
  return out;
}

Result<Wanted> planned(Context& context, const RunOptions& options) {
  const auto intent = options.what.read();
  if (!intent) return fail(intent.error());
  const auto read = read_snapshot(context, {});
  if (!read) return fail(read.error());
  // A broker whose disks are not known may be where a replica would go.
  for (const Error& problem : read->problems) {
    if (problem.broker_id) return fail(problem);
  }
  const auto plan = scaling::plan(read->snapshot, *intent);
  if (!plan) return fail(plan.error());
  say_plan(context, *plan, options.how.rate);
  Wanted out;
  out.problems = read->problems;
  out.moves = scaling::wanted_moves(*plan);
  for (const auto& move : plan->moves) {
    auto& from = out.from[{move.topic, move.partition}];
    from.replicas = move.from;
    const auto copies = static_cast<std::int64_t>(move.adds.size());
    if (move.copy_bytes && copies > 0) from.bytes = *move.copy_bytes / copies;
  }
  return out;
}

int run_scale(RunOptions& options, Context& context) {
  if (auto good = options.how.check(); !good) return context.failed(good.error());
  if (!options.file.empty() && options.what.says_anything())
    return context.failed(usage("a saved plan says what is wanted already: leave the other options out"));
  auto client = client_for_change(context);
  if (!client) return context.failed(client.error());
  auto wanted = [&]() -> Result<Wanted> {
    if (options.file.empty()) return planned(context, options);
    const auto cluster = (*context.session())->learn_cluster(context.call());
    if (!cluster) return fail(cluster.error());
    return saved(options.file, options.checks, cluster->id.value_or(""));
  }();
  if (!wanted) return context.failed(wanted.error());
  plan::StartMoves start;
  start.moves = wanted->moves;
  start.throttle = options.how.rate;
  scaling::run::Limits limits;
  if (options.slots) limits.first_slots = static_cast<std::int32_t>(*options.slots);
  limits.most_slots = std::max(limits.most_slots, limits.first_slots);
  limits.grace = options.grace;
  constexpr auto a_day = std::chrono::hours(24);
  auto proposal = front::run_planned_moves(**client, std::move(start), wanted->from, limits,
                                           options.how.wait.value_or(a_day), context.call());
  if (proposal) {
    auto& problems = proposal->planned.problems;
    problems.insert(problems.end(), wanted->problems.begin(), wanted->problems.end());
  }
  return run_change(context, proposal, options.change, replicas_before);
}

void declare_how(Options& options, RunOptions& own) {
  own.how.declare_throttle(options, "bytes a second for each broker that gets replicas: 50MiB/s; needed");
  own.how.wait = std::chrono::hours(24);
  own.how.declare_wait(options, std::chrono::hours(24),
                       "how long to carry the run out (24h); klamm scale resume goes on afterwards");
  constexpr std::int64_t most_slots = 1000;
  options.integer("--slots", "N", own.slots, 1, most_slots,
                  "replicas that are copied to a broker, or from one, at once at the start (2)");
  options.duration("--grace", "DURATION", own.grace,
                   "give up what goes to a broker that is gone so long (2m)");
  declare_change_options(options, own.change);
}

Prepared set_up(Options& options) {
  auto own = std::make_shared<RunOptions>();
  options.optional_argument("PLAN", own->file,
                            "a plan that klamm scale plan --plan-out saved; - is standard input");
  options.duration("--max-age", "DURATION", own->checks.max_age, "refuse an older plan (24h)");
  own->what.declare_intent(options);
  declare_how(options, *own);
  return [own](Context& context) { return run_scale(*own, context); };
}

Prepared set_up_drain(Options& options) {
  auto own = std::make_shared<RunOptions>();
  options.required_names("ID", own->drained, "brokers that are to hold nothing; - reads ids");
  declare_how(options, *own);
  return [own](Context& context) {
    auto ids = front::parse_broker_ids(own->drained.values);
    if (!ids) return context.failed(ids.error());
    own->what.intent.drain = std::move(*ids);
    return run_scale(*own, context);
  };
}

constexpr const char* rights =
    "Alter and Describe on the cluster, Describe on the topics; with a throttle AlterConfigs "
    "and DescribeConfigs on cluster and topics";

} // namespace

constinit const Command broker_drain{
    "broker",
    "drain",
    Kind::change,
    "Move all replicas off brokers",
    "As klamm scale run --drain: every replica of the brokers goes where it fits best, with the fewest "
    "bytes\n"
    "copied. The brokers stay in the cluster and may get new replicas: klamm broker cordon keeps those "
    "away.\n"
    "klamm scale status, pause, resume and cancel work on it as on any run.",
    {"klamm broker drain 3 --throttle 50MiB/s -y", "klamm broker drain 3 4 --throttle none --dry-run"},
    rights,
    "2.4; disks 3.3, cordons 4.3",
    {&View<changes::StepRow>::schema},
    set_up_drain,
    true};

constinit const Command scale_run{
    "scale",
    "run",
    Kind::change,
    "Plan, and move the replicas there",
    "The plan of klamm scale plan, or a saved one, carried out as a run: a few replicas to and from each "
    "broker\n"
    "at once, the next as soon as one has arrived, under a throttle that lists only adding replicas. Half as "
    "many\n"
    "go on when a broker or an ISR suffers, one more after each quiet minute. A partition gets one new "
    "replica at a\n"
    "time. At the end the plan's preferred leaders are elected and the throttle is off. The run is recorded: "
    "after\n"
    "Ctrl-C, a crash or --wait, klamm scale resume goes on; klamm scale status, pause and cancel work from "
    "any\n"
    "terminal. A partition that is not where the plan found it is left out. -o kafka-json is what stood "
    "before.",
    {"klamm scale run --drain 3 --throttle 20MiB/s -y",
     "klamm scale run plan.json --throttle 50MiB/s --dry-run"},
    rights,
    "2.4; disks 3.3, cordons 4.3",
    {&View<changes::StepRow>::schema},
    set_up,
    true};

} // namespace klamm::cli
