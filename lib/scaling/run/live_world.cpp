// A run on a cluster: what a look reads, and how often.

#include <klamm/partitions.hpp>
#include <klamm/reassignments.hpp>

#include <admin/fetch/log_dirs.hpp>
#include <admin/fetch/metadata.hpp>
#include <change/journal/lock.hpp>
#include <change/live/live_moves.hpp>
#include <change/live/partition_state.hpp>
#include <scaling/run/live_world.hpp>

#include <algorithm>
#include <thread>
#include <utility>

namespace klamm::scaling::run {

namespace {

constexpr std::chrono::seconds room_interval{30};
constexpr std::chrono::minutes min_interval{10};
constexpr std::chrono::milliseconds longest_pass{10'000};
constexpr int share = 50;   ///< of the time, what looks take at most: one in so many
constexpr int reserve = 20; ///< of a broker's disks, what a run leaves free: one in so many

bool under_min(const protocol::MetadataResponse::Partition& partition, std::int64_t least) {
  return static_cast<std::int64_t>(partition.isr_nodes.size()) <
         partitions::effective_min_isr(least, partition.replica_nodes.size());
}

SeenPartition seen_of(const protocol::MetadataResponse::Partition& partition, std::int64_t least) {
  SeenPartition out;
  out.exists = true;
  out.replicas.assign(partition.replica_nodes.begin(), partition.replica_nodes.end());
  out.in_sync.assign(partition.isr_nodes.begin(), partition.isr_nodes.end());
  if (partition.leader_id >= 0) out.leader = partition.leader_id;
  out.min_in_sync = least;
  return out;
}

} // namespace

Call LiveWorld::call() const {
  Call call = Call::within(how_.timeout);
  call.cancel = how_.cancel;
  call.call_class = CallClass::background;
  return call;
}

std::int64_t LiveWorld::min_in_sync(const std::string& topic) const {
  const auto found = min_in_sync_.find(topic);
  return found == min_in_sync_.end() ? 1 : found->second;
}

/// Where that may not be read, one in-sync replica is taken to be enough.
void LiveWorld::read_min_in_sync() {
  if (min_at_ != Clock::time_point{} && Clock::now() - min_at_ < min_interval) return;
  min_at_ = Clock::now();
  const auto rows = partitions::list(client_, {{}, {}, 0, {}, {}, partitions::load_min_isr}, call());
  if (!rows) return;
  for (const auto& row : rows->rows) {
    if (row.of->min_insync_replicas) min_in_sync_[row.of->name] = *row.of->min_insync_replicas;
  }
}

void LiveWorld::read_room(const std::vector<std::int32_t>& live) {
  if (room_at_ != Clock::time_point{} && Clock::now() - room_at_ < room_interval) return;
  room_at_ = Clock::now();
  constexpr std::int16_t capacity_from = 4;
  const auto dirs = admin::fetch_log_dirs(client_, live, std::nullopt, call());
  for (const auto& broker : dirs.brokers) {
    std::int64_t free = 0;
    bool told = broker.version >= capacity_from && !broker.dirs.empty();
    for (const auto& dir : broker.dirs) {
      if (dir.error_code != protocol::ErrorCode::none) continue;
      told = told && dir.total_bytes >= 0 && dir.usable_bytes >= 0;
      free += std::max<std::int64_t>(dir.usable_bytes - dir.total_bytes / reserve, 0);
    }
    if (told) room_[broker.broker] = free;
  }
}

Result<Seen> LiveWorld::look(const std::vector<Goal>& goals) {
  const auto begun = Clock::now();
  read_min_in_sync();
  // Before Metadata: what has ended in between then shows its new replicas, or older ones.
  const auto moves = reassignments::list(client_, {}, call());
  if (!moves) return fail(moves.error());
  const auto metadata = admin::fetch_metadata(client_, admin::TopicChoice::all(), call());
  if (!metadata) return fail(metadata.error());
  Seen out;
  out.at = std::chrono::duration_cast<Time>(Clock::now() - begun_);
  const auto live = admin::broker_ids(*metadata);
  out.live.insert(live.begin(), live.end());
  read_room(live);
  out.room = room_;
  std::map<std::string, std::map<std::int32_t, std::size_t>> wanted;
  for (std::size_t i = 0; i < goals.size(); ++i) wanted[goals[i].topic][goals[i].partition] = i;
  out.partitions.resize(goals.size());
  for (const auto& topic : metadata->topics) {
    const std::string name = topic.name.value_or("");
    const auto ours = wanted.find(name);
    const std::int64_t least = min_in_sync(name);
    for (const auto& partition : topic.partitions) {
      const auto at = ours == wanted.end() ? decltype(ours->second.end())()
                                           : ours->second.find(partition.partition_index);
      if (ours != wanted.end() && at != ours->second.end()) {
        const std::string& id = goals[at->second].topic_id;
        if (id.empty() || topic.topic_id.is_zero() || topic.topic_id.text() == id)
          out.partitions[at->second] = seen_of(partition, least);
        continue;
      }
      out.others_out_of_sync += static_cast<std::int64_t>(partition.replica_nodes.size()) -
                                static_cast<std::int64_t>(partition.isr_nodes.size());
      out.others_under_min += under_min(partition, least) ? 1 : 0;
    }
  }
  for (const auto& row : moves->rows) {
    const auto topic = wanted.find(row.topic);
    if (topic == wanted.end()) continue;
    const auto at = topic->second.find(row.partition);
    if (at == topic->second.end()) continue;
    auto move = changes::move_of(row.replicas, row.adding, row.removing);
    out.partitions[at->second].move = {std::move(move.target), std::move(move.original)};
  }
  look_took_ = Clock::now() - begun;
  return out;
}

Result<plan::LiveMoves> LiveWorld::read(const std::vector<std::string>& topics, bool throttles) {
  Call reading = call();
  reading.cancel = {}; // what puts right what was left is read after a signal too
  return plan::read_live_moves(client_, topics, false,
                               throttles ? plan::moves_lists | plan::moves_rates : plan::moves_only, reading);
}

Result<Answer<changes::StepRow>> LiveWorld::apply(const changes::Plan& plan, bool completing) {
  const auto started = [this](const std::string& id) {
    if (!change_id_.empty()) return;
    change_id_ = id;
    told_ = log_.append({{"kind", "change"}, {"at", changes::now_value()}, {"id", id}});
  };
  auto applied =
      how_.apply({plan, completing ? Cancel() : how_.cancel,
                  completing ? changes::Part::completing : changes::Part::wished_for, change_id_, started});
  if (!told_) return fail(told_.error());
  return applied;
}

std::optional<ErrorKind> LiveWorld::stopped() {
  if (how_.cancel.requested()) return ErrorKind::cancelled;
  if (how_.until && Clock::now() >= *how_.until) return ErrorKind::no_answer;
  return std::nullopt;
}

/// What looks cost is a small part of the time: they are rarer where they take longer.
void LiveWorld::pass(Time time) {
  constexpr Time doze{50};
  if (time.count() > 0)
    time =
        std::clamp(std::chrono::duration_cast<Time>(look_took_ * share), time, std::max(time, longest_pass));
  const auto until = Clock::now() + time;
  const Wish before = wish();
  while (Clock::now() < until && !stopped() && wish() == before) std::this_thread::sleep_for(doze);
}

Result<RunEnd> drive(Client& client, const Run& run, const Driving& how) {
  if (auto same = changes::require_cluster(client, run.cluster_id, Call::within(how.timeout)); !same)
    return fail(same.error());
  // What drove it before may be on its way out.
  auto lock = changes::ClusterLock::take(how.state_folder, lock_name(run.cluster_id), run.id,
                                         std::chrono::milliseconds(0), how.cancel);
  if (!lock) {
    if (lock.error().code != "CHANGE_RUNNING") return fail(lock.error());
    return fail(run_in_progress(changes::ClusterLock::holder(how.state_folder, lock_name(run.cluster_id))));
  }
  auto record = read_record(how.state_folder, run.id); // as it is now that nobody else goes on with it
  if (!record) return fail(record.error());
  auto journal = changes::Journal::reopen(folder_of(how.state_folder, run.id) + "/log.jsonl");
  if (!journal) return fail(journal.error());
  FileLog log(std::move(*journal));
  if (auto noted = log.append({{"kind", "drive"}, {"at", changes::now_value()}}); !noted)
    return fail(noted.error());
  LiveWorld world(client, how, record->run, log);
  Progress told;
  const auto progress = [&](const Progress& at) {
    write_progress(how.state_folder, run.id, at);
    if (at.done != told.done || at.left_out != told.left_out)
      how.note(
          KLAMM_TEXT("run", "%1 of %2 partitions done, %3 move").with(at.done, at.partitions, at.moving));
    told = at;
  };
  Driver driver(world, log, {how.note, how.remark, progress}, std::move(record->plan), record->past);
  auto end = driver.run();
  write_progress(how.state_folder, run.id, end.progress);
  return end;
}

} // namespace klamm::scaling::run
