#include <klamm/hints.hpp>
#include <klamm/plan_configs.hpp>
#include <klamm/plan_topics.hpp>
#include <klamm/units.hpp>

#include <admin/entities.hpp>
#include <admin/fetch/metadata.hpp>
#include <change/live/config_state.hpp>
#include <change/operations/config_lists.hpp>

#include <algorithm>

namespace klamm::plan {

using namespace changes; // operations

namespace {

using Action = ConfigIntent::Action;

constexpr const char* secret_on_command_line = "SECRET_ON_COMMAND_LINE";

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
      place, secret_on_command_line,
      place.live.known
          ? KLAMM_TEXT("plan",
                       "%1 is a secret: give it as @env:NAME or @file:PATH, never on the command line")
          : KLAMM_TEXT("plan",
                       "brokers know no %1, and keep what they do not know secret: give it as @env:NAME or "
                       "@file:PATH, never on the command line"));
}

void plan_set(const Place& place, Planned& out) {
  auto step = step_at<SetConfig>(place);
  if (is_reference(place.intent.value)) {
    if (!place.live.sensitive) {
      // Everybody may read what is set: a file or a variable would be published.
      out.problems.push_back(
          problem(place, "NOT_SECRET",
                  KLAMM_TEXT("plan", "%1 is no secret: Kafka shows its value to everybody, so no file and no "
                                     "variable is read for it; give the value itself")));
      return;
    }
    step.value_from = place.intent.value;
    step.sensitive = true;
  } else {
    step.value = config_value(place.intent.key, place.intent.value);
    // Kafka does not tell whether a level is the logger's own.
    const bool level = place.wanted.type == configs::EntityType::broker_logger;
    if (!level && place.live.own && place.live.value == step.value) {
      out.standing.emplace_back(std::move(step));
      return;
    }
  }
  out.plan.steps.emplace_back(std::move(step));
}

void plan_unset(const Place& place, Planned& out) {
  (place.live.own ? out.plan.steps : out.standing).emplace_back(step_at<UnsetConfig>(place));
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
  out.notes.push_back(
      (targets.size() == 1
           ? KLAMM_TEXT("plan",
                        "%1 has no value of its own, and Kafka would edit its own default instead of what "
                        "is in force: the whole list is set")
           : KLAMM_TEXT("plan",
                        "%1 and %2 more have no value of their own, and Kafka would edit its own default "
                        "instead of what is in force: the whole lists are set"))
          .with(targets.front(), targets.size() - 1));
}

/// `whole`: where the whole list is set.
template <class Step>
void plan_items(const Place& place, bool present, std::vector<std::string>& whole, Planned& out) {
  const bool level = place.wanted.type == configs::EntityType::broker_logger;
  if (level || place.live.sensitive || (place.live.known && !place.live.list && place.live.value)) {
    out.problems.push_back(
        problem(place, "NO_LIST", KLAMM_TEXT("plan", "%1 is no list").hinting(HintCode::set_whole_value)));
    return;
  }
  if (is_cluster_default(place) && !place.live.own && !place.live.value) {
    out.problems.push_back(problem(place, "NOT_SET",
                                   KLAMM_TEXT("plan", "%1 is not set, and what holds without it is not told")
                                       .hinting(HintCode::set_whole_value)));
    return;
  }
  const auto there = items_of(place.live.value.value_or(""));
  auto items = items_of(place.intent.value);
  auto step = step_at<Step>(place);
  step.value = joined(items);
  std::erase_if(items, [&](const std::string& item) { return has_item(there, item) == present; });
  if (items.empty()) {
    out.standing.emplace_back(std::move(step));
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

/// The cluster-wide default, not set, of a list that is to be edited: what `teller` has without it. Its own
/// value hides that.
void take_from_below(LiveConfig& config, const ConfigKey& key, const std::string& teller,
                     const std::map<ConfigKey, ConfigState>& states) {
  const auto at = states.find({{key.resource.type, teller}, key.key});
  if (config.own || at == states.end() || at->second.source == configs::Source::dynamic_broker) return;
  config.value = at->second.value;
  config.list = live_config(at->second).list;
}

/// Fills in of a broker's key what the entity itself does not show: whether brokers know it, whether they
/// keep its value secret.
void complete(LiveConfig& config, const ConfigKey& key, const std::string& teller,
              const std::map<ConfigKey, ConfigState>& states) {
  if (config.known || shown_when_set(key.key)) return;
  const ConfigState* known = known_to_broker(states, key, teller);
  config.known = known != nullptr;
  config.sensitive = known == nullptr || known->sensitive;
}

/// The cluster, and of topics that are to be changed their ids. Before their configs: of a topic that is made
/// anew in between the plan is STALE when applied.
Result<protocol::MetadataResponse> read_cluster(Client& client, const ChangeConfigs& wanted,
                                                const Call& call) {
  std::vector<std::string> topics;
  if (wanted.type == configs::EntityType::topic) {
    std::copy_if(wanted.names.begin(), wanted.names.end(), std::back_inserter(topics),
                 [](const std::string& name) { return topic_name_fault(name).empty(); });
  }
  return admin::fetch_metadata(
      client, topics.empty() ? admin::TopicChoice::none() : admin::TopicChoice::named(topics), call);
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
            KLAMM_TEXT("plan", "%1 is read-only: it stands in the broker's own file and takes a restart")));
        continue;
      }
      switch (intent.action) {
      case Action::set: plan_set(place, out); break;
      case Action::unset: plan_unset(place, out); break;
      case Action::append: plan_items<AppendConfig>(place, true, whole, out); break;
      case Action::subtract: plan_items<SubtractConfig>(place, false, whole, out); break;
      }
    }
  }
  note_whole_lists(whole, out);
  return out;
}

Result<LiveConfigs> read_live_configs(Client& client, const ChangeConfigs& wanted,
                                      std::vector<Error>& problems, const Call& call) {
  const auto metadata = read_cluster(client, wanted, call);
  if (!metadata) return fail(metadata.error());
  std::map<std::string, std::string> ids;
  for (const auto& topic : metadata->topics) {
    if (!topic.topic_id.is_zero()) ids[topic.name.value_or("")] = topic.topic_id.text();
  }
  auto entities = admin::config_entities(client, wanted.type, wanted.names, call);
  if (!entities) return fail(entities.error());
  const bool brokers = wanted.type == configs::EntityType::broker;
  // The cluster-wide default shows only what is set there: of the keys there are any broker tells.
  const auto teller = [&](const admin::ConfigResource& entity) {
    return entity.name.empty() && !metadata->brokers.empty()
               ? std::to_string(metadata->brokers.front().node_id)
               : entity.name;
  };
  std::vector<ConfigKey> keys;
  for (const auto& entity : *entities) {
    for (const auto& intent : wanted.intents) {
      keys.push_back({entity, intent.key});
      if (!brokers) continue;
      for (auto& name : names_of(intent.key))
        keys.push_back({{entity.type, teller(entity)}, std::move(name)});
    }
  }
  LiveConfigs live;
  live.cluster_id = metadata->cluster_id.value_or("");
  live.read_at = std::chrono::system_clock::now();
  std::map<std::string, Error> by_entity;
  const auto states = read_configs(client, keys, call);
  for (const auto& entity : *entities) {
    for (const auto& intent : wanted.intents) {
      const ConfigState& state = states.at({entity, intent.key});
      if (state.error) {
        by_entity.emplace(state.error->target, *state.error);
        continue;
      }
      LiveConfig config = live_config(state);
      if (const auto id = ids.find(entity.name); id != ids.end()) config.topic_id = id->second;
      const ConfigKey key{entity, intent.key};
      if (brokers) complete(config, key, teller(entity), states);
      const bool edited = intent.action == Action::append || intent.action == Action::subtract;
      if (brokers && edited && entity.name.empty()) take_from_below(config, key, teller(entity), states);
      live.entries[{entity.name, intent.key}] = std::move(config);
    }
  }
  for (auto& [target, error] : by_entity) problems.push_back(std::move(error));
  return live;
}

Result<Planned> change_configs(Client& client, const ChangeConfigs& wanted, const Call& call) {
  std::vector<Error> problems;
  const auto live = read_live_configs(client, wanted, problems, call);
  if (!live) return fail(live.error());
  Planned out = change_configs(*live, wanted);
  // The journal keeps the command line: nothing of one with a secret in it is done.
  for (const Error& error : out.problems) {
    if (error.code == secret_on_command_line) return fail(error);
  }
  out.problems.insert(out.problems.end(), problems.begin(), problems.end());
  return out;
}

} // namespace klamm::plan
