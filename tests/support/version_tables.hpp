#pragma once

#include <cstdint>
#include <map>
#include <string_view>

namespace klamm::testing {

struct VersionRange {
  std::int16_t min = 0;
  std::int16_t max = 0;
};

/// What a broker says it speaks: API key -> versions.
using VersionTable = std::map<std::int16_t, VersionRange>;

/// Every API of `lib/protocol`, in every version: about Kafka 4.4.
[[nodiscard]] VersionTable newest_versions();
/// Kafka 3.9: no group type but classic and consumer, no topic ids in OffsetFetch.
[[nodiscard]] VersionTable kafka_3_9_versions();
/// Kafka 3.0: the first that looks up and fetches for many groups at once; ZooKeeper.
[[nodiscard]] VersionTable kafka_3_0_versions();
/// Kafka 2.8: one group a FindCoordinator and OffsetFetch; ZooKeeper.
[[nodiscard]] VersionTable kafka_2_8_versions();
/// Amazon MSK Serverless: few APIs, in old versions.
[[nodiscard]] VersionTable msk_serverless_versions();

/// The table without this API: `without(newest_versions(), "DescribeCluster")`.
[[nodiscard]] VersionTable without(VersionTable table, std::string_view api);
/// The table with other versions of one API.
[[nodiscard]] VersionTable with(VersionTable table, std::string_view api, std::int16_t min, std::int16_t max);

/// The key of an API by its name, `Metadata`; ends the test program when there is none.
[[nodiscard]] std::int16_t api_key(std::string_view name);

} // namespace klamm::testing
