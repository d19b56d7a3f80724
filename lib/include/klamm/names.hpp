#pragma once

#include <klamm/result.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

// Names as they come from a command line: literal unless a pattern was asked for.

namespace klamm {

/// The candidate nearest to a mistyped word (insertions, deletions, swaps), or empty when none is near.
[[nodiscard]] std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

/// `TOPIC`, `TOPIC:P`, `TOPIC:0,3`, `TOPIC:0-5`. Partitions are sorted and unique; none means all.
struct TopicPartitions {
  std::string topic;
  std::vector<std::int32_t> partitions;
};
[[nodiscard]] Result<TopicPartitions> parse_topic_partitions(std::string_view word);
/// The same of each word, in their order.
[[nodiscard]] Result<std::vector<TopicPartitions>>
parse_topic_partitions(const std::vector<std::string>& words);

/// Names that patterns choose: any of `match` (all names if there is none) and none of `exclude`. RE2 syntax,
/// whole name. A byte of a name that is not UTF-8 matches as U+FFFD.
class NamePattern {
 public:
  NamePattern();
  [[nodiscard]] static Result<NamePattern> parse(const std::vector<std::string>& match,
                                                 const std::vector<std::string>& exclude);
  [[nodiscard]] bool matches(std::string_view name) const;
  [[nodiscard]] bool empty() const; ///< neither match nor exclude: matches everything
  /// For a change: what `matches`, and a name that begins with `_` only with `internal`.
  [[nodiscard]] std::function<bool(const std::string& name)> acceptor(bool internal) const;

 private:
  struct Patterns;
  std::shared_ptr<const Patterns> patterns_;
};

} // namespace klamm
