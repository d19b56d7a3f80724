#include <doctest/doctest.h>
#include <protocol/frame.hpp>
#include <protocol/messages/find_coordinator.hpp>
#include <protocol/messages/list_groups.hpp>
#include <protocol/messages/metadata.hpp>
#include <sansio/read_only.hpp>

#include <set>
#include <string>

namespace klamm::sansio {

namespace {

using protocol::FindCoordinatorRequest;
using protocol::MetadataRequest;

const TopicSeen none_seen = [](std::string_view) { return false; };

/// The reason a request is refused in this version; empty when it is let through.
template <class Request>
std::string refusal(const Request& request, std::int16_t version, const TopicSeen& seen = none_seen) {
  const auto frame = protocol::encode_request(request, version, 7, "a client");
  REQUIRE(frame);
  const auto why = not_a_read(*frame, seen);
  return why ? why->english() : "";
}

MetadataRequest named(bool create) {
  MetadataRequest request;
  request.topics->emplace_back().name = "orders";
  request.topics->emplace_back().name = "payments";
  request.allow_auto_topic_creation = create;
  return request;
}

FindCoordinatorRequest coordinator(std::int16_t version, std::int8_t type) {
  FindCoordinatorRequest request;
  if (version >= 4) {
    request.coordinator_keys = {"billing", "shipping"};
  } else {
    request.key = "billing";
  }
  if (version >= 1) request.key_type = type;
  return request;
}

/// A Fetch up to its session's epoch.
protocol::Bytes fetch(std::int16_t version, std::int32_t replica, std::int32_t epoch) {
  protocol::Writer writer;
  const std::int16_t header = version >= 12 ? 2 : 1;
  protocol::begin_request(writer, 1, version, header, 7, "a client");
  writer.int32(replica);
  writer.int32(500);
  writer.int32(1);
  if (version >= 3) writer.int32(1 << 20);
  if (version >= 4) writer.int8(0);
  if (version >= 7) {
    writer.int32(0);
    writer.int32(epoch);
  }
  protocol::finish_frame(writer);
  return writer.take();
}

bool refuses(const protocol::Bytes& frame) {
  return not_a_read(frame, none_seen).has_value();
}

} // namespace

TEST_CASE("Metadata that names topics must not create them, in any version") {
  MetadataRequest all;
  all.topics.reset();
  MetadataRequest none;
  for (std::int16_t version = 1; version <= MetadataRequest::max_version; ++version) {
    CAPTURE(version);
    CHECK(refusal(all, version) == "");
    CHECK(refusal(none, version) == "");
    if (version < 4) {
      CHECK(refusal(named(true), version).find("create") != std::string::npos);
      continue;
    }
    CHECK(refusal(named(false), version) == "");
    CHECK(refusal(named(true), version).find("create") != std::string::npos);
  }
}

TEST_CASE("FindCoordinator waits until its topic has been seen, in any version") {
  const char* const topics[] = {"__consumer_offsets", "__transaction_state", "__share_group_state"};
  for (std::int16_t version = 0; version <= FindCoordinatorRequest::max_version; ++version) {
    for (std::int8_t type = 0; type <= (version == 0 ? 0 : 2); ++type) {
      CAPTURE(version);
      CAPTURE(type);
      const auto request = coordinator(version, type);
      const std::string topic = topics[type];
      CHECK(refusal(request, version).find(topic) != std::string::npos);
      CHECK(refusal(request, version, [&](std::string_view name) { return name == topic; }) == "");
      CHECK(refusal(request, version, [&](std::string_view name) { return name != topic; }) != "");
    }
  }
  CHECK(refusal(coordinator(4, 3), 4, [](std::string_view) { return true; }) != ""); // no type known today
}

TEST_CASE("Fetch is a consumer's, without a session") {
  for (std::int16_t version = 0; version <= 14; ++version) {
    CAPTURE(version);
    CHECK_FALSE(refuses(fetch(version, -1, -1)));
    CHECK(refuses(fetch(version, 2, -1)));
    if (version >= 7) CHECK(refuses(fetch(version, -1, 0)));
  }
  CHECK(refuses(fetch(15, -1, -1)));
}

TEST_CASE("what is on no list, or cannot be read, is refused") {
  protocol::ListGroupsRequest list;
  CHECK(refusal(list, 4) == "");
  const auto frame = protocol::encode_request(named(false), 9, 7, "a client");
  REQUIRE(frame);
  constexpr std::size_t behind_the_flag = 3; // two more flags and no tagged fields
  for (std::size_t size = 0; size < frame->size() - behind_the_flag; ++size) {
    CAPTURE(size);
    const protocol::Bytes cut(frame->begin(), frame->begin() + static_cast<std::ptrdiff_t>(size));
    CHECK(refuses(cut));
  }
  auto changed = *frame;
  changed[5] = std::byte{19}; // CreateTopics
  CHECK(refuses(changed));
  changed[4] = std::byte{0x7f};
  CHECK(refuses(changed));
}

} // namespace klamm::sansio
