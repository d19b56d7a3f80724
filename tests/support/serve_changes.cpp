#include <protocol/mirror/create_partitions.hpp>
#include <protocol/mirror/create_topics.hpp>
#include <protocol/mirror/delete_records.hpp>
#include <protocol/mirror/delete_topics.hpp>
#include <protocol/mirror/incremental_alter_configs.hpp>
#include <support/handlers.hpp>

#include <algorithm>

namespace klamm::testing {

using protocol::ErrorCode;

namespace {

void create(Model& model, const protocol::CreateTopicsRequest::CreatableTopic& wanted) {
  auto& topic = model.add_topic(wanted.name, std::max(1, wanted.num_partitions),
                                std::max<std::int16_t>(1, wanted.replication_factor));
  if (!wanted.assignments.empty()) {
    topic.partitions.resize(wanted.assignments.size());
    for (const auto& assignment : wanted.assignments) {
      auto& partition = topic.at(static_cast<std::size_t>(assignment.partition_index));
      partition.replicas.assign(assignment.broker_ids.begin(), assignment.broker_ids.end());
      partition.isr = partition.replicas;
      partition.leader = partition.replicas.front();
    }
  }
  // A topic made anew is another one.
  topic.id.bytes[15] = static_cast<std::byte>(++model.topics_created);
  for (const auto& config : wanted.configs) Model::set(topic.configs, config.name, config.value.value_or(""));
}

protocol::CreateTopicsResponse create_topics(const Asked& asked,
                                             const protocol::CreateTopicsRequest& request) {
  protocol::CreateTopicsResponse response;
  std::int64_t records = 0;
  for (const auto& topic : request.topics)
    records +=
        1 +
        std::max<std::int64_t>(topic.num_partitions, static_cast<std::int64_t>(topic.assignments.size())) +
        static_cast<std::int64_t>(topic.configs.size());
  for (const auto& wanted : request.topics) {
    auto& out = response.topics.emplace_back();
    out.name = wanted.name;
    out.error_message.reset();
    if (records > asked.model.most_records) {
      out.error_code = ErrorCode::policy_violation;
      out.error_message = "Unable to perform excessively large batch operation.";
    } else if (asked.model.topics.count(wanted.name) != 0) {
      out.error_code = ErrorCode::topic_already_exists;
    } else if (!request.validate_only) {
      create(asked.model, wanted);
      const auto& made = asked.model.topic(wanted.name);
      if (asked.version >= 7) out.topic_id = made.id;
      if (asked.version >= 5) {
        out.num_partitions = static_cast<std::int32_t>(made.partitions.size());
        out.replication_factor = static_cast<std::int16_t>(made.partitions.front().replicas.size());
      }
    }
  }
  return response;
}

protocol::DeleteTopicsResponse delete_topics(const Asked& asked,
                                             const protocol::DeleteTopicsRequest& request) {
  protocol::DeleteTopicsResponse response;
  auto& topics = asked.model.topics;
  const auto remove = [&](auto at, const std::optional<std::string>& name, const protocol::Uuid& id) {
    auto& out = response.responses.emplace_back();
    out.name = name;
    if (asked.version >= 6) out.topic_id = id;
    if (at == topics.end()) {
      out.error_code = id.is_zero() ? ErrorCode::unknown_topic_or_partition : ErrorCode::unknown_topic_id;
    } else {
      out.name = at->first;
      topics.erase(at);
    }
  };
  for (const auto& name : request.topic_names) remove(topics.find(name), name, {});
  for (const auto& state : request.topics) {
    const auto at = state.name ? topics.find(*state.name)
                               : std::find_if(topics.begin(), topics.end(), [&](const auto& topic) {
                                   return topic.second.id == state.topic_id;
                                 });
    remove(at, state.name, state.topic_id);
  }
  return response;
}

protocol::CreatePartitionsResponse create_partitions(const Asked& asked,
                                                     const protocol::CreatePartitionsRequest& request) {
  protocol::CreatePartitionsResponse response;
  for (const auto& wanted : request.topics) {
    auto& out = response.results.emplace_back();
    out.name = wanted.name;
    const auto at = asked.model.topics.find(wanted.name);
    if (at == asked.model.topics.end()) {
      out.error_code = ErrorCode::unknown_topic_or_partition;
      continue;
    }
    auto& partitions = at->second.partitions;
    if (wanted.count <= static_cast<std::int32_t>(partitions.size())) {
      out.error_code = ErrorCode::invalid_partitions;
      out.error_message = "Topic already has " + std::to_string(partitions.size()) + " partition(s).";
      continue;
    }
    const std::size_t before = partitions.size();
    if (wanted.assignments && before + wanted.assignments->size() != static_cast<std::size_t>(wanted.count)) {
      out.error_code = ErrorCode::invalid_replica_assignment;
      continue;
    }
    if (request.validate_only) continue;
    partitions.resize(static_cast<std::size_t>(wanted.count), partitions.front());
    for (std::size_t i = 0; wanted.assignments && i < wanted.assignments->size(); ++i) {
      auto& partition = partitions[before + i];
      const auto& ids = (*wanted.assignments)[i].broker_ids;
      partition.replicas.assign(ids.begin(), ids.end());
      partition.isr = partition.replicas;
      partition.leader = partition.replicas.front();
    }
  }
  return response;
}

protocol::DeleteRecordsResponse delete_records(const Asked& asked,
                                               const protocol::DeleteRecordsRequest& request) {
  protocol::DeleteRecordsResponse response;
  for (const auto& topic : request.topics) {
    auto& out = response.topics.emplace_back();
    out.name = topic.name;
    for (const auto& wanted : topic.partitions) {
      auto& result = out.partitions.emplace_back();
      result.partition_index = wanted.partition_index;
      const auto at = asked.model.topics.find(topic.name);
      if (at == asked.model.topics.end()) {
        result.error_code = ErrorCode::unknown_topic_or_partition;
        continue;
      }
      auto& partition = at->second.at(static_cast<std::size_t>(wanted.partition_index));
      if (partition.leader != asked.broker.id) {
        result.error_code = ErrorCode::not_leader_or_follower;
      } else if (wanted.offset > partition.end) {
        result.error_code = ErrorCode::offset_out_of_range;
      } else {
        partition.start = std::max(partition.start, wanted.offset);
        result.low_watermark = partition.start;
      }
    }
  }
  return response;
}

/// Where a resource's own configs stand; null: there is no such resource (here).
Model::Configs* configs_of(const Asked& asked, std::int8_t type, const std::string& name) {
  constexpr std::int8_t topic = 2, broker = 4, group = 32;
  if (type == topic) {
    const auto at = asked.model.topics.find(name);
    return at == asked.model.topics.end() ? nullptr : &at->second.configs;
  }
  if (type == broker && name.empty()) return &asked.model.cluster_configs;
  if (type == broker)
    return name == std::to_string(asked.broker.id) ? &asked.model.broker(asked.broker.id).configs : nullptr;
  return type == group ? &asked.model.groups[name].configs : nullptr;
}

std::string edited(const std::string& list, const std::string& items, bool add) {
  std::vector<std::string> out;
  const auto each = [](std::string_view rest, auto use) {
    while (!rest.empty()) {
      const auto comma = rest.find(',');
      use(std::string(rest.substr(0, comma)));
      rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
    }
  };
  each(list, [&](std::string item) { out.push_back(std::move(item)); });
  each(items, [&](const std::string& item) {
    std::erase(out, item);
    if (add) out.push_back(item);
  });
  std::string text;
  for (const auto& item : out) text += (text.empty() ? "" : ",") + item;
  return text;
}

protocol::IncrementalAlterConfigsResponse
alter_configs(const Asked& asked, const protocol::IncrementalAlterConfigsRequest& request) {
  protocol::IncrementalAlterConfigsResponse response;
  std::size_t records = 0;
  for (const auto& resource : request.resources) records += resource.configs.size();
  for (const auto& resource : request.resources) {
    auto& out = response.responses.emplace_back();
    out.resource_type = resource.resource_type;
    out.resource_name = resource.resource_name;
    out.error_message.reset();
    if (static_cast<std::int64_t>(records) > asked.model.most_records) {
      out.error_code = ErrorCode::policy_violation;
      out.error_message = "Unable to perform excessively large batch operation.";
      continue;
    }
    constexpr std::int8_t loggers = 8;
    if (resource.resource_type == loggers) {
      auto& levels = asked.model.broker(asked.broker.id).levels;
      for (const auto& change : resource.configs) {
        if (request.validate_only) break;
        if (change.config_operation == 0) levels[change.name] = change.value.value_or("");
        if (change.config_operation == 1) levels.erase(change.name);
      }
      continue;
    }
    auto* configs = configs_of(asked, resource.resource_type, resource.resource_name);
    if (configs == nullptr) {
      out.error_code = ErrorCode::unknown_topic_or_partition;
      continue;
    }
    constexpr std::int8_t topic_source = 1, broker_source = 2, default_source = 3;
    const std::int8_t source = resource.resource_type == 2      ? topic_source
                               : resource.resource_name.empty() ? default_source
                                                                : broker_source;
    if (request.validate_only) continue;
    for (const auto& change : resource.configs) {
      const auto at = configs->find(change.name);
      const std::string now = at == configs->end() ? config_default(resource.resource_type, change.name)
                                                   : at->second.value.value_or("");
      switch (change.config_operation) {
      case 0: Model::set(*configs, change.name, change.value.value_or(""), source); break;
      case 1: configs->erase(change.name); break;
      default:
        Model::set(*configs, change.name,
                   edited(now, change.value.value_or(""), change.config_operation == 2), source);
      }
    }
  }
  return response;
}

} // namespace

void serve_changes(Handlers& handlers) {
  serve(handlers, create_topics);
  serve(handlers, delete_topics);
  serve(handlers, create_partitions);
  serve(handlers, delete_records);
  serve(handlers, alter_configs);
}

} // namespace klamm::testing
