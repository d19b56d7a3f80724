#pragma once

#include "../live_names.hpp"
#include "../name_choice.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace klamm::cli {

/// The groups a change is for: words, `-g`, or patterns.
struct GroupChoice : NameChoice {
  std::vector<std::string> more;

  void declare(Options& options, const char* about) {
    options.names("GROUP", names, about).complete(live_groups);
    options.values("-g,--group", "GROUP", more, "the same as a word").complete(live_groups);
    declare_patterns(options);
  }
  [[nodiscard]] std::vector<std::string> ids() const {
    std::vector<std::string> out = names.values;
    for (const auto& id : more) {
      if (std::find(out.begin(), out.end(), id) == out.end()) out.push_back(id);
    }
    return out;
  }
  /// What the patterns take; empty where groups are named. `named`: whether there are any.
  [[nodiscard]] Result<Accept> accept(bool named) const {
    if (auto chosen = check(named, "groups"); !chosen) return fail(std::move(chosen.error()));
    return named ? Accept() : NameChoice::accept();
  }
};

} // namespace klamm::cli
