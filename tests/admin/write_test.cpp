// What changing requests have in common: the time they give the broker, and how many items one takes.

#include <klamm/reassignments.hpp>

#include <admin/write/reassignments.hpp>
#include <admin/write/topics.hpp>
#include <doctest/doctest.h>
#include <protocol/mirror/alter_partition_reassignments.hpp>
#include <protocol/mirror/create_partitions.hpp>
#include <protocol/mirror/create_topics.hpp>
#include <protocol/mirror/delete_records.hpp>
#include <protocol/mirror/delete_topics.hpp>
#include <protocol/mirror/elect_leaders.hpp>
#include <protocol/mirror/list_partition_reassignments.hpp>
#include <support/connect.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace klamm {

using std::chrono::milliseconds;
using testing::connect;
using testing::ScriptedCluster;

namespace {

/// Notes the time each request of an API gives the broker. It is answered with nothing.
template <class Request>
void note_time(ScriptedCluster& cluster, std::map<std::string, std::int32_t>& times) {
  cluster.handle<Request>([&times](const testing::Asked&, const Request& request) {
    times[std::string(Request::message_name)] = request.timeout_ms;
    return typename Request::Response{};
  });
}

std::vector<admin::TopicPartition> partitions_of(const std::string& topic, std::int32_t count) {
  std::vector<admin::TopicPartition> out;
  for (std::int32_t p = 0; p < count; ++p) out.push_back({topic, p});
  return out;
}

} // namespace

TEST_CASE("a broker has the time that is left, less a second or a tenth for its answer to arrive") {
  const auto at_most = [](milliseconds left, std::int32_t most) {
    const auto given = admin::broker_timeout_ms(Call::within(left));
    CHECK(given <= most);
    CHECK(given > most - 500); // the clock runs
  };
  at_most(milliseconds(100'000), 90'000);
  at_most(milliseconds(30'000), 27'000);
  at_most(milliseconds(10'000), 9'000);
  at_most(milliseconds(5'000), 4'000);
  at_most(milliseconds(2'000), 1'000);
  // Never nothing: 0 would not be waited for, and −1 is no time.
  CHECK(admin::broker_timeout_ms(Call::within(milliseconds(900))) == 1);
  CHECK(admin::broker_timeout_ms(Call::within(milliseconds(-900))) == 1);
}

TEST_CASE("every changing request that has room for it says how long the broker may work on it") {
  ScriptedCluster cluster(1);
  cluster.model().add_topic("orders", 1, 1);
  std::map<std::string, std::int32_t> times;
  note_time<protocol::CreateTopicsRequest>(cluster, times);
  note_time<protocol::DeleteTopicsRequest>(cluster, times);
  note_time<protocol::CreatePartitionsRequest>(cluster, times);
  note_time<protocol::DeleteRecordsRequest>(cluster, times);
  note_time<protocol::AlterPartitionReassignmentsRequest>(cluster, times);
  note_time<protocol::ElectLeadersRequest>(cluster, times);
  Client client = connect(cluster);
  const auto call = Call::within(std::chrono::seconds(30));
  const std::array created{admin::NewTopic{"fresh", 1, 1, {}, {}}};
  const std::array deleted{admin::TopicRef{"orders", ""}};
  const std::array more{admin::MorePartitions{"orders", 2, {}}};
  const std::array before{admin::RecordsBefore{{"orders", 0}, 1}};
  const std::array moved{admin::NewReplicas{{"orders", 0}, {1}}};
  const auto one = partitions_of("orders", 1);
  // An answer that leaves the item out tells nothing: it may have happened.
  const auto unknown = [](const admin::Written& written) {
    REQUIRE(written.size() == 1);
    CHECK(written[0].error().kind == ErrorKind::outcome_unknown);
  };
  unknown(admin::create_topics(client, created, false, call).results);
  unknown(admin::create_partitions(client, more, false, call));
  unknown(admin::delete_records(client, before, call).results);
  unknown(admin::start_reassignments(client, moved, call));
  unknown(admin::elect_leaders(client, one, admin::Election::preferred, call));
  unknown(admin::delete_topics(client, deleted, call));
  CHECK(times.size() == 6);
  for (const auto& [api, time] : times) {
    CAPTURE(api);
    CHECK(time <= 27'000);
    CHECK(time > 20'000);
  }
}

TEST_CASE("moves, cancellations and elections go in requests of at most 1,000 partitions") {
  constexpr std::int32_t partitions = 2500;
  ScriptedCluster cluster(2);
  cluster.model().add_topic("many", partitions, 1);
  std::map<std::string, std::vector<std::size_t>> sizes; // noted by one broker at a time
  const auto note = [&sizes](const char* api, const auto& topics, auto count) {
    std::size_t all = 0;
    for (const auto& topic : topics) all += count(topic);
    sizes[api].push_back(all);
  };
  cluster.on("AlterPartitionReassignments")
      .edit<protocol::AlterPartitionReassignmentsResponse>([&](auto& reply) {
        note("alter", reply.responses, [](const auto& topic) { return topic.partitions.size(); });
      });
  cluster.on("ElectLeaders").edit<protocol::ElectLeadersResponse>([&](auto& reply) {
    note("elect", reply.replica_election_results,
         [](const auto& topic) { return topic.partition_result.size(); });
  });
  Client client = connect(cluster);
  const auto all = partitions_of("many", partitions);
  std::vector<admin::NewReplicas> moves;
  for (const auto& at : all) moves.push_back({at, {2}});
  const auto sent_as = [&](const char* api) {
    auto out = std::move(sizes[api]);
    sizes.clear();
    std::sort(out.begin(), out.end()); // they are under way together
    return out;
  };
  const std::vector<std::size_t> expected{500, 1000, 1000};
  const auto call = Call::within(std::chrono::seconds(60));
  const auto good = [](const admin::Written& written) {
    return std::count_if(written.begin(), written.end(),
                         [](const auto& result) { return result.has_value(); });
  };
  CHECK(good(admin::start_reassignments(client, moves, call)) == partitions);
  CHECK(sent_as("alter") == expected);
  // Half of them: those that were on broker 2 already do not move.
  CHECK(good(admin::cancel_reassignments(client, all, call)) == partitions / 2);
  CHECK(sent_as("alter") == expected);
  static_cast<void>(admin::elect_leaders(client, all, admin::Election::preferred, call));
  CHECK(sent_as("elect") == expected);
}

TEST_CASE("moves of named topics are asked for 1,000 partitions at a time") {
  ScriptedCluster cluster(2);
  for (const char* name : {"a", "b", "c"}) cluster.model().add_topic(name, 900, 1);
  cluster.model().add_topic("one", 1, 1);
  std::vector<std::int32_t> asked; // noted by one broker at a time
  cluster.handle<protocol::ListPartitionReassignmentsRequest>(
      [&](const testing::Asked&, const protocol::ListPartitionReassignmentsRequest& request) {
        protocol::ListPartitionReassignmentsResponse reply;
        reply.error_message.reset();
        std::int32_t count = 0;
        for (const auto& topic : request.topics.value()) {
          auto& out = reply.topics.emplace_back();
          out.name = topic.name;
          for (const auto partition : topic.partition_indexes) {
            ++count;
            auto& row = out.partitions.emplace_back();
            row.partition_index = partition;
          }
        }
        asked.push_back(count);
        return reply;
      });
  Client client = connect(cluster);
  const auto listed = reassignments::list(client, {{"a", "b", "c"}, reassignments::load_nothing}, Call{});
  REQUIRE(listed);
  // Each partition once, in its order.
  REQUIRE(listed->rows.size() == 2700);
  for (std::size_t i = 0; i < listed->rows.size(); ++i) {
    const auto& row = listed->rows[i];
    if (row.topic != std::string(1, static_cast<char>('a' + i / 900)) ||
        row.partition != static_cast<std::int32_t>(i % 900))
      FAIL_CHECK("row " << i << " is " << row.topic << ":" << row.partition);
  }
  CHECK(asked == std::vector<std::int32_t>{1000, 1000, 700});
  asked.clear();
  CHECK(reassignments::list(client, {{"one"}, reassignments::load_nothing}, Call{})->rows.size() == 1);
  CHECK(asked == std::vector<std::int32_t>{1});
  asked.clear();
  CHECK(reassignments::list(client, {{"gone"}, reassignments::load_nothing}, Call{})->rows.empty());
  CHECK(asked.empty());
}

} // namespace klamm
