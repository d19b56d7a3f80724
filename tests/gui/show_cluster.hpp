#pragma once

#include <support/scripted_cluster.hpp>

// The cluster of the pictures: six brokers of which one is down, data mostly on four of them, and groups that
// read it well or badly.

namespace klamm::testing {

/// Six brokers, all well, of which 5 and 6 hold next to nothing.
[[nodiscard]] Model show_cluster();

/// Broker 6 is fenced from now on, with what comes of it; the caller stops it.
void lose_a_broker(Model& model);

/// What producers write and groups read in a moment, so that charts have a line.
void pass_a_moment(Model& model, int moment);

} // namespace klamm::testing
