#pragma once

#include <klamm/answer.hpp>
#include <klamm/call.hpp>
#include <klamm/client.hpp>
#include <klamm/view.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace klamm::features {

/// One feature: the level the cluster runs at, and the levels every broker that answered can run at.
struct Feature {
  std::string name;                            ///< `metadata.version`
  std::optional<std::int32_t> finalized_level; ///< in force; 0 is off, empty is not known
  std::optional<std::string> finalized_name;   ///< of metadata.version: `4.4-IV2`
  std::optional<std::int32_t> supported_min;   ///< empty when a broker does not know the feature
  std::optional<std::int32_t> supported_max;
  std::optional<std::string> supported_max_name;
  std::optional<std::int64_t> epoch; ///< of the finalized levels
};

/// Lists the features: one Metadata call, then ApiVersions of every broker (Kafka 2.7, KIP-584; features that
/// may be off only from 3.9). Needs no rights. Controllers that are no brokers are not asked.
[[nodiscard]] Result<Answer<Feature>> describe(Client& client, const Call& call);

} // namespace klamm::features

namespace klamm {
template <>
struct View<features::Feature> {
  static const Schema& schema();
};
} // namespace klamm
