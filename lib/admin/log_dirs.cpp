#include <klamm/log_dirs.hpp>

#include <admin/call/driver.hpp>
#include <admin/call/stamp.hpp>
#include <admin/fetch/all_brokers.hpp>
#include <admin/fetch/log_dirs.hpp>
#include <admin/fetch/metadata.hpp>

#include <algorithm>

namespace klamm::admin {

namespace {

using protocol::DescribeLogDirsRequest;
using protocol::DescribeLogDirsResponse;

constexpr std::int16_t top_level_error_from = 3;

} // namespace

LogDirsAnswer fetch_log_dirs(Client& client, std::span<const std::int32_t> brokers,
                             const std::optional<LogDirTopics>& topics, const Call& call) {
  LogDirsAnswer out;
  Spec<std::int32_t, DescribeLogDirsRequest, DescribeLogDirsResponse> spec;
  spec.most = 1;
  spec.make = [&topics](std::span<const std::int32_t>, int, std::int16_t) {
    DescribeLogDirsRequest request;
    request.topics = topics;
    return request;
  };
  spec.take = [&out](std::span<const std::int32_t> asked, int, const net::Reply& reply,
                     DescribeLogDirsResponse& response, std::span<Verdict> verdicts) {
    // Before v3 a broker says "not authorised" by naming no directory at all: every broker has one.
    if (reply.version < top_level_error_from && response.results.empty())
      response.error_code = protocol::ErrorCode::cluster_authorization_failed;
    verdicts.front().code = response.error_code;
    if (response.error_code != protocol::ErrorCode::none) return;
    out.brokers.push_back({asked.front(), reply.version, std::move(response.results)});
  };
  spec.failed = [&out](std::int32_t broker, Error error) {
    error.broker_id = broker;
    out.errors.push_back(std::move(error));
  };
  spec.name = [](std::int32_t broker) { return "broker " + std::to_string(broker); };
  std::vector<Keyed<std::int32_t>> keys;
  keys.reserve(brokers.size());
  for (const std::int32_t broker : brokers) keys.push_back({broker, broker, 0, 0, 0});
  drive(client, call, std::move(keys), spec);
  std::sort(out.brokers.begin(), out.brokers.end(),
            [](const BrokerLogDirs& a, const BrokerLogDirs& b) { return a.broker < b.broker; });
  std::sort(out.errors.begin(), out.errors.end(),
            [](const Error& a, const Error& b) { return a.broker_id < b.broker_id; });
  return out;
}

LogDirTopics::value_type all_partitions(const protocol::MetadataResponse::Topic& topic) {
  LogDirTopics::value_type out;
  out.topic = topic.name.value_or("");
  for (const auto& partition : topic.partitions) out.partitions.push_back(partition.partition_index);
  return out;
}

std::vector<std::int32_t> broker_ids(const protocol::MetadataResponse& metadata) {
  std::vector<std::int32_t> ids;
  ids.reserve(metadata.brokers.size());
  for (const auto& broker : metadata.brokers) ids.push_back(broker.node_id);
  std::sort(ids.begin(), ids.end());
  return ids;
}

} // namespace klamm::admin

namespace klamm::log_dirs {

namespace {

constexpr std::int16_t capacity_from = 4;
constexpr std::int16_t cordoned_from = 5;

std::optional<std::int64_t> known(std::int64_t bytes) {
  return bytes < 0 ? std::nullopt : std::optional(bytes);
}

LogDir to_row(const admin::BrokerLogDirs& broker, const admin::LogDirFacts& dir) {
  LogDir row;
  row.broker = broker.broker;
  row.path = dir.log_dir;
  if (broker.version >= cordoned_from) row.cordoned = dir.is_cordoned;
  if (dir.error_code != protocol::ErrorCode::none) {
    row.error = std::string(protocol::name(dir.error_code));
    return row;
  }
  if (broker.version >= capacity_from) {
    row.total_bytes = known(dir.total_bytes);
    row.usable_bytes = known(dir.usable_bytes);
  }
  std::int64_t size = 0;
  std::int64_t future_size = 0;
  std::int32_t replicas = 0;
  std::int32_t future = 0;
  for (const auto& topic : dir.topics) {
    for (const auto& partition : topic.partitions) {
      if (partition.is_future_key) {
        ++future;
        future_size += partition.partition_size;
      } else {
        ++replicas;
        size += partition.partition_size;
      }
    }
  }
  row.size_bytes = size;
  row.replicas = replicas;
  row.future_bytes = future_size;
  row.future_replicas = future;
  return row;
}

} // namespace

Result<Answer<LogDir>> list(Client& client, const ListQuery& query, const Call& call) {
  const auto metadata = admin::fetch_metadata(client, admin::TopicChoice::none(), call);
  if (!metadata) return fail(metadata.error());
  std::vector<std::int32_t> wanted = query.brokers;
  std::sort(wanted.begin(), wanted.end());
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
  Answer<LogDir> out;
  if (wanted.empty()) {
    const auto all = admin::fetch_all_brokers(client, *metadata, true, call);
    for (auto& error : all.absent()) out.problem(std::move(error));
    wanted = all.live;
  }
  auto facts = admin::fetch_log_dirs(client, wanted, std::nullopt, call);
  admin::name_fenced(client, facts.errors, call);
  admin::stamp(out, client);
  for (auto& error : facts.errors) out.problem(std::move(error));
  for (const auto& broker : facts.brokers) {
    for (const auto& dir : broker.dirs) out.rows.push_back(to_row(broker, dir));
  }
  std::sort(out.rows.begin(), out.rows.end(), [](const LogDir& a, const LogDir& b) {
    return std::tie(a.broker, a.path) < std::tie(b.broker, b.path);
  });
  return out;
}

} // namespace klamm::log_dirs

namespace klamm {

const Schema& View<log_dirs::LogDir>::schema() {
  using log_dirs::LogDir;
  static const Schema schema =
      describe<LogDir>("log-dir.list", 1, "One row a log directory of a broker.")
          .key([](const LogDir& dir) { return std::to_string(dir.broker) + ":" + dir.path; })
          .severity([](const LogDir& dir) { return dir.error ? Severity::critical : Severity::ok; })
          .column({"broker", "BROKER", Unit::id, "Broker id"}, &LogDir::broker)
          .column({"path", "PATH", Unit::text, "Where the directory is on the broker"}, &LogDir::path)
          .column(
              {"size_bytes", "SIZE", Unit::bytes, "All replicas in it, those on their way into it left out"},
              &LogDir::size_bytes)
          .column({"replicas", "REPLICAS", Unit::count, "Replicas in it"}, &LogDir::replicas)
          .column({"total_bytes", "TOTAL", Unit::bytes, "Size of its file system; null before Kafka 3.3"},
                  &LogDir::total_bytes)
          .column({"usable_bytes", "USABLE", Unit::bytes,
                   "What the broker may still use of it; null before Kafka 3.3"},
                  &LogDir::usable_bytes)
          .column({"error", "ERROR", Unit::state, "Why it is offline; null when it is not"}, &LogDir::error)
          .column({"cordoned", "CORDONED", Unit::boolean,
                   "Whether it takes no new replicas; null before Kafka 4.3", Shown::wide},
                  &LogDir::cordoned)
          .column({"future_replicas", "FUTURE", Unit::count,
                   "Replicas on their way into it from another directory", Shown::wide},
                  &LogDir::future_replicas)
          .column({"future_bytes", "FUTURE-SIZE", Unit::bytes, "Size of those so far", Shown::wide},
                  &LogDir::future_bytes);
  return schema;
}

} // namespace klamm
