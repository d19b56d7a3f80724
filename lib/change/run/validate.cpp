#include <klamm/plan_validation.hpp>

#include <admin/call/api_versions.hpp>
#include <admin/fetch/metadata.hpp>
#include <admin/write/configs.hpp>
#include <admin/write/topics.hpp>
#include <change/kinds/refusal.hpp>
#include <change/live/config_state.hpp>
#include <change/operations/fields.hpp>
#include <change/run/batches.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace klamm::changes {

namespace {

constexpr std::int16_t join_group = 11;
constexpr std::int16_t proves_3_2 = 9; // JoinGroup v9 (KIP-814)

bool only_validates(const protocol::ApiVersionsResponse& broker) {
  return std::any_of(broker.api_keys.begin(), broker.api_keys.end(), [](const auto& api) {
    return api.api_key == join_group && api.max_version >= proves_3_2;
  });
}

/// Why the brokers cannot be trusted to validate only; empty: they can.
std::optional<Text> why_not(Client& client, const Call& call) {
  if (client.config().read_only)
    return KLAMM_TEXT("plan", "brokers did not validate the change: the profile is read-only");
  const Text unknown =
      KLAMM_TEXT("plan", "brokers did not validate the change: some brokers do not tell their version");
  const auto metadata = admin::fetch_metadata(client, admin::TopicChoice::none(), call);
  if (!metadata) return unknown;
  std::vector<std::int32_t> brokers;
  for (const auto& broker : metadata->brokers) brokers.push_back(broker.node_id);
  const auto versions = admin::fetch_api_versions(client, brokers, call);
  if (versions.empty()) return unknown;
  for (const auto& [broker, told] : versions) {
    if (!told) return unknown;
    if (!only_validates(*told))
      return KLAMM_TEXT(
                 "plan",
                 "brokers did not validate the change: broker %1 is older than Kafka 3.2 and might make it")
          .with(broker);
  }
  return std::nullopt;
}

/// What becomes of the steps. Why is said once, also where it befell many of them.
class Verdicts {
 public:
  explicit Verdicts(Answer<StepRow>& answer) : answer_(answer) {}

  void seen(std::size_t step, const Operation& operation, const Look& look) {
    StepRow& row = answer_.rows[step];
    row = row_of(operation, row.step);
    if (look.state == Look::State::done) row.outcome = Outcome::unchanged;
    if (look.state == Look::State::stale) not_done(step, Outcome::stale, look.why);
    if (look.state == Look::State::failed) not_done(step, Outcome::failed, look.why);
  }
  void not_done(std::size_t step, Outcome outcome, Error error) {
    StepRow& row = answer_.rows[step];
    row.outcome = outcome;
    if (error.target.empty()) error.target = row.target();
    row.error = error;
    if (said_.emplace(error.target, error.code).second) answer_.problem(std::move(error));
  }
  [[nodiscard]] bool planned(std::size_t step) const {
    return answer_.rows[step].outcome == Outcome::planned;
  }

 private:
  Answer<StepRow>& answer_;
  std::set<std::pair<std::string, std::string>> said_;
};

/// The steps on what no earlier one changes: what those require can be seen now.
std::vector<std::size_t> first_on_theirs(const std::vector<Operation>& steps) {
  std::vector<std::size_t> out;
  std::set<std::string> targets;
  std::map<std::pair<std::string_view, std::string>, std::string_view> changed; ///< how, configs apart
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Operation& step = steps[i];
    const auto how = word(step);
    const bool config = how.starts_with("config.");
    const std::pair about(subject_kind(step), subject(step));
    const auto before = changed.find(about);
    const bool same = before == changed.end() || before->second == how ||
                      (config && before->second != CreateTopic::word && before->second != DeleteTopic::word);
    if (targets.insert(target(step)).second && same) out.push_back(i);
    if (!config) changed[about] = how;
  }
  return out;
}

/// Looks at these steps as applying them does.
void look(Client& client, std::vector<Operation>& steps, const std::vector<std::size_t>& numbers,
          Verdicts& verdicts, const Call& call) {
  std::map<const Executor*, std::vector<std::size_t>> kinds;
  for (const auto number : numbers) kinds[&executor(steps[number])].push_back(number);
  for (const auto& [kind, of_kind] : kinds) {
    for (std::size_t first = 0; first < of_kind.size(); first += most_steps) {
      const auto end = std::min(first + most_steps, of_kind.size());
      std::vector<Operation*> batch;
      for (std::size_t i = first; i < end; ++i) batch.push_back(&steps[of_kind[i]]);
      const auto looks = kind->look(client, batch, call);
      for (std::size_t i = first; i < end; ++i)
        verdicts.seen(of_kind[i], steps[of_kind[i]], looks[i - first]);
    }
  }
}

/// Steps of the kinds that can be checked, as large as a request may be.
class Validation {
 public:
  Validation(Client& client, Verdicts& verdicts, const Call& call)
      : client_(client), verdicts_(verdicts), call_(call) {}

  void add(const CreateTopic& step, std::size_t number) {
    topics_.items.push_back(
        {step.topic, step.partitions, step.replication_factor, step.assignment, step.configs});
    topics_.numbers.push_back(number);
  }
  void add(const AddPartitions& step, std::size_t number) {
    partitions_.items.push_back({step.topic, step.new_count, step.assignment});
    partitions_.numbers.push_back(number);
  }
  void add(const ConfigChange& step, admin::ConfigAction action, std::size_t number) {
    if (step.value_from) return;
    admin::ConfigWrite write{key_of(step).resource, step.key, action, step.value};
    if (action == admin::ConfigAction::unset) write.value.reset();
    configs_.items.push_back(std::move(write));
    configs_.numbers.push_back(number);
  }
  void flush() {
    if (!topics_.items.empty())
      judge(admin::create_topics(client_, topics_.items, true, call_).results, topics_.numbers);
    if (!partitions_.items.empty())
      judge(admin::create_partitions(client_, partitions_.items, true, call_), partitions_.numbers);
    if (!configs_.items.empty())
      judge(admin::alter_configs(client_, configs_.items, true, call_), configs_.numbers);
    topics_ = {};
    partitions_ = {};
    configs_ = {};
  }

 private:
  template <class Item>
  struct Asked {
    std::vector<Item> items;
    std::vector<std::size_t> numbers; ///< of their steps
  };

  void judge(const admin::Written& results, const std::vector<std::size_t>& numbers) {
    for (std::size_t i = 0; i < results.size(); ++i) {
      const auto& result = results[i];
      if (result || result.error().code == "READ_ONLY") continue;
      Error error = refusal(result.error());
      // Nothing can have happened: it was asked for nothing.
      if (error.kind == ErrorKind::outcome_unknown) error.kind = ErrorKind::no_answer;
      verdicts_.not_done(numbers[i], Outcome::failed, std::move(error));
    }
  }

  Client& client_;
  Verdicts& verdicts_;
  const Call& call_;
  Asked<admin::NewTopic> topics_;
  Asked<admin::MorePartitions> partitions_;
  Asked<admin::ConfigWrite> configs_;
};

bool can_be_checked(const Operation& step) {
  return std::holds_alternative<CreateTopic>(step) || std::holds_alternative<AddPartitions>(step) ||
         config_change(step) != nullptr;
}

void add(Validation& validation, const Operation& step, std::size_t number) {
  if (const auto* create = std::get_if<CreateTopic>(&step)) validation.add(*create, number);
  if (const auto* more = std::get_if<AddPartitions>(&step)) validation.add(*more, number);
  if (const auto* change = config_change(step)) validation.add(*change, action_of(step), number);
}

} // namespace

Validated validate(Client& client, const Plan& plan, const Call& call) {
  Validated out;
  out.answer = preview(plan);
  std::vector<Operation> steps = plan.steps;
  const auto numbers = first_on_theirs(steps);
  Verdicts verdicts(out.answer);
  look(client, steps, numbers, verdicts, call);
  const auto to_ask = [&](std::size_t number) {
    return verdicts.planned(number) && can_be_checked(steps[number]);
  };
  if (std::none_of(numbers.begin(), numbers.end(), to_ask)) return out;
  out.why_not = why_not(client, call);
  if (out.why_not) return out;
  Validation validation(client, verdicts, call);
  std::size_t count = 0;
  std::int64_t records = 0;
  for (const auto number : numbers) {
    if (!to_ask(number)) continue;
    const Operation& step = steps[number];
    const auto more = executor(step).records(step);
    if (count > 0 && (count == most_steps || records + more > most_records)) {
      validation.flush();
      count = 0;
      records = 0;
    }
    add(validation, step, number);
    ++count;
    records += more;
  }
  validation.flush();
  return out;
}

} // namespace klamm::changes
