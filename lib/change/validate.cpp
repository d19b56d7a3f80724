#include <klamm/plan_validation.hpp>

#include <admin/api_versions.hpp>
#include <admin/metadata.hpp>
#include <admin/write_configs.hpp>
#include <admin/write_topics.hpp>
#include <change/config_state.hpp>
#include <change/executor.hpp>
#include <change/refusal.hpp>

#include <algorithm>
#include <set>

namespace klamm::changes {

namespace {

constexpr std::int16_t join_group = 11;
constexpr std::int16_t proves_3_2 = 9; // JoinGroup v9 (KIP-814)
constexpr std::size_t most_steps = 1000;
constexpr std::int64_t most_records = 5000;

bool only_validates(const protocol::ApiVersionsResponse& broker) {
  return std::any_of(broker.api_keys.begin(), broker.api_keys.end(), [](const auto& api) {
    return api.api_key == join_group && api.max_version >= proves_3_2;
  });
}

/// Why the brokers cannot be trusted to validate only; empty: they can.
std::optional<Text> why_not(Client& client, const Call& call) {
  if (client.config().read_only)
    return Text{
        "plan", "brokers were not asked whether they would take it: the profile is read-only", {}, -1};
  const Text unknown{"plan",
                     "brokers were not asked whether they would take it: not every broker tells its version",
                     {},
                     -1};
  const auto metadata = admin::fetch_metadata(client, admin::TopicChoice::none(), call);
  if (!metadata) return unknown;
  std::vector<std::int32_t> brokers;
  for (const auto& broker : metadata->brokers) brokers.push_back(broker.node_id);
  const auto versions = admin::fetch_api_versions(client, brokers, call);
  if (versions.empty()) return unknown;
  for (const auto& [broker, told] : versions) {
    if (!told) return unknown;
    if (!only_validates(*told))
      return Text{
          "plan",
          "brokers were not asked whether they would take it: broker %1 is older than Kafka 3.2 and might "
          "do what it should only validate",
          {std::to_string(broker)},
          -1};
  }
  return std::nullopt;
}

/// Steps of the kinds that can be checked, as large as a request may be.
class Validation {
 public:
  Validation(Client& client, const Call& call, Validated& out) : client_(client), call_(call), out_(out) {}

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
    out_.asked = true;
    for (std::size_t i = 0; i < results.size(); ++i) {
      const auto& result = results[i];
      if (result || result.error().code == "READ_ONLY") continue;
      out_.refused.insert(numbers[i]);
      Error error = refusal(result.error());
      // Nothing can have happened: it was asked for nothing.
      if (error.kind == ErrorKind::outcome_unknown) error.kind = ErrorKind::no_answer;
      const bool said = std::any_of(out_.problems.begin(), out_.problems.end(), [&](const Error& problem) {
        return problem.target == error.target && problem.code == error.code;
      });
      if (!said) out_.problems.push_back(std::move(error));
    }
  }

  Client& client_;
  const Call& call_;
  Validated& out_;
  Asked<admin::NewTopic> topics_;
  Asked<admin::MorePartitions> partitions_;
  Asked<admin::ConfigWrite> configs_;
};

bool can_be_checked(const Operation& step) {
  return std::visit(
      [](const auto& one) {
        using Step = std::decay_t<decltype(one)>;
        return std::is_same_v<Step, CreateTopic> || std::is_same_v<Step, AddPartitions> ||
               std::is_base_of_v<ConfigChange, Step>;
      },
      step);
}

void add(Validation& validation, const Operation& step, std::size_t number) {
  using admin::ConfigAction;
  if (const auto* create = std::get_if<CreateTopic>(&step)) validation.add(*create, number);
  if (const auto* more = std::get_if<AddPartitions>(&step)) validation.add(*more, number);
  if (const auto* set = std::get_if<SetConfig>(&step)) validation.add(*set, ConfigAction::set, number);
  if (const auto* unset = std::get_if<UnsetConfig>(&step))
    validation.add(*unset, ConfigAction::unset, number);
  if (const auto* append = std::get_if<AppendConfig>(&step))
    validation.add(*append, ConfigAction::append, number);
  if (const auto* take = std::get_if<SubtractConfig>(&step))
    validation.add(*take, ConfigAction::subtract, number);
}

} // namespace

Validated validate(Client& client, const Plan& plan, const Call& call) {
  Validated out;
  const bool anything = std::any_of(plan.steps.begin(), plan.steps.end(), can_be_checked);
  if (!anything) return out;
  out.why_not = why_not(client, call);
  if (out.why_not) return out;
  Validation validation(client, call, out);
  std::set<std::pair<std::string_view, std::string>> other_by_then; ///< created or deleted by then
  std::size_t steps = 0;
  std::int64_t records = 0;
  for (std::size_t i = 0; i < plan.steps.size(); ++i) {
    const Operation& step = plan.steps[i];
    const std::pair about(subject_kind(step), subject(step));
    const bool goes = std::holds_alternative<CreateTopic>(step) || std::holds_alternative<DeleteTopic>(step);
    const bool stands = other_by_then.count(about) == 0;
    if (goes) other_by_then.insert(about);
    if (!stands || !can_be_checked(step)) continue;
    const auto more = executor(step).records(step);
    if (steps > 0 && (steps == most_steps || records + more > most_records)) {
      validation.flush();
      steps = 0;
      records = 0;
    }
    add(validation, step, i);
    ++steps;
    records += more;
  }
  validation.flush();
  return out;
}

} // namespace klamm::changes
