// Compares what Kafka's own classes made of random messages (Oracle.java's output, named by
// KLAMM_ORACLE_FILE) with what our codecs make of the same bytes.
#include "../bytes.hpp"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <protocol/api.hpp>
#include <protocol/json.hpp>
#include <protocol/mirror/all.hpp>

#include <cstdlib>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

using namespace klamm::protocol;
using klamm::testing::hex;

namespace {

struct Line {
  std::string name;
  std::int16_t version = 0;
  bool first = false; ///< of its name and version: the message as its constructor leaves it
  Bytes bytes;
  std::int16_t other = 0;      ///< the version before, or the same if there is none
  std::optional<Bytes> before; ///< the message in that version; none if Kafka refuses to write it so
  std::string json;
};

struct Api {
  std::string name, request_headers, response_headers, throttles;
  int min = 0;
  int max = 0;
};

std::ifstream oracle() {
  const char* const path = std::getenv("KLAMM_ORACLE_FILE");
  REQUIRE(path != nullptr);
  std::ifstream file(path);
  REQUIRE(file);
  return file;
}

/// What is wrong with one line, empty if nothing.
template <class Message>
std::string judge(const Line& line) {
  Reader reader(line.bytes);
  Message message;
  decode(reader, message, line.version);
  reader.finish();
  if (reader.error())
    return std::string("decode: ") + reader.error()->what + " at " + std::to_string(reader.error()->offset);
  Writer writer;
  encode(writer, message, line.version);
  if (writer.error()) return "encode: " + writer.error()->field + " " + writer.error()->what;
  if (writer.take() != line.bytes) return "other bytes";
  Writer before;
  encode(before, message, line.other);
  if (before.ok() != line.before.has_value())
    return "version " + std::to_string(line.other) +
           (before.ok() ? " should refuse" : " refuses " + before.error()->field);
  if (line.before && before.take() != *line.before)
    return "other bytes in version " + std::to_string(line.other);
  if (line.first && !(message == Message{})) return "other defaults";
  const auto ours = nlohmann::json::parse(to_json(message, line.version, Secrets::shown));
  if (ours != nlohmann::json::parse(line.json)) return "other JSON: " + ours.dump() + "\n" + line.json;
  return {};
}

std::map<std::string, std::string (*)(const Line&)> judges() {
  std::map<std::string, std::string (*)(const Line&)> out;
  for_each_message([&]<class Message>() { out[std::string(Message::message_name)] = judge<Message>; });
  return out;
}

} // namespace

TEST_CASE("bytes, defaults and JSON of every message in every version are Kafka's") {
  auto file = oracle();
  const auto all = judges();
  std::map<std::pair<std::string, std::int16_t>, std::size_t> seen;
  for (std::string text; std::getline(file, text);) {
    std::istringstream in(text);
    std::string kind, bytes, before;
    Line line;
    in >> kind;
    if (kind != "message") continue;
    in >> line.name >> line.version;
    in.get();
    std::getline(in, bytes, ' '); // a message without fields has no bytes
    in >> line.other;
    in.get();
    std::getline(in, before, ' ');
    std::getline(in, line.json);
    line.bytes = hex(bytes);
    if (before != "-") line.before = hex(before);
    line.first = seen[{line.name, line.version}]++ == 0;
    const auto found = all.find(line.name);
    REQUIRE(found != all.end());
    const auto wrong = found->second(line);
    if (!wrong.empty()) FAIL_CHECK(line.name << " version " << line.version << ": " << wrong);
  }
  for_each_message([&]<class Message>() {
    for (std::int16_t version = Message::min_version; version <= Message::max_version; ++version)
      CHECK(seen[{std::string(Message::message_name), version}] > 10);
  });
}

TEST_CASE("versions, header versions and throttling of every API are Kafka's") {
  auto file = oracle();
  std::map<int, Api> kafkas;
  for (std::string text; std::getline(file, text);) {
    std::istringstream in(text);
    std::string kind;
    int key = 0;
    in >> kind;
    if (kind != "api") break;
    Api api;
    in >> key >> api.name >> api.min >> api.max >> api.request_headers >> api.response_headers >>
        api.throttles;
    kafkas[key] = api;
  }
  for (const auto& ours : apis()) {
    CAPTURE(ours.name);
    const auto found = kafkas.find(ours.key);
    REQUIRE(found != kafkas.end());
    CHECK(ours.name == found->second.name);
    CHECK(ours.min_version == found->second.min);
    CHECK(ours.max_version == found->second.max);
    std::string requests, responses, throttles;
    for (std::int16_t version = ours.min_version; version <= ours.max_version; ++version) {
      requests += std::to_string(ours.request_header_version(version));
      responses += std::to_string(ours.response_header_version(version));
      throttles += version >= ours.throttle_from ? '1' : '0';
    }
    CHECK(requests == found->second.request_headers);
    CHECK(responses == found->second.response_headers);
    CHECK(throttles == found->second.throttles);
  }
}
