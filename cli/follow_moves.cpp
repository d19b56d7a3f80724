#include "follow_moves.hpp"

#include <klamm/move_progress.hpp>
#include <klamm/plan_moves.hpp>

#include <iterator>

namespace klamm::cli {

using changes::Outcome;
using std::chrono::milliseconds;

void FollowMoves::operator()(Answer<changes::StepRow>& answer, const ChangeHooks::Apply& apply) const {
  const auto moving = started(answer);
  const bool throttled = throttle_is_on(answer);
  if (!moving.empty() && !wanted_.wait) {
    if (throttled) say_how_to_take_off();
    return;
  }
  if (!moving.empty() && !wait_for(moving, answer)) {
    if (throttled) say_how_to_take_off();
    return;
  }
  if (throttled) take_off(answer, apply);
}

FollowMoves::Partitions FollowMoves::started(const Answer<changes::StepRow>& answer) const {
  std::vector<std::pair<std::string, std::int32_t>> out;
  for (std::size_t i = 0; i < plan_.steps.size(); ++i) {
    const auto outcome = answer.rows[i].outcome;
    const auto* step = std::get_if<changes::StartReassignment>(&plan_.steps[i]);
    if (step &&
        (outcome == Outcome::accepted || outcome == Outcome::unchanged || outcome == Outcome::unknown))
      out.emplace_back(step->topic, step->partition);
  }
  return out;
}

bool FollowMoves::throttle_is_on(const Answer<changes::StepRow>& answer) const {
  for (std::size_t i = 0; i < plan_.steps.size(); ++i) {
    const bool config = std::holds_alternative<changes::SetConfig>(plan_.steps[i]) ||
                        std::holds_alternative<changes::AppendConfig>(plan_.steps[i]);
    if (config && answer.rows[i].outcome != Outcome::not_run && answer.rows[i].outcome != Outcome::stale &&
        answer.rows[i].outcome != Outcome::failed)
      return true;
  }
  return false;
}

void FollowMoves::say_how_to_take_off() const {
  context_.remark({"change",
                   "the throttle stays on: klamm reassignment clean-up takes it off once nothing moves "
                   "(klamm wait reassignment)",
                   {},
                   -1});
}

/// Whether all have ended. A signal ends the wait, not the moves.
bool FollowMoves::wait_for(const Partitions& moving, Answer<changes::StepRow>& answer) const {
  const auto condition = wait::moves_done(client_, {moving, wanted_.rate});
  Call call = Call::within(*wanted_.wait);
  call.cancel = context_.cancel();
  call.progress = [this](const Text& text) { context_.note(text); };
  const auto waited = wait::until("reassignment", condition, {}, call);
  if (waited) return true;
  if (context_.cancel().requested()) {
    // One more look: what has ended just now needs no clean-up by hand.
    constexpr milliseconds short_look{5000};
    const auto seen = condition(Call::within(short_look));
    if (seen && seen->empty()) return true;
    context_.remark({"change",
                     "stopped waiting; the moves go on%1. klamm reassignment cancel stops them",
                     {seen ? ": " + seen->english() : std::string()},
                     -1});
  }
  answer.problem(waited.error());
  return false;
}

void FollowMoves::take_off(Answer<changes::StepRow>& answer, const ChangeHooks::Apply& apply) const {
  const auto planned =
      plan::take_off_throttle(client_, plan_.steps, Call::within(context_.globals().timeout));
  if (!planned) {
    answer.problem(planned.error());
    return say_how_to_take_off();
  }
  for (const auto& note : planned->notes) context_.remark(note);
  if (planned->plan.steps.empty()) return;
  // A wish to stop has been obeyed: this puts right what we did.
  auto applied = apply(planned->plan, Cancel());
  if (!applied) {
    answer.problem(applied.error());
    return say_how_to_take_off();
  }
  if (!applied->complete) say_how_to_take_off();
  std::move(applied->rows.begin(), applied->rows.end(), std::back_inserter(answer.rows));
  for (auto& error : applied->errors) answer.problem(std::move(error));
}

} // namespace klamm::cli
