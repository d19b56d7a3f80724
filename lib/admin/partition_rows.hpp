#pragma once

#include <klamm/partitions.hpp>

#include <protocol/messages/metadata.hpp>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace klamm::admin {

/// The rows of one topic of a Metadata reply, in partition order. The topic's name and replica lists are
/// kept once, however many rows share them.
class TopicRows {
 public:
  /// `live`: ids of the brokers the reply names, sorted. Sorts the topic's partitions; takes its name.
  TopicRows(protocol::MetadataResponse::Topic& from, const std::vector<std::int32_t>& live)
      : from_(from), live_(live), topic_(std::make_shared<partitions::Topic>()) {
    const auto by_index = [](const auto& a, const auto& b) { return a.partition_index < b.partition_index; };
    if (!std::is_sorted(from.partitions.begin(), from.partitions.end(), by_index))
      std::sort(from.partitions.begin(), from.partitions.end(), by_index);
    topic_->name = from.name.value_or("");
    if (!from.topic_id.is_zero()) topic_->id = from.topic_id.text();
    topic_->internal = from.is_internal;
    std::size_t ids = 0;
    for (const auto& partition : from.partitions) {
      ids += partition.replica_nodes.size() + partition.isr_nodes.size() + partition.offline_replicas.size();
    }
    topic_->brokers.reserve(ids);
  }

  [[nodiscard]] partitions::Topic& topic() { return *topic_; }

  /// Calls `take(Partition&&)` once a partition.
  template <class Take>
  void each(Take take) {
    for (const auto& partition : from_.partitions) take(row_of(partition));
  }

 private:
  template <class List>
  std::uint16_t append(const List& ids) {
    topic_->brokers.insert(topic_->brokers.end(), ids.begin(), ids.end());
    return static_cast<std::uint16_t>(ids.size());
  }

  partitions::Partition row_of(const protocol::MetadataResponse::Partition& from) {
    partitions::Partition row;
    row.of = topic_;
    row.partition = from.partition_index;
    if (from.leader_id >= 0) {
      row.leader = from.leader_id;
      row.leader_is_live = std::binary_search(live_.begin(), live_.end(), from.leader_id);
    }
    if (from.leader_epoch >= 0) row.leader_epoch = from.leader_epoch;
    row.first = static_cast<std::uint32_t>(topic_->brokers.size());
    row.replica_count = append(from.replica_nodes);
    row.isr_count = append(from.isr_nodes);
    row.offline_count = append(from.offline_replicas);
    return row;
  }

  protocol::MetadataResponse::Topic& from_;
  const std::vector<std::int32_t>& live_;
  std::shared_ptr<partitions::Topic> topic_;
};

} // namespace klamm::admin
