#pragma once

#include "../live_names.hpp"
#include "../name_choice.hpp"

namespace klamm::cli {

/// The groups a change is for: words, `-g`, or patterns.
struct GroupChoice : NameChoice {
  void declare(Options& options, const char* about) {
    options.names("GROUP", names, about).complete(live_groups).also("-g,--group");
    declare_patterns(options);
  }
  /// What the patterns take; empty where groups are named. `named`: whether there are any.
  [[nodiscard]] Result<Accept> accept(bool named) const {
    if (auto chosen = check(named, "groups"); !chosen) return fail(std::move(chosen.error()));
    return named ? Accept() : NameChoice::accept();
  }
};

} // namespace klamm::cli
