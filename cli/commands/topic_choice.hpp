#pragma once

#include "../live_names.hpp"
#include "../options.hpp"

#include <klamm/names.hpp>
#include <klamm/topics.hpp>

#include <functional>
#include <string>
#include <vector>

namespace klamm::cli {

/// Takes the names that `match` takes and `exclude` does not; those that begin with _ with `internal` only.
[[nodiscard]] inline Result<std::function<bool(const std::string&)>>
accept_names(const std::vector<std::string>& match, const std::vector<std::string>& exclude, bool internal) {
  auto pattern = NamePattern::parse(match, exclude);
  if (!pattern) return fail(std::move(pattern.error()));
  return std::function<bool(const std::string&)>(
      [pattern = std::move(*pattern), internal](const std::string& name) {
        return (internal || !name.starts_with('_')) && pattern.matches(name);
      });
}

/// The topics a change is for: words or patterns; none of these is wrong usage, never all.
struct TopicChoice {
  Names names;
  std::vector<std::string> match;
  std::vector<std::string> exclude;
  bool internal = false;

  void declare(Options& options, const char* placeholder, const char* about) {
    options.names(placeholder, names, about).complete(live_topics);
    declare_patterns(options);
  }
  void declare_patterns(Options& options) {
    options.values("--match", "REGEX", match, "those whose whole name matches; repeatable");
    options.values("--exclude", "REGEX", exclude, "but not these; repeatable");
    options.flag("--internal", internal, "patterns may choose what begins with _");
  }
  [[nodiscard]] bool by_pattern() const { return !match.empty() || !exclude.empty(); }
  /// Whether they are chosen as they should be. Asks no cluster.
  [[nodiscard]] Result<void> check() const {
    if (names.given && by_pattern())
      return fail(usage("name the topics or choose them with --match, not both"));
    if (!names.given && match.empty()) return fail(usage("name the topics, or choose them with --match"));
    const auto accept = accept_names(match, exclude, internal);
    if (!accept) return fail(accept.error());
    return {};
  }
  /// Words as they stand, or the names of the topics there are that the patterns choose.
  [[nodiscard]] Result<std::vector<std::string>> read(Client& client, const Call& call) const {
    if (!by_pattern()) return names.values;
    auto accept = accept_names(match, exclude, internal);
    if (!accept) return fail(std::move(accept.error()));
    topics::ListQuery query;
    query.accept = std::move(*accept);
    const auto listed = topics::list(client, query, call);
    if (!listed) return fail(listed.error());
    std::vector<std::string> out;
    for (const auto& topic : listed->rows) out.push_back(topic.name);
    return out;
  }
};

} // namespace klamm::cli
