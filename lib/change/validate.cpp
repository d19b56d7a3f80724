#include <klamm/plan_validation.hpp>

#include <admin/api_versions.hpp>
#include <admin/metadata.hpp>
#include <admin/write_configs.hpp>
#include <admin/write_topics.hpp>
#include <change/config_state.hpp>
#include <change/executor.hpp>

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

  void add(const CreateTopic& step) {
    topics_.push_back({step.topic, step.partitions, step.replication_factor, step.assignment, step.configs});
  }
  void add(const AddPartitions& step) {
    partitions_.push_back({step.topic, step.new_count, step.assignment});
  }
  void add(const ConfigChange& step, admin::ConfigAction action) {
    if (step.value_from) return;
    admin::ConfigWrite write{key_of(step).resource, step.key, action, step.value};
    if (action == admin::ConfigAction::unset) write.value.reset();
    configs_.push_back(std::move(write));
  }
  void flush() {
    if (!topics_.empty()) judge(admin::create_topics(client_, topics_, true, call_).results);
    if (!partitions_.empty()) judge(admin::create_partitions(client_, partitions_, true, call_));
    if (!configs_.empty()) judge(admin::alter_configs(client_, configs_, true, call_));
    topics_.clear();
    partitions_.clear();
    configs_.clear();
  }

 private:
  void judge(const admin::Written& results) {
    out_.asked = true;
    for (const auto& result : results) {
      if (result || result.error().code == "READ_ONLY") continue;
      Error error = result.error();
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
  std::vector<admin::NewTopic> topics_;
  std::vector<admin::MorePartitions> partitions_;
  std::vector<admin::ConfigWrite> configs_;
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

void add(Validation& validation, const Operation& step) {
  using admin::ConfigAction;
  if (const auto* create = std::get_if<CreateTopic>(&step)) validation.add(*create);
  if (const auto* more = std::get_if<AddPartitions>(&step)) validation.add(*more);
  if (const auto* set = std::get_if<SetConfig>(&step)) validation.add(*set, ConfigAction::set);
  if (const auto* unset = std::get_if<UnsetConfig>(&step)) validation.add(*unset, ConfigAction::unset);
  if (const auto* append = std::get_if<AppendConfig>(&step)) validation.add(*append, ConfigAction::append);
  if (const auto* take = std::get_if<SubtractConfig>(&step)) validation.add(*take, ConfigAction::subtract);
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
  for (const Operation& step : plan.steps) {
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
    add(validation, step);
    ++steps;
    records += more;
  }
  validation.flush();
  return out;
}

} // namespace klamm::changes
