#include <klamm/apis.hpp>

#include <admin/call/api_names.hpp>
#include <admin/call/api_versions.hpp>
#include <admin/call/stamp.hpp>
#include <admin/fetch/all_brokers.hpp>
#include <admin/fetch/metadata.hpp>
#include <protocol/api.hpp>
#include <sansio/api_versions.hpp>

#include <algorithm>
#include <set>

namespace klamm::apis {

namespace {

void add_rows(std::int32_t broker, const protocol::ApiVersionsResponse& reply, std::vector<Api>& rows) {
  std::vector<sansio::ApiVersionTable::Range> ranges;
  ranges.reserve(reply.api_keys.size());
  for (const auto& api : reply.api_keys) ranges.push_back({api.api_key, api.min_version, api.max_version});
  const sansio::ApiVersionTable table(std::move(ranges));
  std::set<std::int16_t> keys;
  for (const auto& range : table.ranges()) keys.insert(range.key);
  for (const auto& api : protocol::apis()) keys.insert(api.key);
  for (const std::int16_t key : keys) {
    Api row;
    row.broker = broker;
    row.key = key;
    if (const auto range = table.find(key)) {
      row.broker_min = range->min;
      row.broker_max = range->max;
    }
    if (const auto name = admin::api_name(key); !name.empty()) row.name = std::string(name);
    if (const auto* api = protocol::find_api(key)) {
      row.since = std::string(api->first_release);
      row.used = table.negotiate(key, api->min_version, api->max_version);
    }
    rows.push_back(std::move(row));
  }
}

} // namespace

Result<Answer<Api>> versions(Client& client, const VersionsQuery& query, const Call& call) {
  const auto metadata = admin::fetch_metadata(client, admin::TopicChoice::none(), call);
  if (!metadata) return fail(metadata.error());
  Answer<Api> out;
  auto brokers = query.brokers;
  if (brokers.empty()) {
    const auto all = admin::fetch_all_brokers(client, *metadata, false, call);
    for (auto& error : all.absent()) out.problem(std::move(error));
    brokers = all.live;
  }
  auto replies = admin::fetch_api_versions(client, brokers, call);
  admin::stamp(out, client);
  std::vector<Error> errors;
  for (auto& [broker, reply] : replies) {
    if (reply) {
      add_rows(broker, *reply, out.rows);
    } else {
      errors.push_back(std::move(reply.error()));
    }
  }
  admin::name_fenced(client, errors, call);
  for (auto& error : errors) out.problem(std::move(error));
  return out;
}

} // namespace klamm::apis

namespace klamm {

const Schema& View<apis::Api>::schema() {
  using apis::Api;
  static const Schema schema =
      klamm::describe<Api>("api.versions", 1, "One row an API of a broker.")
          .key([](const Api& api) { return std::to_string(api.broker) + ":" + std::to_string(api.key); })
          .column({"broker", "BROKER", Unit::id, "Broker id"}, &Api::broker)
          .column({"key", "KEY", Unit::id, "Number of the API in Kafka's protocol"}, &Api::key)
          .column({"api", "API", Unit::text, "Kafka's name of it; null for one of a newer Kafka"}, &Api::name)
          .column({"min_version", "MIN", Unit::id, "Lowest version the broker takes; null: it lacks the API"},
                  &Api::broker_min)
          .column({"max_version", "MAX", Unit::id, "Highest version the broker takes"}, &Api::broker_max)
          .column({"used_version", "USED", Unit::id, "Version klamm would use; null: none"}, &Api::used)
          .column({"since", "SINCE", Unit::text, "Kafka release whose brokers first answer it", Shown::wide},
                  &Api::since);
  return schema;
}

} // namespace klamm
