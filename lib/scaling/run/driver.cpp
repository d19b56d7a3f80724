#include <klamm/hints.hpp>

#include <change/operations/plan_steps.hpp>
#include <scaling/run/driver.hpp>
#include <scaling/run/words.hpp>

#include <algorithm>
#include <set>
#include <utility>

namespace klamm::scaling::run {

using changes::Outcome;
using changes::StepRow;

namespace {

constexpr Time short_pause{2000};
constexpr int most_failures = 15;
/// As long a request without a reply may come to be: its own time, and what brokers go on handing it over.
constexpr Time time_for_late_steps{90'000};
constexpr std::size_t most_elections = 1000;

/// An error that the next try would meet as well.
bool is_final(const Error& error) {
  return error.kind == ErrorKind::unauthorized || error.kind == ErrorKind::usage ||
         error.code == "JOURNAL_FAILED" || error.code == "WRONG_CLUSTER" ||
         error.code == "UNSUPPORTED_VERSION";
}

std::map<std::size_t, Machine::Sent> sent_by_goal(const std::vector<Goal>& goals, const Past& past) {
  std::map<std::size_t, Machine::Sent> out;
  for (std::size_t i = 0; i < goals.size(); ++i) {
    const auto at = past.sent.find({goals[i].topic, goals[i].partition});
    if (at != past.sent.end()) out[i] = {at->second, past.unknown.count(at->first) != 0};
  }
  return out;
}

} // namespace

Driver::Driver(World& world, Log& log, Telling telling, Plan plan, const Past& past)
    : world_(world), log_(log), telling_(std::move(telling)), plan_(std::move(plan)),
      machine_(plan_.goals, plan_.limits, sent_by_goal(plan_.goals, past)) {
  ledger_.put(past.throttle);
  unsure_ = !past.unknown.empty() || past.unknown_throttle;
}

RunEnd Driver::run() {
  while (turn()) {
    if (telling_.progress) telling_.progress(machine_.progress());
    world_.pass(again_);
  }
  end_.progress = machine_.progress();
  end_.answer.sampled_at = std::chrono::system_clock::now();
  return std::move(end_);
}

/// One look, and what follows from it. False: the run has ended, or this driver's part in it.
bool Driver::turn() {
  again_ = short_pause;
  if (log_broken_ || world_.stopped()) {
    say_stopped();
    return false;
  }
  const auto seen = world_.look(machine_.goals());
  if (!seen) {
    if (world_.stopped()) return true;
    if (!is_final(seen.error()) && ++failures_ <= most_failures) {
      telling_.note(KLAMM_TEXT("run", "the cluster could not be read: %1").with(seen.error().text.english()));
      return true;
    }
    fail_with(seen.error());
    say_stopped();
    return false;
  }
  failures_ = 0;
  if (std::exchange(unsure_, false)) unsure_until_ = seen->at + time_for_late_steps;
  const Wish wish = world_.wish();
  if (wish != wish_ && !note({{"kind", "wish"}, {"wish", std::string(word_of(wish))}})) return true;
  wish_ = wish;
  const bool stays = giving_up_ && wish == Wish::go_on;
  const Decision decision = machine_.decide(*seen, stays ? Wish::pause : wish);
  again_ = decision.again;
  tell(decision);
  if (decision.over && seen->at >= unsure_until_) {
    finish();
    return false;
  }
  carry_out(decision);
  return true;
}

void Driver::carry_out(const Decision& decision) {
  if (!decision.cancel.empty()) cancel(decision.cancel);
  if (decision.release && take_off(false)) machine_.released(machine_.last_look());
  if (!decision.submit.empty()) submit(decision.submit);
  if (!decision.elect.empty()) elect(decision.elect);
}

void Driver::tell(const Decision& decision) {
  for (const std::size_t goal : decision.left) {
    const Left why = *machine_.why_left(goal);
    end_.answer.problem(Error::of(why == Left::cancelled ? ErrorKind::cancelled : ErrorKind::failed,
                                  std::string(word_of(why)), words_of(why, name(goal)))
                            .about("partition " + name(goal)));
  }
  if (!decision.left.empty()) {
    Value::List entries;
    for (const std::size_t goal : decision.left)
      entries.emplace_back(Value::Object{{"topic", machine_.goals()[goal].topic},
                                         {"partition", machine_.goals()[goal].partition},
                                         {"why", std::string(word_of(*machine_.why_left(goal)))}});
    note({{"kind", "left"}, {"partitions", entries}});
  }
  if (!decision.gate) return;
  telling_.note(words_of(*decision.gate));
  note(
      {{"kind", "gate"}, {"why", std::string(word_of(decision.gate->why))}, {"slots", decision.gate->slots}});
}

void Driver::cancel(const std::vector<std::size_t>& goals) {
  if (!note({{"kind", "cancel"}, {"partitions", named(goals)}})) return;
  const auto live = world_.read(topics_of(goals), false);
  if (!live) return telling_.note(live.error().text);
  plan::CancelMoves wanted;
  for (const std::size_t goal : goals)
    wanted.partitions.push_back({machine_.goals()[goal].topic, {machine_.goals()[goal].partition}});
  const auto planned = plan::cancel_moves(*live, wanted);
  if (!planned.plan.steps.empty()) apply(planned.plan, true);
}

/// Takes entries of what no longer moves off the lists; with `rates` all that the run put on. False: some of
/// it may be on still.
bool Driver::take_off(bool rates) {
  if (ledger_.empty()) return true;
  auto live = world_.read(ledger_.topics(), true);
  if (!live) {
    telling_.note(live.error().text);
    return false;
  }
  // What was sent and is not in flight yet will need its entry.
  for (const std::size_t goal : machine_.moving()) {
    const Goal& at = machine_.goals()[goal];
    live->moving.try_emplace({at.topic, at.partition});
  }
  const auto planned = plan::take_off_throttle(*live, ledger_.steps(rates));
  if (rates) {
    for (const Text& text : planned.notes) telling_.remark(text);
  }
  if (!planned.plan.steps.empty()) {
    const auto rows = apply(planned.plan, true);
    const bool done = rows && std::all_of(rows->begin(), rows->end(), [](const StepRow& row) {
                        return row.outcome == Outcome::done || row.outcome == Outcome::unchanged;
                      });
    if (!done) return false;
  }
  return true;
}

void Driver::submit(const std::vector<Submission>& steps) {
  std::map<plan::PartitionAt, const Submission*> wanted;
  plan::StartMoves start;
  start.throttle = plan_.rate;
  start.skip_invalid = true;
  std::vector<std::size_t> goals;
  for (const Submission& step : steps) {
    const Goal& goal = machine_.goals()[step.goal];
    goals.push_back(step.goal);
    wanted[{goal.topic, goal.partition}] = &step;
    start.moves.push_back({goal.topic, goal.partition, step.to});
  }
  const auto give_up = [&](Refusal refusal) {
    for (const Submission& step : steps) machine_.not_taken(step.goal, refusal);
  };
  const auto live = world_.read(topics_of(goals), plan_.rate.has_value());
  if (!live) {
    telling_.note(live.error().text);
    give_up(Refusal::not_sent);
    if (is_final(live.error())) fail_with(live.error());
    return;
  }
  auto planned = plan::start_moves(*live, start);
  // What changed since the look is looked at again.
  std::erase_if(planned.plan.steps, [&](const changes::Operation& step) {
    const auto* move = std::get_if<changes::StartReassignment>(&step);
    return move != nullptr && move->old_replicas != wanted.at({move->topic, move->partition})->from;
  });
  Value::List moves;
  Value::List throttle;
  for (const auto& step : planned.plan.steps) {
    if (const auto* move = std::get_if<changes::StartReassignment>(&step))
      moves.emplace_back(Value::Object{
          {"topic", move->topic}, {"partition", move->partition}, {"replicas", move->replicas}});
    else
      throttle.push_back(changes::to_value(step));
  }
  if (!note({{"kind", "submit"}, {"moves", moves}, {"throttle", throttle}}))
    return give_up(Refusal::not_sent);
  ledger_.put(planned.plan.steps);
  auto rows = moves.empty() ? std::optional<Rows>() : apply(planned.plan, false);
  for (const Error& problem : planned.problems) {
    if (problem.code == "LIST_TOO_LONG") end_.answer.problem(problem);
  }
  take_outcomes(steps, planned, rows.value_or(Rows()));
}

void Driver::take_outcomes(const std::vector<Submission>& steps, const plan::Planned& planned,
                           const Rows& rows) {
  std::map<plan::PartitionAt, const StepRow*> outcomes;
  std::set<plan::PartitionAt> stands; // as it was to be, or on its way there
  for (const auto& move : planned.in_progress) stands.emplace(move.topic, move.partition);
  for (const auto& step : planned.unchanged) {
    if (const auto* move = std::get_if<changes::StartReassignment>(&step))
      stands.emplace(move->topic, move->partition);
  }
  bool throttle_failed = false;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (const auto* move = std::get_if<changes::StartReassignment>(&planned.plan.steps[i])) {
      outcomes[{move->topic, move->partition}] = &rows[i];
    } else if (rows[i].outcome == Outcome::failed && rows[i].error && is_final(*rows[i].error)) {
      throttle_failed = true;
    }
  }
  bool any = false;
  for (const Submission& step : steps) {
    const Goal& goal = machine_.goals()[step.goal];
    const auto at = outcomes.find({goal.topic, goal.partition});
    const Outcome outcome = at == outcomes.end() ? Outcome::not_run : at->second->outcome;
    if (outcome == Outcome::accepted || outcome == Outcome::done || outcome == Outcome::unchanged ||
        stands.count({goal.topic, goal.partition}) != 0) {
      any = true;
    } else if (outcome == Outcome::unknown) {
      machine_.not_taken(step.goal, Refusal::unknown);
    } else {
      const bool refused =
          outcome == Outcome::failed && at->second->error && at->second->error->kind == ErrorKind::failed;
      machine_.not_taken(step.goal, refused ? Refusal::refused : Refusal::not_sent);
    }
  }
  if (any) refusals_ = 0;
  if (any) return;
  again_ = std::max(again_, short_pause);
  if (!throttle_failed && ++refusals_ <= most_failures) return;
  giving_up_ = true;
  telling_.remark(KLAMM_TEXT("run", "the run submits nothing more: the cluster refuses it"));
}

void Driver::elect(const std::vector<std::size_t>& goals) {
  for (std::size_t from = 0; from < goals.size(); from += most_elections) {
    const auto first = goals.begin() + static_cast<std::ptrdiff_t>(from);
    const std::vector<std::size_t> some(
        first, first + static_cast<std::ptrdiff_t>(std::min(most_elections, goals.size() - from)));
    if (!note({{"kind", "elect"}, {"partitions", named(some)}})) return;
    const auto live = world_.read(topics_of(some), false);
    if (!live) return telling_.note(live.error().text);
    plan::ElectLeaders wanted;
    for (const std::size_t goal : some)
      wanted.partitions.push_back({machine_.goals()[goal].topic, {machine_.goals()[goal].partition}});
    const auto planned = plan::elect_leaders(*live, wanted);
    for (const Error& problem : planned.problems) end_.answer.problem(problem);
    if (!planned.plan.steps.empty()) apply(planned.plan, false);
  }
}

/// Nothing moves any more.
void Driver::finish() {
  bool off = take_off(true);
  for (int tries = 0; !off && tries < most_failures && !world_.stopped(); ++tries) {
    world_.pass(short_pause);
    off = take_off(true);
  }
  if (!off)
    telling_.remark(KLAMM_TEXT("change", "the throttle stays set").hinting(HintCode::clean_up_throttles));
  const Progress at = machine_.progress();
  end_.state = at.waiting > 0             ? RunState::paused
               : wish_ == Wish::cancel    ? RunState::cancelled
               : at.left_out > 0          ? RunState::partial
               : wish_ == Wish::roll_back ? RunState::rolled_back
                                          : RunState::done;
  if (giving_up_ && at.waiting > 0)
    end_.answer.problem(Error::of(ErrorKind::failed, "NOT_RUN",
                                  KLAMM_TEXT("run", "%1 partitions were not moved").with(at.waiting)));
  if (end_.state == RunState::paused && !giving_up_)
    telling_.remark(KLAMM_TEXT("run", "paused: %1 partitions wait").with(at.waiting));
  note({{"kind", "end"}, {"state", std::string(word_of(end_.state))}, {"throttle_off", off}});
}

/// The moves in flight go on, and their throttle stays.
void Driver::say_stopped() {
  const Progress at = machine_.progress();
  end_.state = RunState::stopped;
  const auto why = world_.stopped().value_or(ErrorKind::failed);
  end_.answer.problem(
      Error::of(why, why == ErrorKind::no_answer ? "TIMEOUT" : "NOT_RUN",
                (plan_.rate ? KLAMM_TEXT("run", "stopped: %1 partitions move under their throttle, %2 wait")
                            : KLAMM_TEXT("run", "stopped: %1 partitions move, %2 wait"))
                    .with(at.moving, at.waiting)));
  note({{"kind", "stop"}});
}

std::optional<Driver::Rows> Driver::apply(const changes::Plan& plan, bool completing) {
  auto applied = world_.apply(plan, completing);
  if (!applied) {
    telling_.note(applied.error().text);
    if (is_final(applied.error())) fail_with(applied.error());
    return std::nullopt;
  }
  for (const StepRow& row : applied->rows) {
    if (row.outcome == Outcome::unknown) unsure_until_ = machine_.last_look() + time_for_late_steps;
    if (row.outcome == Outcome::failed || row.outcome == Outcome::unknown)
      telling_.note(KLAMM_TEXT("run", "%1: %2")
                        .with(row.target(), row.error ? changes::words_of(*row.error) : std::string()));
  }
  end_.answer.rows.insert(end_.answer.rows.end(), applied->rows.begin(), applied->rows.end());
  return std::move(applied->rows);
}

/// A decision that cannot be kept is not carried out.
bool Driver::note(Value::Object entry) {
  entry.insert(entry.begin() + 1, {"at", Value(std::chrono::system_clock::now())});
  auto noted = log_.append(std::move(entry));
  if (noted) return true;
  log_broken_ = true;
  end_.answer.problem(std::move(noted.error()));
  return false;
}

void Driver::fail_with(Error error) {
  giving_up_ = true;
  end_.answer.problem(std::move(error));
}

std::string Driver::name(std::size_t goal) const {
  return machine_.goals()[goal].topic + ":" + std::to_string(machine_.goals()[goal].partition);
}

Value Driver::named(const std::vector<std::size_t>& goals) const {
  Value::List out;
  for (const std::size_t goal : goals) out.emplace_back(name(goal));
  return out;
}

std::vector<std::string> Driver::topics_of(const std::vector<std::size_t>& goals) const {
  std::set<std::string> out;
  for (const std::size_t goal : goals) out.insert(machine_.goals()[goal].topic);
  return {out.begin(), out.end()};
}

} // namespace klamm::scaling::run
