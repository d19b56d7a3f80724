#include <klamm/hints.hpp>
#include <klamm/units.hpp>

#include <change/journal/journal.hpp>
#include <change/journal/lock.hpp>
#include <change/operations/error_fields.hpp>
#include <change/operations/fields.hpp>
#include <change/operations/json.hpp>
#include <change/operations/plan_steps.hpp>
#include <protocol/crc32c.hpp>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>

namespace klamm::changes {

namespace {

Error unreadable(const std::string& path, const std::string& why) {
  return Error::of(ErrorKind::failed, "CORRUPT",
                   KLAMM_TEXT("journal", "%1 is not a journal: %2").with(path, why))
      .about(path);
}

Value::Time time_of(const Value& entry, std::string_view key) {
  const auto time = units::parse_time(text_of(entry, key));
  return time ? *time : Value::Time{};
}

/// A line's entry; empty: the line is not whole or its sum is wrong.
std::optional<Value> entry_of(std::string_view line, std::int64_t expected) {
  constexpr std::string_view mark = ",\"crc\":\"";
  const auto at = line.rfind(mark);
  if (at == std::string_view::npos) return std::nullopt;
  auto json = parse_json(line, "the line", most_journal_bytes);
  if (!json || integer_of(*json, "seq", -1) != expected) return std::nullopt;
  const auto sum = protocol::crc32c(std::as_bytes(std::span(line.substr(0, at))));
  std::array<char, 9> text{};
  std::snprintf(text.data(), text.size(), "%08x", sum);
  if (text_of(*json, "crc") != text.data()) return std::nullopt;
  const auto* entry = member(*json, "entry");
  return entry ? std::optional(*entry) : std::nullopt;
}

/// Puts other values in the place of one of an operation's parts. False: it may not have them.
bool replace_part(Operation& operation, const Value* before, const Value* after) {
  FieldValues fields = fields_of(operation);
  if (before) fields.before = *before;
  if (after) fields.after = *after;
  auto changed = operation_from(word(operation), fields);
  if (changed) operation = std::move(*changed);
  return changed.has_value();
}

/// One journal while it is read.
struct Reading {
  JournalRead out;
  bool ended = false;

  JournalStep* step(const Value& from) {
    const auto number = from.integer() ? *from.integer() : integer_of(from, "step", 0);
    const bool there = number >= 1 && number <= static_cast<std::int64_t>(out.steps.size());
    return there ? &out.steps[static_cast<std::size_t>(number - 1)] : nullptr;
  }

  static const Value::List& list(const Value& entry, std::string_view key) {
    static const Value::List none;
    const auto* value = member(entry, key);
    return value && value->list() ? *value->list() : none;
  }

  Result<void> change(const Value& entry) {
    const auto version = integer_of(entry, "version", 1);
    if (version > journal_version)
      return fail(Error::of(ErrorKind::failed, "CORRUPT",
                            KLAMM_TEXT("journal", "version %1 was written by a newer klamm").with(version)));
    out.change.id = text_of(entry, "id");
    out.change.cluster_id = text_of(entry, "cluster_id");
    out.change.started_at = time_of(entry, "started_at");
    out.change.user = text_of(entry, "user");
    out.change.host = text_of(entry, "host");
    if (member(entry, "part_of")) out.change.part_of = text_of(entry, "part_of");
    if (member(entry, "undoes")) out.change.undoes = text_of(entry, "undoes");
    if (const auto* with = member(entry, "undone_with"); with && with->boolean())
      out.change.undone_with = *with->boolean();
    for (const Value& argument : list(entry, "arguments")) {
      if (argument.text()) out.change.arguments.push_back(*argument.text());
    }
    for (const Value& step : list(entry, "steps")) {
      auto operation =
          operation_of(step, "step " + std::to_string(out.steps.size() + 1), RiskSaid::may_be_another);
      if (!operation) return fail(operation.error());
      out.steps.push_back({std::move(*operation), Outcome::not_run, std::nullopt, 0});
    }
    return {};
  }

  bool intent(const Value& entry) {
    const auto conclusive = units::parse_time(text_of(entry, "conclusive_at"));
    for (const Value& number : list(entry, "steps")) {
      JournalStep* noted = step(number);
      if (!noted || !conclusive) return false;
      noted->outcome = Outcome::unknown;
      noted->conclusive_at_ms = conclusive->epoch_ms;
    }
    const auto& moved = list(entry, "before");
    return std::all_of(moved.begin(), moved.end(), [this](const Value& at) {
      JournalStep* noted = step(at);
      return noted && replace_part(noted->operation, member(at, "before"), nullptr);
    });
  }

  bool outcome(const Value& entry) {
    const auto& results = list(entry, "steps");
    return std::all_of(results.begin(), results.end(), [this](const Value& result) {
      JournalStep* noted = step(result);
      const auto outcome = from_word<Outcome>(text_of(result, "outcome"));
      if (!noted || !outcome || outcome == Outcome::planned) return false;
      noted->outcome = *outcome;
      noted->error.reset();
      const auto* error = member(result, "error");
      if (error && !(noted->error = error_from(*error))) return false;
      const auto* after = member(result, "after");
      return !after || replace_part(noted->operation, nullptr, after);
    });
  }

  /// Whether the entry says what one of its kind may say. The first one is `change`; what is wrong with that
  /// leaves no journal.
  Result<bool> take(const Value& entry) {
    const std::string kind = text_of(entry, "kind");
    if (kind == "change") {
      if (!out.change.id.empty()) return false;
      if (auto read = change(entry); !read) return fail(read.error());
      return true;
    }
    if (kind == "intent") return intent(entry);
    if (kind == "outcome") return outcome(entry);
    if (kind != "end") return false;
    ended = true;
    out.change.ended_at = time_of(entry, "at");
    return true;
  }
};

std::string summary_of(const std::vector<JournalStep>& steps) {
  std::map<std::string_view, int> counts;
  for (const auto& step : steps) ++counts[word(step.operation)];
  std::string out;
  for (const auto& [name, count] : counts)
    out += (out.empty() ? "" : ", ") + std::to_string(count) + " × " + std::string(name);
  return out;
}

/// `topic.delete orders +3`: the first operation with what it is for, and how many steps more.
std::string what_of(const std::vector<JournalStep>& steps) {
  if (steps.empty()) return "";
  const auto& first = steps.front().operation;
  const std::string operation(word(first));
  std::string subject = target(first);
  // `topic.delete topic orders` says it twice.
  const std::string noun = operation.substr(0, operation.find('.')) + " ";
  if (subject.starts_with(noun)) subject.erase(0, noun.size());
  std::string out = operation + " " + subject;
  if (steps.size() > 1) out += " +" + std::to_string(steps.size() - 1);
  return out;
}

std::string state_of(const Reading& reading) {
  const auto& steps = reading.out.steps;
  if (reading.out.corrupt) return "CORRUPT";
  const auto count = [&steps](auto... outcomes) {
    return std::count_if(steps.begin(), steps.end(),
                         [&](const auto& step) { return ((step.outcome == outcomes) || ...); });
  };
  if (count(Outcome::unknown) > 0) return "UNKNOWN";
  // Steps that were sent before it was killed may all be known by now.
  if (!reading.ended && count(Outcome::not_run) > 0) return "INTERRUPTED";
  const auto good = count(Outcome::done, Outcome::accepted, Outcome::unchanged);
  if (good == static_cast<std::ptrdiff_t>(steps.size())) return "DONE";
  return good > 0 ? "PARTIAL" : "FAILED";
}

} // namespace

Result<JournalRead> read_journal(const std::string& state_folder, const std::string& path) {
  Result<JournalRead> read = fail(Error{});
  // A second time where nobody holds a lock: it may have ended between the reading and the asking.
  for (const bool again : {false, true}) {
    auto text = read_whole(path, most_journal_bytes);
    if (!text) return fail(text.error());
    read = parse_journal(*text, path);
    if (again || !read || read->corrupt || read->change.ended_at) break;
    if (!is_applied(path) && ClusterLock::holder(state_folder, read->change.cluster_id) != read->change.id)
      continue;
    read->change.state = "RUNNING";
    break;
  }
  return read;
}

Result<JournalRead> parse_journal(std::string_view text, const std::string& path) {
  Reading reading;
  reading.out.path = path;
  std::string_view rest = text;
  for (std::int64_t number = 1; !rest.empty(); ++number) {
    const auto end = rest.find('\n');
    if (end == std::string_view::npos) break; // torn
    const auto entry = entry_of(rest.substr(0, end), number);
    rest.remove_prefix(end + 1);
    if (!entry && rest.empty() && number > 1) break; // torn all the same
    if (!entry) {
      if (number == 1) return fail(unreadable(path, "its first line is damaged"));
      reading.out.corrupt = true;
      break;
    }
    const auto taken = reading.take(*entry);
    if (!taken) return fail(unreadable(path, taken.error().text.english()));
    if (!*taken) {
      reading.out.corrupt = true;
      break;
    }
  }
  if (reading.out.change.id.empty()) return fail(unreadable(path, "it names no change"));
  auto& change = reading.out.change;
  change.steps = static_cast<std::int32_t>(reading.out.steps.size());
  change.done = static_cast<std::int32_t>(
      std::count_if(reading.out.steps.begin(), reading.out.steps.end(), [](const JournalStep& step) {
        return step.outcome == Outcome::done || step.outcome == Outcome::accepted ||
               step.outcome == Outcome::unchanged;
      }));
  change.summary = summary_of(reading.out.steps);
  change.what = what_of(reading.out.steps);
  change.state = state_of(reading);
  return std::move(reading.out);
}

Result<std::vector<Value>> read_entries(const std::string& path) {
  const auto text = read_whole(path, most_journal_bytes);
  if (!text) return fail(text.error());
  std::vector<Value> out;
  std::string_view rest = *text;
  for (std::int64_t number = 1; !rest.empty(); ++number) {
    const auto end = rest.find('\n');
    if (end == std::string_view::npos) break; // torn
    auto entry = entry_of(rest.substr(0, end), number);
    rest.remove_prefix(end + 1);
    if (!entry && rest.empty() && number > 1) break; // torn all the same
    if (!entry) return fail(unreadable(path, "line " + std::to_string(number) + " is damaged"));
    out.push_back(std::move(*entry));
  }
  return out;
}

JournalStart start_of(const std::string& path) {
  JournalStart start;
  auto line = read_first_line(path, most_journal_bytes);
  if (!line) return start;
  start.began = line->ends_with('\n');
  if (!start.began) return start;
  line->pop_back();
  if (const auto entry = entry_of(*line, 1)) start.part_of = text_of(*entry, "part_of");
  return start;
}

std::vector<std::string> journals_in(const std::string& state_folder) {
  std::vector<std::string> paths;
  std::error_code failure;
  if (state_folder.empty()) return paths; // not those of /
  for (const auto& entry : std::filesystem::directory_iterator(state_folder + "/changes", failure)) {
    if (entry.path().extension() == ".jsonl") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

Result<std::string> find_journal(const std::string& state_folder, const std::string& which) {
  const auto wrong = [](Text text) {
    return fail(Error::of(ErrorKind::usage, "NO_CHANGE", std::move(text)));
  };
  const auto paths = journals_in(state_folder);
  if (which == "last") {
    for (auto path = paths.rbegin(); path != paths.rend(); ++path) {
      const JournalStart start = start_of(*path);
      if (start.began && start.part_of.empty()) return *path;
    }
    return wrong(KLAMM_TEXT("change", "this machine has made no change yet (%1)").with(state_folder));
  }
  std::error_code failure;
  if (which.find('/') != std::string::npos || which.ends_with(".jsonl")) {
    if (std::filesystem::exists(which, failure)) return which;
    return wrong(KLAMM_TEXT("change", "the file %1 does not exist").with(which));
  }
  std::vector<std::string> found;
  for (const auto& path : paths) {
    if (!which.empty() && std::filesystem::path(path).filename().string().starts_with(which))
      found.push_back(path);
  }
  if (found.size() == 1) return found.front();
  if (found.empty())
    return wrong(
        KLAMM_TEXT("change", "change %1 does not exist").with(which).hinting(HintCode::list_changes));
  return wrong(
      KLAMM_TEXT("change", "%2 changes begin with %1; write more of the id").with(which, found.size()));
}

} // namespace klamm::changes
