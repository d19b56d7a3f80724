#include <klamm/quorum.hpp>
#include <klamm/wait.hpp>

#include <change/late_steps.hpp>

#include <type_traits>
#include <variant>

namespace klamm::changes {

bool is_forwarded(const Operation& step) {
  return std::visit(
      [](const auto& operation) {
        using Step = std::decay_t<decltype(operation)>;
        if constexpr (std::is_base_of_v<ConfigChange, Step>) {
          return operation.entity_type != "broker-logger";
        } else {
          // Anything new counts as forwarded, which only takes longer.
          return !(std::is_same_v<Step, DeleteRecords> || std::is_same_v<Step, CommitOffset> ||
                   std::is_same_v<Step, DeleteOffset> || std::is_same_v<Step, DeleteShareOffsets> ||
                   std::is_same_v<Step, DeleteGroup> || std::is_same_v<Step, RemoveMember>);
        }
      },
      step);
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
