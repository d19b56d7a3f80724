#include <klamm/wait.hpp>

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace klamm::wait {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds longest_look{10};

/// Whether looking again cannot help.
bool is_final(const Error& error) {
  return error.kind == ErrorKind::usage || error.kind == ErrorKind::unauthorized ||
         error.kind == ErrorKind::cancelled || error.code == "WRONG_CLUSTER" ||
         error.code == "UNSUPPORTED_VERSION";
}

/// Sleeps; false when the caller cancelled.
bool sleep_until(Clock::time_point time, const Cancel& cancel) {
  std::mutex mutex;
  std::condition_variable woken;
  bool stop = false;
  const auto watching = cancel.watch([&] {
    {
      const std::lock_guard lock(mutex);
      stop = true;
    }
    woken.notify_one();
  });
  std::unique_lock lock(mutex);
  return !woken.wait_until(lock, time, [&] { return stop; });
}

std::chrono::milliseconds since(Clock::time_point start) {
  return std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start);
}

Error timed_out(const std::string& name, const std::string& missing) {
  return Error::of(ErrorKind::no_answer, "TIMEOUT",
                   KLAMM_TEXT("wait", "the time ended before the condition held: %1").with(missing))
      .about(name);
}

} // namespace

Result<Waited> until(const std::string& name, const Condition& condition, const Pace& pace,
                     const Call& call) {
  const auto start = Clock::now();
  constexpr auto never = Clock::time_point::max();
  auto holds_since = never;
  std::string missing;
  Waited out;
  out.condition = name;
  do {
    Call look = call;
    look.progress = nullptr;
    look.deadline = std::min(call.deadline, Clock::now() + longest_look);
    auto seen = condition(look);
    ++out.looks;
    if (!seen && is_final(seen.error())) return fail(std::move(seen.error()));
    const auto now = Clock::now();
    // A look that the end of the time cut short says nothing new.
    if (!seen && now >= call.deadline && !missing.empty()) return fail(timed_out(name, missing));
    const Text text = seen ? std::move(*seen) : seen.error().text;
    if (seen && text.empty()) {
      holds_since = std::min(holds_since, now);
      if (now - holds_since >= pace.stable) {
        out.waited = since(start);
        return out;
      }
      missing = "it has not held long enough yet";
    } else {
      holds_since = never;
      auto words = text.english();
      if (words != missing && call.progress) call.progress(text);
      missing = std::move(words);
    }
    auto next = now + pace.interval;
    if (holds_since != never) next = std::min(next, holds_since + pace.stable);
    if (!sleep_until(std::min(next, call.deadline), call.cancel)) {
      return fail(Error::of(ErrorKind::cancelled, "CANCELLED", KLAMM_TEXT("wait", "cancelled")).about(name));
    }
  } while (Clock::now() < call.deadline);
  return fail(timed_out(name, missing));
}

} // namespace klamm::wait

namespace klamm {

const Schema& View<wait::Waited>::schema() {
  using wait::Waited;
  static const Schema schema =
      klamm::describe<Waited>("wait", 1, "One row: what was waited for, once it holds.")
          .key([](const Waited& row) { return row.condition; })
          .column({"condition", "CONDITION", Unit::text, "What was waited for"}, &Waited::condition)
          .column({"waited_ms", "WAITED", Unit::duration_ms, "How long it took"}, &Waited::waited)
          .column({"looks", "LOOKS", Unit::count, "How often the cluster was asked"}, &Waited::looks);
  return schema;
}

} // namespace klamm
