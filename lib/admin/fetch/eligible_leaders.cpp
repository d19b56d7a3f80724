#include <admin/call/api_versions.hpp>
#include <admin/call/driver.hpp>
#include <admin/fetch/eligible_leaders.hpp>

#include <algorithm>
#include <optional>
#include <string_view>

namespace klamm::admin {

namespace {

using protocol::DescribeTopicPartitionsRequest;
using protocol::DescribeTopicPartitionsResponse;

constexpr std::string_view elr_feature = "eligible.leader.replicas.version";

} // namespace

Result<void>
fetch_eligible_leaders(Client& client, const std::vector<std::string>& names, const Call& call,
                       const std::function<void(const DescribeTopicPartitionsResponse::Topic&)>& take) {
  // Brokers that do not use ELR answer with lists all the same (3.9: empty ones): only the finalized feature
  // tells whether they mean anything.
  const auto versions = fetch_api_versions(client, call);
  if (!versions) return fail(versions.error());
  const bool on = std::any_of(
      versions->finalized_features.begin(), versions->finalized_features.end(),
      [](const auto& feature) { return feature.name == elr_feature && feature.max_version_level >= 1; });
  if (!on) return {};
  std::optional<DescribeTopicPartitionsRequest::Cursor> cursor;
  do {
    auto page = ask<DescribeTopicPartitionsRequest, DescribeTopicPartitionsResponse>(
        client, call, net::any_node, "eligible leader replicas", [&](std::int16_t) {
          DescribeTopicPartitionsRequest request;
          for (const auto& name : names) request.topics.push_back({name});
          request.cursor = cursor;
          return request;
        });
    if (!page) return fail(page.error());
    for (const auto& topic : page->topics) take(topic);
    std::optional<DescribeTopicPartitionsRequest::Cursor> next;
    if (page->next_cursor) next = {page->next_cursor->topic_name, page->next_cursor->partition_index};
    if (next == cursor) break; // a cursor that stands still would be asked for ever
    cursor = std::move(next);
  } while (cursor);
  return {};
}

} // namespace klamm::admin
