#include <klamm/quorum.hpp>
#include <klamm/wait.hpp>

#include <change/live/config_state.hpp>
#include <change/run/late_steps.hpp>

namespace klamm::changes {

bool is_forwarded(const Operation& step) {
  if (const auto* change = config_change(step))
    return change->entity_type != configs::EntityType::broker_logger;
  // Anything new counts as forwarded, which only takes longer.
  return !(std::holds_alternative<DeleteRecords>(step) || std::holds_alternative<CommitOffset>(step) ||
           std::holds_alternative<DeleteOffset>(step) || std::holds_alternative<DeleteShareOffsets>(step) ||
           std::holds_alternative<DeleteGroup>(step) || std::holds_alternative<RemoveMember>(step));
}

Result<void> controller_works(Client& client, const Call& call) {
  const auto answers = [&client](const Call& look) -> Result<Text> {
    const auto quorum = quorum::read(client, look);
    // Who may not ask was told so by the controller.
    if (!quorum && quorum.error().kind != ErrorKind::unauthorized) return fail(quorum.error());
    return Text{};
  };
  wait::Pace pace;
  pace.interval = std::chrono::milliseconds(250);
  pace.stable = std::chrono::seconds(1);
  Call half = call;
  const auto now = std::chrono::steady_clock::now();
  half.deadline = now + (call.deadline - now) / 2;
  const auto waited = wait::until("controller", answers, pace, half);
  if (!waited && waited.error().code != "UNSUPPORTED_VERSION") return fail(waited.error());
  return {};
}

} // namespace klamm::changes
