#include <klamm/follow_moves.hpp>
#include <klamm/front/run.hpp>

#include <front/author.hpp>

#include <algorithm>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace klamm::front {
namespace {

using changes::Outcome;
using changes::Plan;
using changes::StepRow;

bool any(const Answer<StepRow>& answer, std::initializer_list<Outcome> outcomes) {
  return std::any_of(answer.rows.begin(), answer.rows.end(), [outcomes](const auto& row) {
    return std::find(outcomes.begin(), outcomes.end(), row.outcome) != outcomes.end();
  });
}

bool any_undo(const Plan& plan) {
  return std::any_of(plan.steps.begin(), plan.steps.end(),
                     [](const auto& step) { return changes::inverse(step).has_value(); });
}

/// One proposal on its way: the first part, and the parts that follow it.
class Running {
 public:
  Running(Session& session, const Proposal& proposal, const RunOptions& options, const Events& events)
      : client_(session.client()), state_folder_(session.store().state_folder()), proposal_(proposal),
        options_(options), events_(events) {}

  Result<Ran> run() {
    if (proposal_.follow_up.kind == FollowUp::Kind::run) return record_and_drive();
    const Plan& plan = proposal_.planned.plan;
    auto applied = plan.steps.empty() ? Result<Answer<StepRow>>(changes::preview(plan)) : apply_first();
    if (!applied) return fail(std::move(applied.error()));
    follow(*applied);
    Ran ran;
    ran.change_id = id_;
    ran.changed = any(*applied, {Outcome::done, Outcome::accepted});
    ran.something_done = ran.changed || any(*applied, {Outcome::unchanged});
    ran.undoable = ran.changed && any_undo(plan);
    ran.answer = std::move(*applied);
    return ran;
  }

  Result<Ran> record_and_drive() {
    const auto& follow = proposal_.follow_up;
    for (const auto& step : proposal_.planned.plan.steps) rows_.emplace(changes::target(step), rows_.size());
    auto id = follow.run_id.empty() ? record_run() : Result<std::string>(follow.run_id);
    if (!id) return fail(std::move(id.error()));
    if (!follow.run_id.empty()) {
      if (auto told = scaling::run::wish_for(state_folder_, *id, follow.wish); !told)
        return fail(std::move(told.error()));
    }
    const auto run = scaling::run::find(state_folder_, *id);
    if (!run) return fail(run.error());
    return drive(*run);
  }

  /// Carries a run out, or goes on with it.
  Result<Ran> drive(const scaling::run::Run& run) {
    id_ = run.change_id;
    scaling::run::Driving how;
    how.state_folder = state_folder_;
    how.cancel = options_.cancel;
    if (const auto wait = proposal_.follow_up.moves.wait)
      how.until = std::chrono::steady_clock::now() + *wait;
    how.timeout = options_.step_timeout;
    const auto quiet = [](const Text&) {};
    how.note = events_.note ? events_.note : quiet;
    how.remark = events_.important ? events_.important : quiet;
    how.apply = [this](const scaling::run::Step& step) { return apply_of_run(step); };
    auto end = scaling::run::drive(client_, run, how);
    if (!end) return fail(std::move(end.error()));
    Ran ran;
    ran.change_id = id_;
    ran.changed = any(end->answer, {Outcome::done, Outcome::accepted});
    ran.something_done = ran.changed || end->progress.done > 0;
    ran.undoable = ran.changed;
    ran.run = {run.id, end->state};
    ran.answer = std::move(end->answer);
    return ran;
  }

 private:
  [[nodiscard]] Result<std::string> record_run() const {
    const auto& follow = proposal_.follow_up;
    scaling::run::NewRun wanted;
    wanted.plan = proposal_.planned.plan;
    for (const auto& move : follow.moves.in_progress) wanted.plan.steps.emplace_back(move);
    for (const auto& step : wanted.plan.steps) {
      const auto& move = std::get<changes::StartReassignment>(step);
      const auto size = follow.bytes.find({move.topic, move.partition});
      wanted.bytes.push_back(size == follow.bytes.end() ? std::nullopt : std::optional(size->second));
    }
    wanted.rate = follow.moves.rate;
    wanted.limits = follow.limits;
    wanted.author = this_author();
    wanted.author.arguments = options_.arguments;
    return scaling::run::record(state_folder_, wanted);
  }

  Result<Answer<StepRow>> apply_of_run(const scaling::run::Step& step) {
    auto apply = apply_options(std::nullopt);
    apply.cancel = step.cancel;
    constexpr std::chrono::seconds for_lock{30};
    apply.wait_for_lock = std::max<std::chrono::milliseconds>(apply.wait_for_lock, for_lock);
    apply.author.part_of = step.part_of;
    apply.author.undone_with = !step.part_of.empty() && step.part == changes::Part::wished_for;
    if (apply.journaling == changes::Journaling::file && !step.part_of.empty())
      apply.journal_file += "." + std::to_string(++journals_);
    apply.started = [this, &step](const std::string& id) {
      step.started(id);
      if (!step.part_of.empty()) return;
      id_ = id;
      if (events_.started) events_.started(id);
    };
    if (events_.step)
      apply.step = [this](const changes::StepEvent& event) {
        const auto row = rows_.find(event.row.target());
        const bool move = std::holds_alternative<changes::StartReassignment>(event.row.operation);
        events_.step({move && row != rows_.end() ? std::optional(row->second) : std::nullopt, event});
      };
    return changes::apply(client_, step.plan, apply);
  }

  [[nodiscard]] const Plan& first() const {
    return proposal_.waves.empty() ? proposal_.planned.plan : proposal_.waves.front();
  }

  /// `offset`: how many steps of the whole plan come before those that are applied; empty: they are none of
  /// it.
  [[nodiscard]] changes::ApplyOptions apply_options(std::optional<std::size_t> offset) const {
    changes::ApplyOptions apply;
    apply.step_timeout = options_.step_timeout;
    apply.cancel = options_.cancel;
    apply.progress = events_.important;
    apply.wait = options_.wait_until_seen;
    apply.journaling = options_.journaling;
    apply.journal_file = options_.journal_file;
    apply.state_folder = state_folder_;
    apply.wait_for_lock = options_.wait_for_lock;
    apply.author = this_author();
    apply.author.arguments = options_.arguments;
    apply.author.undoes = proposal_.undoes;
    if (events_.step)
      apply.step = [this, offset](const changes::StepEvent& event) {
        StepChanged changed{std::nullopt, event};
        if (offset) changed.index = *offset + static_cast<std::size_t>(event.row.step - 1);
        events_.step(changed);
      };
    return apply;
  }

  Result<Answer<StepRow>> apply_first() {
    auto apply = apply_options(0);
    apply.started = [this](const std::string& id) {
      id_ = id;
      if (events_.started) events_.started(id);
    };
    return changes::apply(client_, first(), apply);
  }

  Result<Answer<StepRow>> apply_part(const Plan& part, const Cancel& cancel, changes::Part what) {
    const bool planned = what == changes::Part::wished_for;
    auto apply = apply_options(planned ? std::optional(offset_of_next_wave()) : std::nullopt);
    apply.cancel = cancel;
    apply.author.part_of = id_;
    apply.author.undone_with = planned;
    // A file for a journal is taken by the first part.
    if (apply.journaling == changes::Journaling::file)
      apply.journal_file += "." + std::to_string(++journals_);
    return changes::apply(client_, part, apply);
  }

  std::size_t offset_of_next_wave() {
    std::size_t offset = 0;
    for (std::size_t i = 0; i < next_wave_; ++i) offset += proposal_.waves[i].steps.size();
    ++next_wave_;
    return offset;
  }

  void follow(Answer<StepRow>& applied) {
    const auto quiet = [](const Text&) {};
    const changes::Follower follower{events_.note ? events_.note : quiet,
                                     events_.important ? events_.important : quiet, options_.cancel,
                                     options_.step_timeout};
    switch (proposal_.follow_up.kind) {
    case FollowUp::Kind::none: return;
    case FollowUp::Kind::throttle_left:
      return changes::say_throttle_left(client_, proposal_.planned.plan.steps, follower);
    case FollowUp::Kind::run: return;
    case FollowUp::Kind::moves: break;
    }
    auto waves = proposal_.waves;
    if (waves.empty()) waves.push_back(proposal_.planned.plan);
    const changes::FollowMoves follow(client_, follower, proposal_.follow_up.moves, std::move(waves));
    follow(applied, [this](const Plan& part, const Cancel& cancel, changes::Part what) {
      return apply_part(part, cancel, what);
    });
  }

  Client& client_;
  std::string state_folder_;
  const Proposal& proposal_;
  const RunOptions& options_;
  const Events& events_;
  std::string id_;
  int journals_ = 1;
  std::size_t next_wave_ = 1;
  std::map<std::string, std::size_t> rows_; ///< of a run: its steps by what they move
};

/// What was wanted and is no step, and what could not be planned.
void add_unplanned(Answer<StepRow>& answer, const plan::Planned& planned) {
  for (const Error& problem : planned.problems) answer.problem(problem);
}

Previewed previewed(changes::Validated validated, const Proposal& proposal) {
  Previewed out;
  out.answer = std::move(validated.answer);
  out.why_not = std::move(validated.why_not);
  out.something_to_do = any(out.answer, {Outcome::planned});
  plan::add_left_out(out.answer, proposal.planned);
  // Done, or as good as: that of a dry run would be.
  out.something_done =
      any(out.answer, {Outcome::planned, Outcome::done, Outcome::accepted, Outcome::unchanged});
  add_unplanned(out.answer, proposal.planned);
  return out;
}

} // namespace

Result<Ran> run(Session& session, const Proposal& proposal, const Answers& answers, const RunOptions& options,
                const Events& events) {
  if (auto allowed = questions_of(session, proposal).allow(answers); !allowed)
    return fail(std::move(allowed.error()));
  auto ran = Running(session, proposal, options, events).run();
  if (!ran) return ran;
  plan::add_left_out(ran->answer, proposal.planned);
  ran->something_done = ran->something_done || any(ran->answer, {Outcome::unchanged});
  add_unplanned(ran->answer, proposal.planned);
  return ran;
}

Previewed preview(const Proposal& proposal) {
  changes::Validated validated;
  validated.answer = changes::preview(proposal.planned.plan);
  return previewed(std::move(validated), proposal);
}

Previewed validate(Session& session, const Proposal& proposal, const Call& call) {
  if (proposal.planned.plan.steps.empty()) return preview(proposal);
  return previewed(changes::validate(session.client(), proposal.planned.plan, call), proposal);
}

} // namespace klamm::front
