#pragma once

#include <gui/session/readers.hpp>
#include <gui/theme/paint.hpp>

#include <QString>

#include <chrono>
#include <deque>
#include <map>
#include <set>
#include <string>

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

  /// Each gives whether something was noted.
  bool brokers(const BrokersRead& read);
  bool partitions(const PartitionsRead& read);
  bool groups(const GroupsRead& read);
  void note(Glyph glyph, Tone tone, const QString& text);
  /// The newest first; at most 500.
  [[nodiscard]] const std::deque<Event>& events() const { return events_; }
  /// Since when a problem of this key (`CHECK target`) is seen; notes it when new, forgets those not named.
  void problems(const FindingsRead& read);
  [[nodiscard]] std::optional<std::chrono::system_clock::time_point> since(const std::string& problem) const;

 private:
  struct PartitionState {
    std::optional<std::int32_t> leader;
    std::uint16_t in_sync = 0;
    std::uint16_t replicas = 0;
  };

  std::deque<Event> events_;
  std::map<std::int32_t, brokers::State> brokers_;
  bool brokers_known_ = false;
  std::map<std::string, PartitionState> partitions_;
  bool partitions_known_ = false;
  std::map<std::string, std::pair<std::string, std::int32_t>> groups_; ///< state and members
  bool groups_known_ = false;
  std::map<std::string, std::chrono::system_clock::time_point> problems_;
};

} // namespace klamm::gui
