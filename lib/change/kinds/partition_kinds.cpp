// topic.add-partitions and topic.delete-records.

#include <klamm/hints.hpp>
#include <klamm/reassignments.hpp>
#include <klamm/topics.hpp>

#include <admin/fetch/brokers_metadata.hpp>
#include <admin/write/topics.hpp>
#include <change/kinds/kinds.hpp>
#include <change/live/topic_state.hpp>

#include <algorithm>
#include <map>
#include <set>

namespace klamm::changes {

namespace {

// ── more partitions ──

class Adding : public Executor {
 public:
  [[nodiscard]] std::int64_t records(const Operation& step) const override {
    const auto& add = std::get<AddPartitions>(step);
    return std::max(1, add.new_count - add.old_count);
  }

  [[nodiscard]] std::vector<Look> look(Client& client, Steps steps, const Call& call) const override {
    const auto states = read_existing_topics(client, topics_of<AddPartitions>(steps), call);
    reassignments::ListQuery query;
    query.topics = topics_of<AddPartitions>(steps);
    const auto moving = reassignments::list(client, query, call);
    std::set<std::string> moves;
    if (moving) {
      for (const auto& row : moving->rows) moves.insert(row.topic);
    }
    std::vector<Look> looks(steps.size());
    for (std::size_t i = 0; i < steps.size(); ++i) {
      const auto& add = std::get<AddPartitions>(*steps[i]);
      const TopicState& state = states.at(add.topic);
      if (auto other = missing_or_other(state, add.topic, add.topic_id)) {
        looks[i] = std::move(*other);
      } else if (state.topic->partitions() == add.new_count) {
        looks[i].state = Look::State::done;
      } else if (state.topic->partitions() != add.old_count) {
        looks[i] = stale("topic " + add.topic,
                         KLAMM_TEXT("change", "topic %1 has %2 partitions now; the plan expects %3")
                             .with(add.topic, state.topic->partitions(), add.old_count));
      } else if (!moving) {
        looks[i] = could_not_look(moving.error());
      } else if (moves.count(add.topic) != 0) {
        looks[i] =
            stale("topic " + add.topic,
                  KLAMM_TEXT("change",
                             "partitions of topic %1 are being moved: new ones would get too many replicas")
                      .with(add.topic)
                      .hinting(HintCode::wait_for_moves, add.topic));
      }
    }
    return looks;
  }

  [[nodiscard]] std::vector<Result<void>> send(Client& client, Steps steps, const Call& call) const override {
    std::vector<admin::MorePartitions> topics;
    for (const Operation* step : steps) {
      const auto& add = std::get<AddPartitions>(*step);
      topics.push_back({add.topic, add.new_count, add.assignment});
    }
    return admin::create_partitions(client, topics, false, call);
  }

  [[nodiscard]] std::optional<wait::Condition> visible(Client& client, Steps steps) const override {
    std::map<std::string, AddPartitions> wanted;
    for (const Operation* step : steps) {
      const auto& add = std::get<AddPartitions>(*step);
      wanted.emplace(add.topic, add);
    }
    return [&client, wanted](const Call& call) {
      return admin::every_broker_shows(client, wanted, missing_in, call);
    };
  }

 private:
  static Text missing_in(std::int32_t broker, const protocol::MetadataResponse::Topic& topic,
                         const AddPartitions& add) {
    if (Text other = other_topic(broker, topic, add.topic_id); !other.empty()) return other;
    const auto led = std::count_if(topic.partitions.begin(), topic.partitions.end(),
                                   [](const auto& partition) { return partition.leader_id >= 0; });
    const bool all = led == static_cast<std::ptrdiff_t>(topic.partitions.size()) && led >= add.new_count;
    if (all) return {};
    return KLAMM_TEXT("change", "broker %1 shows %2 of topic %3, %4 of them with a leader")
        .with(broker, partitions_text(static_cast<std::int64_t>(topic.partitions.size())), add.topic, led);
  }
};

// ── delete records ──

class DeletingRecords : public Executor {
 public:
  [[nodiscard]] std::vector<Look> look(Client& client, Steps steps, const Call& call) const override {
    const auto states = read_existing_topics(client, topics_of<DeleteRecords>(steps), call);
    topics::DescribeQuery query;
    for (const auto& [name, state] : states) {
      if (state.exists()) query.names.push_back(name);
    }
    std::map<std::pair<std::string, std::int32_t>, const topics::PartitionDetail*> rows;
    const auto described = query.names.empty()
                               ? Result<Answer<topics::PartitionDetail>>(Answer<topics::PartitionDetail>{})
                               : topics::describe(client, query, call);
    if (described) {
      for (const auto& row : described->rows) rows[{row.at.topic(), row.at.partition}] = &row;
    }
    std::vector<Look> looks(steps.size());
    for (std::size_t i = 0; i < steps.size(); ++i) {
      auto& remove = std::get<DeleteRecords>(*steps[i]);
      const std::string name = facts_of(remove).target;
      if (auto other = missing_or_other(states.at(remove.topic), remove.topic, remove.topic_id)) {
        looks[i] = std::move(*other);
        continue;
      }
      const auto at = rows.find({remove.topic, remove.partition});
      if (!described) {
        looks[i] = could_not_look(described.error());
      } else if (at == rows.end() || !at->second->start_offset || !at->second->end_offset) {
        looks[i] = could_not_look(
            Error::of(ErrorKind::failed, "NO_LEADER",
                      KLAMM_TEXT("change", "the offsets of %1 could not be read: does it have a leader?")
                          .with(name))
                .about(name));
      } else if (*at->second->start_offset >= remove.new_start) {
        looks[i].state = Look::State::done;
      } else if (*at->second->end_offset < remove.new_start) {
        looks[i] = stale(name, KLAMM_TEXT("change", "%1 ends at offset %2, before %3")
                                   .with(name, *at->second->end_offset, remove.new_start));
      } else {
        remove.old_start = *at->second->start_offset;
      }
    }
    return looks;
  }

  [[nodiscard]] std::vector<Result<void>> send(Client& client, Steps steps, const Call& call) const override {
    std::vector<admin::RecordsBefore> partitions;
    for (const Operation* step : steps) {
      const auto& remove = std::get<DeleteRecords>(*step);
      partitions.push_back({{remove.topic, remove.partition}, remove.new_start});
    }
    auto deleted = admin::delete_records(client, partitions, call);
    for (std::size_t i = 0; i < steps.size(); ++i) {
      if (deleted.results[i]) std::get<DeleteRecords>(*steps[i]).new_start = deleted.starts[i];
    }
    return std::move(deleted.results);
  }
};

} // namespace

Facts facts_of(const AddPartitions& add) {
  return {"topic " + add.topic, "topic", add.topic, Risk::disruptive,
          KLAMM_TEXT(
              "change",
              "adds %2 to topic %1 permanently: keys of new records will go to other partitions than before")
              .with(add.topic, partitions_text(add.new_count - add.old_count))};
}

Facts facts_of(const DeleteRecords& remove) {
  const std::string name = remove.topic + ":" + std::to_string(remove.partition);
  return {"partition " + name, "topic", remove.topic, Risk::destroys_data,
          KLAMM_TEXT("change", "deletes %1 of partition %2 before offset %3")
              .with(records_text(std::max<std::int64_t>(0, remove.new_start - remove.old_start)), name,
                    remove.new_start)};
}

Result<Operation> inverse_of(const AddPartitions& add) {
  return fail(no_undo(facts_of(add).target, KLAMM_TEXT("change", "Kafka cannot remove partitions")));
}

Result<Operation> inverse_of(const DeleteRecords& remove) {
  return fail(no_undo(facts_of(remove).target, KLAMM_TEXT("change", "deleted records cannot be restored")));
}

const Executor& executor_of(const AddPartitions&) {
  static const Adding adding;
  return adding;
}

const Executor& executor_of(const DeleteRecords&) {
  static const DeletingRecords deleting;
  return deleting;
}

} // namespace klamm::changes
