#pragma once

#include "../options.hpp"

#include <klamm/names.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace klamm::cli {

/// Refuses a word that is no state of a Kafka group, which would match none for ever. Case, `-` and `_` do
/// not count.
inline Result<void> check_group_state(std::string_view word) {
  static const std::vector<std::string> states{
      "Stable", "Empty",  "PreparingRebalance", "CompletingRebalance", "Assigning", "Reconciling", "NotReady",
      "Dead",   "Unknown"};
  const auto folded = [](std::string_view text) {
    std::string out;
    for (const char c : text) {
      if (c != '-' && c != '_' && c != ' ')
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
  };
  std::string all;
  for (const std::string& state : states) {
    if (folded(state) == folded(word)) return {};
    all += (all.empty() ? "" : ", ") + state;
  }
  return fail(usage("\"%1\" is no state of a group; there are %2", {std::string(word), all}));
}

} // namespace klamm::cli
