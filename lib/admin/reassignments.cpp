#include <klamm/reassignments.hpp>

#include <admin/call/driver.hpp>
#include <admin/call/stamp.hpp>
#include <admin/fetch/all_brokers.hpp>
#include <admin/fetch/log_dirs.hpp>
#include <admin/fetch/metadata.hpp>
#include <protocol/messages/list_partition_reassignments.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace klamm::reassignments {

namespace {

using protocol::ListPartitionReassignmentsRequest;
using protocol::ListPartitionReassignmentsResponse;
using Topics =
    std::optional<std::vector<ListPartitionReassignmentsRequest::ListPartitionReassignmentsTopics>>;

constexpr std::size_t most_partitions = 1000; ///< in a request

Result<ListPartitionReassignmentsResponse> fetch(Client& client, const Topics& topics, const Call& call) {
  return admin::ask<ListPartitionReassignmentsRequest, ListPartitionReassignmentsResponse>(
      client, call, net::any_node, "reassignments",
      [&](std::int16_t) {
        ListPartitionReassignmentsRequest request;
        request.topics = topics;
        return request;
      },
      [](const ListPartitionReassignmentsResponse& reply, const net::Reply&) {
        return admin::Verdict{reply.error_code, reply.error_message.value_or("")};
      });
}

/// The partitions of the topics named, as many requests as they take: a request has no way to say "all of
/// this topic".
Result<std::vector<Topics>> partitions_of(Client& client, const std::vector<std::string>& names,
                                          const Call& call, Answer<Reassignment>& out) {
  const std::set<std::string> unique(names.begin(), names.end());
  const auto metadata =
      admin::fetch_metadata(client, admin::TopicChoice::named({unique.begin(), unique.end()}), call);
  if (!metadata) return fail(metadata.error());
  std::vector<Topics> requests;
  std::size_t room = 0; ///< in the last of them
  for (const auto& topic : metadata->topics) {
    const std::string name = topic.name.value_or("");
    if (topic.error_code != protocol::ErrorCode::none &&
        topic.error_code != protocol::ErrorCode::leader_not_available) {
      out.problem(admin::kafka_error(topic.error_code, "topic " + name));
      continue;
    }
    bool named = false;
    for (const auto& partition : topic.partitions) {
      if (room == 0) {
        requests.emplace_back(std::in_place);
        room = most_partitions;
        named = false;
      }
      auto& topics = *requests.back();
      if (!std::exchange(named, true)) topics.emplace_back().name = name;
      topics.back().partition_indexes.push_back(partition.partition_index);
      --room;
    }
  }
  return requests;
}

template <class List>
std::vector<std::int32_t> ids(const List& list) {
  return {list.begin(), list.end()};
}

struct Sizes {
  std::map<std::tuple<std::string, std::int32_t, std::int32_t>, std::int64_t> bytes; ///< by broker, at last
  std::set<std::int32_t> complete; ///< brokers that told of all their directories
};

/// Sizes of the replicas that matter.
Sizes fetch_sizes(Client& client, const Call& call, Answer<Reassignment>& out) {
  std::map<std::string, std::set<std::int32_t>> wanted;
  std::set<std::int32_t> brokers;
  for (const auto& row : out.rows) {
    wanted[row.topic].insert(row.partition);
    if (row.leader) brokers.insert(*row.leader);
    brokers.insert(row.adding.begin(), row.adding.end());
  }
  admin::LogDirTopics topics;
  for (const auto& [name, partitions] : wanted) {
    auto& topic = topics.emplace_back();
    topic.topic = name;
    for (const std::int32_t partition : partitions) topic.partitions.push_back(partition);
  }
  const std::vector<std::int32_t> asked(brokers.begin(), brokers.end());
  auto facts = admin::fetch_log_dirs(client, asked, topics, call);
  admin::name_fenced(client, facts.errors, call);
  for (auto& error : facts.errors) out.problem(std::move(error));
  Sizes sizes;
  for (const auto& broker : facts.brokers) {
    bool complete = !broker.dirs.empty();
    for (const auto& dir : broker.dirs) {
      complete = complete && dir.error_code == protocol::ErrorCode::none;
      for (const auto& topic : dir.topics) {
        for (const auto& partition : topic.partitions) {
          if (!partition.is_future_key)
            sizes.bytes[{topic.name, partition.partition_index, broker.broker}] = partition.partition_size;
        }
      }
    }
    if (complete) sizes.complete.insert(broker.broker);
  }
  return sizes;
}

void load_leaders(Client& client, const Call& call, Answer<Reassignment>& out) {
  std::vector<admin::TopicPartition> keys;
  keys.reserve(out.rows.size());
  for (const auto& row : out.rows) keys.push_back({row.topic, row.partition});
  auto leaders = admin::locate_leaders(client, keys, call);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (leaders[i]) {
      out.rows[i].leader = *leaders[i];
    } else {
      out.problem(std::move(leaders[i].error()));
    }
  }
}

void load_progress_of(Reassignment& row, const Sizes& sizes) {
  const auto size = [&](std::int32_t broker) -> std::optional<std::int64_t> {
    const auto at = sizes.bytes.find({row.topic, row.partition, broker});
    return at == sizes.bytes.end() ? std::nullopt : std::optional(at->second);
  };
  if (row.leader) row.leader_bytes = size(*row.leader);
  std::int64_t done = 0;
  for (const std::int32_t broker : row.adding) {
    const auto there = size(broker);
    // A broker makes the logs of thousands of new replicas one by one: what has none yet has copied nothing.
    if (!there && sizes.complete.count(broker) == 0) return;
    done += there.value_or(0);
  }
  row.done_bytes = done;
  if (row.adding.empty()) {
    row.left_bytes = 0;
    row.progress_percent = 100.0;
    return;
  }
  if (!row.leader_bytes) return;
  // The replicas are read at different moments: one may look larger than the leader's.
  const std::int64_t all = *row.leader_bytes * static_cast<std::int64_t>(row.adding.size());
  row.left_bytes = std::max<std::int64_t>(0, all - done);
  constexpr double whole = 100.0;
  row.progress_percent =
      all == 0 ? whole : std::min(whole, whole * static_cast<double>(done) / static_cast<double>(all));
}

} // namespace

Result<Answer<Reassignment>> list(Client& client, const ListQuery& query, const Call& call) {
  Answer<Reassignment> out;
  std::vector<Topics> requests{std::nullopt};
  if (!query.topics.empty()) {
    auto named = partitions_of(client, query.topics, call, out);
    if (!named) return fail(std::move(named.error()));
    requests = std::move(*named);
  }
  for (const Topics& topics : requests) {
    const auto reply = fetch(client, topics, call);
    if (!reply) return fail(reply.error());
    for (const auto& topic : reply->topics) {
      for (const auto& partition : topic.partitions) {
        Reassignment row;
        row.topic = topic.name;
        row.partition = partition.partition_index;
        row.replicas = ids(partition.replicas);
        row.adding = ids(partition.adding_replicas);
        row.removing = ids(partition.removing_replicas);
        out.rows.push_back(std::move(row));
      }
    }
  }
  std::sort(out.rows.begin(), out.rows.end(), [](const Reassignment& a, const Reassignment& b) {
    return std::tie(a.topic, a.partition) < std::tie(b.topic, b.partition);
  });
  if ((query.load & load_progress) != 0 && !out.rows.empty()) {
    load_leaders(client, call, out);
    const auto sizes = fetch_sizes(client, call, out);
    for (auto& row : out.rows) load_progress_of(row, sizes);
  }
  admin::stamp(out, client);
  return out;
}

} // namespace klamm::reassignments

namespace klamm {

const Schema& View<reassignments::Reassignment>::schema() {
  using reassignments::load_progress;
  using reassignments::Reassignment;
  static const Schema schema =
      klamm::describe<Reassignment>("reassignment.list", 1, "One row a partition that moves.")
          .key([](const Reassignment& row) { return row.topic + ":" + std::to_string(row.partition); })
          .severity([](const Reassignment&) { return Severity::info; })
          .column({"topic", "TOPIC", Unit::text, "Topic name"}, &Reassignment::topic)
          .column({"partition", "PARTITION", Unit::id, "Partition number"}, &Reassignment::partition)
          .column({"replicas", "REPLICAS", Unit::ids, "All replicas while it moves"}, &Reassignment::replicas)
          .column({"adding", "ADDING", Unit::ids, "Brokers that get a replica"}, &Reassignment::adding)
          .column({"removing", "REMOVING", Unit::ids, "Brokers that lose theirs"}, &Reassignment::removing)
          .column({"progress_percent", "PROGRESS", Unit::percent,
                   "Size of the adding replicas against the leader's", Shown::table, load_progress},
                  &Reassignment::progress_percent)
          .column({"left_bytes", "LEFT", Unit::bytes, "What the adding replicas still lack", Shown::table,
                   load_progress},
                  &Reassignment::left_bytes)
          .column({"done_bytes", "DONE", Unit::bytes, "What the adding replicas have", Shown::wide,
                   load_progress},
                  &Reassignment::done_bytes)
          .column({"leader", "LEADER", Unit::id, "The leader's broker id", Shown::wide, load_progress},
                  &Reassignment::leader)
          .column({"leader_bytes", "LEADER-SIZE", Unit::bytes, "Size of the leader's log", Shown::wide,
                   load_progress},
                  &Reassignment::leader_bytes);
  return schema;
}

} // namespace klamm
