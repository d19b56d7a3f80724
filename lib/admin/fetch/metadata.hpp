#pragma once

#include <klamm/call.hpp>
#include <klamm/client.hpp>

#include <net/request.hpp>
#include <protocol/messages/metadata.hpp>

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace klamm::admin {

/// Which topics a Metadata request asks for.
struct TopicChoice {
  enum class Kind { all, none, named } kind = Kind::all;
  std::vector<std::string> names;

  static TopicChoice all() { return {Kind::all, {}}; }
  static TopicChoice none() { return {Kind::none, {}}; }
  static TopicChoice named(std::vector<std::string> names) { return {Kind::named, std::move(names)}; }
};

/// One Metadata call to any broker. The client learns cluster id and brokers from it; topics are never
/// created by it (named topics need v4+, Kafka 0.11). Errors of single topics stay in the reply.
/// With a `node` it is that broker's view, which may lag behind: the client's own is left as it is.
[[nodiscard]] Result<protocol::MetadataResponse> fetch_metadata(Client& client, const TopicChoice& topics,
                                                                const Call& call,
                                                                std::int32_t node = net::any_node);

/// What each of these brokers sees, all asked at once: one result a broker.
[[nodiscard]] std::map<std::int32_t, Result<protocol::MetadataResponse>>
fetch_metadata_of_each(Client& client, std::span<const std::int32_t> brokers, const TopicChoice& topics,
                       const Call& call);

/// Leaders by topic and partition, from one Metadata call for the topics named.
class Leaders {
 public:
  explicit Leaders(const protocol::MetadataResponse& metadata);
  /// The leader's broker id, or why there is none (NO_LEADER, UNKNOWN_TOPIC_OR_PARTITION, NOT_AUTHORIZED …).
  [[nodiscard]] Result<std::int32_t> leader(const std::string& topic, std::int32_t partition) const;

 private:
  struct Topic {
    std::string name;
    protocol::ErrorCode error;
    std::vector<std::pair<std::int32_t, std::int32_t>> leaders; ///< partition -> leader, sorted
  };
  std::vector<Topic> topics_; ///< by name
};

/// A topic's partition as admin calls key it.
struct TopicPartition {
  std::string topic;
  std::int32_t partition = 0;
  friend auto operator<=>(const TopicPartition&, const TopicPartition&) = default;
  [[nodiscard]] std::string text() const { return topic + ":" + std::to_string(partition); }
};

/// Looks the leaders of these partitions up: the `locate` of a driver keyed by TopicPartition.
[[nodiscard]] std::vector<Result<std::int32_t>>
locate_leaders(Client& client, std::span<const TopicPartition> keys, const Call& call);

} // namespace klamm::admin
