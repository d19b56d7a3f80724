#pragma once

#include <admin/lag_facts.hpp>
#include <protocol/messages/metadata.hpp>

#include <optional>
#include <string>
#include <unordered_map>

namespace klamm::lag {

/// What Metadata told of topics, for finding the leaders of partitions.
class KnownTopics {
 public:
  void take(protocol::MetadataResponse metadata);
  /// Metadata of the other topics could not be had.
  void give_up(std::string why) { missing_because_ = std::move(why); }

  [[nodiscard]] bool knows(const std::string& topic) const { return topics_.count(topic) != 0; }
  /// What Kafka says against a topic, if anything.
  [[nodiscard]] std::optional<Error> error_of(const std::string& topic) const;
  /// Sets the partition's leader, or in its status why it has none; a failure becomes a problem.
  void find_leader(const std::string& topic, Facts::Partition& partition, admin::Problems& problems) const;

 private:
  std::unordered_map<std::string, protocol::MetadataResponse::Topic> topics_;
  std::string missing_because_;
};

} // namespace klamm::lag
