// Whatever a peer sends during the handshake, in whatever pieces: it ends ready or with an error, never with
// a crash, and a frame is believed only within its limit.

#include <sansio/frames.hpp>
#include <sansio/handshake.hpp>

#include <cstdint>
#include <cstdlib>
#include <span>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace klamm::sansio;
  if (size < 2) return 0;
  HandshakeConfig config;
  config.client_id = "fuzz";
  config.address = "fuzz:9092";
  if ((data[0] & 1U) != 0) config.cluster_id = "cluster";
  if ((data[0] & 2U) != 0) config.node_id = 1;
  config.speaks_api_versions_5 = (data[0] & 4U) != 0;
  config.prove = (data[0] & 8U) != 0;
  const std::size_t piece = data[1] + std::size_t{1};
  auto bytes = std::as_bytes(std::span(data + 2, size - 2));

  Handshake handshake(config);
  FrameReader frames(FrameReader::handshake_limit);
  int asked = handshake.on_connected(true).send.empty() ? 0 : 1;
  while (!bytes.empty()) {
    const auto place = frames.prepare();
    const std::size_t count = std::min({piece, place.size(), bytes.size()});
    std::copy_n(bytes.begin(), count, place.begin());
    bytes = bytes.subspan(count);
    if (!frames.commit(count)) {
      static_cast<void>(handshake.on_stranger(frames.pending(), false));
      return 0;
    }
    while (frames.complete()) {
      const auto step = handshake.on_frame(std::span<const std::byte>(frames.take()).subspan(4));
      if (step.error || step.done()) return 0;
      constexpr int most_questions = 4; // ApiVersions: ours, theirs, 0; Metadata
      if (++asked > most_questions) std::abort();
    }
  }
  static_cast<void>(handshake.on_stranger(frames.pending(), true));
  return 0;
}
