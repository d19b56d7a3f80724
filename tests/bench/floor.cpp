// The floor under a benchmark: the same requests, their replies received and thrown away.
//
//   klamm_bench_floor prepare metadata|lag HOST:PORT FILE   asks the cluster what it must and writes the
//   requests klamm_bench_floor replay FILE                           sends them, stage by stage, and reads
//   every reply
//
// FILE holds, for each request: stage, port, frame size (int32 each, this machine's order), then the frame.
// Requests of one stage go out together; the next stage starts when all have been answered. Loopback only.

#include <admin/call/driver.hpp>
#include <admin/fetch/metadata.hpp>
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <protocol/messages/api_versions.hpp>
#include <protocol/messages/list_groups.hpp>
#include <protocol/messages/list_offsets.hpp>
#include <protocol/messages/offset_fetch.hpp>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace {

using namespace klamm;

struct Recorded {
  std::int32_t stage;
  std::int32_t port;
  std::vector<std::byte> frame;
};

[[noreturn]] void die(const std::string& why) {
  std::fprintf(stderr, "klamm_bench_floor: %s\n", why.c_str());
  std::exit(1);
}

template <class Request>
Recorded record(std::int32_t stage, std::int32_t port, const Request& request, std::int16_t version) {
  auto frame = protocol::encode_request(request, version, stage, "floor");
  if (!frame) die(frame.error().field + " " + frame.error().what);
  return {stage, port, std::move(*frame)};
}

Recorded handshake(std::int32_t port) {
  protocol::ApiVersionsRequest request;
  request.client_software_name = "floor";
  request.client_software_version = "1";
  return record(0, port, request, 4);
}

protocol::ListOffsetsRequest list_offsets(const std::vector<admin::TopicPartition>& partitions,
                                          std::int64_t timestamp) {
  protocol::ListOffsetsRequest request;
  request.replica_id = -1;
  request.timeout_ms = 30'000;
  for (const auto& [topic, partition] : partitions) {
    if (request.topics.empty() || request.topics.back().name != topic)
      request.topics.emplace_back().name = topic;
    auto& entry = request.topics.back().partitions.emplace_back();
    entry.partition_index = partition;
    entry.timestamp = timestamp;
  }
  return request;
}

// The sweep of all groups: per broker ListGroups, OffsetFetch of what it listed, ListOffsets of starts and of
// ends.
void record_lag(Client& client, const protocol::MetadataResponse& metadata, const Call& call,
                std::vector<Recorded>& out) {
  const admin::Leaders leaders(metadata);
  std::map<std::int32_t, std::int32_t> ports;
  for (const auto& broker : metadata.brokers) ports[broker.node_id] = broker.port;
  std::set<admin::TopicPartition> committed;
  for (const auto& [node, port] : ports) {
    out.push_back(handshake(port));
    protocol::ListGroupsRequest list;
    out.push_back(record(2, port, list, 5));
    auto groups = admin::ask<protocol::ListGroupsRequest, protocol::ListGroupsResponse>(
        client, call, node, "groups", [&](std::int16_t) { return list; });
    if (!groups) die(groups.error().text.english());
    protocol::OffsetFetchRequest fetch;
    for (const auto& group : groups->groups) {
      if (group.group_type == "share") continue;
      auto& asked = fetch.groups.emplace_back();
      asked.group_id = group.group_id;
      asked.topics.reset();
    }
    if (fetch.groups.empty()) continue;
    out.push_back(record(3, port, fetch, 9));
    auto commits = admin::ask<protocol::OffsetFetchRequest, protocol::OffsetFetchResponse>(
        client, call, node, "commits", [&](std::int16_t) { return fetch; }, {}, 8, 9);
    if (!commits) die(commits.error().text.english());
    for (const auto& group : commits->groups) {
      for (const auto& topic : group.topics) {
        for (const auto& partition : topic.partitions)
          committed.insert({topic.name, partition.partition_index});
      }
    }
  }
  std::map<std::int32_t, std::vector<admin::TopicPartition>> by_leader;
  for (const auto& key : committed) {
    if (const auto leader = leaders.leader(key.topic, key.partition)) by_leader[*leader].push_back(key);
  }
  constexpr std::int64_t latest = -1;
  constexpr std::int64_t earliest = -2;
  for (const auto& [node, partitions] : by_leader) {
    out.push_back(record(4, ports.at(node), list_offsets(partitions, earliest), 6));
    out.push_back(record(5, ports.at(node), list_offsets(partitions, latest), 6));
  }
}

void prepare(const std::string& what, const std::string& bootstrap, const std::string& file) {
  ClientConfig config;
  auto endpoints = parse_endpoints(bootstrap);
  if (!endpoints) die(endpoints.error().text.english());
  config.bootstrap = *endpoints;
  const std::int32_t port = endpoints->front().port;
  Client client(config);
  const Call call = Call::within(std::chrono::minutes(1));
  std::vector<Recorded> out{handshake(port)};
  protocol::MetadataRequest all;
  all.topics.reset();
  all.allow_auto_topic_creation = false;
  out.push_back(record(1, port, all, 12));
  if (what == "lag") {
    const auto metadata = admin::fetch_metadata(client, admin::TopicChoice::all(), call);
    if (!metadata) die(metadata.error().text.english());
    out.erase(out.begin());
    record_lag(client, *metadata, call, out);
  }
  std::stable_sort(out.begin(), out.end(),
                   [](const Recorded& a, const Recorded& b) { return a.stage < b.stage; });
  std::ofstream stream(file, std::ios::binary);
  for (const auto& request : out) {
    const std::int32_t head[3] = {request.stage, request.port,
                                  static_cast<std::int32_t>(request.frame.size())};
    stream.write(reinterpret_cast<const char*>(head), sizeof head);
    stream.write(reinterpret_cast<const char*>(request.frame.data()), head[2]);
  }
}

std::vector<Recorded> load(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  std::vector<Recorded> out;
  std::int32_t head[3];
  while (stream.read(reinterpret_cast<char*>(head), sizeof head)) {
    out.push_back({head[0], head[1], std::vector<std::byte>(static_cast<std::size_t>(head[2]))});
    stream.read(reinterpret_cast<char*>(out.back().frame.data()), head[2]);
  }
  return out;
}

int connect_to(std::int32_t port) {
  const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) die("cannot connect");
  const int on = 1;
  ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return fd;
}

void receive(int fd, std::vector<char>& buffer, std::size_t size) {
  if (buffer.size() < size) buffer.resize(size);
  for (std::size_t at = 0; at < size;) {
    const auto count = ::read(fd, buffer.data() + at, size - at);
    if (count <= 0) die("the broker closed the connection");
    at += static_cast<std::size_t>(count);
  }
}

void replay(const std::string& file) {
  const auto requests = load(file);
  std::map<std::int32_t, int> sockets;
  std::vector<char> buffer;
  for (std::size_t from = 0; from < requests.size();) {
    std::size_t to = from;
    for (; to < requests.size() && requests[to].stage == requests[from].stage; ++to) {
      auto [at, fresh] = sockets.try_emplace(requests[to].port, -1);
      if (fresh) at->second = connect_to(requests[to].port);
      const auto& frame = requests[to].frame;
      if (::write(at->second, frame.data(), frame.size()) != static_cast<ssize_t>(frame.size()))
        die("short write");
    }
    for (; from < to; ++from) {
      const int fd = sockets.at(requests[from].port);
      std::uint32_t length = 0;
      receive(fd, buffer, sizeof length);
      std::memcpy(&length, buffer.data(), sizeof length);
      receive(fd, buffer, ntohl(length));
    }
  }
}

} // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> args(argv + 1, argv + argc);
  if (args.size() == 4 && args[0] == "prepare") {
    prepare(args[1], args[2], args[3]);
  } else if (args.size() == 2 && args[0] == "replay") {
    replay(args[1]);
  } else {
    die("usage: prepare metadata|lag HOST:PORT FILE, or replay FILE");
  }
}
