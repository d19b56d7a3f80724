// config.set, config.unset, config.append, config.subtract.

#include <klamm/configs.hpp>

#include <admin/fetch/brokers_metadata.hpp>
#include <admin/fetch/config_values.hpp>
#include <admin/fetch/metadata.hpp>
#include <admin/write/configs.hpp>
#include <change/kinds/kinds.hpp>
#include <change/live/config_state.hpp>
#include <change/live/topic_state.hpp>
#include <change/operations/config_lists.hpp>
#include <change/operations/config_risk.hpp>
#include <change/operations/files.hpp>

#include <algorithm>
#include <map>

namespace klamm::changes {

namespace {

/// Batches hold one kind.
const ConfigChange& change_of(const Operation& step) {
  return *config_change(step);
}

std::string name_of(const ConfigChange& change) {
  return std::string(configs::word(change.entity_type)) + " " +
         (change.entity.empty() ? "default" : change.entity) + " " + change.key;
}

using admin::ConfigAction;
using configs::EntityType;

std::string shown(std::optional<configs::Source> source) {
  return source ? std::string(configs::word(*source)) : "nowhere set";
}

bool of_one_broker(const ConfigChange& change) {
  const bool broker =
      change.entity_type == EntityType::broker || change.entity_type == EntityType::broker_logger;
  return broker && !change.entity.empty();
}

/// Kafka tells the level in force of a logger, never whether it is the logger's own.
bool tells_own(const ConfigChange& change) {
  return change.entity_type != EntityType::broker_logger;
}

/// Whether the step's result can be seen at all.
bool can_be_seen(const Operation& step, const ConfigState& now) {
  const ConfigChange& change = change_of(step);
  if (action_of(step) == ConfigAction::unset) return tells_own(change);
  return !now.sensitive && !change.value_from;
}

/// Whether the entity stands where the step would put it.
bool at_after(const Operation& step, const ConfigState& now) {
  const ConfigChange& change = change_of(step);
  if (!can_be_seen(step, now)) return false;
  const auto items = items_of(now.value.value_or(""));
  const auto wanted = items_of(change.value.value_or(""));
  const auto in = [&items](const std::string& item) { return has_item(items, item); };
  switch (action_of(step)) {
  case admin::ConfigAction::set:
    return tells_own(change) && now.own() && admin::same_value(now.value_type, now.value, change.value);
  case admin::ConfigAction::unset: return !now.own();
  case admin::ConfigAction::append: return std::all_of(wanted.begin(), wanted.end(), in);
  case admin::ConfigAction::subtract: return std::none_of(wanted.begin(), wanted.end(), in);
  }
  return false;
}

/// Whether a broker shows the step's result, as far as Kafka shows it: of a secret only whether there is one.
bool is_shown(const Operation& step, const ConfigState& now) {
  const ConfigChange& change = change_of(step);
  if (tells_own(change) && (now.sensitive || change.value_from)) {
    if (action_of(step) == ConfigAction::set) return now.own();
    if (action_of(step) == ConfigAction::unset) return !now.own();
  }
  if (!tells_own(change) && action_of(step) == ConfigAction::set)
    return admin::same_value(now.value_type, now.value, change.value);
  return !can_be_seen(step, now) || at_after(step, now);
}

/// The ids, by name, of the topics that steps were planned for, where they say which.
std::map<std::string, std::string> topic_ids(Steps steps) {
  std::map<std::string, std::string> ids;
  for (const Operation* step : steps) {
    const ConfigChange& change = change_of(*step);
    if (change.entity_type == EntityType::topic && !change.topic_id.empty())
      ids[change.entity] = change.topic_id;
  }
  return ids;
}

/// Of the keys whose value stands elsewhere, which ones Kafka keeps secret.
std::map<ConfigKey, bool> secrecy(Client& client, Steps steps, const std::map<ConfigKey, ConfigState>& states,
                                  const Call& call) {
  std::vector<ConfigKey> keys;
  for (const Operation* step : steps) {
    if (change_of(*step).value_from) keys.push_back(key_of(change_of(*step)));
  }
  return keys.empty() ? std::map<ConfigKey, bool>() : read_secrecy(client, keys, states, call);
}

Error would_be_published(const ConfigChange& change) {
  return Error::of(ErrorKind::usage, "NOT_SECRET",
                   KLAMM_TEXT("change", "%2 is not read and nothing is sent: %1 is not a secret, and Kafka "
                                        "would show its value to everybody")
                       .with(name_of(change), *change.value_from))
      .about(name_of(change));
}

class Configuring : public Executor {
 public:
  /// A list of throttled replicas comes after the rates that the same plan sets.
  [[nodiscard]] bool waits_for_earlier(const Operation& step) const override {
    return std::holds_alternative<AppendConfig>(step) &&
           change_of(step).key.ends_with(".replication.throttled.replicas");
  }

  [[nodiscard]] std::vector<Look> look(Client& client, Steps steps, const Call& call) const override {
    std::vector<ConfigKey> keys;
    for (const Operation* step : steps) keys.push_back(key_of(change_of(*step)));
    std::vector<std::string> names;
    for (auto& [name, id] : topic_ids(steps)) names.push_back(name);
    const auto topics = read_existing_topics(client, names, call);
    const auto states = read_configs(client, keys, call);
    const auto secret = secrecy(client, steps, states, call);
    std::vector<Look> looks(steps.size());
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const ConfigChange& change = change_of(*steps[i]);
      const ConfigState& now = states.at(keys[i]);
      const auto topic = topics.find(change.entity_type == EntityType::topic ? change.entity : "");
      const auto other = topic == topics.end()
                             ? std::nullopt
                             : missing_or_other(topic->second, change.entity, change.topic_id);
      if (other) {
        looks[i] = *other;
      } else if (now.error) {
        looks[i] = could_not_look(*now.error);
      } else if (change.value_from && !(std::holds_alternative<SetConfig>(*steps[i]) && secret.at(keys[i]))) {
        looks[i] = could_not_look(would_be_published(change));
      } else if (at_after(*steps[i], now)) {
        looks[i].state = Look::State::done;
      } else if (change.sensitive || now.sensitive) {
        looks[i].verified = !now.own() && !own_source(change.entity_type, change.old_source);
      } else if (!tells_own(change) && (!change.old_value || now.value == change.value)) {
        // Taken away before: what held then is not known. Or the level holds, perhaps as that of a logger
        // above it: only once it is set it stays.
        looks[i].verified = false;
      } else if (now.own() != own_source(change.entity_type, change.old_source) ||
                 (now.own() && !admin::same_value(now.value_type, now.value, change.old_value))) {
        looks[i] =
            stale(name_of(change), KLAMM_TEXT("change", "%1 is \"%2\" (%3) now; the plan expects \"%4\" (%5)")
                                       .with(name_of(change), now.value.value_or(""), shown(now.source),
                                             change.old_value.value_or(""), shown(change.old_source)));
      }
    }
    return looks;
  }

  [[nodiscard]] std::vector<Result<void>> send(Client& client, Steps steps, const Call& call) const override {
    std::vector<admin::ConfigWrite> writes;
    for (const Operation* step : steps) {
      const ConfigChange& change = change_of(*step);
      const ConfigKey key = key_of(change);
      admin::ConfigWrite write{key.resource, change.key, action_of(*step), change.value};
      if (change.value_from) {
        auto secret = read_secret(*change.value_from);
        if (!secret) return std::vector<Result<void>>(steps.size(), fail(secret.error()));
        write.value = std::move(*secret);
      }
      if (write.action == admin::ConfigAction::unset) write.value.reset();
      writes.push_back(std::move(write));
    }
    return admin::alter_configs(client, writes, false, call);
  }

  [[nodiscard]] std::optional<wait::Condition> visible(Client& client, Steps steps) const override {
    const std::vector<Operation*> kept(steps.begin(), steps.end());
    return [&client, kept](const Call& call) { return shown_everywhere(client, kept, call); };
  }

 private:
  static Result<Text> shown_everywhere(Client& client, Steps steps, const Call& call) {
    // Kafka takes topics by name: it may have met another one.
    if (const auto ids = topic_ids(steps); !ids.empty()) {
      auto other = admin::every_broker_shows(client, ids, other_topic, call);
      if (!other || !other->empty()) return other;
    }
    const auto metadata = admin::fetch_metadata(client, admin::TopicChoice::none(), call);
    if (!metadata) return fail(metadata.error());
    std::vector<ConfigKey> keys;
    for (const Operation* step : steps) keys.push_back(key_of(change_of(*step)));
    for (const auto& broker : metadata->brokers) {
      const auto states = read_configs(client, keys, call, broker.node_id);
      for (std::size_t i = 0; i < steps.size(); ++i) {
        const ConfigState& now = states.at(keys[i]);
        if (now.error) return fail(*now.error);
        const ConfigChange& change = change_of(*steps[i]);
        if (is_shown(*steps[i], now)) continue;
        // A named broker's configs are its own affair: it alone was asked.
        const bool own = of_one_broker(change);
        return KLAMM_TEXT("change", "broker %1 does not show %2")
            .with(own ? change.entity : std::to_string(broker.node_id), name_of(change));
      }
    }
    return Text{};
  }
};

Facts facts(const ConfigChange& change, ConfigAction action, std::string sentence) {
  const ConfigRisk risk = config_risk(change, action);
  Facts out{name_of(change),
            configs::word(change.entity_type),
            change.entity.empty() ? "default" : change.entity,
            risk.risk,
            {}};
  if (!risk.reason.empty()) sentence += ": " + risk.reason;
  if (risk.risk == Risk::destroys_data && !change.sensitive && !change.value_from)
    out.undo_note =
        KLAMM_TEXT("change", "an undo restores the value of %1, but not the records deleted by then")
            .with(name_of(change));
  out.sentence = KLAMM_TEXT("change", "%1").with(std::move(sentence));
  return out;
}

/// What undoes a change after which the entity has `now` of its own.
// NOLINTBEGIN(performance-unnecessary-value-param): both are moved from, which is not seen in a template
template <class Step>
Step undoing(const ConfigChange& change, std::optional<std::string> now, std::optional<std::string> value) {
  Step step;
  step.entity_type = change.entity_type;
  step.entity = change.entity;
  step.topic_id = change.topic_id;
  step.key = change.key;
  step.old_value = std::move(now);
  if (step.old_value) step.old_source = source_of_own(change.entity_type, change.entity);
  step.value = std::move(value);
  return step;
}
// NOLINTEND(performance-unnecessary-value-param)

bool had_own(const ConfigChange& change) {
  return own_source(change.entity_type, change.old_source);
}

Result<Operation> unreadable(const ConfigChange& change) {
  return fail(no_undo(
      name_of(change),
      KLAMM_TEXT("change",
                 "Kafka does not return secrets: neither the value before nor the value now is known")));
}

} // namespace

Facts facts_of(const SetConfig& change) {
  Facts out = facts(change, ConfigAction::set,
                    "sets " + name_of(change) + " to " +
                        (change.value_from ? *change.value_from : "\"" + change.value.value_or("") + "\""));
  if (!tells_own(change) && change.old_value)
    out.undo_note =
        KLAMM_TEXT("change", "an undo sets %1 to %2 as its own level: the logger no longer inherits a level")
            .with(name_of(change), *change.old_value);
  return out;
}

Facts facts_of(const UnsetConfig& change) {
  Facts out = facts(change, ConfigAction::unset,
                    "unsets " + name_of(change) +
                        (change.value ? " (\"" + *change.value + "\" applies again)"
                                      : "; the value of the level above applies again"));
  // Log4j 2: Configurator.setLevel() leaves a logger without a level as it is where that level is in force.
  if (!tells_own(change) && change.old_value)
    out.undo_note = KLAMM_TEXT("change", "an undo sets %1 to %2 again; Kafka 4 lets the logger inherit the "
                                         "level where its parent has the same")
                        .with(name_of(change), *change.old_value);
  return out;
}

Facts facts_of(const AppendConfig& change) {
  return facts(change, ConfigAction::append, "adds " + change.value.value_or("") + " to " + name_of(change));
}

Facts facts_of(const SubtractConfig& change) {
  return facts(change, ConfigAction::subtract,
               "takes " + change.value.value_or("") + " out of " + name_of(change));
}

Result<Operation> inverse_of(const SetConfig& change) {
  if (change.sensitive || change.value_from) return unreadable(change);
  if (had_own(change)) return undoing<SetConfig>(change, change.value, change.old_value);
  return undoing<UnsetConfig>(change, change.value, change.old_value);
}

Result<Operation> inverse_of(const UnsetConfig& change) {
  if (change.sensitive) return unreadable(change);
  auto set = undoing<SetConfig>(change, std::nullopt, change.old_value);
  set.old_value = change.value; // what holds without it, wherever it is set
  return set;
}

Result<Operation> inverse_of(const AppendConfig& change) {
  if (change.sensitive) return unreadable(change);
  const auto now = appended(change.old_value.value_or(""), change.value.value_or(""));
  if (!had_own(change)) return undoing<UnsetConfig>(change, now, change.old_value);
  return undoing<SubtractConfig>(change, now, change.value);
}

Result<Operation> inverse_of(const SubtractConfig& change) {
  if (change.sensitive) return unreadable(change);
  const auto now = subtracted(change.old_value.value_or(""), change.value.value_or(""));
  if (!had_own(change)) return undoing<UnsetConfig>(change, now, change.old_value);
  // Appending puts items at the end: where they stood elsewhere only the whole value brings the order back.
  if (appended(now, change.value.value_or("")) != change.old_value)
    return undoing<SetConfig>(change, now, change.old_value);
  return undoing<AppendConfig>(change, now, change.value);
}

const Executor& executor_of(const ConfigChange&) {
  static const Configuring configuring;
  return configuring;
}

} // namespace klamm::changes
