#pragma once

#include <klamm/call.hpp>
#include <klamm/client.hpp>
#include <klamm/config_words.hpp>

#include <net/request.hpp>
#include <protocol/messages/describe_configs.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace klamm::admin {

struct ConfigResource {
  configs::EntityType type = configs::EntityType::topic;
  std::string name; ///< a broker's id in decimal; empty with `broker`: the cluster-wide default
  friend auto operator<=>(const ConfigResource&, const ConfigResource&) = default;
};

/// What is wanted of each resource.
struct ConfigWanted {
  std::vector<std::string> keys; ///< empty: every key, which for thousands of topics is a long answer
  bool synonyms = false;
  bool documentation = false;
};

using ConfigFacts = protocol::DescribeConfigsResponse::DescribeConfigsResult;
using ConfigEntry = protocol::DescribeConfigsResponse::DescribeConfigsResourceResult;

struct ConfigsAnswer {
  std::vector<ConfigFacts> resources; ///< those that were answered, by type and name
  std::vector<Error> errors;          ///< one a resource (`topic orders`, `broker 2`) or broker that was not

  /// The value of a resource's key; nullptr when it is not known.
  [[nodiscard]] const std::string* value(configs::EntityType type, std::string_view name,
                                         std::string_view key) const;
};

/// DescribeConfigs: at most 1,000 resources a request; a named broker's own (and its logger's) go to that
/// broker, which the client must know (read Metadata first), the rest to any (Kafka 0.11; KIP-133, KIP-226,
/// KIP-569). Needs DESCRIBE_CONFIGS on the topic, group or cluster. A resource named twice is asked once.
/// `view`: the broker whose view of what any broker answers is wanted.
[[nodiscard]] ConfigsAnswer fetch_configs(Client& client, std::span<const ConfigResource> resources,
                                          const ConfigWanted& wanted, const Call& call,
                                          std::int32_t view = net::any_node);

/// Where a value is set; `unknown` for a number that a newer Kafka may send.
[[nodiscard]] configs::Source config_source(std::int8_t number);
[[nodiscard]] std::string config_source_word(std::int8_t number);

/// A config value that must be a whole number; empty when it is not.
[[nodiscard]] std::optional<std::int64_t> config_integer(std::string_view value);

/// Where a value is set, as Kafka numbers it.
enum : std::int8_t {
  config_source_topic = 1,
  config_source_default = 5,
  config_source_broker_logger = 6,
  config_source_client_metrics = 7,
  config_source_group = 8,
};

} // namespace klamm::admin
