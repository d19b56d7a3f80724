#pragma once

#include <scaling/layout.hpp>

#include <cstdint>

namespace klamm::scaling {

/// Bytes that every placement within the hard rules and these aims copies: a bound, not always reached. The
/// largest of what partitions must be given, what brokers must give up (in replicas, replicas of a topic, and
/// bytes; what is drained whole), and what brokers must get.
[[nodiscard]] std::int64_t least_copied(const Instance& instance, const Aims& aims);

} // namespace klamm::scaling
