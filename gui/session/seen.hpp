#pragma once

#include <gui/session/readers.hpp>
#include <gui/theme/paint.hpp>

#include <QString>

#include <chrono>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace klamm::gui {

/// What happened while a cluster was open: the differences between one reading and the next.
class Seen {
 public:
  struct Event {
    std::chrono::system_clock::time_point at;
    Glyph glyph = Glyph::none;
    Tone tone = Tone::none;
    QString text;
  };

  using Events = std::vector<Event>;

  void add(Events events);
  /// The newest first; at most 500.
  [[nodiscard]] const std::deque<Event>& events() const { return events_; }
  /// Since when a problem of this key (`CHECK target`) is seen; notes it when new, forgets those not named.
  void problems(const FindingsRead& read);
  [[nodiscard]] std::optional<std::chrono::system_clock::time_point> since(const std::string& problem) const;

 private:
  std::deque<Event> events_;
  std::map<std::string, std::chrono::system_clock::time_point> problems_;
};

// What happened between two readings of one kind. Any thread: large clusters take a while.
[[nodiscard]] Seen::Events seen_between(const BrokersRead& before, const BrokersRead& now);
[[nodiscard]] Seen::Events seen_between(const PartitionsRead& before, const PartitionsRead& now);
[[nodiscard]] Seen::Events seen_between(const GroupsRead& before, const GroupsRead& now);

} // namespace klamm::gui
