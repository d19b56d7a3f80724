#include "name_choice.hpp"

#include "context.hpp"
#include "live_names.hpp"

#include <klamm/groups.hpp>
#include <klamm/names.hpp>
#include <klamm/topics.hpp>

namespace klamm::cli {

Result<Accept> NameChoice::accept() const {
  const auto pattern = NamePattern::parse(match, exclude);
  if (!pattern) return fail(pattern.error());
  return pattern->acceptor(internal);
}

Result<Patterns> Patterns::parse(const std::vector<std::string>& match,
                                 const std::vector<std::string>& exclude) {
  auto pattern = NamePattern::parse(match, exclude);
  if (!pattern) return fail(std::move(pattern.error()));
  Patterns patterns;
  patterns.pattern_ = std::move(*pattern);
  patterns.match_ = match;
  return patterns;
}

Accept Patterns::accept() const {
  if (pattern_.empty()) return {};
  return [pattern = pattern_, chose = chose_](const std::string& name) {
    const bool matches = pattern.matches(name);
    *chose = *chose || matches;
    return matches;
  };
}

void Patterns::note_unmatched(Context& context, const char* noun) const {
  if (match_.empty() || *chose_) return;
  context.print_note(
      KLAMM_TEXT("cli", "no %1 matches %2 with its whole name; a part of it is --match '.*%2.*'")
          .with(noun, match_.front()));
}

void NameChoice::declare_patterns(Options& options) {
  options.values("--match", "REGEX", match, "those whose whole name matches; repeatable");
  options.values("--exclude", "REGEX", exclude, "but not these; repeatable");
  options.flag("--internal", internal, "patterns may choose what begins with _");
}

Result<void> NameChoice::check(bool named, const char* what) const {
  if (named && by_pattern()) return fail(usage("name the %1 or choose them with --match, not both", {what}));
  if (!named && match.empty()) return fail(usage("name the %1, or choose them with --match", {what}));
  if (auto good = accept(); !good) return fail(std::move(good.error()));
  return {};
}

void TopicChoice::declare(Options& options, const char* placeholder, const char* about) {
  options.names(placeholder, names, about).complete(live_topics).also("-t,--topic");
  declare_patterns(options);
}

Result<std::vector<std::string>> TopicChoice::read(Client& client, const Call& call) const {
  if (!by_pattern()) return names.values;
  const auto accepts = accept();
  if (!accepts) return fail(accepts.error());
  return chosen_topics(client, *accepts, call);
}

Result<std::vector<std::string>> chosen_topics(Client& client, const Accept& accept, const Call& call) {
  topics::ListQuery query;
  query.accept = accept;
  const auto listed = topics::list(client, query, call);
  if (!listed) return fail(listed.error());
  std::vector<std::string> names;
  for (const auto& topic : listed->rows) names.push_back(topic.name);
  return names;
}

Result<std::vector<std::string>> chosen_groups(Client& client, const Accept& accept, const Call& call) {
  groups::ListQuery query;
  query.accept = accept;
  const auto listed = groups::list(client, query, call);
  if (!listed) return fail(listed.error());
  std::vector<std::string> ids;
  for (const auto& group : listed->rows) ids.push_back(group.id);
  return ids;
}

} // namespace klamm::cli
