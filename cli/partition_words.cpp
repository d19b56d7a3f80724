#include "partition_words.hpp"

namespace klamm::cli {

Result<std::vector<TopicPartitions>> partitions_of(const TopicChoice& which, Client& client,
                                                   const Call& call) {
  if (!which.by_pattern()) return parse_topic_partitions(which.names.values);
  auto names = which.read(client, call);
  if (!names) return fail(std::move(names.error()));
  std::vector<TopicPartitions> out;
  for (auto& name : *names) out.push_back({std::move(name), {}});
  return out;
}

void PartitionChoice::declare(Options& options, const char* about, const char* all_of_what) {
  which.declare(options, "TOPIC[:P]", about);
  options.flag("--all", all, all_of_what);
}

Result<void> PartitionChoice::check() const {
  if (all == (which.names.given || which.by_pattern()))
    return fail(usage("name the partitions (orders, orders:0), choose topics with --match, or say --all"));
  if (all) return {};
  if (auto chosen = which.check(); !chosen) return chosen;
  if (auto parsed = parse_topic_partitions(which.names.values); !parsed) return fail(parsed.error());
  return {};
}

Result<std::vector<TopicPartitions>> PartitionChoice::read(Client& client, const Call& call) const {
  if (all) return std::vector<TopicPartitions>();
  return partitions_of(which, client, call);
}

} // namespace klamm::cli
