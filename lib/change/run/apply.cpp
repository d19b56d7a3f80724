#include <admin/fetch/metadata.hpp>
#include <change/journal/journal.hpp>
#include <change/journal/lock.hpp>
#include <change/kinds/refusal.hpp>
#include <change/operations/executor.hpp>
#include <change/operations/fields.hpp>
#include <change/operations/json.hpp>
#include <change/run/batches.hpp>
#include <change/run/grace.hpp>
#include <change/run/late_steps.hpp>

#include <algorithm>
#include <numeric>

namespace klamm::changes {

namespace {

constexpr auto grace_time = std::chrono::seconds(5);

/// One plan on its way.
class Application {
 public:
  Application(Client& client, const Plan& plan, const ApplyOptions& options)
      : client_(client), options_(options), id_(new_change_id()), grace_(options.cancel, grace_time),
        steps_(plan.steps), outcomes_(plan.steps.size(), Outcome::not_run), errors_(plan.steps.size()),
        looked_before_(plan.steps.size()) {
    answer_.cluster_id = plan.cluster_id;
  }

  Result<void> open(const Plan& plan) {
    if (!options_.state_folder.empty()) {
      auto lock = ClusterLock::take(options_.state_folder, plan.cluster_id, id_, options_.wait_for_lock,
                                    options_.cancel);
      if (lock) {
        lock_.emplace(std::move(*lock));
      } else if (options_.journaling == Journaling::folder || lock.error().code == "CHANGE_RUNNING") {
        return fail(lock.error());
      } else {
        // A journal of one's own, or none, is for those who have no state folder.
        progress(KLAMM_TEXT("change", "another change to this cluster could not be detected: %1")
                     .with(lock.error().text));
      }
    }
    if (options_.journaling != Journaling::none) {
      const bool own = options_.journaling == Journaling::file;
      if (!own && options_.state_folder.empty())
        return fail(Error::of(
            ErrorKind::failed, "JOURNAL_FAILED",
            KLAMM_TEXT("journal",
                       "this user has no home folder for the journal: set HOME or KLAMM_STATE_HOME")));
      auto journal =
          Journal::create(own ? options_.journal_file : options_.state_folder + "/changes/" + id_ + ".jsonl");
      if (!journal) return fail(journal.error());
      journal_ = std::move(*journal);
    }
    if (auto noted = journal_.append(change_entry(id_, plan, options_.author)); !noted) return noted;
    if (options_.started) options_.started(id_);
    return {};
  }

  void run() {
    for (const Batch& batch : batches_of(steps_)) {
      if (options_.cancel.requested() || stopped_) break;
      if (batch.executor->waits_for_earlier(steps_[batch.first]) && !all_shown_before(batch)) continue;
      if (options_.cancel.requested()) break; // while it waited
      run_batch(batch);
    }
    if (options_.wait) {
      settle();
      if (settled_ < seen_.size())
        progress(KLAMM_TEXT("change", "stopped waiting for every live broker to show the change"));
    }
    if (!journal_broken_) note({{"kind", "end"}, {"at", now_value()}});
  }

  Answer<StepRow> finish() {
    answer_.sampled_at = std::chrono::system_clock::now();
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      StepRow row = row_of(steps_[i], static_cast<std::int32_t>(i + 1));
      row.change_id = id_;
      row.outcome = outcomes_[i];
      if (errors_[i]) {
        row.error = *errors_[i];
        answer_.problem(*errors_[i]);
      } else if (outcomes_[i] == Outcome::not_run) {
        row.error = Error::of(options_.cancel.requested() ? ErrorKind::cancelled : ErrorKind::failed,
                              "NOT_RUN", KLAMM_TEXT("change", "not sent: the change was stopped before it"))
                        .about(row.target());
        answer_.problem(*row.error);
      }
      if (options_.step && outcomes_[i] == Outcome::not_run) options_.step({StepEvent::What::ended, row});
      answer_.rows.push_back(std::move(row));
    }
    for (auto& problem : late_problems_) answer_.problem(std::move(problem));
    return std::move(answer_);
  }

 private:
  void progress(const Text& text) const {
    if (options_.progress) options_.progress(text);
  }

  /// For what changes something: a signal leaves the request on the wire some time to be answered.
  [[nodiscard]] Call write_call() const {
    Call call = Call::within(options_.step_timeout);
    call.cancel = grace_.late();
    return call;
  }

  /// For what only reads: over with the signal.
  [[nodiscard]] Call read_call() const {
    Call call = Call::within(options_.step_timeout);
    call.cancel = options_.cancel;
    return call;
  }

  void set(std::size_t step, Outcome outcome, std::optional<Error> error = std::nullopt) {
    outcomes_[step] = outcome;
    if (error && error->target.empty()) error->target = target(steps_[step]);
    errors_[step] = std::move(error);
  }

  void run_batch(const Batch& batch) {
    std::vector<std::size_t> numbers(batch.count);
    std::iota(numbers.begin(), numbers.end(), batch.first);
    send(*batch.executor, std::move(numbers));
    if (steps_.size() > most_steps)
      progress(KLAMM_TEXT("change", "%1 of %2 steps").with(batch.first + batch.count, steps_.size()));
  }

  /// Looks, notes the intent, sends, notes the outcomes. What the controller refused as too large goes again
  /// in halves, each looked at and noted on its own.
  void send(const Executor& kind, std::vector<std::size_t> numbers) {
    numbers = look(kind, numbers);
    if (numbers.empty()) return;
    std::vector<Operation*> steps;
    steps.reserve(numbers.size());
    for (const auto i : numbers) steps.push_back(&steps_[i]);
    const Call call = write_call();
    if (auto noted = journal_.append(intent(numbers)); !noted) {
      journal_broken_ = stopped_ = true;
      for (const auto i : numbers) set(i, Outcome::not_run, noted.error());
      return;
    }
    tell(StepEvent::What::sending, numbers);
    const auto results = kind.send(client_, steps, call);
    std::vector<std::size_t> too_large;
    std::size_t done = 0;
    for (std::size_t k = 0; k < numbers.size(); ++k) {
      if (results[k]) {
        const bool works = kind.still_works_on(steps_[numbers[k]]);
        set(numbers[k], works ? Outcome::accepted : Outcome::done);
        ++done;
      } else if (kind.is_unchanged(results[k].error())) {
        set(numbers[k], Outcome::unchanged);
      } else {
        const Error& error = results[k].error();
        const bool unknown = error.kind == ErrorKind::outcome_unknown || error.kind == ErrorKind::cancelled;
        set(numbers[k], unknown ? Outcome::unknown : Outcome::failed,
            unknown ? unknown_outcome(error, id_) : refusal(error));
        if (!unknown && is_too_large(error)) too_large.push_back(numbers[k]);
        // A cluster that does not answer, or answers nobody like us, is not asked for more.
        stopped_ = stopped_ || unknown || error.kind == ErrorKind::no_answer;
      }
    }
    note_outcomes(numbers);
    if (done > 0) seen_.push_back({&kind, numbers});
    if (too_large.size() < 2) return;
    const auto middle = too_large.begin() + static_cast<std::ptrdiff_t>(too_large.size() / 2);
    for (auto half : {std::vector(too_large.begin(), middle), std::vector(middle, too_large.end())}) {
      if (stopped_ || options_.cancel.requested()) return; // they were refused, and stay so
      send(kind, std::move(half));
    }
  }

  /// Whether every step before this batch is done and to be seen; if not, why its steps do not run.
  bool all_shown_before(const Batch& batch) {
    bool good = true;
    for (std::size_t i = 0; i < batch.first; ++i) {
      // Of the same sort as these: neither needs the other.
      if (&executor(steps_[i]) == batch.executor && batch.executor->waits_for_earlier(steps_[i])) continue;
      good = good && (outcomes_[i] == Outcome::done || outcomes_[i] == Outcome::accepted ||
                      outcomes_[i] == Outcome::unchanged);
    }
    if (good) settle();
    if (good && !hidden_) return true;
    for (std::size_t i = 0; i < batch.count; ++i) {
      set(batch.first + i, Outcome::not_run,
          Error::of(ErrorKind::failed, "EARLIER_STEP",
                    KLAMM_TEXT("change",
                               "not sent: an earlier step that this one needs is not done or not visible")));
    }
    return false;
  }

  /// Which of these are to be sent; the others get their outcome. A signal ends the look: nothing new is
  /// sent, and every step stays what it was.
  std::vector<std::size_t> look(const Executor& kind, const std::vector<std::size_t>& numbers) {
    std::vector<Operation*> steps;
    for (const auto number : numbers) {
      steps.push_back(&steps_[number]);
      looked_before_[number] = before(steps_[number]);
    }
    const auto looks = kind.look(client_, steps, read_call());
    if (options_.cancel.requested()) return {};
    std::vector<std::size_t> ready, settled;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      const std::size_t number = numbers[i];
      switch (looks[i].state) {
      case Look::State::ready: ready.push_back(number); continue;
      case Look::State::done: set(number, Outcome::unchanged); break;
      case Look::State::stale: set(number, Outcome::stale, looks[i].why); break;
      case Look::State::failed:
        set(number, Outcome::failed, looks[i].why);
        stopped_ = stopped_ || looks[i].why.kind == ErrorKind::no_answer;
        break;
      }
      settled.push_back(number);
    }
    if (!settled.empty()) note_outcomes(settled);
    if (stopped_) ready.clear();
    return ready;
  }

  [[nodiscard]] Value::Object intent(const std::vector<std::size_t>& numbers) const {
    auto conclusive = std::chrono::system_clock::now() + options_.step_timeout;
    if (std::any_of(numbers.begin(), numbers.end(),
                    [this](std::size_t i) { return is_forwarded(steps_[i]); }))
      conclusive += options_.forwarding_time;
    Value::List steps, moved;
    for (const auto i : numbers) {
      steps.emplace_back(static_cast<std::int64_t>(i + 1));
      Value now = before(steps_[i]);
      if (now == looked_before_[i]) continue;
      moved.emplace_back(
          Value::Object{{"step", static_cast<std::int64_t>(i + 1)}, {"before", std::move(now)}});
    }
    return {{"kind", "intent"},
            {"at", now_value()},
            {"steps", steps},
            {"conclusive_at", conclusive},
            {"before", moved}};
  }

  void note_outcomes(const std::vector<std::size_t>& numbers) {
    Value::List results;
    for (const auto i : numbers) {
      results.push_back(outcome_value(static_cast<std::int32_t>(i + 1), outcomes_[i], errors_[i], steps_[i]));
    }
    note({{"kind", "outcome"}, {"at", now_value()}, {"steps", results}});
    tell(StepEvent::What::ended, numbers);
  }

  void tell(StepEvent::What what, const std::vector<std::size_t>& numbers) const {
    if (!options_.step) return;
    for (const auto i : numbers) {
      StepEvent event{what, row_of(steps_[i], static_cast<std::int32_t>(i + 1))};
      event.row.change_id = id_;
      event.row.outcome = outcomes_[i];
      if (what == StepEvent::What::sending) event.row.outcome = Outcome::not_run;
      if (what == StepEvent::What::ended && errors_[i]) event.row.error = errors_[i];
      options_.step(event);
    }
  }

  /// After something was sent the journal is not needed to go on, but what it should hold must not be lost.
  void note(Value::Object entry) {
    const std::string lost = to_json(Value(entry));
    auto noted = journal_.append(std::move(entry));
    if (noted) return;
    journal_broken_ = stopped_ = true;
    late_problems_.push_back(std::move(noted.error()));
    progress(KLAMM_TEXT("change", "not written to the journal: %1").with(lost));
  }

  /// Waits until every live broker shows what was done, or a signal. Not showing it in time is said; the step
  /// is done all the same.
  void settle() {
    for (; settled_ < seen_.size(); ++settled_) {
      const auto& [kind, numbers] = seen_[settled_];
      std::vector<Operation*> steps;
      for (const auto i : numbers) {
        if (outcomes_[i] == Outcome::done || outcomes_[i] == Outcome::accepted) steps.push_back(&steps_[i]);
      }
      const auto condition = kind->visible(client_, steps);
      if (!condition) continue;
      wait::Pace pace;
      pace.interval = std::chrono::milliseconds(50);
      const auto waited = wait::until("the change", *condition, pace, read_call());
      if (waited) continue;
      if (options_.cancel.requested()) return;
      hidden_ = true;
      late_problems_.push_back(
          Error::of(ErrorKind::no_answer, "NOT_VISIBLE",
                    KLAMM_TEXT("change", "done, but not every live broker shows it yet: %1")
                        .with(waited.error().text)));
    }
  }

  Client& client_;
  const ApplyOptions& options_;
  std::string id_;
  Grace grace_;
  std::optional<ClusterLock> lock_;
  Journal journal_;
  bool journal_broken_ = false;
  bool stopped_ = false;
  std::vector<Operation> steps_;
  std::vector<Outcome> outcomes_;
  std::vector<std::optional<Error>> errors_;
  std::vector<Value> looked_before_; ///< as each step had it at its last look
  std::vector<std::pair<const Executor*, std::vector<std::size_t>>> seen_; ///< batches that did something
  std::size_t settled_ = 0; ///< how many of them every broker was asked for
  bool hidden_ = false; ///< one of them was not shown in time: no step that waits for it goes out any more
  std::vector<Error> late_problems_;
  Answer<StepRow> answer_;
};

} // namespace

Result<void> require_cluster(Client& client, const std::string& cluster_id, const Call& call) {
  const auto cluster = admin::fetch_metadata(client, admin::TopicChoice::none(), call);
  if (!cluster) return fail(cluster.error());
  if (cluster->cluster_id.value_or("") == cluster_id) return {};
  return fail(
      Error::of(ErrorKind::usage, "WRONG_CLUSTER",
                KLAMM_TEXT("change", "the change is for cluster %1, this is cluster %2; nothing was sent")
                    .with(cluster_id, cluster->cluster_id.value_or(""))));
}

Result<Answer<StepRow>> apply(Client& client, const Plan& plan, const ApplyOptions& options) {
  Call call = Call::within(options.step_timeout);
  call.cancel = options.cancel;
  if (auto same = require_cluster(client, plan.cluster_id, call); !same) return fail(same.error());
  Application application(client, plan, options);
  if (auto opened = application.open(plan); !opened) return fail(opened.error());
  application.run();
  return application.finish();
}

} // namespace klamm::changes
