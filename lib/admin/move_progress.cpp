#include <klamm/move_progress.hpp>
#include <klamm/reassignments.hpp>
#include <klamm/units.hpp>

#include <admin/fetch/ended_moves.hpp>
#include <admin/fetch/log_dirs.hpp>
#include <admin/fetch/metadata.hpp>
#include <admin/move_pace.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

namespace klamm::wait {

namespace {

using reassignments::Reassignment;
using Clock = std::chrono::steady_clock;
using std::chrono::seconds;

constexpr seconds between_sizes{5};

class Progress {
 public:
  Progress(Client& client, Moves moves)
      : client_(client), pace_(moves.throttle), wanted_(places_of(moves.partitions)),
        topics_(topics_of(wanted_)), ended_(topics_) {
    for (auto& move : moves.partitions)
      if (!move.stood_on.empty()) ended_.began(move.topic, move.partition, std::move(move.stood_on));
  }

  Result<Text> look(const Call& call) {
    const bool sizes = !said_ || Clock::now() - *said_ >= between_sizes;
    const unsigned load = sizes ? reassignments::load_progress : reassignments::load_nothing;
    auto listed = reassignments::list(client_, {topics_, load}, call);
    if (!listed) return fail(std::move(listed.error()));
    std::erase_if(listed->rows, [this](const Reassignment& row) {
      return wanted_.count({row.topic, row.partition}) == 0;
    });
    // A topic deleted meanwhile does not move; one that may not be seen is not known to stand still.
    for (auto& error : listed->errors) {
      if (listed->rows.empty() && error.code != "UNKNOWN_TOPIC_OR_PARTITION") return fail(std::move(error));
    }
    ended_.saw(listed->rows);
    if (listed->rows.empty()) return ended_.shown(client_, call);
    if (!sizes) return words_;
    said_ = Clock::now();
    words_ = describe(*listed, call);
    return words_;
  }

 private:
  using Partitions = std::set<std::pair<std::string, std::int32_t>>;

  static Partitions places_of(const std::vector<Move>& moves) {
    Partitions out;
    for (const auto& move : moves) out.emplace(move.topic, move.partition);
    return out;
  }

  static std::vector<std::string> topics_of(const Partitions& partitions) {
    std::vector<std::string> out;
    for (const auto& at : partitions) {
      if (out.empty() || out.back() != at.first) out.push_back(at.first);
    }
    return out;
  }

  Text describe(const Answer<Reassignment>& listed, const Call& call) {
    std::map<std::int32_t, std::int64_t> left_on;
    std::int64_t left = 0;
    std::size_t unknown = 0;
    for (const auto& row : listed.rows) {
      if (!row.left_bytes) ++unknown;
      left += row.left_bytes.value_or(0);
      for (const std::int32_t id : row.adding)
        left_on[id] += row.left_bytes.value_or(0) / static_cast<std::int64_t>(row.adding.size());
    }
    std::string what;
    if (unknown == listed.rows.size()) {
      what = "what is left could not be learned" + why(listed.errors);
    } else if (unknown != 0) {
      what = "at least " + units::print_size(left) + " left" + why(listed.errors);
    } else {
      what = units::print_size(left) + " left" + pace_.at(*said_, left, left_on);
    }
    return (wanted_.size() == 1       ? KLAMM_TEXT("wait", "%1 of %2 partition still moves; %3%4")
            : listed.rows.size() == 1 ? KLAMM_TEXT("wait", "%1 of %2 partitions still moves; %3%4")
                                      : KLAMM_TEXT("wait", "%1 of %2 partitions still move; %3%4"))
        .with(listed.rows.size(), wanted_.size(), what, obstacles(listed.rows, call));
  }

  /// ` (broker 3: no answer)`; nothing where the replicas were asked for too late: those moves have ended.
  static std::string why(const std::vector<Error>& errors) {
    if (errors.empty()) return "";
    const auto target = errors.front().target;
    return " (" + (target.empty() ? "" : target + ": ") + errors.front().text.english() + ")";
  }

  std::string obstacles(const std::vector<Reassignment>& rows, const Call& call) {
    const auto metadata = admin::fetch_metadata(client_, admin::TopicChoice::none(), call);
    if (!metadata) return "";
    const auto live = admin::broker_ids(*metadata);
    std::set<std::int32_t> getting, keeping;
    for (const auto& row : rows) {
      for (const std::int32_t id : row.replicas) {
        if (std::binary_search(live.begin(), live.end(), id)) continue;
        const auto in = [id](const std::vector<std::int32_t>& list) {
          return std::find(list.begin(), list.end(), id) != list.end();
        };
        if (in(row.adding)) {
          getting.insert(id);
        } else if (!in(row.removing)) {
          keeping.insert(id);
        }
      }
    }
    std::string out;
    for (const std::int32_t id : getting)
      out += "; broker " + std::to_string(id) +
             " is down and is to get replicas: it goes on when the broker is back, or cancel it";
    for (const std::int32_t id : keeping)
      out += "; broker " + std::to_string(id) +
             " is down and keeps replicas: before Kafka 4.3 a move does not end without it";
    return out;
  }

  Client& client_;
  MovePace pace_;
  Partitions wanted_;
  std::vector<std::string> topics_;
  admin::EndedMoves ended_;
  std::optional<Clock::time_point> said_;
  Text words_;
};

} // namespace

Condition moves_done(Client& client, Moves moves) {
  const auto progress = std::make_shared<Progress>(client, std::move(moves));
  return [progress](const Call& call) { return progress->look(call); };
}

Condition moves_arrived(Client& client,
                        std::map<std::pair<std::string, std::int32_t>, std::vector<std::int32_t>> replicas) {
  return [&client, wanted = std::move(replicas)](const Call& call) -> Result<Text> {
    std::set<std::string> topics;
    for (const auto& [at, ids] : wanted) topics.insert(at.first);
    if (topics.empty()) return Text{};
    const auto metadata =
        admin::fetch_metadata(client, admin::TopicChoice::named({topics.begin(), topics.end()}), call);
    if (!metadata) return fail(metadata.error());
    std::size_t there = 0;
    std::string other;
    for (const auto& topic : metadata->topics) {
      for (const auto& partition : topic.partitions) {
        const auto at = wanted.find({topic.name.value_or(""), partition.partition_index});
        if (at == wanted.end()) continue;
        const auto& nodes = partition.replica_nodes;
        if (std::equal(nodes.begin(), nodes.end(), at->second.begin(), at->second.end())) {
          ++there;
        } else if (other.empty()) {
          other = ": " + at->first.first + ":" + std::to_string(at->first.second);
        }
      }
    }
    if (there == wanted.size()) return Text{};
    const std::size_t away = wanted.size() - there;
    return (wanted.size() == 1 ? KLAMM_TEXT("wait", "%1 of %2 partition is not where it was moved to%3")
            : away == 1        ? KLAMM_TEXT("wait", "%1 of %2 partitions is not where it was moved to%3")
                               : KLAMM_TEXT("wait", "%1 of %2 partitions are not where they were moved to%3"))
        .with(away, wanted.size(), other);
  };
}

} // namespace klamm::wait
