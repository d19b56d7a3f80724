#include <protocol/mirror/describe_log_dirs.hpp>
#include <support/handlers.hpp>

#include <algorithm>

namespace klamm::testing {

namespace {

using protocol::DescribeLogDirsRequest;
using protocol::DescribeLogDirsResponse;
using protocol::ErrorCode;

bool asked_for(const DescribeLogDirsRequest& request, const std::string& topic, std::int32_t partition) {
  if (!request.topics) return true;
  return std::any_of(request.topics->begin(), request.topics->end(), [&](const auto& wanted) {
    return wanted.topic == topic &&
           std::count(wanted.partitions.begin(), wanted.partitions.end(), partition) != 0;
  });
}

DescribeLogDirsResponse describe_log_dirs(const Asked& asked, const DescribeLogDirsRequest& request) {
  constexpr std::int16_t totals_from = 4;
  constexpr std::int16_t cordons_from = 5;
  DescribeLogDirsResponse response;
  for (std::size_t i = 0; i < asked.broker.log_dirs.size(); ++i) {
    const auto& dir = asked.broker.log_dirs[i];
    auto& out = response.results.emplace_back();
    out.error_code = dir.error;
    out.log_dir = dir.path;
    if (dir.error != ErrorCode::none) continue;
    if (asked.version >= totals_from) {
      out.total_bytes = dir.total_bytes;
      out.usable_bytes = dir.usable_bytes;
    }
    if (asked.version >= cordons_from) out.is_cordoned = dir.cordoned;
    for (const auto& [name, topic] : asked.model.topics) {
      DescribeLogDirsResponse::DescribeLogDirsTopic held;
      held.name = name;
      for (std::size_t p = 0; p < topic.partitions.size(); ++p) {
        const auto& partition = topic.partitions[p];
        const auto& replicas = partition.replicas;
        const bool here = partition.log_dir == i &&
                          std::find(replicas.begin(), replicas.end(), asked.broker.id) != replicas.end();
        const auto index = static_cast<std::int32_t>(p);
        if (here && asked_for(request, name, index))
          held.partitions.push_back({index, partition.size_bytes, 0, false});
      }
      if (!held.partitions.empty()) out.topics.push_back(std::move(held));
    }
  }
  return response;
}

} // namespace

void serve_log_dirs(Handlers& handlers) {
  serve(handlers, describe_log_dirs);
}

} // namespace klamm::testing
