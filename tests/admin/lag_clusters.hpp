#pragma once

#include <klamm/lag.hpp>

#include <protocol/mirror/list_offsets.hpp>
#include <protocol/mirror/offset_fetch.hpp>
#include <support/connect.hpp>

#include <algorithm>
#include <mutex>
#include <set>
#include <string>

// What the tests of lag calls share: clusters with commits, and a look at what ListOffsets was asked.

namespace klamm::testing {

/// The lag is known and nothing is wrong with the offsets: the groups here may have no members.
inline bool as_it_is(const std::string& status) {
  return status == "OK" || status == "NO_MEMBERS";
}

inline Call soon() {
  return Call::within(std::chrono::seconds(20));
}

/// Three brokers, `topics` topics of three partitions each with records 100 to 1000, and `groups` groups that
/// have committed 900 everywhere.
inline void fill(Model& model, int groups, int topics) {
  for (int t = 0; t < topics; ++t) {
    auto& topic = model.add_topic("topic-" + std::to_string(t), 3);
    for (auto& partition : topic.partitions) {
      partition.start = 100;
      partition.end = 1000;
    }
  }
  for (int g = 0; g < groups; ++g) {
    auto& group = model.add_group("group-" + std::to_string(g));
    for (int t = 0; t < topics; ++t) {
      for (std::int32_t p = 0; p < 3; ++p) group.commit("topic-" + std::to_string(t), p, 900);
    }
  }
}

template <class Row>
inline const Row* find(const std::vector<Row>& rows, const std::string& group) {
  const auto at = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.group == group; });
  return at == rows.end() ? nullptr : &*at;
}

inline const Error* find(const std::vector<Error>& errors, const std::string& target) {
  const auto at =
      std::find_if(errors.begin(), errors.end(), [&](const Error& error) { return error.target == target; });
  return at == errors.end() ? nullptr : &*at;
}

/// What ListOffsets was asked: every partition, and how often.
struct Questions {
  std::mutex mutex;
  std::multiset<std::pair<std::string, std::int64_t>> asked; ///< partition, timestamp

  void watch(ScriptedCluster& cluster) {
    using protocol::ListOffsetsRequest;
    using protocol::ListOffsetsResponse;
    cluster.handle<ListOffsetsRequest>([this](const Asked& where, const ListOffsetsRequest& request) {
      ListOffsetsResponse response;
      const std::lock_guard lock(mutex);
      for (const auto& topic : request.topics) {
        auto& out = response.topics.emplace_back();
        out.name = topic.name;
        for (const auto& partition : topic.partitions) {
          asked.emplace(topic.name + ":" + std::to_string(partition.partition_index), partition.timestamp);
          auto& answer = out.partitions.emplace_back();
          answer.partition_index = partition.partition_index;
          const auto& log = where.model.topics.at(topic.name)
                                .partitions.at(static_cast<std::size_t>(partition.partition_index));
          answer.offset = partition.timestamp == -2 ? log.start : log.end;
        }
      }
      return response;
    });
  }
};

} // namespace klamm::testing
