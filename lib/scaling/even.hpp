#pragma once

#include <scaling/layout.hpp>

namespace klamm::scaling {

/// Changes a layout until it meets the hard rules and no step brings it nearer to its aims; then copies less
/// where that costs nothing. False where a replica that must move has no place, or not within the bytes that
/// may be copied: it is left where it is.
bool even(const Instance& instance, Layout& layout);

/// The parts of even(): hard rules and topics; aims; fewer bytes.
bool repair(const Instance& instance, Layout& layout);
void improve(const Instance& instance, Layout& layout);
void trim(const Instance& instance, Layout& layout);

/// Sites that get replicas: those farthest beyond their limits on that side first, then by how full they are
/// for their share.
[[nodiscard]] std::vector<Index> by_fullness(const Instance& instance, const Layout& layout, bool fullest);

} // namespace klamm::scaling
