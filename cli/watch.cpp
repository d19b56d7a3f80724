#include "watch.hpp"

#include "exit_code.hpp"

#include <klamm/units.hpp>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>

namespace klamm::cli {
namespace {

using Clock = std::chrono::steady_clock;

std::string age(Clock::time_point since) {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(Clock::now() - since);
  return units::print_duration(std::chrono::milliseconds(seconds).count());
}

// As many lines as the terminal holds, and how many stayed away. Every line ends what stood there before.
std::string screen(const std::string& page, std::size_t height) {
  std::string out = "\x1b[H";
  std::size_t lines = 0;
  const auto total = static_cast<std::size_t>(std::count(page.begin(), page.end(), '\n'));
  const std::size_t room = height > 1 ? height - 1 : total;
  std::string_view rest = page;
  while (!rest.empty()) {
    const auto end = rest.find('\n');
    if (total > room && lines + 1 == room) {
      out += "… " + std::to_string(total - lines) + " more lines (--limit, --where)\x1b[K\n";
      break;
    }
    out += rest.substr(0, end);
    out += "\x1b[K\n";
    ++lines;
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  }
  return out + "\x1b[J";
}

/// When it was read and how often it is: a screen that stands still is told from one that shows no change.
std::string heading(const Context& context, std::chrono::milliseconds pause) {
  return "every " + units::print_duration(pause.count()) + ", last at " +
         units::print_table_time(*Value(std::chrono::system_clock::now()).time(),
                                 context.globals().local_time) +
         "\n";
}

} // namespace

bool sleep_for(const Cancel& cancel, std::chrono::milliseconds time) {
  std::mutex mutex;
  std::condition_variable woken;
  bool stop = false;
  const auto handle = cancel.watch([&] {
    const std::scoped_lock lock(mutex);
    stop = true;
    woken.notify_all();
  });
  std::unique_lock lock(mutex);
  woken.wait_for(lock, time, [&] { return stop; });
  const bool stopped = stop;
  lock.unlock(); // the handle waits for a watcher that wants the mutex
  return !stopped;
}

int watch(const Run& run, Context& context, Console& console, const Signals& signals,
          std::chrono::milliseconds pause) {
  const bool redraw = console.out_is_terminal();
  std::optional<int> last_code;
  std::optional<Clock::time_point> last_good;
  std::string good_page;
  bool first = true;
  if (redraw) console.out("\x1b[2J");
  context.compare_ticks();
  while (true) {
    context.start_tick();
    std::string page;
    if (redraw) context.collect_into(&page);
    if (!first && !redraw) context.separate_ticks();
    const int code = run(context);
    if (code == exit_code(ErrorKind::cancelled) && context.cancel().requested())
      break; // this one did not end
    first = false;
    last_code = code;
    if (code == exit_usage) return code;
    if (context.refused()) {
      if (redraw) console.err(page.substr(0, page.find_last_not_of('\n') + 1));
      return code;
    }
    if (!context.whole_failure()) {
      last_good = Clock::now();
      good_page = page;
    } else if (last_good) {
      const std::string words = "last answer " + age(*last_good) + " ago; trying again";
      if (redraw) {
        page.append("klamm: ").append(words).append("\n").append(good_page);
      } else {
        console.err("klamm: " + words);
      }
    }
    if (redraw) console.out(screen(heading(context, pause) + page, console.height()));
    if (console.output() != Console::Output::open || !sleep_for(context.cancel(), pause)) break;
  }
  context.collect_into(nullptr);
  if (signals.received() == SIGINT && last_code) return *last_code;
  return signals.received() != 0 ? Signals::exit_code(signals.received()) : last_code.value_or(exit_failed);
}

} // namespace klamm::cli
