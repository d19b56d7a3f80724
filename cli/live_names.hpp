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
/// Topics; behind `orders:` its partitions.
[[nodiscard]] std::vector<std::string> live_partitions(Context& context);
/// Names of the type that a `config` command names first.
[[nodiscard]] std::vector<std::string> live_entities(Context& context);
/// Config keys of that type, or of topics.
[[nodiscard]] std::vector<std::string> live_config_keys(Context& context);

/// The same with a `=` behind each.
[[nodiscard]] std::vector<std::string> live_config_pairs(Context& context);

[[nodiscard]] std::vector<std::string> profile_names(Context& context);
/// Ids of the changes made from here, and `last`.
[[nodiscard]] std::vector<std::string> change_ids(Context& context);

} // namespace klamm::cli
