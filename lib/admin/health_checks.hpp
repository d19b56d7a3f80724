#pragma once

#include <klamm/cluster.hpp>
#include <klamm/text.hpp>

#include <protocol/messages/metadata.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace klamm::admin {

/// What moves: topic -> partition -> the replicas being added.
using Moving = std::map<std::string, std::map<std::int32_t, std::vector<std::int32_t>>, std::less<>>;

/// Everything the checks of partitions look at. Replicas being added are not yet missed.
struct PartitionFacts {
  const protocol::MetadataResponse& metadata;
  const Moving& moving;
  const std::map<std::string, std::int64_t>& min_isr; ///< by topic; a topic without is not checked for it
};

/// Findings about partitions, one a check and topic, in the order of topics. `checks` as in HealthQuery.
[[nodiscard]] std::vector<cluster::Finding> check_partitions(const PartitionFacts& facts, unsigned checks);

/// Brokers that replica lists name but that are neither live nor fenced.
[[nodiscard]] std::vector<cluster::Finding> check_missing(const protocol::MetadataResponse& metadata,
                                                          const std::set<std::int32_t>& fenced);

/// Entries of a topic's throttle list (`0:1,0:2`, or `*`) whose partition does not move.
[[nodiscard]] std::vector<std::string> throttle_entries_left(const std::string& topic, std::string_view value,
                                                             const Moving& moving);
/// The same as a finding.
[[nodiscard]] std::optional<cluster::Finding> check_throttle_list(const std::string& topic,
                                                                  std::string_view key,
                                                                  std::string_view value,
                                                                  const Moving& moving);

/// The metadata quorum without a leader, and voters that do not keep up.
[[nodiscard]] std::vector<cluster::Finding> check_quorum(const quorum::State& state);

/// `partition 3`, or `partitions 0-5,7`.
[[nodiscard]] Text partition_words(const std::vector<std::int32_t>& sorted);

/// Partition numbers in ascending order as ranges: `0-5,7`, cut after the first twenty.
[[nodiscard]] std::string ranges(const std::vector<std::int32_t>& sorted);

} // namespace klamm::admin
