#include <admin/fetch/all_brokers.hpp>
#include <admin/fetch/describe_cluster.hpp>
#include <admin/fetch/log_dirs.hpp>
#include <admin/fetch/metadata.hpp>

#include <algorithm>

namespace klamm::admin {

namespace {

Error absent_broker(std::int32_t id, const char* code, const Text& text) {
  Error error = Error::of(ErrorKind::no_answer, code, text).about("broker " + std::to_string(id));
  error.broker_id = id;
  return error;
}

Error fenced_broker(std::int32_t id) {
  return absent_broker(
      id, "BROKER_FENCED",
      KLAMM_TEXT("brokers", "broker %1 is fenced: it is stopped, starting or shutting down").with(id));
}

Error missing_broker(std::int32_t id) {
  return absent_broker(
      id, "BROKER_MISSING",
      KLAMM_TEXT("brokers", "broker %1 is not in the cluster, though replicas are placed on it").with(id));
}

} // namespace

std::vector<Error> AllBrokers::absent() const {
  std::vector<Error> errors;
  for (const std::int32_t id : fenced) errors.push_back(fenced_broker(id));
  for (const std::int32_t id : missing) errors.push_back(missing_broker(id));
  std::sort(errors.begin(), errors.end(),
            [](const Error& a, const Error& b) { return a.broker_id < b.broker_id; });
  errors.insert(errors.end(), unknown.begin(), unknown.end());
  return errors;
}

AllBrokers fetch_all_brokers(Client& client, const protocol::MetadataResponse& metadata, bool replicas,
                             const Call& call) {
  AllBrokers out;
  out.live = broker_ids(metadata);
  const auto is_live = [&](std::int32_t id) {
    return std::binary_search(out.live.begin(), out.live.end(), id);
  };
  if (auto fenced = fetch_fenced(client, call)) {
    for (const auto& broker : *fenced) {
      if (!is_live(broker.broker_id)) out.fenced.insert(broker.broker_id);
    }
  } else if (fenced.error().code == "UNSUPPORTED_VERSION") {
    replicas = true;
  } else {
    out.unknown.push_back(std::move(fenced.error()));
  }
  if (!replicas) return out;
  const auto add = [&](const protocol::MetadataResponse& all) {
    for (const auto& topic : all.topics) {
      for (const auto& partition : topic.partitions) {
        for (const std::int32_t id : partition.replica_nodes) {
          if (!is_live(id) && out.fenced.count(id) == 0) out.missing.insert(id);
        }
      }
    }
  };
  if (!metadata.topics.empty()) {
    add(metadata);
  } else if (auto all = fetch_metadata(client, TopicChoice::all(), call)) {
    add(*all);
  } else {
    out.unknown.push_back(std::move(all.error()));
  }
  return out;
}

void name_fenced(Client& client, std::vector<Error>& errors, const Call& call) {
  const auto not_live = [](const Error& error) { return error.code == "UNKNOWN_BROKER" && error.broker_id; };
  if (std::none_of(errors.begin(), errors.end(), not_live)) return;
  const auto fenced = fetch_fenced(client, call);
  if (!fenced) return;
  for (auto& error : errors) {
    if (!not_live(error)) continue;
    const auto is_it = [&](const ClusterBroker& broker) { return broker.broker_id == *error.broker_id; };
    if (std::any_of(fenced->begin(), fenced->end(), is_it)) error = fenced_broker(*error.broker_id);
  }
}

} // namespace klamm::admin
