#include "show_cluster.hpp"

#include <algorithm>
#include <cmath>

namespace klamm::testing {
namespace {

constexpr std::int64_t gib = std::int64_t{1} << 30;
constexpr std::int32_t away = 6;

struct Told {
  const char* name;
  int partitions;
  double gibibytes; ///< all replicas together
  double records;   ///< millions
  const char* retention;
  const char* policy = nullptr;
  int on_the_broker_away = 0; ///< partitions with a replica there
};

constexpr const char* day = "86400000";
constexpr const char* week = "604800000";
constexpr const char* fortnight = "1209600000";
constexpr const char* month = "2592000000";

constexpr Told topics[] = {
    {"logs.app", 48, 8622, 13'500, fortnight, nullptr, 8},
    {"telemetry.raw", 96, 6963, 23'200, week},
    {"clicks", 48, 4413, 11'900, fortnight},
    {"orders", 24, 1966, 2'540, week, nullptr, 6},
    {"account.events", 12, 1126, 611, "-1"},
    {"telemetry.hourly", 24, 812, 851, "31536000000"},
    {"clicks.sessions", 24, 540, 2'130, month},
    {"logs.audit", 12, 498, 327, "7776000000"},
    {"logs.nginx", 24, 377, 570, "259200000"},
    {"orders.enriched", 24, 301, 363, day},
    {"payments", 24, 288, 363, month},
    {"inventory.changes", 12, 214, 187, week, "compact,delete"},
    {"clicks.bot-scores", 12, 188, 124, week},
    {"account.snapshots", 12, 152, 42, week, "compact"},
    {"telemetry.alerts", 6, 96.4, 109, "7776000000"},
    {"shipments", 12, 88, 166, month},
    {"search.queries", 24, 71.5, 158, "259200000"},
    {"prices.eu", 6, 64.2, 22.5, week, "compact"},
    {"logs.app.dlq", 6, 52.8, 8.47, fortnight},
    {"tmp.orders.v1", 12, 40.1, 86.9, week},
    {"fraud.decisions", 6, 38.7, 49.6, fortnight},
    {"mail.outbound", 6, 29.9, 9.31, fortnight},
    {"orders.returns", 12, 21.4, 7.78, month},
    {"recommendations.v2", 12, 18.6, 9.5, "172800000"},
    {"users.preferences", 6, 12.1, 3.3, week, "compact"},
    {"billing.invoices", 6, 9.8, 1.9, "31536000000"},
    {"warehouse.stock", 6, 7.7, 6.1, week, "compact"},
    {"notifications.push", 12, 5.2, 40.4, day},
    {"feature.flags", 1, 0.02, 0.004, week, "compact"},
    {"tmp.clicks", 6, 1.1, 1.1, week},
    {"tmp.old", 1, 0, 0, week},
};

/// Rack a is brokers 1 and 4, rack b broker 2, rack c broker 3: so two of them hold twice as much.
void place(Model::Topic& topic, const Told& told, int first) {
  const int count = told.partitions;
  const int every = std::max(1, count / std::max(1, told.on_the_broker_away));
  for (int p = 0; p < count; ++p) {
    auto& at = topic.at(static_cast<std::size_t>(p));
    const bool touched = told.on_the_broker_away > 0 && p % every == 2 && p / every < told.on_the_broker_away;
    at.replicas = {(first + p / 3) % 2 == 0 ? 1 : 4, 2, touched ? away : 3};
    std::rotate(at.replicas.begin(), at.replicas.begin() + (first + p) % (touched ? 2 : 3),
                at.replicas.end());
    at.isr = at.replicas;
    at.leader = at.replicas.front();
    at.leader_epoch = 4 + (p * 7 + first) % 4;
    const double share = 1.0 + 0.06 * std::sin(p * 1.7 + first);
    const auto records = static_cast<std::int64_t>(told.records * 1e6 * share / count);
    at.end = records +
             static_cast<std::int64_t>(told.records * 0.9e6 * (1.0 + 0.05 * std::cos(p + first)) / count);
    at.start = at.end - records;
    at.size_bytes = static_cast<std::int64_t>(told.gibibytes * static_cast<double>(gib) * share / count / 3);
  }
}

void read_by(Model& model, const char* group, const char* topic, std::int64_t behind, int of = 1) {
  const auto& partitions = model.topic(topic).partitions;
  for (std::size_t p = 0; p < partitions.size(); ++p) {
    const bool slow = static_cast<int>(p) % of == 0;
    model.group(group).commit(
        topic, static_cast<std::int32_t>(p),
        std::max(partitions[p].start, partitions[p].end - (slow ? behind + 37 * static_cast<std::int64_t>(p)
                                                                : static_cast<std::int64_t>(p % 3))));
  }
}

void live(Model& model, const char* group, const char* topic, int members) {
  const auto count = static_cast<std::int32_t>(model.topic(topic).partitions.size());
  for (int m = 0; m < members; ++m) {
    Model::Ids own;
    for (std::int32_t p = m; p < count; p += members) own.push_back(p);
    auto& member = model.add_member(group, std::string(group) + "-" + std::to_string(m + 1), {{topic, own}});
    member.host = "/10.0." + std::to_string(2 + m % 3) + "." + std::to_string(7 + m);
  }
}

void add_groups(Model& model) {
  model.add_group("billing").assignor = "cooperative-sticky";
  read_by(model, "billing", "orders", 88'000, 4);
  read_by(model, "billing", "account.events", 0);
  live(model, "billing", "orders", 4);
  model.add_group("audit");
  read_by(model, "audit", "logs.audit", 8'034);
  live(model, "audit", "logs.audit", 1);
  model.add_group("reports-weekly");
  read_by(model, "reports-weekly", "payments", 7);
  struct Line {
    const char* id;
    const char* type;
    const char* topic;
    std::int64_t behind;
    int members;
  };
  constexpr Line lines[] = {
      {"telemetry-agg", "Consumer", "telemetry.raw", 85, 12},
      {"dwh-orders", "Classic", "orders", 77, 3},
      {"search-indexer", "Consumer", "search.queries", 26, 4},
      {"logs-indexer", "Consumer", "logs.app", 10, 8},
      {"dwh-clicks", "Classic", "clicks", 8, 3},
      {"telemetry-hourly", "Classic", "telemetry.raw", 3, 12},
      {"orders-enricher", "Classic", "orders", 8, 6},
      {"shipping", "Consumer", "shipments", 8, 4},
      {"logs-alerting", "Consumer", "logs.app", 1, 4},
      {"inventory-sync", "Classic", "inventory.changes", 4, 2},
      {"fraud-scorer", "Consumer", "payments", 1, 6},
      {"account-audit", "Classic", "account.events", 0, 1},
      {"payments-ledger", "Consumer", "payments", 0, 4},
      {"prices-cache-1", "Classic", "prices.eu", 0, 1},
      {"prices-cache-2", "Classic", "prices.eu", 0, 1},
      {"recommendations", "Consumer", "recommendations.v2", 0, 3},
      {"mailer", "Classic", "mail.outbound", 0, 2},
      {"clicks-sessions", "Consumer", "clicks", 60, 8},
      {"stock-sync", "Classic", "warehouse.stock", 0, 2},
      {"push-sender", "Consumer", "notifications.push", 12, 4},
  };
  for (const auto& line : lines) {
    model.add_group(line.id, line.type);
    read_by(model, line.id, line.topic, line.behind);
    live(model, line.id, line.topic, line.members);
  }
  model.add_group("dev-test-42");
  model.add_group("mirror-us").error = protocol::ErrorCode::group_authorization_failed;
}

} // namespace

Model show_cluster() {
  Model model(6);
  model.cluster_id = "cHJvZC1ldS1rYWZrYS0xMA";
  int first = 0;
  for (const auto& told : topics) {
    auto& topic = model.add_topic(told.name, told.partitions, 3);
    place(topic, told, first++);
    Model::set(topic.configs, "retention.ms", told.retention);
    if (told.policy) Model::set(topic.configs, "cleanup.policy", told.policy);
  }
  Model::set(model.topic("orders").configs, "min.insync.replicas", "2");
  Model::set(model.topic("orders").configs, "compression.type", "lz4");
  Model::set(model.topic("orders").configs, "segment.bytes", "536870912");
  auto& sessions = model.add_topic("tmp.sessions", 1, 1);
  sessions.at(0).replicas = sessions.at(0).isr = {away};
  sessions.at(0).leader = away;
  sessions.at(0).size_bytes = 3 << 20;
  auto& offsets = model.add_topic("__consumer_offsets", 8, 3);
  offsets.internal = true;
  for (auto& at : offsets.partitions) {
    at.end = 12'400'300;
    at.size_bytes = 40 << 20;
    at.replicas = at.isr = {1 + (&at - offsets.partitions.data()) % 2 * 3 == 1 ? 1 : 4, 2, 3};
    at.leader = at.replicas.front();
  }
  Model::set(offsets.configs, "cleanup.policy", "compact");
  add_groups(model);
  for (auto& [id, broker] : model.brokers) {
    std::int64_t held = 0;
    for (const auto& [name, topic] : model.topics)
      for (const auto& at : topic.partitions)
        if (std::count(at.replicas.begin(), at.replicas.end(), id) > 0) held += at.size_bytes;
    broker.log_dirs.front().total_bytes = 12 * 1024 * gib;
    broker.log_dirs.front().usable_bytes = broker.log_dirs.front().total_bytes - held - 40 * gib;
  }
  for (int moment = -12; moment < 0; ++moment) pass_a_moment(model, moment);
  model.quorum.leader = 2;
  for (auto& voter : model.quorum.voters) voter.end_offset = model.quorum.high_watermark;
  return model;
}

void lose_a_broker(Model& model) {
  model.broker(away).fenced = true;
  for (auto& [name, topic] : model.topics)
    for (auto& at : topic.partitions) {
      if (std::count(at.replicas.begin(), at.replicas.end(), away) == 0) continue;
      at.offline = {away};
      if (at.isr.size() == 1)
        at.leader = -1;
      else
        std::erase(at.isr, away);
    }
  auto& orders = model.topic("orders");
  orders.at(9).leader = orders.at(9).replicas[1]; // not the preferred one
  ++orders.at(9).leader_epoch;
  std::erase(orders.at(6).isr, 3);
  // two partitions on their way to broker 5
  for (const std::size_t p : {std::size_t{4}, std::size_t{12}}) {
    auto& at = model.topic("telemetry.raw").at(p);
    at.removing = {at.replicas.back()};
    at.adding = {5};
    at.replicas.push_back(5);
  }
}

void pass_a_moment(Model& model, int moment) {
  for (auto& [name, topic] : model.topics) {
    if (topic.internal || topic.partitions.front().end == 0) continue;
    for (std::size_t p = 0; p < topic.partitions.size(); ++p)
      topic.at(p).end += 40 + static_cast<std::int64_t>(25 * std::sin(moment * 0.9 + static_cast<double>(p)));
  }
  for (auto& [id, group] : model.groups) {
    const bool slow = id == "billing" || id == "audit";
    for (auto& [name, commits] : group.commits) {
      auto& partitions = model.topic(name).partitions;
      for (auto& [p, commit] : commits) {
        const auto end = partitions[static_cast<std::size_t>(p)].end;
        if (id == "audit" || group.members.empty()) continue; // stopped
        if (slow && name == "orders" && p % 4 == 0)
          commit.offset += 15;
        else
          commit.offset = std::max(
              commit.offset,
              end -
                  static_cast<std::int64_t>((p * 5 + (moment + 100) * 7 + static_cast<int>(id.size())) % 23) -
                  (id == "clicks-sessions" ? std::max(0, 400 - moment * 16) : 0));
      }
    }
  }
}

} // namespace klamm::testing
