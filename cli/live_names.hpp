#pragma once

#include <string>
#include <vector>

namespace klamm::cli {

class Context;

// What completion offers: names of the cluster that the line means, kept for a minute in the state folder.
// Empty when anything fails. No profile's secret command is run for them.

[[nodiscard]] std::vector<std::string> live_topics(Context& context);
[[nodiscard]] std::vector<std::string> live_groups(Context& context);
[[nodiscard]] std::vector<std::string> live_brokers(Context& context); ///< ids

} // namespace klamm::cli
