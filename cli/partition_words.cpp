#include "partition_words.hpp"

namespace klamm::cli {

Result<std::vector<TopicPartitions>> partitions_or_all(const Names& words, bool all) {
  if (all == words.given)
    return fail(usage("name the partitions (orders, orders:0) or say --all: one of the two"));
  return parse_topic_partitions(words.values);
}

} // namespace klamm::cli
