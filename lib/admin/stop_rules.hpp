#pragma once

#include <klamm/check_stop.hpp>
#include <klamm/quorum.hpp>

#include <protocol/messages/metadata.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace klamm::admin {

/// Partitions that would go offline or under min.insync.replicas, by topic and number. A topic absent from
/// `min_isr` is judged for going offline only.
[[nodiscard]] std::vector<brokers::Blocker>
partitions_broken(const protocol::MetadataResponse& metadata,
                  const std::map<std::string, std::int64_t>& min_isr, const std::set<std::int32_t>& stopped);

/// How many partitions one of the stopped leads now and an in-sync replica that is left would lead.
[[nodiscard]] std::int32_t leaders_moving(const protocol::MetadataResponse& metadata,
                                          const std::set<std::int32_t>& stopped);

/// Whether a voter was caught up within the last ten seconds by the leader's clock; one whose time is not
/// told is taken to be when its log's end is known.
[[nodiscard]] bool keeps_up(const quorum::Replica& voter);

/// The quorum, if it would lose its majority: more than half of all voters must be left that keep up.
[[nodiscard]] std::optional<brokers::Blocker> quorum_broken(const quorum::State& state,
                                                            const std::set<std::int32_t>& stopped);

} // namespace klamm::admin
