#include <gui/dialogs/review_request.hpp>

#include <gui/words/say.hpp>

namespace klamm::gui {
namespace {

QString one_or_many(const std::vector<std::string>& names, const char* one, const char* many) {
  return names.size() == 1 ? say(one).arg(shown(names.front())) : say_n(many, many, static_cast<long long>(names.size()));
}

template <class Wanted>
std::optional<front::CommandLine> command_of(const Wanted& wanted) {
  auto line = front::command_line(wanted);
  return line ? std::optional(std::move(*line)) : std::nullopt;
}

/// A planner of the library as a request's `make`.
template <class Wanted>
auto planner(Result<plan::Planned> (*plan)(Client&, const Wanted&, const Call&), const Wanted& wanted) {
  return [plan, wanted](front::Session& session, const Call& call) -> Result<front::Proposal> {
    auto planned = plan(session.client(), wanted, call);
    if (!planned) return fail(planned.error());
    return front::Proposal(std::move(*planned));
  };
}

auto counted(const char* one, const char* many) {
  return [one, many](const plan::Planned& planned) { return say_n(one, many, static_cast<long long>(planned.plan.steps.size())); };
}

} // namespace

ReviewRequest review_create(const plan::CreateTopics& wanted) {
  return {one_or_many(wanted.names, "Create topic %1", "Create %n topics"), planner<plan::CreateTopics>(plan::create_topics, wanted),
          counted("Create %n topic", "Create %n topics"), command_of(wanted)};
}

ReviewRequest review_delete(const plan::DeleteTopics& wanted) {
  return {one_or_many(wanted.names, "Delete topic %1", "Delete %n topics"), planner<plan::DeleteTopics>(plan::delete_topics, wanted),
          counted("Delete %n topic", "Delete %n topics"), command_of(wanted)};
}

ReviewRequest review_alter(const plan::AlterTopics& wanted) {
  return {one_or_many(wanted.names, "Add partitions to %1", "Add partitions to %n topics"), planner<plan::AlterTopics>(plan::alter_topics, wanted),
          counted("Make %n change", "Make %n changes"), command_of(wanted)};
}

ReviewRequest review_clone(const plan::CloneTopic& wanted) {
  return {say("Clone %1 as %2").arg(shown(wanted.source), shown(wanted.name)), planner<plan::CloneTopic>(plan::clone_topic, wanted),
          counted("Create %n topic", "Create %n topics"), command_of(wanted)};
}

ReviewRequest review_delete_records(const plan::DeleteRecords& wanted) {
  const QString title = wanted.where.size() == 1 ? say("Delete records of %1").arg(shown(wanted.where.front().topic))
                                                 : say_n("Delete records of %n topic", "Delete records of %n topics", static_cast<long long>(wanted.where.size()));
  return {title, planner<plan::DeleteRecords>(plan::delete_records, wanted),
          counted("Delete records of %n partition", "Delete records of %n partitions"), command_of(wanted)};
}

ReviewRequest review_configs(const plan::ChangeConfigs& wanted) {
  const QString title = wanted.names.size() == 1 && !wanted.names.front().empty()
                            ? say("Change configs of %1 %2").arg(shown(configs::word(wanted.type)), shown(wanted.names.front()))
                            : say_n("Change configs", "Change configs of %n entities", static_cast<long long>(wanted.names.size()));
  return {title, planner<plan::ChangeConfigs>(plan::change_configs, wanted), counted("Make %n change", "Make %n changes"), command_of(wanted)};
}

ReviewRequest review_delete_groups(const plan::DeleteGroups& wanted) {
  return {one_or_many(wanted.names, "Delete group %1", "Delete %n groups"), planner<plan::DeleteGroups>(plan::delete_groups, wanted),
          counted("Delete %n group", "Delete %n groups"), command_of(wanted)};
}

ReviewRequest review_remove_members(const plan::RemoveMembers& wanted) {
  return {say("Remove members of %1").arg(shown(wanted.group)), planner<plan::RemoveMembers>(plan::remove_members, wanted),
          counted("Remove %n member", "Remove %n members"), command_of(wanted)};
}

ReviewRequest review_reset(const plan::ResetOffsets& wanted) {
  return {one_or_many(wanted.groups, "Reset offsets of %1", "Reset offsets of %n groups"), planner<plan::ResetOffsets>(plan::reset_offsets, wanted),
          counted("Reset %n offset", "Reset %n offsets"), command_of(wanted)};
}

ReviewRequest review_delete_offsets(const plan::DeleteOffsets& wanted) {
  return {one_or_many(wanted.groups, "Delete offsets of %1", "Delete offsets of %n groups"), planner<plan::DeleteOffsets>(plan::delete_offsets, wanted),
          counted("Delete %n offset", "Delete %n offsets"), command_of(wanted)};
}

ReviewRequest review_moves(const plan::StartMoves& wanted, std::optional<std::chrono::milliseconds> wait) {
  auto line = front::command_line(wanted, wait);
  return {say_n("Move %n partition", "Move %n partitions", static_cast<long long>(wanted.moves.size())),
          [wanted, wait](front::Session& session, const Call& call) { return front::start_moves(session.client(), wanted, wait, call); },
          [](const plan::Planned& planned) {
            long long moves = 0;
            for (const auto& step : planned.plan.steps) moves += std::holds_alternative<changes::StartReassignment>(step) ? 1 : 0;
            return say_n("Move %n partition", "Move %n partitions", moves);
          },
          line ? std::optional(std::move(*line)) : std::nullopt};
}

ReviewRequest review_cancel_moves(const plan::CancelMoves& wanted, bool others_too) {
  return {say("Cancel moves"),
          [wanted, others_too](front::Session& session, const Call& call) { return front::cancel_moves(session.client(), wanted, others_too, call); },
          counted("Cancel %n move", "Cancel %n moves"), command_of(wanted)};
}

ReviewRequest review_elect(const plan::ElectLeaders& wanted) {
  return {say("Elect preferred leaders"), planner<plan::ElectLeaders>(plan::elect_leaders, wanted), counted("Elect %n leader", "Elect %n leaders"),
          command_of(wanted)};
}

ReviewRequest review_clean_up_throttles() {
  return {say("Remove left-over throttles"),
          [](front::Session& session, const Call& call) -> Result<front::Proposal> {
            auto planned = plan::clean_up_throttles(session.client(), call);
            if (!planned) return fail(planned.error());
            return front::Proposal(std::move(*planned));
          },
          counted("Make %n change", "Make %n changes"), std::nullopt};
}

ReviewRequest review_undo(const std::string& change_id, const QString& what) {
  front::CommandLine line("change", "undo");
  line.name(change_id);
  return {say("Undo: %1").arg(what),
          [change_id](front::Session& session, const Call& call) { return front::undo_change(session, change_id, {}, call); },
          counted("Undo %n step", "Undo %n steps"), line};
}

ReviewRequest review_saved(const changes::Plan& plan) {
  return {say("Apply a saved plan"), [plan](front::Session& session, const Call& call) { return front::saved_plan(session.client(), plan, call); },
          counted("Apply %n step", "Apply %n steps"), std::nullopt};
}

} // namespace klamm::gui
