#include <admin/fetch/log_offsets.hpp>
#include <change/live/topic_records.hpp>

#include <span>
#include <utility>

namespace klamm::changes {
namespace {

using Offsets = std::map<admin::TopicPartition, admin::LogOffsets>;

Offsets read(Client& client, const std::vector<admin::LedPartition>& partitions, admin::OffsetKind kind,
             const Call& call) {
  if (partitions.empty()) return {};
  return admin::fetch_log_offsets(client, partitions, std::span(&kind, 1), call).offsets;
}

} // namespace

std::map<std::string, std::int64_t, std::less<>> read_records(Client& client, const Leaders& topics,
                                                              const Call& call) {
  std::vector<admin::LedPartition> partitions;
  for (const auto& [name, leaders] : topics) {
    for (std::size_t i = 0; i < leaders.size(); ++i) {
      if (leaders[i] >= 0) partitions.push_back({{name, static_cast<std::int32_t>(i)}, leaders[i]});
    }
  }
  const Offsets ends = read(client, partitions, admin::OffsetKind::end, call);
  std::erase_if(partitions, [&ends](const admin::LedPartition& partition) {
    const auto end = ends.find(partition.at);
    return end == ends.end() || end->second.end == 0;
  });
  const Offsets starts = read(client, partitions, admin::OffsetKind::start, call);
  std::map<std::string, std::int64_t, std::less<>> out;
  for (const auto& [name, leaders] : topics) {
    std::int64_t sum = 0;
    bool known = true;
    for (std::size_t i = 0; known && i < leaders.size(); ++i) {
      const admin::TopicPartition at{name, static_cast<std::int32_t>(i)};
      const auto end = ends.find(at);
      const auto start = starts.find(at);
      known = end != ends.end() && end->second.end;
      if (!known || *end->second.end == 0) continue;
      known = start != starts.end() && start->second.start;
      if (known) sum += *end->second.end - *start->second.start;
    }
    if (known) out.emplace(name, sum);
  }
  return out;
}

} // namespace klamm::changes
