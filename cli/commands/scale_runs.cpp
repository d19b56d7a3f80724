// scale list, status, pause, resume, cancel: runs that are recorded here.

#include "../change_flow.hpp"
#include "../commands.hpp"

#include <klamm/scaling_run.hpp>

#include <memory>

namespace klamm::cli {
namespace {

using RunRow = scaling::run::Run;
using scaling::run::RunState;
using scaling::run::Wish;

constexpr const char* which_run = "a run's id or the start of it, or last";

std::vector<std::string> run_ids(Context&) {
  const auto listed = scaling::run::list(state_folder());
  if (!listed) return {};
  std::vector<std::string> ids{"last"};
  for (const auto& run : listed->rows) ids.push_back(run.id);
  return ids;
}

int print_run(Context& context, const RunRow& run) {
  Answer<RunRow> answer;
  answer.rows.push_back(run);
  answer.cluster_id = run.cluster_id;
  answer.sampled_at = std::chrono::system_clock::now();
  return context.print(answer);
}

Prepared list(Options&) {
  return [](Context& context) { return context.print(scaling::run::list(state_folder())); };
}

Prepared status(Options& options) {
  auto which = std::make_shared<std::string>();
  options.optional_argument("RUN", *which, "a run's id or the start of it; otherwise the last one")
      .complete(run_ids);
  return [which](Context& context) {
    const auto run = scaling::run::find(state_folder(), which->empty() ? "last" : *which);
    return run ? print_run(context, *run) : context.failed(run.error());
  };
}

/// Tells the process that carries a run out.
int tell(Context& context, const RunRow& run, Wish wish) {
  if (auto told = scaling::run::wish_for(state_folder(), run.id, wish); !told)
    return context.failed(told.error());
  const auto now = scaling::run::find(state_folder(), run.id);
  return now ? print_run(context, *now) : context.failed(now.error());
}

Prepared pause(Options& options) {
  auto which = std::make_shared<std::string>();
  options.argument("RUN", *which, which_run).complete(run_ids);
  return [which](Context& context) {
    const auto run = scaling::run::find(state_folder(), *which);
    if (!run) return context.failed(run.error());
    if (run->state != RunState::running)
      return context.failed(usage("run %1 is not being carried out; there is nothing to pause", {run->id}));
    return tell(context, *run, Wish::pause);
  };
}

struct Steer {
  std::string which;
  bool roll_back = false;
  ChangeOptions change;
};

/// Goes on with a run, or where another process carries it out tells that one.
int steer(Context& context, const Steer& own, Wish wish) {
  const auto run = scaling::run::find(state_folder(), own.which);
  if (!run) return context.failed(run.error());
  const bool ended = run->state == RunState::done || run->state == RunState::rolled_back;
  if (ended && wish != Wish::roll_back)
    return context.failed(usage("run %1 has ended; there is nothing left of it", {run->id}));
  auto client = client_for_change(context);
  if (!client) return context.failed(client.error());
  const auto proposal = front::resume_run(**client, state_folder(), *run, wish, context.call());
  if (run->state != RunState::running || own.change.dry_run || !proposal)
    return run_change(context, proposal, own.change);
  if (auto told = scaling::run::wish_for(state_folder(), run->id, wish); !told)
    return context.failed(told.error());
  context.print_note(KLAMM_TEXT("scale", "the process of run %1 has received the request").with(run->id));
  return context.print(Answer<changes::StepRow>());
}

Prepared resume(Options& options) {
  auto own = std::make_shared<Steer>();
  options.argument("RUN", own->which, which_run).complete(run_ids);
  declare_change_options(options, own->change);
  return [own](Context& context) {
    // What is being moved back goes on moving back.
    const auto run = scaling::run::find(state_folder(), own->which);
    const bool back = run && run->wish == Wish::roll_back;
    return steer(context, *own, back ? Wish::roll_back : Wish::go_on);
  };
}

Prepared cancel(Options& options) {
  auto own = std::make_shared<Steer>();
  options.argument("RUN", own->which, which_run).complete(run_ids);
  options.flag("--roll-back", own->roll_back, "also move back what has been moved");
  declare_change_options(options, own->change);
  return [own](Context& context) {
    return steer(context, *own, own->roll_back ? Wish::roll_back : Wish::cancel);
  };
}

constexpr const char* rights =
    "Alter and Describe on the cluster, Describe on the topics; with a throttle AlterConfigs "
    "and DescribeConfigs on cluster and topics";

} // namespace

constinit const Command scale_list{
    "scale",
    "list",
    Kind::read,
    "List the runs begun from here",
    "From this user's records, the newest first. Asks no cluster: a run that is "
    "being carried out says how far it is.\nSTOPPED and INTERRUPTED runs may "
    "have moves in flight under a throttle: klamm scale resume goes on.",
    {"klamm scale list", "klamm scale list -o wide --where state=RUNNING"},
    "",
    "",
    {&View<RunRow>::schema},
    list};

constinit const Command scale_status{
    "scale",
    "status",
    Kind::read,
    "Show how far a run is",
    "One row, from the run's record: partitions that are done, that move and that "
    "wait, bytes, and how long\nit takes still at its pace so far.",
    {"klamm scale status", "klamm scale status last --watch"},
    "",
    "",
    {&View<RunRow>::schema},
    status};

constinit const Command scale_pause{
    "scale",
    "pause",
    Kind::local,
    "Pause a run",
    "The process that carries it out waits for what moves, takes the throttle off, "
    "and ends. klamm scale resume\ngoes on.",
    {"klamm scale pause last", "klamm scale pause 0192f8a1"},
    "",
    "",
    {&View<RunRow>::schema},
    pause};

constinit const Command scale_resume{"scale",
                                     "resume",
                                     Kind::change,
                                     "Resume a run",
                                     "After a pause, a signal, or the death of the process that carried it "
                                     "out: looks what became of its moves, "
                                     "and\n"
                                     "continues until it has ended and its throttle is off. What others "
                                     "changed meanwhile is told and left. A run "
                                     "that\n"
                                     "is being carried out is told to go on.",
                                     {"klamm scale resume last -y", "klamm scale resume 0192f8a1 --dry-run"},
                                     rights,
                                     "2.4",
                                     {&View<changes::StepRow>::schema},
                                     resume};

constinit const Command scale_cancel{
    "scale",
    "cancel",
    Kind::change,
    "Cancel a run's moves",
    "Cancels what moves, submits nothing more, and takes the throttle off. What has arrived stays, unless "
    "--roll-back\n"
    "moves it back by the same way. Where another process carries the run out, that one is told.",
    {"klamm scale cancel last -y", "klamm scale cancel last --roll-back -y"},
    rights,
    "2.4",
    {&View<changes::StepRow>::schema},
    cancel};

} // namespace klamm::cli
