#include <klamm/plan_topics.hpp>

#include <change/live_topics.hpp>

#include <algorithm>

namespace klamm::plan {

using changes::CreateTopic;
using changes::DeleteTopic;

namespace {

constexpr std::int64_t most_controller_records = 10'000;

/// Kafka makes the same metric names of `a.b` and `a_b`, and takes only one of them.
std::string without_dots(std::string name) {
  std::replace(name.begin(), name.end(), '.', '_');
  return name;
}

bool differs(const LiveTopic& there, const CreateTopics& wanted) {
  if (!wanted.assignment.empty()) {
    if (there.replicas != wanted.assignment) return true;
  } else {
    if (wanted.partitions && static_cast<std::size_t>(*wanted.partitions) != there.replicas.size())
      return true;
    const auto factor = wanted.replication_factor;
    if (factor && std::any_of(there.replicas.begin(), there.replicas.end(), [&](const auto& replicas) {
          return replicas.size() != static_cast<std::size_t>(*factor);
        }))
      return true;
  }
  return std::any_of(wanted.configs.begin(), wanted.configs.end(), [&](const auto& entry) {
    const auto at = there.overrides.find(entry.first);
    return at == there.overrides.end() || at->second != entry.second;
  });
}

std::string shape(const LiveTopic& there) {
  std::string out = std::to_string(there.replicas.size()) + " partitions";
  if (!there.replicas.empty()) out += ", replication factor " + std::to_string(there.replicas.front().size());
  for (const auto& [key, value] : there.overrides) out.append(", ").append(key).append("=").append(value);
  return out;
}

std::optional<Error> impossible(const LiveTopics& live, const CreateTopics& wanted, const std::string& name) {
  if (const Text fault = topic_name_fault(name); !fault.empty())
    return Error{ErrorKind::usage, "INVALID_TOPIC_NAME", "topic " + name, fault, "", std::nullopt};
  const auto brokers = static_cast<std::int32_t>(live.brokers.size());
  if (wanted.replication_factor && *wanted.replication_factor > brokers)
    return topic_problem("INVALID_REPLICATION_FACTOR", name,
                         "topic %1: replication factor %2 is more than the %3 live brokers",
                         {std::to_string(*wanted.replication_factor), std::to_string(brokers)},
                         ErrorKind::usage);
  const std::int64_t records = 1 +
                               std::max<std::int64_t>(wanted.partitions.value_or(1),
                                                      static_cast<std::int64_t>(wanted.assignment.size())) +
                               static_cast<std::int64_t>(wanted.configs.size());
  if (records > most_controller_records)
    return topic_problem("TOO_LARGE", name,
                         "topic %1: %2 controller records are more than one request may make (10,000): "
                         "create fewer partitions and add the rest with klamm topic alter",
                         {std::to_string(records)}, ErrorKind::usage);
  return std::nullopt;
}

} // namespace

Text topic_name_fault(std::string_view name) {
  constexpr std::size_t longest = 249;
  if (name.empty()) return {"plan", "the empty name is no topic's", {}, -1};
  if (name == "." || name == "..") return {"plan", "%1 is no topic's name", {std::string(name)}, -1};
  if (name.size() > longest)
    return {"plan",
            "a topic's name has at most 249 characters; %1… has %2",
            {std::string(name.substr(0, 20)), std::to_string(name.size())},
            -1};
  const auto wrong = std::find_if_not(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
  });
  if (wrong == name.end()) return {};
  return {"plan",
          "%1: a topic's name has letters a-z and A-Z, digits, . _ and - only (character %2 is none)",
          {std::string(name), std::to_string(wrong - name.begin() + 1)},
          -1};
}

Planned create_topics(const LiveTopics& live, const CreateTopics& wanted) {
  Planned out;
  out.plan.cluster_id = live.cluster_id;
  out.plan.made_at = live.read_at;
  for (const auto& name : wanted.names) {
    if (auto why = impossible(live, wanted, name)) {
      out.problems.push_back(std::move(*why));
      continue;
    }
    const auto there = live.topics.find(name);
    if (there == live.topics.end()) {
      CreateTopic create;
      create.topic = name;
      if (wanted.assignment.empty()) {
        create.partitions = wanted.partitions;
        create.replication_factor = wanted.replication_factor;
      }
      create.assignment = wanted.assignment;
      create.configs = wanted.configs;
      out.plan.steps.emplace_back(std::move(create));
    } else if (!wanted.if_not_exists) {
      out.problems.push_back(
          topic_problem("TOPIC_ALREADY_EXISTS", name,
                        "topic %1 exists already (--if-not-exists takes it as it is, if it is the same)"));
    } else if (differs(there->second, wanted)) {
      out.differences.push_back(topic_problem(
          "DIFFERENT", name, "topic %1 exists and is not as wanted: it has %2", {shape(there->second)}));
    } else {
      out.notes.push_back({"plan", "topic %1 exists already, as wanted", {name}, -1});
    }
  }
  std::map<std::string, std::string> taken;
  for (const auto& step : out.plan.steps) {
    const auto& name = std::get<CreateTopic>(step).topic;
    const auto [at, fresh] = taken.emplace(without_dots(name), name);
    if (!fresh)
      out.notes.push_back(
          {"plan", "%1 and %2 differ in . and _ only: Kafka takes one of them", {at->second, name}, -1});
  }
  return out;
}

Result<Planned> create_topics(Client& client, const CreateTopics& wanted, const Call& call) {
  // Kafka answers a Metadata request that holds an impossible name for that name only; an empty one it does
  // not take.
  std::vector<std::string> names;
  std::copy_if(wanted.names.begin(), wanted.names.end(), std::back_inserter(names),
               [](const std::string& name) { return topic_name_fault(name).empty(); });
  std::vector<Error> problems;
  const auto live = read_live_topics(
      client, names, {}, wanted.if_not_exists && !wanted.configs.empty() ? live_overrides : live_replicas,
      problems, call);
  if (!live) return fail(live.error());
  Planned out = create_topics(*live, wanted);
  out.problems.insert(out.problems.end(), problems.begin(), problems.end());
  return out;
}

Planned delete_topics(const LiveTopics& live, const DeleteTopics& wanted) {
  Planned out;
  out.plan.cluster_id = live.cluster_id;
  out.plan.made_at = live.read_at;
  const auto remove = [&out](const LiveTopic& topic) {
    DeleteTopic step;
    step.topic = topic.name;
    step.topic_id = topic.id;
    step.partitions = static_cast<std::int32_t>(topic.replicas.size());
    step.records = topic.records;
    out.plan.steps.emplace_back(std::move(step));
  };
  for (const auto& name : wanted.names) {
    const auto at = live.topics.find(name);
    if (at != live.topics.end()) {
      remove(at->second);
    } else if (wanted.if_exists) {
      out.notes.push_back({"plan", "there is no topic %1", {name}, -1});
    } else {
      out.problems.push_back(topic_problem("UNKNOWN_TOPIC_OR_PARTITION", name,
                                           "there is no topic %1 (--if-exists lets that pass)"));
    }
  }
  if (wanted.accept) {
    for (const auto& [name, topic] : live.topics) remove(topic);
  }
  return out;
}

Result<Planned> delete_topics(Client& client, const DeleteTopics& wanted, const Call& call) {
  std::function<bool(const std::string&)> accept;
  if (wanted.accept) {
    accept = [&wanted](const std::string& name) {
      return (wanted.internal || !name.starts_with('_')) && wanted.accept(name);
    };
  }
  std::vector<Error> problems;
  const auto live = read_live_topics(client, wanted.names, accept, live_records, problems, call);
  if (!live) return fail(live.error());
  Planned out = delete_topics(*live, wanted);
  out.problems.insert(out.problems.end(), problems.begin(), problems.end());
  return out;
}

} // namespace klamm::plan
