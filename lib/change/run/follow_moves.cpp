#include <klamm/follow_moves.hpp>
#include <klamm/hints.hpp>
#include <klamm/plan_moves.hpp>

#include <algorithm>
#include <iterator>
#include <map>

namespace klamm::changes {

using std::chrono::milliseconds;

namespace {

bool any_unknown(const std::vector<StepRow>& rows) {
  return std::any_of(rows.begin(), rows.end(),
                     [](const StepRow& row) { return row.outcome == Outcome::unknown; });
}

} // namespace

void say_throttle_left(Client& client, const std::vector<Operation>& steps, const Follower& follower) {
  // Also after a signal: what is left is worth a look.
  const auto left = plan::throttle_left(client, steps, Call::within(follower.timeout));
  if (!left) {
    follower.remark(KLAMM_TEXT("change", "whether a throttle is left could not be read (%1)")
                        .with(left.error().text)
                        .hinting(HintCode::preview_clean_up));
  } else if (*left) {
    follower.remark(**left);
  }
}

void FollowMoves::operator()(Answer<StepRow>& answer, const ApplyPart& apply) const {
  const Deadline until = std::chrono::steady_clock::now() + wanted_.wait.value_or(milliseconds(0));
  Rows rows = answer.rows;
  for (std::size_t i = 0; i < waves_.size(); ++i) {
    const bool ended = finish(waves_[i], rows, until, answer, apply);
    const bool sent = all_sent(rows);
    const std::size_t next = i + 1;
    if (next == waves_.size() && ended && sent && wanted_.elect) elect_leaders(answer, apply);
    if (next == waves_.size() && (sent || waves_.size() == 1)) return;
    if (!ended || !sent) return leave_out(next, "in", answer);
    if (!arrived(waves_[i], answer) || follower_.cancel.requested()) return leave_out(next, "after", answer);
    if (std::chrono::steady_clock::now() >= until) {
      answer.problem(Error::of(ErrorKind::no_answer, "TIMEOUT",
                               KLAMM_TEXT("wait", "the time to wait ended before all waves had begun"))
                         .about("reassignment"));
      return leave_out(next, "after", answer);
    }
    follower_.note(KLAMM_TEXT("change", "wave %1 of %2").with(next + 1, waves_.size()));
    auto applied = apply(waves_[next], follower_.cancel, Part::wished_for);
    if (!applied) {
      answer.problem(applied.error());
      return leave_out(next, "after", answer);
    }
    rows = std::move(applied->rows);
    answer.rows.insert(answer.rows.end(), rows.begin(), rows.end());
    for (auto& error : applied->errors) answer.problem(std::move(error));
  }
}

/// Follows one wave to its end. Whether its moves have ended and its throttle is off.
bool FollowMoves::finish(const Plan& wave, const Rows& rows, Deadline until, Answer<StepRow>& answer,
                         const ApplyPart& apply) const {
  auto moving = started(wave, rows);
  if (&wave == &waves_.front()) {
    for (const auto& move : wanted_.in_progress) moving.push_back({move.topic, move.partition, {}});
  }
  const bool throttled = throttle_is_on(wave, rows);
  if (!moving.empty() && (!wanted_.wait || !wait_for(moving, until, answer))) {
    if (throttled) {
      say_how_to_take_off();
    } else {
      say_what_is_left(wave);
    }
    return false;
  }
  // Who does not answer is sent nothing more, and what is unknown may still happen after it.
  if (throttled && moving.empty() && any_unknown(rows)) {
    say_how_to_take_off();
    return false;
  }
  if (throttled && !take_off(wave, answer, apply)) return false;
  say_what_is_left(wave);
  return true;
}

std::vector<Operation> FollowMoves::with_in_progress(const Plan& wave) const {
  auto steps = wave.steps;
  if (&wave == &waves_.front())
    steps.insert(steps.end(), wanted_.in_progress.begin(), wanted_.in_progress.end());
  return steps;
}

/// What stood before, or others changed: `--wait` takes off only what it put on.
void FollowMoves::say_what_is_left(const Plan& wave) const {
  const bool cancels = std::any_of(wave.steps.begin(), wave.steps.end(), [](const auto& step) {
    return std::holds_alternative<CancelReassignment>(step);
  });
  if (wanted_.rate || cancels) say_throttle_left(client_, with_in_progress(wave), follower_);
}

FollowMoves::Moving FollowMoves::started(const Plan& wave, const Rows& rows) {
  Moving out;
  for (std::size_t i = 0; i < wave.steps.size(); ++i) {
    const auto outcome = rows[i].outcome;
    const auto* step = std::get_if<StartReassignment>(&wave.steps[i]);
    if (!step) continue;
    const bool taken = outcome == Outcome::accepted && step->old_replicas != step->replicas;
    if (outcome == Outcome::accepted || outcome == Outcome::unchanged || outcome == Outcome::unknown)
      out.push_back({step->topic, step->partition, taken ? step->old_replicas : Replicas()});
  }
  return out;
}

bool FollowMoves::changes_throttle(const Operation& step) {
  const auto* rate = std::get_if<SetConfig>(&step);
  const auto* list = std::get_if<AppendConfig>(&step);
  return (rate != nullptr && rate->key.ends_with(".replication.throttled.rate")) ||
         (list != nullptr && list->key.ends_with(".replication.throttled.replicas"));
}

bool FollowMoves::throttle_is_on(const Plan& wave, const Rows& rows) {
  for (std::size_t i = 0; i < wave.steps.size(); ++i) {
    if (changes_throttle(wave.steps[i]) && rows[i].outcome != Outcome::not_run &&
        rows[i].outcome != Outcome::stale && rows[i].outcome != Outcome::failed)
      return true;
  }
  return false;
}

void FollowMoves::say_how_to_take_off() const {
  follower_.remark(KLAMM_TEXT("change", "the throttle stays set").hinting(HintCode::clean_up_throttles));
}

/// Whether all have ended. A signal ends the wait, not the moves.
bool FollowMoves::wait_for(const Moving& moving, Deadline until, Answer<StepRow>& answer) const {
  const auto condition = wait::moves_done(client_, {moving, wanted_.rate});
  Call call;
  call.deadline = until;
  call.cancel = follower_.cancel;
  call.progress = [this](const Text& text) { follower_.note(text); };
  const auto waited = wait::until("reassignment", condition, {}, call);
  if (waited) return true;
  if (follower_.cancel.requested()) {
    // One more look: what has ended just now needs no clean-up by hand.
    constexpr milliseconds short_look{5000};
    const auto seen = condition(Call::within(short_look));
    if (seen && seen->empty()) return true;
    follower_.remark(KLAMM_TEXT("change", "stopped waiting; the moves continue%1")
                         .with(seen ? ": " + seen->english() : std::string())
                         .hinting(HintCode::cancel_moves));
  }
  answer.problem(waited.error());
  return false;
}

bool FollowMoves::take_off(const Plan& wave, Answer<StepRow>& answer, const ApplyPart& apply) const {
  const auto planned = plan::take_off_throttle(client_, wave.steps, Call::within(follower_.timeout));
  if (!planned) {
    answer.problem(planned.error());
    say_how_to_take_off();
    return false;
  }
  for (const auto& note : planned->notes) follower_.remark(note);
  if (planned->plan.steps.empty()) return true;
  // A wish to stop has been obeyed: this puts right what we did.
  auto applied = apply(planned->plan, Cancel(), Part::completing);
  if (!applied) {
    answer.problem(applied.error());
    say_how_to_take_off();
    return false;
  }
  const bool complete = applied->complete;
  if (!complete) say_how_to_take_off();
  std::move(applied->rows.begin(), applied->rows.end(), std::back_inserter(answer.rows));
  for (auto& error : applied->errors) answer.problem(std::move(error));
  return complete;
}

bool FollowMoves::all_sent(const Rows& rows) {
  return std::all_of(rows.begin(), rows.end(), [](const StepRow& row) {
    return row.outcome == Outcome::done || row.outcome == Outcome::accepted ||
           row.outcome == Outcome::unchanged;
  });
}

/// Whether a wave's partitions stand where they were to go: nobody cancelled one.
bool FollowMoves::arrived(const Plan& wave, Answer<StepRow>& answer) const {
  std::map<std::pair<std::string, std::int32_t>, std::vector<std::int32_t>> wanted;
  for (const auto& step : wave.steps) {
    if (const auto* start = std::get_if<StartReassignment>(&step))
      wanted[{start->topic, start->partition}] = start->replicas;
  }
  // Brokers hear of the end of many moves some time after the controller.
  Call call = Call::within(follower_.timeout);
  call.cancel = follower_.cancel;
  call.progress = [this](const Text& text) { follower_.note(text); };
  const auto seen = wait::until("reassignment", wait::moves_arrived(client_, std::move(wanted)), {}, call);
  if (!seen) answer.problem(seen.error());
  return seen.has_value();
}

/// Leaders stay where they are while their broker keeps a replica, whatever the order.
void FollowMoves::elect_leaders(Answer<StepRow>& answer, const ApplyPart& apply) const {
  if (waves_.empty() || !arrived(waves_.back(), answer)) return;
  std::map<std::string, std::vector<std::int32_t>> moved;
  for (const Plan& wave : waves_) {
    for (const auto& step : wave.steps) {
      const auto* start = std::get_if<StartReassignment>(&step);
      const bool same = start == nullptr || start->old_replicas.empty() || start->replicas.empty() ||
                        start->old_replicas.front() == start->replicas.front();
      if (!same) moved[start->topic].push_back(start->partition);
    }
  }
  if (moved.empty()) return;
  plan::ElectLeaders wanted;
  for (auto& [topic, partitions] : moved) wanted.partitions.push_back({topic, std::move(partitions)});
  const auto planned = plan::elect_leaders(client_, wanted, Call::within(follower_.timeout));
  if (!planned) {
    answer.problem(planned.error());
    return;
  }
  for (const Error& problem : planned->problems) answer.problem(problem);
  if (planned->plan.steps.empty()) return;
  auto applied = apply(planned->plan, follower_.cancel, Part::completing);
  if (!applied) {
    answer.problem(applied.error());
    return;
  }
  std::move(applied->rows.begin(), applied->rows.end(), std::back_inserter(answer.rows));
  for (auto& error : applied->errors) answer.problem(std::move(error));
}

/// The waves from this one on, which are not started any more; `where`: "in" or "after" the one before. What
/// is said of it comes before what is said of each step.
void FollowMoves::leave_out(std::size_t from, const char* where, Answer<StepRow>& answer) const {
  for (std::size_t i = from; i < waves_.size(); ++i) {
    Answer<StepRow> rest = preview(waves_[i]);
    for (StepRow& row : rest.rows) {
      row.outcome = Outcome::not_run;
      row.error = Error::of(follower_.cancel.requested() ? ErrorKind::cancelled : ErrorKind::failed,
                            "NOT_RUN", KLAMM_TEXT("change", "not sent: stopped before this wave"))
                      .about(row.target());
      answer.rows.push_back(std::move(row));
    }
  }
  const auto moves = std::count_if(answer.rows.begin(), answer.rows.end(), [](const StepRow& row) {
    const bool started = row.outcome == Outcome::accepted || row.outcome == Outcome::unchanged ||
                         row.outcome == Outcome::unknown;
    return !started && std::holds_alternative<StartReassignment>(row.operation);
  });
  answer.problem(Error::of(
      follower_.cancel.requested() ? ErrorKind::cancelled : ErrorKind::failed, "NOT_RUN",
      KLAMM_TEXT("change",
                 "stopped %1 wave %2 of %3: %4 moves were not started. The same command starts them, once "
                 "nothing moves any more")
          .with(where, from, waves_.size(), moves)));
  std::rotate(answer.errors.begin(), std::prev(answer.errors.end()), answer.errors.end());
}

} // namespace klamm::changes
