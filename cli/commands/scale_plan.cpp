#include "../change_flow.hpp"
#include "../commands.hpp"
#include "../exit_code.hpp"
#include "../move_options.hpp"
#include "../parts.hpp"
#include "scale_options.hpp"

#include <klamm/front/proposal.hpp>

#include <memory>

namespace klamm::cli {
namespace {

struct PlanOptions {
  ScaleOptions what;
  MoveOptions how; ///< for the estimate
  std::string plan_out;
  bool force = false;
  bool differ = false; ///< --exit-code
};

Value summary_of(const scaling::Summary& summary) {
  return Value(Value::Object{{"moves", summary.moves},
                             {"copy_bytes", summary.copy_bytes},
                             {"bound_bytes", summary.bound_bytes},
                             {"leader_changes", summary.leader_changes},
                             {"proved", summary.proved}});
}

/// Saves the steps; `-` prints them.
Result<void> save(Context& context, const changes::Plan& steps, const PlanOptions& options) {
  if (steps.cluster_id.empty())
    return fail(
        usage("a plan says its cluster, and %1 does not: add \"cluster_id\" to it", {options.what.from}));
  if (options.plan_out == "-") {
    context.write(changes::to_json(steps));
    return {};
  }
  if (auto saved = front::save_plan(steps, options.plan_out, options.force); !saved) {
    if (saved.error().code != "FILE_EXISTS") return saved;
    return fail(usage("%1 is there already; --force writes over it", {options.plan_out}));
  }
  const auto sum = changes::digest(changes::to_json(steps));
  context.print_note(KLAMM_TEXT("scale", "plan saved; klamm scale run %1 --throttle RATE carries it out%2")
                         .with(options.plan_out, sum ? " (SHA-256 " + *sum + ")" : ""));
  return {};
}

int print_plan(Context& context, const scaling::ScalePlan& plan, const SnapshotRead& read) {
  Answer<scaling::Move> answer;
  answer.rows = plan.moves;
  answer.cluster_id = plan.cluster_id;
  answer.sampled_at = plan.read_at;
  for (const Error& problem : read.problems) answer.problem(problem);
  Envelope envelope = envelope_of(answer);
  envelope.summary = summary_of(plan.summary);
  const int code = context.print(RowSet(answer.rows), envelope, true);
  if (!wants_parts(context)) return code;
  print_part(context, plan.brokers);
  return end_parts<scaling::Move>(context, code);
}

int run_plan(PlanOptions& options, Context& context) {
  if (options.force && (options.plan_out.empty() || options.plan_out == "-"))
    return context.failed(usage("--force goes with --plan-out FILE"));
  const auto intent = options.what.read();
  if (!intent) return context.failed(intent.error());
  const auto read = read_snapshot(context, options.what.from);
  if (!read) return context.failed(read.error());
  const auto plan = scaling::plan(read->snapshot, *intent);
  if (!plan) return context.failed(plan.error());
  say_plan(context, *plan, options.how.rate);
  if (!options.plan_out.empty()) {
    if (auto saved = save(context, scaling::steps(*plan, read->snapshot), options); !saved)
      return context.failed(saved.error());
  }
  int code = exit_done;
  if (context.globals().kafka_json) {
    context.write(plan::kafka_reassignment(scaling::wanted_moves(*plan)));
  } else if (options.plan_out != "-") {
    code = print_plan(context, *plan, *read);
  }
  return code == exit_done && options.differ && plan->moves.empty() ? exit_differences : code;
}

Prepared set_up(Options& options) {
  auto own = std::make_shared<PlanOptions>();
  own->what.declare_from(options);
  own->what.declare_intent(options);
  own->how.declare_throttle(options,
                            "say how long the copying takes at so many bytes a second for each broker");
  options.value("--plan-out", "FILE", own->plan_out,
                "save the moves for `klamm scale run` or `klamm change apply`; - is standard output");
  options.flag("--force", own->force, "save the plan over a file that is there");
  options.flag("--exit-code", own->differ, "exit 3 when nothing is to be gained");
  return [own](Context& context) { return run_plan(*own, context); };
}

} // namespace

constinit const Command scale_plan{
    "scale",
    "plan",
    Kind::read,
    "Plan where every replica should be, with the fewest bytes copied",
    "Without options: balances every live broker and repairs racks. Changes nothing. One row a partition "
    "that "
    "changes,\nthen every broker before and after. Rules that always hold: replicas of a partition on "
    "distinct live "
    "brokers,\nspread over racks, no broker above 85 % of its disks while old and new copies stand side by "
    "side. Says "
    "how\nmany bytes any placement within the rules must copy at least. Partitions that are being moved stay "
    "as they "
    "are.",
    {"klamm scale plan --drain 3", "klamm scale plan --from snapshot.json --add 4,5 --plan-out plan.json"},
    "Describe on the cluster and on the topics; topics you may not see are not counted",
    "2.4; disks 3.3, cordons 4.3",
    {&View<scaling::Move>::schema, &View<scaling::BrokerChange>::schema},
    set_up,
    true};

} // namespace klamm::cli
