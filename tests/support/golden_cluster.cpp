#include <support/golden_cluster.hpp>

namespace klamm::testing {

namespace {

constexpr std::int64_t mib = 1 << 20;

void fill_log(Model::Topic& topic, std::int64_t start, std::int64_t end, std::int64_t bytes) {
  for (std::size_t p = 0; p < topic.partitions.size(); ++p) {
    const auto step = static_cast<std::int64_t>(p);
    topic.at(p).start = start;
    topic.at(p).end = end + 10 * step;
    topic.at(p).size_bytes = bytes + step * mib;
  }
}

void add_topics(Model& model) {
  auto& orders = model.add_topic("orders", 6, 3);
  fill_log(orders, 0, 1000, 8 * mib);
  orders.at(4).isr.pop_back(); // under-replicated
  Model::set(orders.configs, "retention.ms", "604800000");

  auto& clicks = model.add_topic("clicks", 3, 2);
  fill_log(clicks, 500, 5000, 64 * mib);
  clicks.at(2).leader = -1; // offline: both replicas are gone
  clicks.at(2).offline = clicks.at(2).replicas;
  clicks.at(2).isr = {clicks.at(2).replicas.back()};

  fill_log(model.add_topic("logs.app", 12, 1), 20'000, 30'000, 128 * mib);
  Model::set(model.topic("logs.app").configs, "retention.ms", "3600000");
  Model::set(model.topic("logs.app").configs, "segment.bytes", "16777216");

  auto& latest = model.add_topic("device.latest", 3, 2);
  fill_log(latest, 0, 400, mib);
  Model::set(latest.configs, "cleanup.policy", "compact");
  latest.at(0).adding = {3};
  latest.at(0).removing = {1};
  latest.at(0).replicas = {1, 2, 3};

  auto& events = model.add_topic("account.events", 3, 3);
  fill_log(events, 0, 90, 2 * mib);
  Model::set(events.configs, "min.insync.replicas", "2");
  Model::set(events.configs, "retention.ms", "-1");
  events.at(1).isr = {events.at(1).leader}; // below min.insync.replicas
  events.at(1).elr = {events.at(1).replicas.back()};
  events.at(0).stable_end = 85; // a transaction is open

  auto& offsets = model.add_topic("__consumer_offsets", 3, 3);
  offsets.internal = true;
  fill_log(offsets, 0, 250, mib);
  Model::set(offsets.configs, "cleanup.policy", "compact");

  model.add_topic("secret.topic", 1, 1).error = protocol::ErrorCode::topic_authorization_failed;
}

void add_classic_groups(Model& model) {
  auto& billing = model.add_group("billing");
  for (std::int32_t p = 0; p < 6; ++p) billing.commit("orders", p, 1000 + 10 * p);

  model.add_group("shipping");
  for (std::int32_t p = 0; p < 6; ++p) model.group("shipping").commit("orders", p, 900);
  model.add_member("shipping", "shipping-app", {{"orders", {0, 1, 2, 3, 4, 5}}}).instance_id = "rack-7";

  auto& audit = model.add_group("audit"); // stopped: retention has removed what it had not read
  for (std::int32_t p = 0; p < 12; ++p) audit.commit("logs.app", p, p < 6 ? 12'000 : 25'000);

  model.add_group("replay").commit("device.latest", 0, 450).commit("device.latest", 1, 400);

  model.add_group("old-report").commit("orders", 0, 1000).commit("deleted.topic", 0, 77);
}

void add_newer_groups(Model& model) {
  model.add_group("fraud", "Consumer");
  for (std::int32_t p = 0; p < 3; ++p) model.group("fraud").commit("clicks", p, 4000);
  model.add_member("fraud", "fraud-1", {{"clicks", {0, 1}}});
  model.add_member("fraud", "fraud-2", {{"clicks", {2}}}).rack = "b";

  model.add_group("newcomer", "Consumer");
  model.add_member("newcomer", "newcomer-app", {{"account.events", {0, 1, 2}}});

  model.add_group("sessions", "Share");
  for (std::int32_t p = 0; p < 2; ++p) {
    auto& commit = model.group("sessions").commits["clicks"][p];
    commit.offset = 4950;
    commit.lag = 50 + 10 * p;
  }
  model.add_member("sessions", "sessions-app", {{"clicks", {0, 1}}});

  auto& enricher = model.add_group("enricher", "Streams");
  enricher.topology = {{"0", {"orders"}, {"enricher-store-changelog"}}};
  for (std::int32_t p = 0; p < 6; ++p) enricher.commit("orders", p, 990);
  model.add_member("enricher", "enricher-app").tasks = {{"0", {0, 1, 2, 3, 4, 5}}};
}

} // namespace

Model golden_cluster() {
  Model model(3);
  model.cluster_id = "Z29sZGVuLWNsdXN0ZXItMQ";
  add_topics(model);
  add_classic_groups(model);
  add_newer_groups(model);
  model.quorum.leader = 2;
  model.quorum.voters[2].end_offset = 990;
  Model::set(model.cluster_configs, "log.retention.ms", "86400000", 3);
  Model::set(model.broker(2).configs, "leader.replication.throttled.rate", "10485760", 2);
  return model;
}

} // namespace klamm::testing
