#include <doctest/doctest.h>
#include <protocol/api.hpp>
#include <protocol/messages/describe_configs.hpp>
#include <protocol/messages/metadata.hpp>

#include <algorithm>

using namespace klamm::protocol;

TEST_CASE("the table is sorted, findable by key and by name, and agrees with the messages") {
  const auto all = apis();
  CHECK(std::is_sorted(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.key < b.key; }));
  for (const auto& api : all) {
    CHECK(find_api(api.key) == &api);
    CHECK(find_api(api.name) == &api);
    CHECK(api.min_version <= api.max_version);
  }
  CHECK(find_api(std::int16_t{12}) == nullptr);
  CHECK(find_api(std::int16_t{32767}) == nullptr);
  CHECK(find_api("metadata") == nullptr);
  const auto* const metadata = find_api(MetadataRequest::api_key);
  REQUIRE(metadata);
  CHECK(metadata->max_version == MetadataRequest::max_version);
  CHECK(metadata->request_header_version(8) == 1);
  CHECK(metadata->request_header_version(9) == 2);
  CHECK(metadata->response_header_version(9) == MetadataResponse::header_version(9));
  CHECK(find_api("ApiVersions")->response_header_version(4) == 0);
  CHECK(find_api("ApiVersions")->request_header_version(4) == 2);
  CHECK(find_api("SaslHandshake")->flexible_from == never);
  CHECK(find_api("InitProducerId")->max_version == 5); // version 6 is not stable yet
}
