#pragma once

#include <klamm/call.hpp>
#include <klamm/client.hpp>
#include <klamm/names.hpp>
#include <klamm/plan.hpp>
#include <klamm/value.hpp>

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace klamm::plan {

/// The log of a partition as its leader knows it.
struct LeaderLog {
  std::int64_t start = 0;
  std::int64_t end = 0;                ///< the high watermark
  std::optional<std::int64_t> at_time; ///< the first record of the time asked for or later; empty: none is
};

struct LeaderLogs {
  struct Topic {
    std::string id;
    std::int32_t partitions = 0;
    std::map<std::int32_t, LeaderLog> logs; ///< of those partitions whose log could be read
    std::string cleanup_policy{};           ///< `delete`, `compact` …; empty: not known
  };
  std::string cluster_id;
  std::chrono::system_clock::time_point read_at{};
  std::map<std::string, Topic, std::less<>> topics; ///< of those asked for, those that exist
  Unread unread{};                                  ///< … and those that could not be read
};

struct DeleteRecords {
  enum class Upto { offset, latest, time };
  std::vector<TopicPartitions> where; ///< no partitions: all of the topic
  Upto upto = Upto::latest;
  std::int64_t offset = 0; ///< with Upto::offset: the first that is kept
  Value::Time time{};      ///< with Upto::time: the first record of this time or later is kept
  bool if_exists = false;  ///< a topic that is not there is a note, and no problem
  bool internal = false;   ///< Kafka's own topics too; otherwise one is a problem (INTERNAL_TOPIC)
  std::string time_said{}; ///< the word that `time` was taken from; may be empty
};
/// Plans to delete the records before an offset. A log that begins there or later stands already.
/// Problems: no such topic or partition; an offset behind the end (OFFSET_OUT_OF_RANGE); a log that could not
/// be read.
[[nodiscard]] Planned delete_records(const LeaderLogs& live, const DeleteRecords& wanted);
[[nodiscard]] Result<Planned> delete_records(Client& client, const DeleteRecords& wanted, const Call& call);

} // namespace klamm::plan
