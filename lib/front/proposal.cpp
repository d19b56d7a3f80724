#include <klamm/front/proposal.hpp>
#include <klamm/units.hpp>

#include <algorithm>
#include <utility>

namespace klamm::front {

bool Proposal::has_work() const {
  if (!planned.plan.steps.empty()) return true;
  if (!follow_up.run_id.empty()) return true;
  const bool follows = follow_up.kind == FollowUp::Kind::moves || follow_up.kind == FollowUp::Kind::run;
  return follows && follow_up.moves.wait && !follow_up.moves.in_progress.empty();
}

Result<Proposal> start_moves(Client& client, const plan::StartMoves& wanted,
                             std::optional<std::chrono::milliseconds> wait, const Call& call) {
  auto planned = plan::start_moves(client, wanted, call);
  if (!planned) return fail(std::move(planned.error()));
  Proposal proposal(std::move(*planned));
  if (wanted.in_waves) proposal.waves = plan::waves_of(proposal.planned.plan);
  proposal.follow_up = {FollowUp::Kind::moves, {wanted.throttle, wait, proposal.planned.in_progress}};
  return proposal;
}

namespace {

/// Leaves out, as problems, partitions that are no longer where the plan found them.
void leave_out_moved(const std::map<plan::PartitionAt, PlannedFrom>& from, plan::Planned& planned) {
  std::erase_if(planned.plan.steps, [&](const changes::Operation& step) {
    const auto* move = std::get_if<changes::StartReassignment>(&step);
    if (move == nullptr) return false;
    const auto then = from.find({move->topic, move->partition});
    if (then == from.end() || then->second.replicas == move->old_replicas) return false;
    const std::string name = move->topic + ":" + std::to_string(move->partition);
    planned.problems.push_back(
        Error::of(ErrorKind::failed, "STALE",
                  KLAMM_TEXT("front", "%1 has other replicas than the plan found: plan again").with(name))
            .about("partition " + name));
    return true;
  });
}

} // namespace

Result<Proposal> run_planned_moves(Client& client, plan::StartMoves wanted,
                                   const std::map<plan::PartitionAt, PlannedFrom>& from,
                                   const scaling::run::Limits& limits, std::chrono::milliseconds wait,
                                   const Call& call) {
  const auto rate = std::exchange(wanted.throttle, std::nullopt);
  wanted.skip_invalid = true;
  auto planned = plan::start_moves(client, wanted, call);
  if (!planned) return fail(std::move(planned.error()));
  Proposal proposal(std::move(*planned));
  leave_out_moved(from, proposal.planned);
  if (rate && !proposal.planned.plan.steps.empty())
    proposal.planned.notes.push_back(
        KLAMM_TEXT("front", "each broker that receives replicas is limited to %1 until they have arrived")
            .with(units::print_rate(static_cast<double>(*rate))));
  auto& follow = proposal.follow_up;
  follow.kind = FollowUp::Kind::run;
  follow.moves = {rate, wait, proposal.planned.in_progress};
  follow.limits = limits;
  if (rate) follow.limits.small_bytes = std::max(limits.small_bytes, 2 * *rate);
  for (const auto& [at, then] : from) {
    if (then.bytes) follow.bytes[at] = *then.bytes;
  }
  return proposal;
}

Result<Proposal> resume_run(Client& client, const std::string& state_folder, const scaling::run::Run& run,
                            scaling::run::Wish wish, const Call& call) {
  using scaling::run::Wish;
  if (auto same = changes::require_cluster(client, run.cluster_id, call); !same)
    return fail(std::move(same.error()));
  auto plan = scaling::run::plan_of(state_folder, run.id);
  if (!plan) return fail(std::move(plan.error()));
  plan::CancelMoves in_flight;
  for (auto& step : plan->steps) {
    auto& move = std::get<changes::StartReassignment>(step);
    if (wish == Wish::roll_back) std::swap(move.old_replicas, move.replicas);
    in_flight.partitions.push_back({move.topic, {move.partition}});
  }
  Proposal proposal;
  proposal.planned.plan = std::move(*plan);
  if (wish == Wish::cancel) {
    auto planned = plan::cancel_moves(client, in_flight, call);
    if (!planned) return fail(std::move(planned.error()));
    proposal.planned = std::move(*planned);
    proposal.planned.unchanged.clear(); // what does not move is not meant
    proposal.planned.problems.clear();
  }
  proposal.follow_up.kind = FollowUp::Kind::run;
  proposal.follow_up.run_id = run.id;
  proposal.follow_up.wish = wish;
  return proposal;
}

Result<Proposal> cancel_moves(Client& client, const plan::CancelMoves& wanted, bool others_too,
                              const Call& call) {
  auto planned = plan::cancel_moves(client, wanted, call);
  if (!planned) return fail(std::move(planned.error()));
  Proposal proposal(std::move(*planned));
  proposal.disruptive = others_too;
  proposal.follow_up.kind = FollowUp::Kind::throttle_left;
  return proposal;
}

Result<Proposal> undo_change(Session& session, const std::string& which, const plan::UndoWanted& wanted,
                             const Call& call) {
  auto made = changes::plan_undo(session.store().state_folder(), which);
  if (!made) return fail(std::move(made.error()));
  return undo_change(session.client(), std::move(*made), wanted, call);
}

Result<Proposal> undo_change(Client& client, changes::Undo undo, const plan::UndoWanted& wanted,
                             const Call& call) {
  if (auto same = changes::require_cluster(client, undo.plan.cluster_id, call); !same)
    return fail(std::move(same.error()));
  std::string undoes = undo.change_id;
  auto planned = plan::undo(client, std::move(undo), wanted, call);
  if (!planned) return fail(std::move(planned.error()));
  Proposal proposal(std::move(*planned));
  proposal.undoes = std::move(undoes);
  return proposal;
}

Result<Proposal> saved_plan(Client& client, changes::Plan plan, const Call& call) {
  if (auto same = changes::require_cluster(client, plan.cluster_id, call); !same)
    return fail(std::move(same.error()));
  if (auto none = changes::require_no_secrets(client, plan, call); !none)
    return fail(std::move(none.error()));
  Proposal proposal;
  proposal.planned.plan = std::move(plan);
  const auto& steps = proposal.planned.plan.steps;
  const bool moves = std::any_of(steps.begin(), steps.end(), [](const auto& step) {
    return std::holds_alternative<changes::StartReassignment>(step);
  });
  if (moves && std::any_of(steps.begin(), steps.end(), changes::FollowMoves::changes_throttle))
    proposal.follow_up.kind = FollowUp::Kind::moves;
  return proposal;
}

} // namespace klamm::front
