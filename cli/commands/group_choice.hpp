#pragma once

#include "../live_names.hpp"
#include "../options.hpp"
#include "topic_choice.hpp"

#include <klamm/groups.hpp>
#include <klamm/names.hpp>

#include <algorithm>
#include <functional>
#include <string>
#include <vector>

namespace klamm::cli {

/// The groups a change is for: words, `-g`, or patterns; none of these is wrong usage, never all.
struct GroupChoice {
  Names names;
  std::vector<std::string> more;
  std::vector<std::string> match;
  std::vector<std::string> exclude;
  bool internal = false;

  void declare(Options& options, const char* about) {
    options.names("GROUP", names, about).complete(live_groups);
    options.values("-g,--group", "GROUP", more, "the same as a word").complete(live_groups);
    options.values("--match", "REGEX", match, "those whose whole id matches; repeatable");
    options.values("--exclude", "REGEX", exclude, "but not these; repeatable");
    options.flag("--internal", internal, "patterns may choose what begins with _");
  }
  [[nodiscard]] std::vector<std::string> ids() const {
    std::vector<std::string> out = names.values;
    for (const auto& id : more) {
      if (std::find(out.begin(), out.end(), id) == out.end()) out.push_back(id);
    }
    return out;
  }
  [[nodiscard]] bool by_pattern() const { return !match.empty() || !exclude.empty(); }
  /// What the patterns take; empty where groups are named. `named`: whether there are any.
  [[nodiscard]] Result<std::function<bool(const std::string&)>> accept(bool named) const {
    if (named && by_pattern()) return fail(usage("name the groups or choose them with --match, not both"));
    if (named) return std::function<bool(const std::string&)>{};
    if (match.empty()) {
      if (names.given) return fail(usage("no group was named; nothing was done"));
      return fail(usage("name the groups, or choose them with --match"));
    }
    return accept_names(match, exclude, internal);
  }
};

/// The ids of the groups that `accept` takes.
[[nodiscard]] inline Result<std::vector<std::string>>
chosen_groups(Client& client, const std::function<bool(const std::string&)>& accept, const Call& call) {
  groups::ListQuery query;
  query.accept = accept;
  const auto listed = groups::list(client, query, call);
  if (!listed) return fail(listed.error());
  std::vector<std::string> ids;
  for (const auto& group : listed->rows) ids.push_back(group.id);
  return ids;
}

} // namespace klamm::cli
