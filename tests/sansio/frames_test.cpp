#include <doctest/doctest.h>
#include <sansio/frames.hpp>

#include <algorithm>
#include <vector>

namespace klamm::sansio {

namespace {

using Bytes = std::vector<std::byte>;

Bytes frame_of(std::size_t size) {
  Bytes out(4 + size);
  for (std::size_t i = 0; i < 4; ++i) out[i] = static_cast<std::byte>(size >> 8 * (3 - i));
  for (std::size_t i = 0; i < size; ++i) out[4 + i] = static_cast<std::byte>(i * 7 + 1);
  return out;
}

Bytes joined(const std::vector<Bytes>& parts) {
  Bytes out;
  for (const Bytes& part : parts) out.insert(out.end(), part.begin(), part.end());
  return out;
}

/// Hands bytes over in pieces; takes every frame as soon as it is there. False when a length was refused.
bool feed(FrameReader& reader, std::span<const std::byte> bytes, std::size_t piece,
          std::vector<Bytes>& frames) {
  while (!bytes.empty()) {
    const auto place = reader.prepare();
    const std::size_t count = std::min({piece, place.size(), bytes.size()});
    std::copy_n(bytes.begin(), count, place.begin());
    bytes = bytes.subspan(count);
    if (!reader.commit(count)) return false;
    while (reader.complete()) {
      const ByteBuffer frame = reader.take();
      frames.emplace_back(frame.begin(), frame.end());
    }
  }
  return true;
}

Bytes length(std::uint32_t value) {
  Bytes out(4);
  for (std::size_t i = 0; i < 4; ++i) out[i] = static_cast<std::byte>(value >> 8 * (3 - i));
  return out;
}

bool accepts(const Bytes& bytes, std::size_t limit) {
  FrameReader reader(limit);
  std::vector<Bytes> frames;
  return feed(reader, bytes, bytes.size(), frames);
}

} // namespace

TEST_CASE("frames are the same however the bytes are split") {
  const std::vector<Bytes> sent{frame_of(1), frame_of(300), frame_of(5), frame_of(64)};
  const Bytes stream = joined(sent);
  for (std::size_t piece = 1; piece <= stream.size(); ++piece) {
    FrameReader reader(FrameReader::default_limit);
    std::vector<Bytes> received;
    REQUIRE(feed(reader, stream, piece, received));
    CHECK(received == sent);
    CHECK(reader.pending().empty());
  }
}

TEST_CASE("two pieces split at every byte") {
  const Bytes stream = joined({frame_of(40), frame_of(9)});
  for (std::size_t at = 1; at < stream.size(); ++at) {
    FrameReader reader(FrameReader::default_limit);
    std::vector<Bytes> received;
    REQUIRE(feed(reader, std::span(stream).first(at), at, received));
    REQUIRE(feed(reader, std::span(stream).subspan(at), stream.size(), received));
    CHECK(received == std::vector{frame_of(40), frame_of(9)});
  }
}

TEST_CASE("a length that cannot be is refused as soon as it is read") {
  CHECK_FALSE(accepts(length(0), 100));
  CHECK_FALSE(accepts(length(0xffffffff), 100)); // -1
  CHECK_FALSE(accepts(length(0x80000000), 100)); // the lowest
  CHECK_FALSE(accepts(length(0x7fffffff), FrameReader::default_limit));
  CHECK_FALSE(accepts(length(101), 100));
  CHECK(accepts(length(100), 100));
}

TEST_CASE("a refused length right behind a frame shows at the next bytes") {
  FrameReader reader(100);
  std::vector<Bytes> frames;
  const Bytes stream = joined({frame_of(3), length(0xffffffff)});
  const bool at_once = feed(reader, stream, stream.size(), frames);
  CHECK(frames.size() == 1);
  CHECK_FALSE((at_once && feed(reader, Bytes(1), 1, frames)));
}

TEST_CASE("the announced length is told, complete or not") {
  FrameReader reader(100);
  std::vector<Bytes> frames;
  REQUIRE(feed(reader, Bytes(3), 3, frames));
  CHECK_FALSE(reader.announced());
  CHECK_FALSE(feed(reader, Bytes{std::byte{0xc8}}, 1, frames));
  CHECK(reader.announced() == 200);
}

TEST_CASE("memory follows the bytes received, not the length announced") {
  constexpr std::size_t ahead = std::size_t{1} << 20U;
  FrameReader reader(FrameReader::default_limit);
  std::vector<Bytes> frames;
  REQUIRE(feed(reader, length(100U << 20U), 4, frames));
  CHECK(reader.prepare().size() <= ahead);
  std::size_t received = 0;
  const Bytes part(10'000, std::byte{1});
  while (received < 3 * ahead) {
    REQUIRE(feed(reader, part, part.size(), frames));
    received += part.size();
    CHECK(reader.prepare().size() <= ahead + part.size());
  }
  CHECK(frames.empty());
}

TEST_CASE("a frame far longer than one read arrives whole") {
  const Bytes sent = frame_of((std::size_t{5} << 20U) + 17);
  FrameReader reader(FrameReader::default_limit);
  std::vector<Bytes> received;
  for (const std::size_t piece : {std::size_t{1} << 30U, std::size_t{70'000}}) {
    REQUIRE(feed(reader, sent, piece, received));
    CHECK_FALSE(reader.in_progress());
  }
  CHECK((received == std::vector{sent, sent})); // not printed byte by byte
}

TEST_CASE("a frame is under way from its length to its last byte") {
  FrameReader reader(100);
  std::vector<Bytes> frames;
  const Bytes sent = frame_of(3);
  for (std::size_t at = 0; at < sent.size(); ++at) {
    CHECK(reader.in_progress() == (at >= 4));
    REQUIRE(feed(reader, std::span(sent).subspan(at, 1), 1, frames));
  }
  CHECK(frames.size() == 1);
  CHECK_FALSE(reader.in_progress());
}

TEST_CASE("what is said before a broker is proved, and coordinators, take a mebibyte") {
  for (const std::int16_t key : {10, 17, 18, 36}) CHECK(reply_limit(key) == std::size_t{1} << 20U);
  for (const std::int16_t key : {3, 9, 16, 32}) CHECK(reply_limit(key) == std::size_t{100} << 20U);
}

TEST_CASE("the limit can be raised once the peer is known") {
  FrameReader reader(10);
  std::vector<Bytes> frames;
  REQUIRE(feed(reader, frame_of(10), 3, frames));
  reader.set_limit(20);
  REQUIRE(feed(reader, frame_of(20), 3, frames));
  CHECK(frames.size() == 2);
}

} // namespace klamm::sansio
