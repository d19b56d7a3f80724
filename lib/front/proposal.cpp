#include <klamm/front/proposal.hpp>

#include <algorithm>
#include <utility>

namespace klamm::front {

bool Proposal::has_work() const {
  if (!planned.plan.steps.empty()) return true;
  return follow_up.kind == FollowUp::Kind::moves && follow_up.moves.wait &&
         !follow_up.moves.under_way.empty();
}

Result<Proposal> start_moves(Client& client, const plan::StartMoves& wanted,
                             std::optional<std::chrono::milliseconds> wait, const Call& call) {
  auto planned = plan::start_moves(client, wanted, call);
  if (!planned) return fail(std::move(planned.error()));
  Proposal proposal(std::move(*planned));
  if (wanted.in_waves) proposal.waves = plan::waves_of(proposal.planned.plan);
  proposal.follow_up = {FollowUp::Kind::moves, {wanted.throttle, wait, proposal.planned.under_way}};
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
