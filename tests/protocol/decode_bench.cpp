// How much processor time a Metadata reply of 10,000 topics with 20 partitions each, three replicas, takes to
// decode, and what it costs in memory. Prints; asserts nothing.
#include <protocol/frame.hpp>
#include <protocol/messages/metadata.hpp>
#include <protocol/mirror/metadata.hpp>
#include <support/counting_new.hpp>
#include <support/mirror_frame.hpp>

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace klamm::protocol;

int main() {
  MetadataResponse sent;
  for (int node = 0; node < 9; ++node)
    sent.brokers.push_back({node, "broker-" + std::to_string(node), 9092, "rack"});
  sent.topics.resize(10'000);
  for (std::size_t i = 0; i < sent.topics.size(); ++i) {
    auto& topic = sent.topics[i];
    topic.name = "department.application.topic-" + std::to_string(i * 7919 % 10'000);
    topic.topic_id.bytes[0] = static_cast<std::byte>(i);
    for (int partition = 0; partition < 20; ++partition) {
      const auto node = [&](int replica) {
        return static_cast<std::int32_t>((static_cast<int>(i) + partition + replica) % 9);
      };
      const Int32List nodes{node(0), node(1), node(2)};
      topic.partitions.push_back({ErrorCode::none, partition, node(0), 5, nodes, nodes, {}});
    }
  }
  for (const std::int16_t version : {4, 12}) {
    const auto frame = klamm::testing::encode_response(sent, version, 1);
    if (!frame) return 1;
    const std::span<const std::byte> body = std::span<const std::byte>(*frame).subspan(4);
    std::vector<double> times;
    std::size_t peak = 0;
    for (int round = 0; round < 21; ++round) {
      const auto held = klamm::testing::held_bytes();
      klamm::testing::reset_peak();
      const auto begun = std::clock();
      const auto got = decode_response<MetadataResponse>(body, version);
      times.push_back(static_cast<double>(std::clock() - begun) * 1e3 / CLOCKS_PER_SEC);
      if (!got) return 1;
      peak = klamm::testing::peak_bytes() - held;
    }
    std::sort(times.begin(), times.end());
    std::printf(
        "Metadata v%d, 200,000 partitions, %.1f MB: decoded in %.1f ms of CPU (median of %zu; best %.1f), "
        "%.1f MB at most\n",
        version, static_cast<double>(frame->size()) / 1e6, times[times.size() / 2], times.size(), times[0],
        static_cast<double>(peak) / 1e6);
  }
}
