// A Metadata reply of 200,000 partitions, from send to public rows: klamm's partitions::list against
// rd_kafka_metadata, both against one scripted broker that advertises Metadata up to v4, the newest
// librdkafka 2.0.2 speaks.
//
// The floor receives the same reply and throws it away.
//
//   klamm_bench_metadata [ROUNDS]                        runs them in turn, each in a process of its own, and
//                                                        prints the medians
//   klamm_bench_metadata klamm|rdkafka|floor ADDRESS     one call: prints partitions, user+sys and wall µs,
//                                                        peak RSS in KiB

#include <klamm/partitions.hpp>

#include <arpa/inet.h>
#include <librdkafka/rdkafka.h>
#include <protocol/frame.hpp>
#include <protocol/messages/metadata.hpp>
#include <support/scripted_cluster.hpp>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

namespace {

using namespace klamm;

constexpr int topics = 10'000;
constexpr int partitions_each = 20;

long cpu_us() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1'000'000L + usage.ru_utime.tv_usec +
         usage.ru_stime.tv_usec;
}

long peak_kib() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

[[noreturn]] void die(const std::string& why) {
  std::fprintf(stderr, "klamm_bench_metadata: %s\n", why.c_str());
  std::exit(1);
}

std::size_t ask_klamm(const std::string& address) {
  ClientConfig config;
  config.bootstrap = *parse_endpoints(address);
  // As with librdkafka, neither is freed: the process ends, and only the call is measured.
  auto* client = new Client(config);
  auto* answer = new auto(partitions::list(*client, {}, Call::within(std::chrono::seconds(30))));
  if (!*answer) die(answer->error().text.english());
  return (*answer)->rows.size();
}

std::size_t ask_rdkafka(const std::string& address) {
  std::array<char, 512> error{};
  rd_kafka_conf_t* conf = rd_kafka_conf_new();
  rd_kafka_conf_set(conf, "bootstrap.servers", address.c_str(), error.data(), error.size());
  rd_kafka_t* handle = rd_kafka_new(RD_KAFKA_PRODUCER, conf, error.data(), error.size());
  if (handle == nullptr) die(error.data());
  const struct rd_kafka_metadata* metadata = nullptr;
  const auto failure = rd_kafka_metadata(handle, 1, nullptr, &metadata, 30'000);
  if (failure != RD_KAFKA_RESP_ERR_NO_ERROR) die(rd_kafka_err2str(failure));
  std::size_t count = 0;
  for (int i = 0; i < metadata->topic_cnt; ++i)
    count += static_cast<std::size_t>(metadata->topics[i].partition_cnt);
  // Neither is freed: the process ends, and only the call is measured.
  return count;
}

void receive(int fd, std::byte* to, std::size_t size) {
  for (std::size_t at = 0; at < size;) {
    const auto count = ::read(fd, to + at, size - at);
    if (count <= 0) die("the broker closed the connection");
    at += static_cast<std::size_t>(count);
  }
}

std::size_t receive_only(const std::string& address) {
  protocol::MetadataRequest request;
  request.topics.reset();
  const auto frame = protocol::encode_request(request, 4, 1, "floor");
  if (!frame) die(frame.error().what);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(parse_endpoints(address)->front().port);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int fd = ::socket(AF_INET, SOCK_STREAM, 0);
  if (::connect(fd, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0) die("cannot connect");
  if (::write(fd, frame->data(), frame->size()) < 0) die("cannot write");
  std::vector<std::byte> buffer(std::size_t{256} << 10U);
  receive(fd, buffer.data(), 4);
  for (std::size_t left = protocol::Reader(buffer).uint32(); left > 0;) {
    const std::size_t part = std::min(left, buffer.size());
    receive(fd, buffer.data(), part);
    left -= part;
  }
  ::close(fd);
  return std::size_t{topics} * partitions_each;
}

void measure(const std::string& who, const std::string& address) {
  const long cpu = cpu_us();
  const auto begin = std::chrono::steady_clock::now();
  const std::size_t count = who == "klamm"   ? ask_klamm(address)
                            : who == "floor" ? receive_only(address)
                                             : ask_rdkafka(address);
  const auto wall =
      std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin).count();
  std::printf("%zu %ld %ld %ld\n", count, cpu_us() - cpu, static_cast<long>(wall), peak_kib());
}

struct Run {
  long partitions, cpu, wall, rss;
};

Run run_child(const std::string& self, const std::string& who, const std::string& address) {
  FILE* pipe = ::popen((self + " " + who + " " + address).c_str(), "r");
  Run run{};
  if (pipe == nullptr ||
      std::fscanf(pipe, "%ld %ld %ld %ld", &run.partitions, &run.cpu, &run.wall, &run.rss) != 4)
    die(who + " failed");
  ::pclose(pipe);
  if (run.partitions != long{topics} * partitions_each)
    die(who + " saw " + std::to_string(run.partitions) + " partitions");
  return run;
}

long median(std::vector<long> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

} // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> args(argv, argv + argc);
  if (args.size() == 3) {
    measure(args[1], args[2]);
    return 0;
  }
  const int rounds = args.size() == 2 ? std::atoi(args[1].c_str()) : 11;
  testing::ScriptedCluster cluster(3);
  for (auto& [id, broker] : cluster.model().brokers)
    broker.versions = testing::with(broker.versions, "Metadata", 0, 4);
  for (int i = 0; i < topics; ++i)
    cluster.model().add_topic("topic-" + std::to_string(i), partitions_each, 3);
  const std::string address = cluster.bootstrap({1});
  std::map<std::string, std::vector<Run>> runs;
  for (int round = -1; round < rounds; ++round) { // the first encodes the reply and counts for nobody
    for (const std::string who : {"klamm", "rdkafka", "floor"}) {
      const Run run = run_child(args[0], who, address);
      if (round >= 0) runs[who].push_back(run);
    }
  }
  std::map<std::string, Run> middle;
  for (const auto& [who, all] : runs) {
    std::vector<long> cpu, wall, rss;
    for (const Run& run : all) {
      cpu.push_back(run.cpu);
      wall.push_back(run.wall);
      rss.push_back(run.rss);
    }
    middle[who] = {all.front().partitions, median(cpu), median(wall), median(rss)};
    std::printf("%-8s %ld partitions  cpu %ld us  wall %ld us  peak %ld KiB\n", who.c_str(),
                middle[who].partitions, middle[who].cpu, middle[who].wall, middle[who].rss);
  }
  std::printf("ratio    klamm/rdkafka  cpu %.2f  wall %.2f  peak %.2f\n",
              double(middle["klamm"].cpu) / double(middle["rdkafka"].cpu),
              double(middle["klamm"].wall) / double(middle["rdkafka"].wall),
              double(middle["klamm"].rss) / double(middle["rdkafka"].rss));
}
