#include <klamm/hints.hpp>
#include <klamm/plan_configs.hpp>
#include <klamm/units.hpp>

#include <admin/fetch/config_values.hpp>
#include <change/operations/config_lists.hpp>
#include <change/operations/config_risk.hpp>

#include <algorithm>
#include <limits>

namespace klamm::plan {

using namespace changes; // operations

namespace {

using Action = ConfigIntent::Action;

struct Place {
  const ChangeConfigs& wanted;
  const std::string& name;
  const ConfigIntent& intent;
  const LiveConfig& live;

  [[nodiscard]] std::string target() const {
    return std::string(configs::word(wanted.type)) + " " + (name.empty() ? "default" : name) + " " +
           intent.key;
  }
};

template <class Step>
Step step_at(const Place& place) {
  Step step;
  step.entity_type = place.wanted.type;
  step.entity = place.name;
  step.topic_id = place.live.topic_id;
  step.key = place.intent.key;
  step.old_value = place.live.sensitive ? std::nullopt : place.live.value;
  step.old_source = place.live.source;
  step.sensitive = place.live.sensitive;
  return step;
}

/// `%1` is the place.
Error problem(const Place& place, const char* code, Text text) {
  return Error::of(ErrorKind::usage, code, std::move(text).with(place.target())).about(place.target());
}

bool is_reference(const std::string& value) {
  return value.starts_with("@env:") || value.starts_with("@file:");
}

Error secret_in_words(const Place& place) {
  return problem(
      place, "SECRET_ON_COMMAND_LINE",
      place.live.known
          ? KLAMM_TEXT("plan",
                       "%1 is a secret: give it as @env:NAME or @file:PATH, never on the command line")
          : KLAMM_TEXT("plan", "brokers do not know %1 and keep unknown keys secret: give it as @env:NAME or "
                               "@file:PATH, never on the command line"));
}

/// How many of the partitions that the key governs may lose records or writers by the new value; empty: not
/// known, or not to be asked.
std::optional<std::int64_t> partitions_at_risk(const Place& place, const LiveConfigs& live,
                                               const std::optional<std::string>& value) {
  const auto governed = live.governed.find(place.name);
  if (governed == live.governed.end() || !asks_partitions(place.wanted.type, place.intent.key))
    return std::nullopt;
  if (place.intent.key == "unclean.leader.election.enable")
    return std::count_if(governed->second.begin(), governed->second.end(), [](const auto& partition) {
      return !partition.led || partition.in_sync < partition.replicas;
    });
  const auto most = std::numeric_limits<std::int32_t>::max();
  const auto after = units::parse_integer(value.value_or(""), 0, most);
  const auto before = units::parse_integer(place.live.value.value_or(""), 0, most);
  if (!after || !before) return std::nullopt;
  // Kafka takes the replication factor where that is smaller.
  return std::count_if(governed->second.begin(), governed->second.end(), [&](const auto& partition) {
    const auto needed = std::min<std::int64_t>(*after, partition.replicas);
    return needed > std::min<std::int64_t>(*before, partition.replicas) && partition.in_sync <= needed;
  });
}

void plan_set(const Place& place, const LiveConfigs& live, Planned& out) {
  auto step = step_at<SetConfig>(place);
  if (is_reference(place.intent.value)) {
    if (!place.live.sensitive) {
      // Everybody may read what is set: a file or a variable would be published.
      out.problems.push_back(problem(
          place, "NOT_SECRET",
          KLAMM_TEXT("plan",
                     "%1 is not a secret: Kafka shows its value to everybody. Give the value itself")));
      return;
    }
    step.value_from = place.intent.value;
    step.sensitive = true;
  } else {
    step.value = config_value(place.intent.key, place.intent.value);
    // Kafka does not tell whether a level is the logger's own.
    const bool level = place.wanted.type == configs::EntityType::broker_logger;
    if (!level && place.live.own && admin::same_value(place.live.value_type, place.live.value, step.value)) {
      out.unchanged.emplace_back(std::move(step));
      return;
    }
  }
  step.partitions_at_risk = partitions_at_risk(place, live, step.value);
  out.plan.steps.emplace_back(std::move(step));
}

void plan_unset(const Place& place, const LiveConfigs& live, Planned& out) {
  auto step = step_at<UnsetConfig>(place);
  if (place.live.own) {
    step.value = place.live.inherited;
    step.partitions_at_risk = partitions_at_risk(place, live, step.value);
  }
  (place.live.own ? out.plan.steps : out.unchanged).emplace_back(std::move(step));
}

bool is_cluster_default(const Place& place) {
  return place.wanted.type == configs::EntityType::broker && place.name.empty();
}

/// Kafka's controller edits the entity's own list, and where there is none its default of the key, whatever
/// is in force (ConfigurationControlManager.getParts).
bool kafka_edits_another(const Place& place) {
  return !place.live.own && place.live.value && place.live.source != configs::Source::default_value;
}

void note_whole_lists(const std::vector<std::string>& targets, Planned& out) {
  if (targets.empty()) return;
  out.notes.push_back((targets.size() == 1
                           ? KLAMM_TEXT("plan", "%1 has no value of its own: the whole list is set, because "
                                                "Kafka would edit its default instead")
                           : KLAMM_TEXT("plan", "%1 and %2 more have no value of their own: the whole lists "
                                                "are set, because Kafka would edit its default instead"))
                          .with(targets.front(), targets.size() - 1));
}

bool may_be_list(const LiveConfig& live) {
  return live.value_type == configs::ValueType::list || live.value_type == configs::ValueType::unknown;
}

/// `whole`: where the whole list is set.
template <class Step>
void plan_items(const Place& place, bool present, std::vector<std::string>& whole, Planned& out) {
  const bool level = place.wanted.type == configs::EntityType::broker_logger;
  if (level || place.live.sensitive || (place.live.known && !may_be_list(place.live) && place.live.value)) {
    out.problems.push_back(
        problem(place, "NO_LIST", KLAMM_TEXT("plan", "%1 is not a list").hinting(HintCode::set_whole_value)));
    return;
  }
  if (is_cluster_default(place) && !place.live.own && !place.live.value) {
    out.problems.push_back(problem(place, "NOT_SET",
                                   KLAMM_TEXT("plan", "%1 is not set, and its default is not known")
                                       .hinting(HintCode::set_whole_value)));
    return;
  }
  const auto there = items_of(place.live.value.value_or(""));
  auto items = items_of(place.intent.value);
  auto step = step_at<Step>(place);
  step.value = joined(items);
  std::erase_if(items, [&](const std::string& item) { return has_item(there, item) == present; });
  if (items.empty()) {
    out.unchanged.emplace_back(std::move(step));
    return;
  }
  step.value = joined(items);
  if (kafka_edits_another(place)) {
    const std::string& list = *place.live.value;
    auto set = step_at<SetConfig>(place);
    set.value = present ? appended(list, *step.value) : subtracted(list, *step.value);
    whole.push_back(place.target());
    out.plan.steps.emplace_back(std::move(set));
    return;
  }
  out.plan.steps.emplace_back(std::move(step));
}

} // namespace

std::string config_value(std::string_view key, const std::string& value) {
  const bool number = !value.empty() && value.find_first_not_of("-0123456789") == std::string::npos;
  if (number) return value;
  if (key.ends_with(".ms")) {
    if (const auto duration = units::parse_duration(value)) return std::to_string(duration->count());
  }
  if (key.ends_with(".bytes") || key.ends_with(".rate")) {
    if (const auto size = units::parse_size(value)) return std::to_string(*size);
    if (const auto rate = units::parse_rate(value)) return std::to_string(*rate);
  }
  return value;
}

Planned change_configs(const LiveConfigs& live, const ChangeConfigs& wanted) {
  Planned out;
  out.plan.cluster_id = live.cluster_id;
  out.plan.made_at = live.read_at;
  std::vector<std::string> whole;
  for (const auto& name : wanted.names) {
    for (const auto& intent : wanted.intents) {
      const auto at = live.entries.find({name, intent.key});
      if (at == live.entries.end()) continue; // could not be read: a problem already
      const Place place{wanted, name, intent, at->second};
      if (at->second.sensitive && intent.action != Action::unset && !is_reference(intent.value)) {
        out.problems.push_back(secret_in_words(place));
        continue;
      }
      // Brokers before 4.0 call a throttle's rate read-only even where it was set while they run.
      if (at->second.read_only && !at->second.own) {
        out.problems.push_back(problem(
            place, "READ_ONLY_CONFIG",
            KLAMM_TEXT("plan",
                       "%1 is read-only: set it in the broker's server.properties and restart the broker")));
        continue;
      }
      switch (intent.action) {
      case Action::set: plan_set(place, live, out); break;
      case Action::unset: plan_unset(place, live, out); break;
      case Action::append: plan_items<AppendConfig>(place, true, whole, out); break;
      case Action::subtract: plan_items<SubtractConfig>(place, false, whole, out); break;
      }
    }
  }
  note_whole_lists(whole, out);
  return out;
}

} // namespace klamm::plan
