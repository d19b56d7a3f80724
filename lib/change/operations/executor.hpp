#pragma once

#include <klamm/changes.hpp>
#include <klamm/wait.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace klamm::changes {

/// Steps of one kind. A look may bring `before` up to date, sending may fill in what Kafka decided (a topic's
/// id).
using Steps = std::span<Operation* const>;

/// How a step stands in the cluster right now.
struct Look {
  enum class State {
    ready,  ///< what it requires holds
    done,   ///< it stands at `after` already
    stale,  ///< what it requires does not hold any more
    failed, ///< that could not be learned, or it can never be carried out
  };
  State state = State::ready;
  Error why;                ///< of stale and failed
  bool verified = true;     ///< of ready: all is as before; otherwise Kafka does not show it
  bool may_be_late = false; ///< of stale: brokers may not have heard yet of what was just done
};

/// How the steps of one kind are checked, sent and seen. Stateless.
class Executor {
 public:
  virtual ~Executor() = default;

  /// Metadata records the controller writes for it: it takes at most 10,000 a request.
  [[nodiscard]] virtual std::int64_t records(const Operation&) const { return 1; }
  /// Whether Kafka only promises: the work goes on after the reply.
  [[nodiscard]] virtual bool only_accepted() const { return false; }
  /// The same of one step that was sent, where it depends on the step.
  [[nodiscard]] virtual bool still_works_on(const Operation&) const { return only_accepted(); }
  /// Whether it must not go out before every step ahead of it in the plan is done and shown by every live
  /// broker: a move without its throttle floods the brokers. Such steps share no batch with others.
  [[nodiscard]] virtual bool waits_for_earlier(const Operation&) const { return false; }
  /// Whether this refusal only says that a step stands at `after` already.
  [[nodiscard]] virtual bool is_unchanged(const Error&) const { return false; }

  /// Reads what the steps require. One look a step.
  [[nodiscard]] virtual std::vector<Look> look(Client& client, Steps steps, const Call& call) const = 0;
  /// Sends each step at most once. One result a step; kind `outcome_unknown`: it may have happened.
  [[nodiscard]] virtual std::vector<Result<void>> send(Client& client, Steps steps,
                                                       const Call& call) const = 0;
  /// Whether every live broker shows the result; empty where only one place is ever asked.
  [[nodiscard]] virtual std::optional<wait::Condition> visible(Client&, Steps) const { return std::nullopt; }
};

/// The executor of an operation: the same object for all that may share a batch.
[[nodiscard]] const Executor& executor(const Operation& operation);

[[nodiscard]] inline Look stale(std::string target, Text text) {
  return {Look::State::stale,
          Error::of(ErrorKind::failed, "STALE", std::move(text)).about(std::move(target))};
}
[[nodiscard]] inline Look could_not_look(Error why) {
  return {Look::State::failed, std::move(why)};
}

} // namespace klamm::changes
