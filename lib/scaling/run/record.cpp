#include <klamm/units.hpp>

#include <change/journal/lock.hpp>
#include <change/operations/files.hpp>
#include <change/operations/json.hpp>
#include <fcntl.h>
#include <scaling/run/record.hpp>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <utility>

namespace klamm::scaling::run {

using changes::integer_of;
using changes::member;
using changes::text_of;

namespace {

constexpr std::size_t most_small_file = std::size_t{1} << 16U;

Error no_run(Text text) {
  return Error::of(ErrorKind::usage, "NO_RUN", std::move(text));
}

Error bad_record(const std::string& path, const char* why) {
  return Error::of(ErrorKind::failed, "CORRUPT",
                   KLAMM_TEXT("run", "%1 is not a record of a run: %2").with(path, why))
      .about(path);
}

Result<void> write_file(const std::string& path, std::string_view bytes) {
  const changes::Descriptor file(
      ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (!file.open()) return fail(changes::file_error("make", path));
  return changes::write_and_sync(file.get(), bytes, path);
}

/// So that who reads it finds the old one or the new one.
Result<void> replace_file(const std::string& path, std::string_view bytes) {
  const std::string fresh = path + "." + std::to_string(::getpid());
  if (auto written = write_file(fresh, bytes); !written) return written;
  if (std::rename(fresh.c_str(), path.c_str()) != 0) return fail(changes::file_error("replace", path));
  return {};
}

std::optional<std::int64_t> number_in(const Value& entry, std::string_view key) {
  const auto* found = member(entry, key);
  return found && found->integer() ? std::optional(*found->integer()) : std::nullopt;
}

std::optional<Value::Time> time_in(const Value& entry) {
  const auto time = units::parse_time(text_of(entry, "at"));
  return time ? std::optional(*time) : std::nullopt;
}

std::vector<std::string> ids_in(const std::string& state_folder) {
  std::vector<std::string> ids;
  std::error_code failure;
  if (state_folder.empty()) return ids; // not those of /
  for (const auto& entry : std::filesystem::directory_iterator(state_folder + "/operations", failure))
    ids.push_back(entry.path().filename().string());
  std::sort(ids.rbegin(), ids.rend());
  return ids;
}

/// The goals: each move of the plan, with its size.
Result<std::vector<Goal>> goals_of(const changes::Plan& plan, const Value& first, const std::string& path) {
  const auto* bytes = member(first, "bytes");
  if (!bytes || !bytes->list() || bytes->list()->size() != plan.steps.size())
    return fail(bad_record(path, "it does not fit its plan"));
  std::vector<Goal> goals;
  for (std::size_t i = 0; i < plan.steps.size(); ++i) {
    const auto* move = std::get_if<changes::StartReassignment>(&plan.steps[i]);
    if (move == nullptr) return fail(bad_record(path, "its plan has steps that are no moves"));
    const auto* size = (*bytes->list())[i].integer();
    goals.push_back({move->topic, move->topic_id, move->partition, move->old_replicas, move->replicas,
                     size ? std::optional(*size) : std::nullopt});
  }
  return goals;
}

Limits limits_in(const Value& first) {
  Limits out;
  out.first_slots = static_cast<std::int32_t>(
      std::clamp<std::int64_t>(integer_of(first, "slots", out.first_slots), 1, 1000));
  out.most_slots = static_cast<std::int32_t>(
      std::clamp<std::int64_t>(integer_of(first, "most_slots", out.most_slots), out.first_slots, 1000));
  out.grace = Time(std::max<std::int64_t>(integer_of(first, "grace_ms", out.grace.count()), 0));
  if (const auto rate = number_in(first, "rate")) out.small_bytes = std::max(out.small_bytes, 2 * *rate);
  return out;
}

/// What the log says of where the run is.
void take_states(const std::vector<Value>& entries, Run& run) {
  for (const Value& entry : entries) {
    const std::string kind = text_of(entry, "kind");
    if (kind == "gate") run.last = text_of(entry, "why");
    if (kind == "change") run.change_id = text_of(entry, "id");
    if (kind == "end" || kind == "stop") {
      run.state = from_word<RunState>(text_of(entry, "state")).value_or(RunState::stopped);
      run.ended_at = time_in(entry);
    } else {
      run.state = RunState::interrupted;
      run.ended_at.reset();
    }
  }
}

void take_progress(const std::string& folder, Run& run) {
  const auto text = changes::read_whole(folder + "/progress", most_small_file);
  if (!text) return;
  const auto json = changes::parse_json(*text, "progress");
  if (!json) return;
  Progress& at = run.progress;
  run.seen_at = time_in(*json);
  at.done = integer_of(*json, "done", 0);
  at.moving = integer_of(*json, "moving", 0);
  at.waiting = integer_of(*json, "waiting", 0);
  at.left_out = integer_of(*json, "left_out", 0);
  at.done_bytes = integer_of(*json, "done_bytes", 0);
  at.slots_now = static_cast<std::int32_t>(integer_of(*json, "slots", at.slots_now));
  if (!run.seen_at || at.done_bytes == 0 || run.state != RunState::running) return;
  const double elapsed = static_cast<double>(run.seen_at->epoch_ms - run.started_at.epoch_ms);
  run.left_ms = static_cast<std::int64_t>(elapsed * static_cast<double>(at.bytes - at.done_bytes) /
                                          static_cast<double>(at.done_bytes));
}

/// Of what was submitted, what may come to be late: its change was never told an outcome.
void find_unknown(const std::string& state_folder, const std::string& id, Past& past) {
  past.unknown.clear();
  past.unknown_throttle = false;
  if (id.empty()) return; // nothing was sent
  for (const std::string& path : changes::journals_in(state_folder)) {
    const bool first = std::filesystem::path(path).stem().string() == id;
    if (!first && changes::start_of(path).part_of != id) continue;
    const auto journal = changes::read_journal(state_folder, path);
    if (!journal) continue;
    for (const auto& step : journal->steps) {
      const auto* move = std::get_if<changes::StartReassignment>(&step.operation);
      if (step.outcome != changes::Outcome::unknown) continue;
      if (move != nullptr)
        past.unknown.emplace(move->topic, move->partition);
      else
        past.unknown_throttle = true;
    }
  }
}

} // namespace

std::string folder_of(const std::string& state_folder, const std::string& id) {
  return state_folder + "/operations/" + id;
}

std::string lock_name(const std::string& cluster_id) {
  return "run-" + cluster_id;
}

Error run_in_progress(const std::string& id) {
  return Error::of(ErrorKind::failed, "RUN_IN_PROGRESS",
                   KLAMM_TEXT("run", "run %1 of this cluster is in progress; nothing was sent").with(id));
}

namespace {

/// Two runs would count each other's replicas as none, and one that died may have left a throttle that the
/// other would take for what stood before.
Result<void> require_none(const std::string& state_folder, const std::string& cluster_id) {
  const auto holder = changes::ClusterLock::holder(state_folder, lock_name(cluster_id));
  if (!holder.empty()) return fail(run_in_progress(holder));
  const auto runs = list(state_folder);
  if (!runs) return fail(runs.error());
  for (const Run& run : runs->rows) {
    const bool open = run.state == RunState::interrupted || run.state == RunState::stopped;
    if (run.cluster_id == cluster_id && open)
      return fail(Error::of(
          ErrorKind::failed, "RUN_NOT_ENDED",
          KLAMM_TEXT("run", "run %1 of this cluster has not ended: resume or cancel it first").with(run.id)));
  }
  return {};
}

} // namespace

Result<std::string> record(const std::string& state_folder, const NewRun& wanted) {
  if (state_folder.empty())
    return fail(Error::of(
        ErrorKind::failed, "JOURNAL_FAILED",
        KLAMM_TEXT("journal", "this user has no home folder for the journal: set HOME or KLAMM_STATE_HOME")));
  if (auto free = require_none(state_folder, wanted.plan.cluster_id); !free) return fail(free.error());
  const std::string id = changes::new_change_id();
  const std::string folder = folder_of(state_folder, id);
  if (auto made = changes::make_folder(folder); !made) return fail(made.error());
  Value::List bytes;
  for (const auto& size : wanted.bytes) bytes.emplace_back(size);
  if (auto written = write_file(folder + "/plan.json", changes::to_json(wanted.plan)); !written)
    return fail(written.error());
  auto journal = changes::Journal::create(folder + "/log.jsonl");
  if (!journal) return fail(journal.error());
  auto noted = journal->append({{"kind", "run"},
                                {"at", changes::now_value()},
                                {"version", record_version},
                                {"id", id},
                                {"cluster_id", wanted.plan.cluster_id},
                                {"user", wanted.author.user},
                                {"host", wanted.author.host},
                                {"arguments", wanted.author.arguments},
                                {"rate", wanted.rate},
                                {"slots", wanted.limits.first_slots},
                                {"most_slots", wanted.limits.most_slots},
                                {"grace_ms", wanted.limits.grace},
                                {"bytes", bytes}});
  if (!noted) return fail(noted.error());
  return id;
}

Result<Record> read_record(const std::string& state_folder, const std::string& id) {
  const std::string folder = folder_of(state_folder, id);
  const std::string path = folder + "/log.jsonl";
  const auto entries = changes::read_entries(path);
  if (!entries) return fail(entries.error());
  if (entries->empty() || text_of(entries->front(), "kind") != "run" || text_of(entries->front(), "id") != id)
    return fail(bad_record(path, "its first line does not name the run"));
  const Value& first = entries->front();
  if (integer_of(first, "version", 0) > record_version)
    return fail(bad_record(path, "it is of a newer klamm"));
  const auto plan = plan_of(state_folder, id);
  if (!plan) return fail(plan.error());
  auto goals = goals_of(*plan, first, path);
  if (!goals) return fail(goals.error());
  auto past = past_of(*entries);
  if (!past) return fail(past.error());
  Record out;
  out.past = std::move(*past);
  Run& run = out.run;
  run.id = id;
  run.cluster_id = text_of(first, "cluster_id");
  run.started_at = time_in(first).value_or(Value::Time{});
  run.rate = number_in(first, "rate");
  run.user = text_of(first, "user");
  run.host = text_of(first, "host");
  if (const auto* words = member(first, "arguments"); words && words->list()) {
    for (const Value& word : *words->list()) {
      if (word.text()) run.arguments.push_back(*word.text());
    }
  }
  out.plan.id = id;
  out.plan.rate = run.rate;
  out.plan.limits = limits_in(first);
  out.plan.goals = std::move(*goals);
  run.progress = Machine(out.plan.goals, out.plan.limits).progress();
  take_states(*entries, run);
  if (changes::ClusterLock::holder(state_folder, lock_name(run.cluster_id)) == id) {
    run.state = RunState::running;
    run.ended_at.reset();
  }
  take_progress(folder, run);
  if (const Wish wish = wish_in(state_folder, id); wish != Wish::go_on && !run.ended_at) run.wish = wish;
  find_unknown(state_folder, run.change_id, out.past);
  return out;
}

Result<Answer<Run>> list(const std::string& state_folder) {
  Answer<Run> out;
  out.sampled_at = std::chrono::system_clock::now();
  for (const std::string& id : ids_in(state_folder)) {
    auto record = read_record(state_folder, id);
    if (record)
      out.rows.push_back(std::move(record->run));
    else
      out.problem(record.error());
  }
  return out;
}

Result<Run> find(const std::string& state_folder, const std::string& which) {
  auto ids = ids_in(state_folder);
  if (which != "last")
    std::erase_if(ids, [&which](const std::string& id) { return which.empty() || !id.starts_with(which); });
  if (ids.empty())
    return fail(which == "last"
                    ? no_run(KLAMM_TEXT("run", "this machine has no run yet (%1)").with(state_folder))
                    : no_run(KLAMM_TEXT("run", "run %1 does not exist").with(which)));
  if (which != "last" && ids.size() > 1)
    return fail(
        no_run(KLAMM_TEXT("run", "%2 runs begin with %1; write more of the id").with(which, ids.size())));
  auto record = read_record(state_folder, ids.front());
  if (!record) return fail(std::move(record.error()));
  return std::move(record->run);
}

Result<changes::Plan> plan_of(const std::string& state_folder, const std::string& id) {
  const auto text = changes::read_whole(folder_of(state_folder, id) + "/plan.json", changes::most_plan_bytes);
  if (!text) return fail(text.error());
  return changes::from_json(*text);
}

Result<void> wish_for(const std::string& state_folder, const std::string& id, Wish wish) {
  return replace_file(folder_of(state_folder, id) + "/wish", word_of(wish));
}

Wish wish_in(const std::string& state_folder, const std::string& id) {
  const auto text = changes::read_whole(folder_of(state_folder, id) + "/wish", most_small_file);
  return text ? from_word<Wish>(*text).value_or(Wish::go_on) : Wish::go_on;
}

void write_progress(const std::string& state_folder, const std::string& id, const Progress& at) {
  const Value json(Value::Object{{"at", changes::now_value()},
                                 {"done", at.done},
                                 {"moving", at.moving},
                                 {"waiting", at.waiting},
                                 {"left_out", at.left_out},
                                 {"done_bytes", at.done_bytes},
                                 {"slots", at.slots_now}});
  const auto written = replace_file(folder_of(state_folder, id) + "/progress", changes::to_json(json));
  static_cast<void>(written);
}

} // namespace klamm::scaling::run
