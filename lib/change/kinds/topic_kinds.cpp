// topic.create and topic.delete.

#include <klamm/configs.hpp>
#include <klamm/hints.hpp>
#include <klamm/topics.hpp>

#include <admin/fetch/config_values.hpp>
#include <admin/write/topics.hpp>
#include <change/kinds/kinds.hpp>
#include <change/live/topic_records.hpp>
#include <change/live/topic_state.hpp>
#include <change/operations/kafkas_own.hpp>

#include <algorithm>
#include <iterator>

namespace klamm::changes {

namespace {

// ── create ──

/// Whether the topic that is there is what the step would make.
bool same_shape(const CreateTopic& create, const plan::LiveTopic& there) {
  if (!create.topic_id.empty() && create.topic_id != there.id) return false;
  if (!create.assignment.empty()) return create.assignment == there.replicas;
  return (!create.partitions || create.partitions == there.partitions()) &&
         (!create.replication_factor || create.replication_factor == there.replication_factor());
}

/// `3 partitions, replication factor 2`
std::string shape_of(const plan::LiveTopic& there) {
  const auto factor = there.replication_factor();
  return partitions_text(there.partitions()).english() + ", replication factor " +
         (factor ? std::to_string(*factor) : "by partition");
}

class Creating : public Executor {
 public:
  [[nodiscard]] std::int64_t records(const Operation& step) const override {
    const auto& create = std::get<CreateTopic>(step);
    const auto partitions = create.assignment.empty() ? create.partitions.value_or(1)
                                                      : static_cast<std::int32_t>(create.assignment.size());
    return std::int64_t{1} + partitions + static_cast<std::int64_t>(create.configs.size());
  }

  [[nodiscard]] std::vector<Look> look(Client& client, Steps steps, const Call& call) const override {
    const auto states = read_topics(client, topics_of<CreateTopic>(steps), call);
    std::vector<Look> looks(steps.size());
    configs::DescribeQuery with_configs;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const auto& create = std::get<CreateTopic>(*steps[i]);
      const TopicState& state = states.at(create.topic);
      if (state.error) {
        looks[i] = could_not_look(*state.error);
      } else if (state.exists() && !same_shape(create, *state.topic)) {
        looks[i] = exists(create, "it has " + shape_of(*state.topic));
      } else if (state.exists()) {
        looks[i].state = Look::State::done;
        if (!create.configs.empty()) with_configs.names.push_back(create.topic);
      }
    }
    if (!with_configs.names.empty()) compare_configs(client, steps, with_configs, looks, call);
    return looks;
  }

  [[nodiscard]] std::vector<Result<void>> send(Client& client, Steps steps, const Call& call) const override {
    std::vector<admin::NewTopic> topics;
    for (const Operation* step : steps) {
      const auto& create = std::get<CreateTopic>(*step);
      topics.push_back(
          {create.topic, create.partitions, create.replication_factor, create.assignment, create.configs});
    }
    auto created = admin::create_topics(client, topics, false, call);
    for (std::size_t i = 0; i < steps.size(); ++i) {
      if (!created.results[i]) continue;
      auto& create = std::get<CreateTopic>(*steps[i]);
      create.topic_id = created.ids[i];
      if (!create.assignment.empty()) continue;
      if (!create.partitions) create.partitions = created.shapes[i].partitions;
      if (!create.replication_factor) create.replication_factor = created.shapes[i].replication_factor;
    }
    return std::move(created.results);
  }

  [[nodiscard]] std::optional<wait::Condition> visible(Client& client, Steps steps) const override {
    return wait::topics(client, topics_of<CreateTopic>(steps), false);
  }

 private:
  static Look exists(const CreateTopic& create, std::string found) {
    return stale(
        "topic " + create.topic,
        KLAMM_TEXT("change", "topic %1 exists already and differs: %2").with(create.topic, std::move(found)));
  }

  /// Looks at the configs of those topics that are there in the shape that is wanted.
  static void compare_configs(Client& client, Steps steps, const configs::DescribeQuery& query,
                              std::vector<Look>& looks, const Call& call) {
    const auto described = configs::describe(client, query, call);
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const auto& create = std::get<CreateTopic>(*steps[i]);
      if (looks[i].state != Look::State::done || create.configs.empty()) continue;
      if (!described) {
        looks[i] = could_not_look(described.error());
      } else if (const auto why = unread(*described, create.topic)) {
        looks[i] = could_not_look(*why);
      } else {
        looks[i] = compare_configs(create, described->rows);
      }
    }
  }

  /// Why the configs of a topic are not among those that were read.
  static std::optional<Error> unread(const Answer<configs::Config>& described, const std::string& topic) {
    for (const Error& error : described.errors) {
      if (error.target == "topic " + topic) return error;
    }
    const auto& rows = described.rows;
    if (described.complete ||
        std::any_of(rows.begin(), rows.end(), [&topic](const auto& row) { return row.name == topic; }))
      return std::nullopt;
    return described.errors.front();
  }

  static Look compare_configs(const CreateTopic& create, const std::vector<configs::Config>& rows) {
    for (const auto& [key, value] : create.configs) {
      const auto row = std::find_if(rows.begin(), rows.end(), [&create, &key = key](const auto& at) {
        return at.name == create.topic && at.key == key;
      });
      if (row == rows.end()) return exists(create, "it has no config " + key);
      const auto type = from_word<configs::ValueType>(row->value_type.value_or(""));
      if (admin::same_value(type.value_or(configs::ValueType::unknown), row->value, value)) continue;
      std::string difference = key;
      difference.append(" is \"").append(row->value.value_or("")).append("\", not \"");
      return exists(create, difference.append(value).append("\""));
    }
    Look same;
    same.state = Look::State::done;
    return same;
  }
};

// ── delete ──

class Deleting : public Executor {
 public:
  [[nodiscard]] std::int64_t records(const Operation& step) const override {
    return std::int64_t{1} + std::get<DeleteTopic>(step).partitions.value_or(0);
  }

  [[nodiscard]] std::vector<Look> look(Client& client, Steps steps, const Call& call) const override {
    const auto states = read_existing_topics(client, topics_of<DeleteTopic>(steps), call);
    std::vector<Look> looks(steps.size());
    Leaders wanted_empty;
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const auto& remove = std::get<DeleteTopic>(*steps[i]);
      const TopicState& state = states.at(remove.topic);
      if (!state.error && !state.exists()) {
        looks[i].state = Look::State::done;
      } else if (auto other = missing_or_other(state, remove.topic, remove.topic_id)) {
        looks[i] = std::move(*other);
      } else if (remove.topic_id.empty() && !state.topic->id.empty()) {
        looks[i] = stale("topic " + remove.topic,
                         KLAMM_TEXT("change", "topic %1 is not deleted: the plan has no topic_id for it")
                             .with(remove.topic));
      } else if (remove.only_if_empty) {
        wanted_empty.emplace(remove.topic, state.topic->leaders);
      }
    }
    if (!wanted_empty.empty()) look_for_records(client, steps, wanted_empty, looks, call);
    return looks;
  }

  [[nodiscard]] std::vector<Result<void>> send(Client& client, Steps steps, const Call& call) const override {
    std::vector<admin::TopicRef> topics;
    for (const Operation* step : steps) {
      const auto& remove = std::get<DeleteTopic>(*step);
      topics.push_back({remove.topic, remove.topic_id});
    }
    return admin::delete_topics(client, topics, call);
  }

  [[nodiscard]] std::optional<wait::Condition> visible(Client& client, Steps steps) const override {
    return wait::topics(client, topics_of<DeleteTopic>(steps), true);
  }

 private:
  static void look_for_records(Client& client, Steps steps, const Leaders& wanted_empty,
                               std::vector<Look>& looks, const Call& call) {
    const auto held = read_records(client, wanted_empty, call);
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const std::string& topic = std::get<DeleteTopic>(*steps[i]).topic;
      if (wanted_empty.count(topic) == 0) continue;
      const auto records = held.find(topic);
      if (records != held.end() && records->second == 0) continue;
      looks[i] =
          stale("topic " + topic, KLAMM_TEXT("change", "topic %1 is not deleted: it holds %2")
                                      .with(topic, records != held.end() ? records_text(records->second)
                                                                         : unknown_records_text()));
    }
  }
};

} // namespace

namespace {

/// What of a topic's shape is left to the brokers; empty: nothing.
std::string by_default(const CreateTopic& create) {
  if (!create.assignment.empty()) return "";
  std::string out = create.partitions ? "" : "partitions";
  if (!create.replication_factor) out += (out.empty() ? "" : " and ") + std::string("replication factor");
  return out;
}

} // namespace

Facts facts_of(const CreateTopic& create) {
  std::string sentence = "creates topic " + create.topic;
  if (const auto left = by_default(create); !left.empty())
    sentence += ", " + left + " by the brokers' default";
  const bool own = is_kafkas_own(create.topic);
  if (own)
    sentence += ": Kafka makes this topic itself when it needs it, and goes on to use it as it is made here";
  return {"topic " + create.topic, "topic", create.topic, own ? Risk::disruptive : Risk::safe,
          KLAMM_TEXT("change", "%1").with(std::move(sentence))};
}

Facts facts_of(const DeleteTopic& remove) {
  Facts facts{"topic " + remove.topic, "topic", remove.topic, Risk::destroys_data, {}};
  if (remove.records)
    facts.sentence = KLAMM_TEXT("change", "deletes topic %1 and its %2 permanently")
                         .with(remove.topic, records_text(*remove.records));
  else
    facts.sentence =
        KLAMM_TEXT("change", "deletes topic %1 and all its records permanently").with(remove.topic);
  if (!remove.assignment.empty())
    facts.undo_note =
        (remove.configs_known ? KLAMM_TEXT("change", "an undo creates topic %1 again without its records")
                              : KLAMM_TEXT("change", "an undo creates topic %1 again without its records and "
                                                     "its configs, which could not be read"))
            .with(remove.topic);
  return facts;
}

Result<Operation> inverse_of(const CreateTopic& create) {
  DeleteTopic remove;
  remove.topic = create.topic;
  remove.topic_id = create.topic_id;
  remove.partitions = create.partitions;
  remove.only_if_empty = true;
  return remove;
}

Result<Operation> inverse_of(const DeleteTopic& remove) {
  if (!remove.assignment.empty()) {
    CreateTopic create;
    create.topic = remove.topic;
    create.assignment = remove.assignment;
    create.configs = remove.configs;
    return create;
  }
  return fail(no_undo(facts_of(remove).target,
                      KLAMM_TEXT("change", "the records of a deleted topic cannot be restored")
                          .hinting(HintCode::create_topic_empty, remove.topic)));
}

const Executor& executor_of(const CreateTopic&) {
  static const Creating creating;
  return creating;
}

const Executor& executor_of(const DeleteTopic&) {
  static const Deleting deleting;
  return deleting;
}

} // namespace klamm::changes
