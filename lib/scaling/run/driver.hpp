#pragma once

#include <klamm/changes.hpp>
#include <klamm/plan_moves.hpp>
#include <klamm/scaling_run.hpp>
#include <klamm/value.hpp>

#include <scaling/run/ledger.hpp>
#include <scaling/run/machine.hpp>

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace klamm::scaling::run {

/// What a run sees and touches: a cluster, or the one that tests simulate.
class World {
 public:
  World() = default;
  World(const World&) = delete;
  World& operator=(const World&) = delete;
  virtual ~World() = default;

  [[nodiscard]] virtual Result<Seen> look(const std::vector<Goal>& goals) = 0;
  /// What planners need of these topics; with `throttles` their lists, and the rates of the brokers.
  [[nodiscard]] virtual Result<plan::LiveMoves> read(const std::vector<std::string>& topics,
                                                     bool throttles) = 0;
  /// Journaled. `completing`: puts right what the run left, also after a wish to stop.
  [[nodiscard]] virtual Result<Answer<changes::StepRow>> apply(const changes::Plan& plan,
                                                               bool completing) = 0;
  virtual void pass(Time time) = 0; ///< ends early with a wish to stop
  [[nodiscard]] virtual Wish wish() = 0;
  /// Nothing more is to be submitted by this driver: `cancelled`, or `no_answer` where its time has passed.
  [[nodiscard]] virtual std::optional<ErrorKind> stopped() = 0;
};

/// Where decisions are kept before they are carried out.
class Log {
 public:
  Log() = default;
  Log(const Log&) = delete;
  Log& operator=(const Log&) = delete;
  virtual ~Log() = default;
  [[nodiscard]] virtual Result<void> append(Value::Object entry) = 0;
};

/// What a run did before, read from its log.
struct Past {
  std::map<plan::PartitionAt, Replicas> sent; ///< of each partition the last that was asked for
  std::set<plan::PartitionAt> unknown;        ///< of those that may come to be late
  std::vector<changes::Operation> throttle;   ///< steps, in order
  bool unknown_throttle = false;              ///< one of these may come to be late
};
/// Entries of a log. BAD_RUN (`failed`) where one says what none may say.
[[nodiscard]] Result<Past> past_of(const std::vector<Value>& entries);

struct Telling {
  std::function<void(const Text&)> note;   ///< what is worth knowing
  std::function<void(const Text&)> remark; ///< what must be known
  std::function<void(const Progress&)> progress;
};

/// Carries a run out to its end, or until the world says stop.
class Driver {
 public:
  struct Plan {
    std::string id;
    std::vector<Goal> goals;
    Limits limits;
    std::optional<std::int64_t> rate; ///< bytes a second for each broker that gets replicas
    bool elect = true;
  };
  Driver(World& world, Log& log, Telling telling, Plan plan, const Past& past);

  /// The rows of every step that was applied, and what is left undone as problems.
  [[nodiscard]] RunEnd run();
  [[nodiscard]] const Machine& machine() const { return machine_; }

 private:
  using Rows = std::vector<changes::StepRow>;

  bool turn();
  void carry_out(const Decision& decision);
  void tell(const Decision& decision);
  void cancel(const std::vector<std::size_t>& goals);
  void submit(const std::vector<Submission>& steps);
  void take_outcomes(const std::vector<Submission>& steps, const plan::Planned& planned, const Rows& rows);
  void elect(const std::vector<std::size_t>& goals);
  void finish();
  void say_stopped();
  [[nodiscard]] bool take_off(bool rates);
  std::optional<Rows> apply(const changes::Plan& plan, bool completing);
  bool note(Value::Object entry);
  void fail_with(Error error);
  [[nodiscard]] std::string name(std::size_t goal) const;
  [[nodiscard]] Value named(const std::vector<std::size_t>& goals) const;
  [[nodiscard]] std::vector<std::string> topics_of(const std::vector<std::size_t>& goals) const;

  World& world_;
  Log& log_;
  Telling telling_;
  Plan plan_;
  Machine machine_;
  Ledger ledger_;
  RunEnd end_;
  Wish wish_ = Wish::go_on;
  bool giving_up_ = false; ///< something failed that will fail again
  bool log_broken_ = false;
  int failures_ = 0; ///< looks in a row
  int refusals_ = 0; ///< submissions of which nothing was taken
  Time again_{0};
  bool unsure_ = false; ///< a step of a former life may come to be late
  Time unsure_until_{0};
};

} // namespace klamm::scaling::run
