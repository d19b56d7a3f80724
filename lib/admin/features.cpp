#include <admin/call/api_versions.hpp>
#include <admin/call/stamp.hpp>
#include <admin/features.hpp>
#include <admin/fetch/all_brokers.hpp>
#include <admin/fetch/metadata.hpp>

#include <algorithm>
#include <map>

namespace klamm::admin {

namespace {
constexpr const char* metadata_version = "metadata.version";
} // namespace

std::vector<features::Feature> merge_features(std::span<const protocol::ApiVersionsResponse* const> replies) {
  std::map<std::string, features::Feature> rows;
  std::map<std::string, std::size_t> known_by;
  const protocol::ApiVersionsResponse* newest = nullptr;
  for (const auto* reply : replies) {
    if (newest == nullptr || reply->finalized_features_epoch > newest->finalized_features_epoch)
      newest = reply;
    for (const auto& feature : reply->supported_features) {
      auto& row = rows[feature.name];
      ++known_by[feature.name];
      row.supported_min = std::max<std::int32_t>(row.supported_min.value_or(INT16_MIN), feature.min_version);
      row.supported_max = std::min<std::int32_t>(row.supported_max.value_or(INT16_MAX), feature.max_version);
    }
  }
  const bool epoch_known = newest != nullptr && newest->finalized_features_epoch >= 0;
  if (epoch_known) {
    for (const auto& feature : newest->finalized_features)
      rows[feature.name].finalized_level = feature.max_version_level;
  }
  std::vector<features::Feature> out;
  for (auto& [name, row] : rows) {
    row.name = name;
    if (known_by[name] < replies.size()) row.supported_min = row.supported_max = std::nullopt;
    if (epoch_known) {
      row.epoch = newest->finalized_features_epoch;
      if (!row.finalized_level) row.finalized_level = 0;
    }
    if (name == metadata_version) {
      if (row.finalized_level) row.finalized_name = metadata_version_name(*row.finalized_level);
      if (row.supported_max) row.supported_max_name = metadata_version_name(*row.supported_max);
    }
    out.push_back(std::move(row));
  }
  return out;
}

} // namespace klamm::admin

namespace klamm::features {

Result<Answer<Feature>> describe(Client& client, const Call& call) {
  const auto metadata = admin::fetch_metadata(client, admin::TopicChoice::none(), call);
  if (!metadata) return fail(metadata.error());
  Answer<Feature> out;
  // What a broker that is away supports is not known: it takes part again once it is back.
  const auto all = admin::fetch_all_brokers(client, *metadata, false, call);
  for (auto& error : all.absent()) out.problem(std::move(error));
  auto replies = admin::fetch_api_versions(client, all.live, call);
  admin::stamp(out, client);
  std::vector<const protocol::ApiVersionsResponse*> answered;
  for (auto& [broker, reply] : replies) {
    if (reply) {
      answered.push_back(&*reply);
    } else {
      out.problem(std::move(reply.error()));
    }
  }
  out.rows = admin::merge_features(answered);
  return out;
}

} // namespace klamm::features

namespace klamm {

const Schema& View<features::Feature>::schema() {
  using features::Feature;
  static const Schema schema =
      klamm::describe<Feature>("feature.describe", 1, "One row a feature of the cluster.")
          .key([](const Feature& feature) { return feature.name; })
          .column({"feature", "FEATURE", Unit::text, "Name of the feature"}, &Feature::name)
          .column({"finalized_level", "FINALIZED", Unit::id,
                   "Level the cluster runs at; 0 is off, null is not known"},
                  &Feature::finalized_level)
          .column({"finalized_name", "VERSION", Unit::text, "Kafka's name of that metadata.version"},
                  &Feature::finalized_name)
          .column({"supported_min", "MIN", Unit::id, "Lowest level that every broker supports"},
                  &Feature::supported_min)
          .column({"supported_max", "MAX", Unit::id, "Highest level that every broker supports"},
                  &Feature::supported_max)
          .column({"supported_max_name", "MAX-VERSION", Unit::text, "Kafka's name of that metadata.version"},
                  &Feature::supported_max_name)
          .column({"epoch", "EPOCH", Unit::id, "Epoch of the finalized levels", Shown::wide},
                  &Feature::epoch);
  return schema;
}

} // namespace klamm
