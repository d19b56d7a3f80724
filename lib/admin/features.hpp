#pragma once

#include <klamm/features.hpp>

#include <protocol/messages/api_versions.hpp>

#include <span>
#include <vector>

namespace klamm::admin {

/// One row a feature, by name, of what several brokers said: the levels all of them support, and the
/// finalized levels of the newest epoch.
[[nodiscard]] std::vector<features::Feature>
merge_features(std::span<const protocol::ApiVersionsResponse* const> replies);

} // namespace klamm::admin
