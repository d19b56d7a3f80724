// Fills a cluster of the sandbox for benchmarks, and waits until every broker serves what it made.
//
//   klamm_bench_fill HOST:PORT topics PREFIX COUNT PARTITIONS RF
//   klamm_bench_fill HOST:PORT create PREFIX COUNT PARTITIONS RF        one request; prints the us until its
//   reply klamm_bench_fill HOST:PORT groups PREFIX COUNT TOPIC PARTITIONS     commits offset 0 everywhere

#include <admin/fetch/coordinators.hpp>
#include <admin/call/driver.hpp>
#include <admin/fetch/metadata.hpp>
#include <protocol/messages/create_topics.hpp>
#include <protocol/messages/offset_commit.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

namespace {

using namespace klamm;

[[noreturn]] void die(const std::string& why) {
  std::fprintf(stderr, "klamm_bench_fill: %s\n", why.c_str());
  std::exit(1);
}

std::string numbered(const std::string& prefix, int number) {
  char digits[16];
  std::snprintf(digits, sizeof digits, "%06d", number);
  return prefix + digits;
}

// Metadata as one broker sees it.
std::size_t topics_seen(const Endpoint& broker, const std::string& prefix) {
  ClientConfig config;
  config.bootstrap = {broker};
  Client client(config);
  const auto metadata =
      admin::fetch_metadata(client, admin::TopicChoice::all(), Call::within(std::chrono::minutes(1)));
  if (!metadata) die(metadata.error().text.english());
  return static_cast<std::size_t>(
      std::count_if(metadata->topics.begin(), metadata->topics.end(), [&](const auto& topic) {
        return topic.name.value_or("").starts_with(prefix) &&
               std::all_of(topic.partitions.begin(), topic.partitions.end(),
                           [](const auto& p) { return p.leader_id >= 0; });
      }));
}

protocol::CreateTopicsRequest creating(const std::string& prefix, int from, int to, int partitions, int rf) {
  protocol::CreateTopicsRequest request;
  for (int i = from; i < to; ++i) {
    auto& topic = request.topics.emplace_back();
    topic.name = numbered(prefix, i);
    topic.num_partitions = partitions;
    topic.replication_factor = static_cast<std::int16_t>(rf);
  }
  return request;
}

void create_topics(Client& client, const protocol::CreateTopicsRequest& request) {
  auto reply = admin::ask<protocol::CreateTopicsRequest, protocol::CreateTopicsResponse>(
      client, Call::within(std::chrono::minutes(3)), net::any_node, "topics",
      [&](std::int16_t) { return request; });
  if (!reply) die(reply.error().text.english());
  for (const auto& topic : reply->topics) {
    if (topic.error_code == protocol::ErrorCode::none ||
        topic.error_code == protocol::ErrorCode::topic_already_exists)
      continue;
    die(topic.name + ": " + topic.error_message.value_or(""));
  }
}

/// What the brokers themselves take: on a connection that stands, from the request to its reply.
void time_create(Client& client, const std::string& prefix, int count, int partitions, int rf) {
  const auto request = creating(prefix, 0, count, partitions, rf);
  if (auto known = admin::fetch_metadata(client, admin::TopicChoice::none(), Call{}); !known)
    die(known.error().text.english());
  const auto began = std::chrono::steady_clock::now();
  create_topics(client, request);
  const auto took = std::chrono::steady_clock::now() - began;
  std::printf("%lld\n",
              static_cast<long long>(std::chrono::duration_cast<std::chrono::microseconds>(took).count()));
}

void make_topics(Client& client, const std::string& prefix, int count, int partitions, int rf) {
  constexpr int per_call = 1000;
  for (int from = 0; from < count; from += per_call)
    create_topics(client, creating(prefix, from, std::min(count, from + per_call), partitions, rf));
  for (const auto& node : client.core().nodes()) {
    const Endpoint broker{node.host, static_cast<std::uint16_t>(node.port)};
    while (topics_seen(broker, prefix) < static_cast<std::size_t>(count))
      std::this_thread::sleep_for(std::chrono::milliseconds(500));
  }
}

void make_groups(Client& client, const std::string& prefix, int count, const std::string& topic,
                 int partitions) {
  const Call call = Call::within(std::chrono::minutes(3));
  using Request = protocol::OffsetCommitRequest;
  using Response = protocol::OffsetCommitResponse;
  admin::Spec<std::string, Request, Response> spec;
  spec.most = 1;
  spec.highest = 9; // v10 names topics by id
  spec.make = [&](std::span<const std::string> groups, int, std::int16_t) {
    Request request;
    request.group_id = groups.front();
    auto& entry = request.topics.emplace_back();
    entry.name = topic;
    for (int i = 0; i < partitions; ++i) {
      auto& partition = entry.partitions.emplace_back();
      partition.partition_index = i;
      partition.committed_metadata = "";
    }
    return request;
  };
  spec.take = [](std::span<const std::string>, int, const net::Reply&, Response& reply,
                 std::span<admin::Verdict> verdicts) {
    for (const auto& entry : reply.topics) {
      for (const auto& partition : entry.partitions) {
        if (partition.error_code != protocol::ErrorCode::none) verdicts.front().code = partition.error_code;
      }
    }
  };
  spec.failed = [](const std::string& group, Error error) { die(group + ": " + error.text.english()); };
  spec.name = [](const std::string& group) { return "group " + group; };
  spec.locate = [&](std::span<const std::string> keys) {
    return admin::locate_coordinators(client, admin::CoordinatorKind::group, keys, call);
  };
  std::vector<admin::Keyed<std::string>> keys;
  for (int i = 0; i < count; ++i) keys.push_back({numbered(prefix, i), admin::unknown_node, 0, 0, 0});
  admin::drive(client, call, std::move(keys), spec);
}

} // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> args(argv + 1, argv + argc);
  if (args.size() != 6)
    die("usage: HOST:PORT topics|create PREFIX COUNT PARTITIONS RF | groups PREFIX COUNT TOPIC PARTITIONS");
  ClientConfig config;
  auto endpoints = parse_endpoints(args[0]);
  if (!endpoints) die(endpoints.error().text.english());
  config.bootstrap = *endpoints;
  Client client(config);
  const int count = std::atoi(args[3].c_str());
  if (args[1] == "topics")
    make_topics(client, args[2], count, std::atoi(args[4].c_str()), std::atoi(args[5].c_str()));
  if (args[1] == "create")
    time_create(client, args[2], count, std::atoi(args[4].c_str()), std::atoi(args[5].c_str()));
  if (args[1] == "groups") make_groups(client, args[2], count, args[4], std::atoi(args[5].c_str()));
}
