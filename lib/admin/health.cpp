#include <klamm/reassignments.hpp>

#include <admin/brokers.hpp>
#include <admin/call/api_versions.hpp>
#include <admin/call/each_broker.hpp>
#include <admin/call/stamp.hpp>
#include <admin/fetch/configs.hpp>
#include <admin/fetch/describe_cluster.hpp>
#include <admin/fetch/log_dirs.hpp>
#include <admin/fetch/metadata.hpp>
#include <admin/health_checks.hpp>

#include <algorithm>
#include <array>

namespace klamm::cluster {

namespace {

constexpr std::array throttle_lists{"leader.replication.throttled.replicas",
                                    "follower.replication.throttled.replicas"};
constexpr std::array throttle_rates{"leader.replication.throttled.rate",
                                    "follower.replication.throttled.rate"};
constexpr const char* min_insync_replicas = "min.insync.replicas";

std::string broker_target(std::int32_t id) {
  return "broker " + std::to_string(id);
}

class Doctor {
 public:
  Doctor(Client& client, const HealthQuery& query, const Call& call)
      : client_(client), checks_(query.checks), call_(call) {}

  Result<Answer<Finding>> run() {
    auto metadata = admin::fetch_metadata(client_, admin::TopicChoice::all(), call_);
    if (!metadata) return fail(std::move(metadata.error()));
    metadata_ = std::move(*metadata);
    brokers_ = admin::broker_ids(metadata_);
    admin::stamp(out_, client_);
    out_.visible_to_user = true;
    if (wants(check_brokers)) look_for_fenced();
    if (wants(check_quorum)) look_at_quorum();
    if (wants(check_log_dirs)) {
      look_at_log_dirs();
    } else if (wants(check_brokers)) {
      knock();
    }
    // Also for what only needs to know whether something moves.
    if (wants(check_partitions | check_min_isr | check_reassignments | check_throttles)) look_at_moves();
    if (wants(check_min_isr | check_throttles)) read_topic_configs();
    if (wants(check_throttles)) look_at_rates();
    for (auto& finding : admin::check_partitions({metadata_, moving_, min_isr_}, checks_))
      add(std::move(finding));
    for (auto& finding : lists_left_) add(std::move(finding));
    std::stable_sort(out_.rows.begin(), out_.rows.end(),
                     [](const Finding& a, const Finding& b) { return a.level > b.level; });
    return std::move(out_);
  }

 private:
  [[nodiscard]] bool wants(unsigned checks) const { return (checks_ & checks) != 0; }
  void add(Finding finding) { out_.rows.push_back(std::move(finding)); }

  /// A broker that is away is a finding, told once; any other error is something not learned.
  void broker_problem(Error error) {
    const bool away = error.kind == ErrorKind::no_answer || error.code == "CONNECTION_LOST";
    if (!away || !error.broker_id || !wants(check_brokers)) {
      out_.problem(std::move(error));
      return;
    }
    const std::int32_t id = *error.broker_id;
    if (!away_.insert(id).second) return;
    add({Level::critical, "BROKER_NOT_ANSWERING", broker_target(id), error.text, 1, {}});
  }

  [[nodiscard]] std::vector<std::int32_t> answering() const {
    std::vector<std::int32_t> ids;
    for (const std::int32_t id : brokers_) {
      if (away_.count(id) == 0) ids.push_back(id);
    }
    return ids;
  }

  void look_for_fenced() {
    std::set<std::int32_t> ids;
    const auto counts = admin::count_partitions(metadata_);
    if (auto fenced = admin::fetch_fenced(client_, call_)) {
      for (const auto& broker : *fenced) {
        const std::int32_t id = broker.broker_id;
        if (std::find(brokers_.begin(), brokers_.end(), id) != brokers_.end()) continue;
        ids.insert(id);
        const auto at = counts.find(id);
        const std::int32_t replicas = at == counts.end() ? 0 : at->second.replicas;
        add({Level::critical,
             "BROKER_FENCED",
             broker_target(id),
             KLAMM_TEXT(
                 "health",
                 "registered but not serving: stopped, starting or cut off; %1 replicas are placed on it")
                 .with(replicas),
             replicas,
             {}});
      }
    } else if (fenced.error().code != "UNSUPPORTED_VERSION") {
      out_.problem(std::move(fenced.error()));
    }
    for (auto& finding : admin::check_missing(metadata_, ids)) add(std::move(finding));
  }

  void look_at_quorum() {
    if (const auto state = quorum::read(client_, call_)) {
      for (auto& finding : admin::check_quorum(*state)) add(std::move(finding));
    } else if (state.error().code != "UNSUPPORTED_VERSION") {
      out_.problem(state.error());
    }
  }

  /// Needs no rights, and is answered by a broker that does anything at all.
  void knock() {
    for (auto& [id, reply] : admin::fetch_api_versions(client_, brokers_, admin::half_of(call_))) {
      if (!reply) broker_problem(std::move(reply.error()));
    }
  }

  void look_at_log_dirs() {
    // No topic is named: the directories alone are cheap, and as good a knock on each broker's door as any.
    auto facts = admin::fetch_log_dirs(client_, brokers_, admin::LogDirTopics{}, admin::half_of(call_));
    for (auto& error : facts.errors) broker_problem(std::move(error));
    for (const auto& broker : facts.brokers) {
      for (const auto& dir : broker.dirs) {
        if (dir.error_code == protocol::ErrorCode::none) continue;
        add({Level::critical,
             "LOG_DIR_OFFLINE",
             broker_target(broker.broker),
             KLAMM_TEXT("health", "log directory %1 is offline (%2)")
                 .with(dir.log_dir, protocol::name(dir.error_code)),
             1,
             {},
             dir.log_dir});
      }
    }
  }

  void look_at_moves() {
    auto moves = reassignments::list(client_, {}, call_);
    if (!moves) {
      moves_known_ = false;
      out_.problem(std::move(moves.error()));
      return;
    }
    for (const auto& row : moves->rows) moving_[row.topic][row.partition] = row.adding;
    if (!wants(check_reassignments)) return;
    for (const auto& [topic, partitions] : moving_) {
      std::vector<std::int32_t> numbers;
      for (const auto& [number, adding] : partitions) numbers.push_back(number);
      const auto count = static_cast<std::int64_t>(numbers.size());
      const Text range = admin::partition_words(numbers);
      add({Level::info, "REASSIGNING", "topic " + topic,
           KLAMM_TEXT("health", "being moved (`reassignment list`): %1").with(range), count,
           std::move(numbers)});
    }
  }

  void read_topic_configs() {
    std::vector<admin::ConfigResource> topics;
    for (const auto& topic : metadata_.topics) {
      if (topic.error_code == protocol::ErrorCode::none)
        topics.push_back({configs::EntityType::topic, topic.name.value_or("")});
    }
    admin::ConfigWanted wanted;
    if (wants(check_min_isr)) wanted.keys.emplace_back(min_insync_replicas);
    if (wants(check_throttles))
      wanted.keys.insert(wanted.keys.end(), throttle_lists.begin(), throttle_lists.end());
    auto configs = admin::fetch_configs(client_, topics, wanted, call_);
    for (auto& error : configs.errors) out_.problem(std::move(error));
    for (const auto& topic : configs.resources) {
      for (const auto& entry : topic.configs) {
        if (!entry.value) continue;
        if (entry.name == min_insync_replicas) {
          if (const auto number = admin::config_integer(*entry.value))
            min_isr_[topic.resource_name] = *number;
        } else if (moves_known_) {
          if (auto left = admin::check_throttle_list(topic.resource_name, entry.name, *entry.value, moving_))
            lists_left_.push_back(std::move(*left));
        }
      }
    }
  }

  void look_at_rates() {
    if (!moves_known_ || !moving_.empty()) return;
    std::vector<admin::ConfigResource> brokers;
    for (const std::int32_t id : answering())
      brokers.push_back({configs::EntityType::broker, std::to_string(id)});
    auto configs =
        admin::fetch_configs(client_, brokers, {{throttle_rates.begin(), throttle_rates.end()}, false, false},
                             admin::half_of(call_));
    for (auto& error : configs.errors) broker_problem(std::move(error));
    for (const auto& broker : configs.resources) {
      for (const auto& entry : broker.configs) {
        if (!entry.value || entry.config_source == admin::config_source_default) continue;
        add({Level::warning,
             "THROTTLE_LEFT",
             "broker " + broker.resource_name,
             KLAMM_TEXT("health", "%1=%2 (%3) is set while nothing moves")
                 .with(entry.name, *entry.value, admin::config_source_word(entry.config_source)),
             1,
             {},
             entry.name});
      }
    }
  }

  Client& client_;
  const unsigned checks_;
  const Call& call_;
  protocol::MetadataResponse metadata_;
  std::vector<std::int32_t> brokers_; ///< live ones
  std::set<std::int32_t> away_;
  admin::Moving moving_;
  bool moves_known_ = true;
  std::map<std::string, std::int64_t> min_isr_;
  std::vector<Finding> lists_left_;
  Answer<Finding> out_;
};

const char* word(Level level) {
  switch (level) {
  case Level::info: return "INFO";
  case Level::warning: return "WARNING";
  case Level::critical: return "CRITICAL";
  }
  return "CRITICAL";
}

} // namespace

Result<Answer<Finding>> health(Client& client, const HealthQuery& query, const Call& call) {
  return Doctor(client, query, call).run();
}

} // namespace klamm::cluster

namespace klamm {

const Schema& View<cluster::Finding>::schema() {
  using cluster::Finding;
  using cluster::Level;
  static const Schema schema =
      klamm::describe<Finding>("cluster.health", 1, "One row a finding; no rows means healthy.")
          .key([](const Finding& finding) { return finding.target; })
          .identity(&Finding::check, &Finding::target, &Finding::item)
          .columns_that_go_first("count")
          .severity(
              [](const Finding& finding) {
                switch (finding.level) {
                case Level::info: return Severity::info;
                case Level::warning: return Severity::warning;
                case Level::critical: return Severity::critical;
                }
                return Severity::unknown;
              },
              "severity")
          .column({"severity", "SEVERITY", Unit::state, "CRITICAL, WARNING or INFO"},
                  [](const Finding& finding) { return cluster::word(finding.level); })
          .column({"check", "CHECK", Unit::state,
                   "OFFLINE, UNDER_MIN_ISR, AT_MIN_ISR, UNDER_REPLICATED, LEADER_NOT_PREFERRED, "
                   "BROKER_FENCED, BROKER_MISSING, BROKER_NOT_ANSWERING, LOG_DIR_OFFLINE, REASSIGNING, "
                   "VOTER_BEHIND, NO_CONTROLLER, THROTTLE_LEFT"},
                  &Finding::check)
          .column({"target", "TARGET", Unit::text, "`topic NAME` or `broker ID`"}, &Finding::target)
          .column({"count", "COUNT", Unit::count, "Partitions, replicas or directories concerned"},
                  &Finding::count)
          .column({"detail", "DETAIL", Unit::text, "A sentence"},
                  [](const Finding& finding) { return finding.detail.english(); })
          .sentence()
          .column({"partitions", "PARTITIONS", Unit::ids, "A topic's partitions concerned", Shown::on_demand},
                  &Finding::partitions);
  return schema;
}

} // namespace klamm
