#pragma once

#include "options.hpp"

#include <klamm/call.hpp>
#include <klamm/client.hpp>
#include <klamm/names.hpp>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace klamm::cli {

class Context;

using Accept = std::function<bool(const std::string& name)>;

/// `--match` and `--exclude` of a read, and whether they chose anything.
class Patterns {
 public:
  [[nodiscard]] static Result<Patterns> parse(const std::vector<std::string>& match,
                                              const std::vector<std::string>& exclude);
  [[nodiscard]] bool empty() const { return pattern_.empty(); }
  /// Empty where there is no pattern.
  [[nodiscard]] Accept accept() const;
  /// Says that patterns match whole names, where they chose nothing. `noun`: `topic`.
  void note_unmatched(Context& context, const char* noun) const;

 private:
  NamePattern pattern_;
  std::vector<std::string> match_;
  std::shared_ptr<bool> chose_ = std::make_shared<bool>(false);
};

/// What a change is for: words or patterns; none of these is wrong usage, never all.
struct NameChoice {
  Names names;
  std::vector<std::string> match;
  std::vector<std::string> exclude;
  bool internal = false;

  /// `--match`, `--exclude` and `--internal`.
  void declare_patterns(Options& options);
  [[nodiscard]] bool by_pattern() const { return !match.empty() || !exclude.empty(); }
  /// A `usage` error unless they are chosen in one of the two ways. `named`: words name some; `what`:
  /// `topics`. Asks no cluster.
  [[nodiscard]] Result<void> check(bool named, const char* what) const;
  [[nodiscard]] Result<Accept> accept() const;
};

/// The topics a change is for.
struct TopicChoice : NameChoice {
  void declare(Options& options, const char* placeholder, const char* about);
  [[nodiscard]] Result<void> check() const { return NameChoice::check(names.given, "topics"); }
  /// Words as they stand, or the names of the topics there are that the patterns choose.
  [[nodiscard]] Result<std::vector<std::string>> read(Client& client, const Call& call) const;
};

/// The names of the topics, or the ids of the groups, that there are and that `accept` takes.
[[nodiscard]] Result<std::vector<std::string>> chosen_topics(Client& client, const Accept& accept,
                                                             const Call& call);
[[nodiscard]] Result<std::vector<std::string>> chosen_groups(Client& client, const Accept& accept,
                                                             const Call& call);

} // namespace klamm::cli
