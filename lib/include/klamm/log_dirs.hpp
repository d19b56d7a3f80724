#pragma once

#include <klamm/answer.hpp>
#include <klamm/call.hpp>
#include <klamm/client.hpp>
#include <klamm/view.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace klamm::log_dirs {

/// One log directory of one broker. An empty optional is unknown: the broker is too old to say, or the
/// directory is offline.
struct LogDir {
  std::int32_t broker = -1;
  std::string path;
  std::optional<std::string> error;        ///< Kafka's error name when the directory is offline
  std::optional<std::int64_t> size_bytes;  ///< all replicas in it, those being moved into it left out
  std::optional<std::int64_t> total_bytes; ///< of its file system; Kafka 3.3
  std::optional<std::int64_t> usable_bytes;
  std::optional<std::int32_t> replicas;
  std::optional<std::int32_t> future_replicas; ///< replicas on their way into it from another directory
  std::optional<std::int64_t> future_bytes;
  std::optional<bool> cordoned; ///< takes no new replicas; Kafka 4.3
};

struct ListQuery {
  std::vector<std::int32_t> brokers; ///< empty: every broker
};

/// Lists the log directories of the brokers: one DescribeLogDirs a broker after one Metadata call (Kafka 1.0;
/// KIP-113, KIP-827, KIP-1066). Needs DESCRIBE on the cluster. A broker that does not answer, or that the
/// cluster does not know, is a problem; the other brokers' rows stand. An offline directory is a row.
[[nodiscard]] Result<Answer<LogDir>> list(Client& client, const ListQuery& query, const Call& call);

} // namespace klamm::log_dirs

namespace klamm {
template <>
struct View<log_dirs::LogDir> {
  static const Schema& schema();
};
} // namespace klamm
