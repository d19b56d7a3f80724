// Breaks samples of every message in every version (samples.py's output, named by KLAMM_SAMPLES_FILE):
// whatever the bytes, decoding ends, reads nothing outside them and takes no more memory than they justify.
#include "bytes.hpp"

#include <doctest/doctest.h>
#include <protocol/json.hpp>
#include <protocol/mirror/all.hpp>
#include <support/counting_new.hpp>

#include <array>
#include <cstdlib>
#include <fstream>
#include <map>
#include <memory>
#include <random>
#include <sstream>

using namespace klamm::protocol;
using klamm::testing::hex;

namespace {

struct Sample {
  std::string name;
  std::int16_t version = 0;
  Bytes bytes;
  Bytes with_unknown_tags;
};

std::vector<Sample> samples() {
  const char* const path = std::getenv("KLAMM_SAMPLES_FILE");
  REQUIRE(path != nullptr);
  std::ifstream file(path);
  std::vector<Sample> out;
  for (std::string text; std::getline(file, text);) {
    std::istringstream in(text);
    std::string plain, tagged;
    Sample sample;
    in >> sample.name >> sample.version >> plain >> tagged;
    sample.bytes = hex(plain);
    sample.with_unknown_tags = hex(tagged);
    out.push_back(std::move(sample));
  }
  REQUIRE(out.size() > 400);
  return out;
}

/// What is done to every message: decode these bytes, and look at what came out.
struct Outcome {
  bool ok = false;
  std::size_t peak = 0; ///< bytes held at most while decoding, above what was held before
  Bytes again;          ///< encoded once more, if it was ok
  std::string json;
};

template <class Message>
Outcome try_decode(std::span<const std::byte> bytes, std::int16_t version, bool look) {
  // a copy of just that size, so that a sanitizer sees a read behind it
  const auto copy = std::make_unique<std::byte[]>(bytes.size());
  std::copy(bytes.begin(), bytes.end(), copy.get());
  Outcome out;
  const auto before = klamm::testing::held_bytes();
  klamm::testing::reset_peak();
  Reader reader({copy.get(), bytes.size()});
  Message message;
  decode(reader, message, version);
  reader.finish();
  out.peak = klamm::testing::peak_bytes() - before;
  out.ok = reader.ok();
  if (!out.ok || !look) return out;
  Writer writer;
  encode(writer, message, version);
  if (writer.ok()) out.again = writer.take();
  out.json = to_json(message, version, Secrets::masked);
  return out;
}

using TryDecode = Outcome (*)(std::span<const std::byte>, std::int16_t, bool);

std::map<std::string, TryDecode> decoders() {
  std::map<std::string, TryDecode> out;
  for_each_message([&]<class Message>() { out[std::string(Message::message_name)] = try_decode<Message>; });
  return out;
}

/// The promise of the reader.
std::size_t allowed(std::size_t size) {
  return 64 * (size + 1024);
}

template <class Check>
void for_each_sample(Check&& check) {
  const auto all = decoders();
  for (const auto& sample : samples()) {
    const auto found = all.find(sample.name);
    REQUIRE(found != all.end());
    INFO(sample.name << " version " << sample.version);
    check(sample, found->second);
  }
}

} // namespace

TEST_CASE("samples decode and encode to the same bytes") {
  for_each_sample([](const Sample& sample, TryDecode decode) {
    const auto got = decode(sample.bytes, sample.version, true);
    CHECK(got.ok);
    CHECK(got.again == sample.bytes);
  });
}

TEST_CASE("tagged fields nobody knows change nothing") {
  for_each_sample([](const Sample& sample, TryDecode decode) {
    const auto got = decode(sample.with_unknown_tags, sample.version, true);
    CHECK(got.ok);
    CHECK(got.again == sample.bytes);
  });
}

TEST_CASE("a message cut at any byte is an error, and so is one byte too many") {
  for_each_sample([](const Sample& sample, TryDecode decode) {
    const std::span<const std::byte> bytes = sample.bytes;
    for (std::size_t size = 0; size < bytes.size(); ++size)
      if (decode(bytes.first(size), sample.version, false).ok) FAIL_CHECK("cut at " << size);
    auto more = sample.bytes;
    more.push_back({});
    CHECK_FALSE(decode(more, sample.version, false).ok);
  });
}

TEST_CASE("flipped bits do no harm") {
  std::size_t still_good = 0;
  for_each_sample([&](const Sample& sample, TryDecode decode) {
    auto bytes = sample.bytes;
    for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
      const auto flip = static_cast<std::byte>(1U << bit % 8);
      bytes[bit / 8] ^= flip;
      const auto got = decode(bytes, sample.version, true);
      still_good += got.ok ? 1 : 0;
      if (got.peak > allowed(bytes.size())) FAIL_CHECK("bit " << bit << " makes it take " << got.peak);
      bytes[bit / 8] ^= flip;
    }
  });
  CHECK(still_good > 0);
}

TEST_CASE("absurd counts and lengths at any place do no harm") {
  for_each_sample([](const Sample& sample, TryDecode decode) {
    for (std::size_t at = 0; at < sample.bytes.size(); ++at) {
      const auto left = static_cast<std::uint32_t>(sample.bytes.size() - at);
      const std::array<Bytes, 8> absurd{
          hex("7fffffff"),   hex("80000000"),
          hex("fffffffe"),   hex("000f4240"),
          hex("ffffffff0f"), hex("808080808080"),
          hex("ffffffff7f"), Bytes{{}, {}, std::byte(left >> 8), std::byte(left)}};
      for (const auto& patch : absurd) {
        auto bytes = sample.bytes;
        for (std::size_t i = 0; i < patch.size() && at + i < bytes.size(); ++i) bytes[at + i] = patch[i];
        const auto got = decode(bytes, sample.version, false);
        if (got.peak > allowed(bytes.size())) FAIL_CHECK("at " << at << " it takes " << got.peak);
      }
    }
  });
}

TEST_CASE("large messages of one byte over and over take no more memory than they may") {
  std::mt19937 random(1);
  for_each_sample([&](const Sample& sample, TryDecode decode) {
    // a short head of the sample, so that some lists are reached, then bytes that read as many small elements
    for (const unsigned fill : {0x00U, 0x01U, 0x02U, 0x7fU}) {
      Bytes bytes(20'000, static_cast<std::byte>(fill));
      const auto head = random() % (sample.bytes.size() + 1);
      std::copy_n(sample.bytes.begin(), head, bytes.begin());
      for (const auto& count : {hex("00001000"), hex("8120")}) {
        std::copy(count.begin(), count.end(), bytes.begin() + static_cast<std::ptrdiff_t>(head));
        const auto got = decode(bytes, sample.version, false);
        if (got.peak > allowed(bytes.size())) FAIL_CHECK("filled with " << fill << " it takes " << got.peak);
      }
    }
  });
}
