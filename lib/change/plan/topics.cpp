#include <klamm/groups.hpp>
#include <klamm/hints.hpp>
#include <klamm/plan_topics.hpp>

#include <admin/fetch/config_values.hpp>
#include <admin/fetch/configs.hpp>
#include <change/live/live_groups.hpp>
#include <change/live/live_topics.hpp>
#include <change/operations/kafkas_own.hpp>

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

std::string in_words(const std::vector<changes::Replicas>& assignment) {
  std::string out;
  for (const auto& replicas : assignment) {
    out += out.empty() ? "" : ",";
    for (std::size_t i = 0; i < replicas.size(); ++i)
      out += (i == 0 ? "" : ":") + std::to_string(replicas[i]);
  }
  return out;
}

bool is_value(const LiveTopic& there, const std::string& key, const std::string& set,
              const std::string& wanted) {
  const auto type = there.override_types.find(key);
  return admin::same_value(type == there.override_types.end() ? configs::ValueType::unknown : type->second,
                           set, wanted);
}

/// `3 partitions, not 4; retention.ms is "5", not "6"`: what is not as wanted; empty: nothing.
std::string differences(const LiveTopic& there, const CreateTopics& wanted) {
  std::string out;
  const auto add = [&out](const std::string& words) { out += (out.empty() ? "" : "; ") + words; };
  const auto count = std::to_string(there.replicas.size());
  if (!wanted.assignment.empty()) {
    if (there.replicas != wanted.assignment)
      add("its replicas are " + in_words(there.replicas) + ", not " + in_words(wanted.assignment));
  } else {
    if (wanted.partitions && static_cast<std::size_t>(*wanted.partitions) != there.replicas.size())
      add("it has " + count + (count == "1" ? " partition" : " partitions") + ", not " +
          std::to_string(*wanted.partitions));
    const auto factor = static_cast<std::size_t>(wanted.replication_factor.value_or(0));
    const auto other = std::find_if(there.replicas.begin(), there.replicas.end(),
                                    [factor](const auto& replicas) { return replicas.size() != factor; });
    if (wanted.replication_factor && other != there.replicas.end())
      add("its replication factor is " + std::to_string(other->size()) + ", not " + std::to_string(factor));
  }
  for (const auto& [key, value] : wanted.configs) {
    const auto at = there.overrides.find(key);
    if (at == there.overrides.end()) {
      add(key + " is not set on it, and wanted \"" + value + "\"");
    } else if (!is_value(there, key, at->second, value)) {
      add(key + " is \"" + at->second + "\", not \"" + value + "\"");
    }
  }
  return out;
}

std::optional<Error> impossible(const LiveTopics& live, const CreateTopics& wanted, const std::string& name) {
  if (const Text fault = topic_name_fault(name); !fault.empty())
    return Error::of(ErrorKind::usage, "INVALID_TOPIC_NAME", fault).about("topic " + name);
  const auto factor = static_cast<std::size_t>(wanted.replication_factor.value_or(1));
  if (auto many = too_many_replicas(live, name, factor, ErrorKind::usage)) return many;
  const std::int64_t records = 1 +
                               std::max<std::int64_t>(wanted.partitions.value_or(1),
                                                      static_cast<std::int64_t>(wanted.assignment.size())) +
                               static_cast<std::int64_t>(wanted.configs.size());
  if (records > most_controller_records)
    return topic_problem(
        "TOO_LARGE", name,
        KLAMM_TEXT("plan", "topic %1: one request may make 10,000 controller records, not %2")
            .with(records)
            .hinting(HintCode::add_partitions_later),
        ErrorKind::usage);
  return std::nullopt;
}

} // namespace

Text topic_name_fault(std::string_view name) {
  constexpr std::size_t longest = 249;
  if (name.empty()) return KLAMM_TEXT("plan", "a topic name may not be empty");
  if (name == "." || name == "..") return KLAMM_TEXT("plan", "%1 is not a topic name").with(name);
  if (name.size() > longest)
    return KLAMM_TEXT("plan", "topic names may have 249 characters; %1… has %2")
        .with(name.substr(0, 20), name.size());
  const auto wrong = std::find_if_not(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-';
  });
  if (wrong == name.end()) return {};
  return KLAMM_TEXT("plan", "topic names may contain letters a-z and A-Z, digits, '.', '_' and '-'; "
                            "character %1 is not allowed")
      .with(wrong - name.begin() + 1);
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
    if (is_unread(live.unread, name, out)) continue;
    const auto there = live.topics.find(name);
    CreateTopic create;
    create.topic = name;
    if (wanted.assignment.empty()) {
      create.partitions = wanted.partitions;
      create.replication_factor = wanted.replication_factor;
    }
    create.assignment = wanted.assignment;
    create.configs = wanted.configs;
    if (there == live.topics.end()) {
      out.plan.steps.emplace_back(std::move(create));
    } else if (!wanted.if_not_exists) {
      out.problems.push_back(
          topic_problem("TOPIC_ALREADY_EXISTS", name,
                        KLAMM_TEXT("plan", "topic %1 exists already").hinting(HintCode::accept_existing)));
    } else if (auto other = differences(there->second, wanted); !other.empty()) {
      out.differences.push_back(
          {std::move(create),
           topic_problem("DIFFERENT", name,
                         KLAMM_TEXT("plan", "topic %1 exists and differs: %2").with(std::move(other)))});
    } else {
      create.topic_id = there->second.id;
      out.unchanged.emplace_back(std::move(create));
    }
  }
  const auto factor = wanted.replication_factor.value_or(1);
  if (static_cast<std::size_t>(factor) > live.brokers.size() && !out.plan.steps.empty())
    out.notes.push_back(KLAMM_TEXT("plan", "replication factor %1 is more than the %2 live brokers: Kafka "
                                           "decides, and may place replicas on brokers that are down")
                            .with(factor, live.brokers.size()));
  std::map<std::string, std::string> taken;
  for (const auto& step : out.plan.steps) {
    const auto& name = std::get<CreateTopic>(step).topic;
    const auto [at, fresh] = taken.emplace(without_dots(name), name);
    if (!fresh)
      out.notes.push_back(KLAMM_TEXT("plan", "%1 and %2 differ only in . and _: Kafka allows one of them")
                              .with(at->second, name));
  }
  return out;
}

Result<Planned> create_topics(Client& client, const CreateTopics& wanted, const Call& call) {
  // Kafka answers a Metadata request that holds an impossible name for that name only; an empty one it does
  // not take.
  std::vector<std::string> names;
  std::copy_if(wanted.names.begin(), wanted.names.end(), std::back_inserter(names),
               [](const std::string& name) { return topic_name_fault(name).empty(); });
  const auto live =
      read_live_topics(client, names,
                       (wanted.if_not_exists && !wanted.configs.empty() ? live_overrides : live_replicas) |
                           (wanted.replication_factor ? live_registered : live_replicas),
                       call);
  if (!live) return fail(live.error());
  return create_topics(*live, wanted);
}

Planned delete_topics(const LiveTopics& live, const DeleteTopics& wanted) {
  Planned out;
  out.plan.cluster_id = live.cluster_id;
  out.plan.made_at = live.read_at;
  for (const auto& name : wanted.names) {
    if (is_unread(live.unread, name, out)) continue;
    const auto at = live.topics.find(name);
    if (at != live.topics.end()) {
      const LiveTopic& topic = at->second;
      if (!wanted.internal && (topic.internal || changes::is_kafkas_own(name))) {
        out.problems.push_back(topic_problem(
            "INTERNAL_TOPIC", name,
            KLAMM_TEXT("plan",
                       "topic %1 is internal to Kafka: groups, transactions or remote records depend on it")
                .hinting(HintCode::internal_too),
            ErrorKind::usage));
        continue;
      }
      DeleteTopic step;
      step.topic = topic.name;
      step.topic_id = topic.id;
      step.partitions = static_cast<std::int32_t>(topic.replicas.size());
      step.records = topic.records;
      step.assignment = topic.replicas;
      out.plan.steps.emplace_back(std::move(step));
    } else if (wanted.if_exists) {
      out.notes.push_back(KLAMM_TEXT("plan", "topic %1 does not exist").with(name));
    } else {
      out.problems.push_back(
          topic_problem("UNKNOWN_TOPIC_OR_PARTITION", name,
                        KLAMM_TEXT("plan", "topic %1 does not exist").hinting(HintCode::accept_missing)));
    }
  }
  return out;
}

namespace {

/// What is set on the topics, for an undo to set it again. Who may not read it may delete them all the same.
void keep_configs(Client& client, Planned& planned, const Call& call) {
  std::vector<admin::ConfigResource> resources;
  std::map<std::string, DeleteTopic*> steps;
  for (auto& step : planned.plan.steps) {
    auto& remove = std::get<DeleteTopic>(step);
    resources.push_back({configs::EntityType::topic, remove.topic});
    steps.emplace(remove.topic, &remove);
  }
  if (resources.empty()) return;
  for (const auto& facts : admin::fetch_configs(client, resources, {}, call).resources) {
    const auto at = steps.find(facts.resource_name);
    if (at == steps.end()) continue;
    at->second->configs_known = true;
    for (const auto& entry : facts.configs) {
      if (entry.config_source == admin::config_source_topic && entry.value)
        at->second->configs.emplace(entry.name, *entry.value);
    }
  }
}

/// `billing (STABLE), audit (EMPTY) and 3 more`
std::string in_words(const std::vector<groups::Group>& groups) {
  constexpr std::size_t most = 10;
  std::string out;
  for (std::size_t i = 0; i < std::min(groups.size(), most); ++i)
    out += (i == 0 ? "" : ", ") + shown_name(groups[i].id) + " (" + groups[i].state.value_or("?") + ")";
  if (groups.size() > most) out += " and " + std::to_string(groups.size() - most) + " more";
  return out;
}

/// Which groups have offsets in what is deleted, or members that read it, as far as that is told.
void note_groups(Client& client, Planned& planned, const Call& call) {
  constexpr std::size_t one_by_one = 10;
  std::vector<std::string> topics;
  for (const auto& step : planned.plan.steps) topics.push_back(std::get<DeleteTopic>(step).topic);
  if (topics.empty()) return;
  const auto tell = [&](std::vector<std::string> some, const Text& text) {
    groups::ListQuery query;
    query.topics = std::move(some);
    const auto found = groups::list(client, query, call);
    if (!found || found->rows.empty()) return;
    Text note = text;
    planned.notes.push_back(std::move(note).with(in_words(found->rows)));
  };
  if (topics.size() > one_by_one) {
    tell(topics, KLAMM_TEXT("plan", "groups read these topics: %1"));
    return;
  }
  for (const auto& topic : topics) tell({topic}, KLAMM_TEXT("plan", "groups read topic %1: %2").with(topic));
}

} // namespace

Result<Planned> delete_topics(Client& client, const DeleteTopics& wanted, const Call& call) {
  const auto live = read_live_topics(client, wanted.names, live_records, call);
  if (!live) return fail(live.error());
  Planned planned = delete_topics(*live, wanted);
  keep_configs(client, planned, call);
  note_groups(client, planned, call);
  return planned;
}

} // namespace klamm::plan
