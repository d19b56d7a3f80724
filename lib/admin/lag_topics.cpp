#include <admin/call/errors.hpp>
#include <admin/lag_topics.hpp>

#include <algorithm>

namespace klamm::lag {

using protocol::ErrorCode;

void KnownTopics::take(protocol::MetadataResponse metadata) {
  topics_.reserve(topics_.size() + metadata.topics.size());
  for (auto& topic : metadata.topics) {
    std::string name = topic.name.value_or("");
    topics_.insert_or_assign(std::move(name), std::move(topic));
  }
}

std::optional<Error> KnownTopics::error_of(const std::string& topic) const {
  const auto at = topics_.find(topic);
  // Without a leader for some partition the topic is there all the same.
  if (at == topics_.end() || at->second.error_code == ErrorCode::none ||
      at->second.error_code == ErrorCode::leader_not_available)
    return std::nullopt;
  return admin::kafka_error(at->second.error_code, "topic " + topic);
}

void KnownTopics::find_leader(const std::string& name, Facts::Partition& partition,
                              admin::Problems& problems) const {
  const auto at = topics_.find(name);
  if (at == topics_.end() || at->second.error_code == ErrorCode::unknown_topic_or_partition) {
    const bool not_asked = at == topics_.end() && !missing_because_.empty();
    partition.status = not_asked ? missing_because_ : "TOPIC_DELETED";
    return;
  }
  if (auto error = error_of(name)) {
    partition.status = error->code;
    problems.add(std::move(*error));
    return;
  }
  const auto& partitions = at->second.partitions;
  const auto is_it = [&](const auto& entry) { return entry.partition_index == partition.partition; };
  const auto index = static_cast<std::size_t>(partition.partition);
  // Nearly always in order; nothing promises it.
  const auto found = partition.partition >= 0 && index < partitions.size() && is_it(partitions[index])
                         ? partitions.begin() + static_cast<std::ptrdiff_t>(index)
                         : std::find_if(partitions.begin(), partitions.end(), is_it);
  if (found == partitions.end()) {
    partition.status = "PARTITION_DELETED";
  } else if (found->leader_id < 0) {
    auto error = admin::kafka_error(ErrorCode::leader_not_available,
                                    "partition " + name + ":" + std::to_string(partition.partition));
    partition.status = error.code;
    problems.add(std::move(error));
  } else {
    partition.leader = found->leader_id;
  }
}

} // namespace klamm::lag
