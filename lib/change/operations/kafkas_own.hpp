#pragma once

#include <algorithm>
#include <iterator>
#include <string_view>

namespace klamm::changes {

/// Topics that Kafka makes for itself when it needs them.
[[nodiscard]] inline bool is_kafkas_own(std::string_view topic) {
  constexpr std::string_view own[] = {"__consumer_offsets", "__transaction_state", "__share_group_state",
                                      "__remote_log_metadata", "__cluster_metadata"};
  return std::find(std::begin(own), std::end(own), topic) != std::end(own);
}

} // namespace klamm::changes
