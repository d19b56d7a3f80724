#pragma once

#include "name_choice.hpp"

#include <klamm/names.hpp>

#include <vector>

namespace klamm::cli {

/// The partitions that words name (`orders`, `orders:0-5`), or all of the topics that patterns choose.
[[nodiscard]] Result<std::vector<TopicPartitions>> partitions_of(const TopicChoice& which, Client& client,
                                                                 const Call& call);

/// Partitions of a change that `--all` can be said of too.
struct PartitionChoice {
  TopicChoice which;
  bool all = false;

  void declare(Options& options, const char* about, const char* all_of_what);
  /// A `usage` error unless exactly one of words, patterns and `--all` was said, and the words name
  /// partitions. Asks no cluster.
  [[nodiscard]] Result<void> check() const;
  /// None with `--all`.
  [[nodiscard]] Result<std::vector<TopicPartitions>> read(Client& client, const Call& call) const;
};

} // namespace klamm::cli
