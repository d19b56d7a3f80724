#pragma once

#include <klamm/front/command_line.hpp>
#include <klamm/front/proposal.hpp>
#include <klamm/front/review.hpp>
#include <klamm/front/run.hpp>

#include <QString>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace klamm::gui {

/// A change that is wanted: how to plan it, and how it is said.
struct ReviewRequest {
  QString title;
  /// In a worker.
  std::function<Result<front::Proposal>(front::Session&, const Call&)> make;
  /// The button's words, with verb and count.
  std::function<QString(const plan::Planned&)> verb;
  std::optional<front::CommandLine> command; ///< without its target; empty: no command says the same
};

[[nodiscard]] ReviewRequest review_create(const plan::CreateTopics& wanted);
[[nodiscard]] ReviewRequest review_delete(const plan::DeleteTopics& wanted);
[[nodiscard]] ReviewRequest review_alter(const plan::AlterTopics& wanted);
[[nodiscard]] ReviewRequest review_clone(const plan::CloneTopic& wanted);
[[nodiscard]] ReviewRequest review_delete_records(const plan::DeleteRecords& wanted);
[[nodiscard]] ReviewRequest review_configs(const plan::ChangeConfigs& wanted);
[[nodiscard]] ReviewRequest review_delete_groups(const plan::DeleteGroups& wanted);
[[nodiscard]] ReviewRequest review_remove_members(const plan::RemoveMembers& wanted);
[[nodiscard]] ReviewRequest review_reset(const plan::ResetOffsets& wanted);
[[nodiscard]] ReviewRequest review_delete_offsets(const plan::DeleteOffsets& wanted);
[[nodiscard]] ReviewRequest review_moves(const plan::StartMoves& wanted, std::optional<std::chrono::milliseconds> wait);
[[nodiscard]] ReviewRequest review_cancel_moves(const plan::CancelMoves& wanted, bool others_too);
[[nodiscard]] ReviewRequest review_elect(const plan::ElectLeaders& wanted);
[[nodiscard]] ReviewRequest review_clean_up_throttles();
[[nodiscard]] ReviewRequest review_undo(const std::string& change_id, const QString& what);
[[nodiscard]] ReviewRequest review_saved(const changes::Plan& plan);

} // namespace klamm::gui
