#include <klamm/quorum.hpp>

#include <admin/call/driver.hpp>
#include <admin/call/stamp.hpp>
#include <protocol/messages/describe_quorum.hpp>

#include <algorithm>
#include <iterator>
#include <map>

namespace klamm::quorum {

namespace {

using protocol::DescribeQuorumRequest;
using protocol::DescribeQuorumResponse;
using protocol::ErrorCode;

constexpr const char* metadata_topic = "__cluster_metadata";

DescribeQuorumRequest ask_for_metadata_log(std::int16_t) {
  DescribeQuorumRequest request;
  auto& topic = request.topics.emplace_back();
  topic.topic_name = metadata_topic;
  topic.partitions.emplace_back();
  return request;
}

admin::Verdict judge(const DescribeQuorumResponse& reply, const net::Reply&) {
  if (reply.error_code != ErrorCode::none) return {reply.error_code, reply.error_message.value_or("")};
  if (reply.topics.empty() || reply.topics.front().partitions.empty())
    return {ErrorCode::unknown_topic_or_partition, {}};
  const auto& partition = reply.topics.front().partitions.front();
  return {partition.error_code, partition.error_message.value_or("")};
}

std::optional<std::chrono::system_clock::time_point> time_of(std::int64_t epoch_ms) {
  if (epoch_ms < 0) return std::nullopt;
  return std::chrono::system_clock::time_point(std::chrono::milliseconds(epoch_ms));
}

std::optional<std::int64_t> known(std::int64_t value) {
  return value < 0 ? std::nullopt : std::optional(value);
}

std::string text_of(const DescribeQuorumResponse::Listener& listener) {
  return listener.name + "://" + Endpoint{listener.host, listener.port}.text();
}

State to_state(const DescribeQuorumResponse& reply) {
  const auto& partition = reply.topics.front().partitions.front();
  State state;
  if (partition.leader_id >= 0) state.leader = partition.leader_id;
  state.leader_epoch = partition.leader_epoch;
  state.high_watermark = known(partition.high_watermark);

  std::map<std::int32_t, std::vector<std::string>> endpoints;
  for (const auto& node : reply.nodes) {
    for (const auto& listener : node.listeners) endpoints[node.node_id].push_back(text_of(listener));
  }
  // The leader's own times are its clock when it answered: what the others are measured against.
  const DescribeQuorumResponse::ReplicaState* leader = nullptr;
  for (const auto& voter : partition.current_voters) {
    if (voter.replica_id == partition.leader_id) leader = &voter;
  }
  const auto add = [&](const DescribeQuorumResponse::ReplicaState& from, Role role) {
    Replica row;
    row.node = from.replica_id;
    row.role = role;
    if (!from.replica_directory_id.is_zero()) row.directory_id = from.replica_directory_id.text();
    row.log_end_offset = known(from.log_end_offset);
    row.last_fetch = time_of(from.last_fetch_timestamp);
    row.last_caught_up = time_of(from.last_caught_up_timestamp);
    if (leader != nullptr) {
      if (row.log_end_offset && leader->log_end_offset >= 0)
        row.lag = std::max<std::int64_t>(0, leader->log_end_offset - *row.log_end_offset);
      if (row.last_caught_up && leader->last_caught_up_timestamp >= 0)
        row.lag_ms =
            std::max<std::int64_t>(0, leader->last_caught_up_timestamp - from.last_caught_up_timestamp);
    }
    if (const auto at = endpoints.find(row.node); at != endpoints.end()) row.endpoints = at->second;
    row.leader_epoch = state.leader_epoch;
    row.high_watermark = state.high_watermark;
    state.replicas.push_back(std::move(row));
  };
  for (const auto& voter : partition.current_voters)
    add(voter, &voter == leader ? Role::leader : Role::voter);
  for (const auto& observer : partition.observers) add(observer, Role::observer);
  std::stable_sort(state.replicas.begin(), state.replicas.end(), [](const Replica& a, const Replica& b) {
    return std::pair(a.role == Role::observer, a.node) < std::pair(b.role == Role::observer, b.node);
  });
  return state;
}

const char* word(Role role) {
  switch (role) {
  case Role::leader: return "LEADER";
  case Role::voter: return "VOTER";
  case Role::observer: return "OBSERVER";
  }
  return "OBSERVER";
}

} // namespace

Result<State> read(Client& client, const Call& call) {
  auto reply = admin::ask<DescribeQuorumRequest, DescribeQuorumResponse>(
      client, call, net::any_node, "the metadata quorum", ask_for_metadata_log, judge);
  if (!reply) return fail(std::move(reply.error()));
  return to_state(*reply);
}

Result<Answer<Replica>> describe(Client& client, const Call& call) {
  auto state = read(client, call);
  if (!state) return fail(std::move(state.error()));
  Answer<Replica> out;
  out.rows = std::move(state->replicas);
  admin::stamp(out, client);
  return out;
}

} // namespace klamm::quorum

namespace klamm {

const Schema& View<quorum::Replica>::schema() {
  using quorum::Replica;
  static const Schema schema =
      klamm::describe<Replica>("quorum.describe", 1, "One row a replica of the metadata log.")
          .key([](const Replica& replica) { return std::to_string(replica.node); })
          .severity([](const Replica& replica) {
            constexpr std::int64_t late_ms = 10'000;
            return replica.lag_ms.value_or(0) > late_ms ? Severity::warning : Severity::ok;
          })
          .column({"node", "NODE", Unit::id, "Node id of the controller or broker"}, &Replica::node)
          .column({"role", "ROLE", Unit::state, "LEADER (the controller), VOTER or OBSERVER"},
                  [](const Replica& replica) { return quorum::word(replica.role); })
          .column({"log_end_offset", "LOG-END", Unit::offset, "Its log's end, as the leader knows it"},
                  &Replica::log_end_offset)
          .column({"lag", "LAG", Unit::count, "Records it is behind the leader"}, &Replica::lag)
          .column({"lag_ms", "LAG-TIME", Unit::duration_ms,
                   "How long ago it had all the leader has; null before Kafka 3.4"},
                  &Replica::lag_ms)
          .column({"last_fetch", "LAST-FETCH", Unit::time, "When the leader last heard of it"},
                  &Replica::last_fetch)
          .column(
              {"last_caught_up", "CAUGHT-UP", Unit::time, "When it last had all the leader has", Shown::wide},
              &Replica::last_caught_up)
          .column({"endpoints", "ENDPOINTS", Unit::texts,
                   "Where voters listen; empty for observers and before Kafka 3.9"},
                  &Replica::endpoints)
          .column({"directory_id", "DIRECTORY", Unit::text,
                   "Id of its metadata directory; null before Kafka 3.9", Shown::wide},
                  [](const Replica& replica) {
                    return replica.directory_id.empty() ? Value() : Value(replica.directory_id);
                  })
          .column({"leader_epoch", "EPOCH", Unit::id, "The leader's epoch", Shown::wide},
                  &Replica::leader_epoch)
          .column({"high_watermark", "HIGH-WATERMARK", Unit::offset, "Up to where a majority has the log",
                   Shown::wide},
                  &Replica::high_watermark);
  return schema;
}

} // namespace klamm
