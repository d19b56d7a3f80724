#include <change/journal/journal.hpp>
#include <change/journal/lock.hpp>
#include <change/operations/error_fields.hpp>
#include <change/operations/fields.hpp>
#include <change/operations/json.hpp>
#include <change/operations/plan_steps.hpp>
#include <fcntl.h>
#include <protocol/crc32c.hpp>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <random>

namespace klamm::changes {

namespace {

std::string hex(std::uint64_t number, int digits) {
  std::string out(static_cast<std::size_t>(digits), '0');
  for (auto at = out.rbegin(); at != out.rend(); ++at, number >>= 4U) *at = "0123456789abcdef"[number & 15U];
  return out;
}

Error too_long(const std::string& path) {
  return Error::of(
      ErrorKind::failed, "JOURNAL_FAILED",
      KLAMM_TEXT("journal", "the change is too large: %1 could not be read back; make it in several changes")
          .with(path));
}

} // namespace

std::string new_change_id() {
  const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(
                       std::chrono::system_clock::now().time_since_epoch())
                       .count();
  std::random_device random;
  const std::uint64_t a = random();
  const std::uint64_t b = (std::uint64_t{random()} << 32U) | random();
  const std::string time = hex(static_cast<std::uint64_t>(now), 12);
  return time.substr(0, 8) + "-" + time.substr(8) + "-7" + hex(a & 0xfffU, 3) + "-" +
         hex(8U | ((a >> 12U) & 3U), 1) + hex(a >> 14U, 3) + "-" + hex(b, 12);
}

Result<Journal> Journal::create(const std::string& path, std::size_t most) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  if (auto made = folder.empty() ? Result<void>{} : make_folder(folder); !made) return fail(made.error());
  Journal journal;
  journal.file_ = Descriptor(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_APPEND | O_CLOEXEC, 0600));
  if (!journal.file_.open()) return fail(file_error("make", path));
  mark_applied(journal.file_); // before there is a line that others could read
  journal.path_ = path;
  journal.most_ = most;
  if (auto synced = sync_folder(folder.empty() ? "." : folder); !synced) return fail(synced.error());
  return journal;
}

Result<Journal> Journal::reopen(const std::string& path) {
  Journal journal;
  journal.file_ = Descriptor(::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC));
  if (!journal.file_.open()) return fail(file_error("open", path));
  // Two that look at the same time would number their lines alike.
  if (auto locked = lock_for_noting(journal.file_, path); !locked) return fail(locked.error());
  journal.path_ = path;
  auto text = read_whole(path, most_journal_bytes);
  if (!text) return fail(text.error());
  const auto end = text->rfind('\n');
  const auto whole = end == std::string::npos ? 0 : end + 1;
  // What a crash tore off is no line.
  if (whole != text->size() && ::ftruncate(journal.file_.get(), static_cast<off_t>(whole)) != 0)
    return fail(file_error("cut", path));
  journal.bytes_ = whole;
  journal.next_ = 1 + std::count(text->begin(), text->end(), '\n');
  return journal;
}

Result<void> Journal::append(Value::Object entry) {
  if (!file_.open()) return {};
  std::string line = "{\"seq\":" + std::to_string(next_) + ",\"entry\":" + to_json(Value(std::move(entry)));
  const auto sum = protocol::crc32c(std::as_bytes(std::span(line)));
  line += ",\"crc\":\"" + hex(sum, 8) + "\"}\n";
  // What becomes of the steps takes up to as much as the steps themselves.
  if (line.size() > (next_ == 1 ? most_ / 2 : most_ - bytes_)) return fail(too_long(path_));
  if (auto written = write_and_sync(file_.get(), line, path_); !written) return written;
  bytes_ += line.size();
  ++next_;
  return {};
}

Value now_value() {
  return std::chrono::system_clock::now();
}

Value::Object change_entry(const std::string& id, const Plan& plan, const Author& author) {
  Value::List steps;
  for (const Operation& step : plan.steps) steps.push_back(to_value(step));
  Value::Object entry{{"kind", "change"},
                      {"version", journal_version},
                      {"id", id},
                      {"cluster_id", plan.cluster_id},
                      {"started_at", now_value()},
                      {"user", author.user},
                      {"host", author.host},
                      {"arguments", author.arguments},
                      {"steps", steps}};
  if (!author.part_of.empty()) entry.emplace_back("part_of", author.part_of);
  if (author.undone_with) entry.emplace_back("undone_with", true);
  if (!author.undoes.empty()) entry.emplace_back("undoes", author.undoes);
  return entry;
}

Value outcome_value(std::int32_t step, Outcome outcome, const std::optional<Error>& error,
                    const Operation& operation) {
  Value::Object out{{"step", step}, {"outcome", word(outcome)}};
  if (error) out.emplace_back("error", to_value(*error));
  if (outcome == Outcome::done || outcome == Outcome::accepted) out.emplace_back("after", after(operation));
  return out;
}

} // namespace klamm::changes
