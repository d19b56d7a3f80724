#include <klamm/front/proposal.hpp>

#include <algorithm>
#include <utility>

namespace klamm::front {

bool Proposal::has_work() const {
  if (!planned.plan.steps.empty()) return true;
  return follow_up.kind == FollowUp::Kind::moves && follow_up.moves.wait &&
         !follow_up.moves.in_progress.empty();
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
void leave_out_moved(const std::map<plan::PartitionAt, changes::Replicas>& from, Proposal& proposal) {
  auto& planned = proposal.planned;
  bool any = false;
  std::erase_if(planned.plan.steps, [&](const changes::Operation& step) {
    const auto* move = std::get_if<changes::StartReassignment>(&step);
    if (move == nullptr) return false;
    const auto then = from.find({move->topic, move->partition});
    if (then == from.end() || then->second == move->old_replicas) return false;
    const std::string name = move->topic + ":" + std::to_string(move->partition);
    planned.problems.push_back(
        Error::of(ErrorKind::failed, "STALE",
                  KLAMM_TEXT("front", "%1 has other replicas than the plan found: plan again").with(name))
            .about("partition " + name));
    any = true;
    return true;
  });
  if (any && !proposal.waves.empty()) proposal.waves = plan::waves_of(planned.plan);
}

} // namespace

Result<Proposal> start_planned_moves(Client& client, plan::StartMoves wanted,
                                     const std::map<plan::PartitionAt, changes::Replicas>& from,
                                     std::optional<std::chrono::milliseconds> wait, const Call& call) {
  wanted.skip_invalid = true;
  auto proposal = start_moves(client, wanted, wait, call);
  if (!proposal) return proposal;
  leave_out_moved(from, *proposal);
  proposal->follow_up.moves.elect = true;
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
