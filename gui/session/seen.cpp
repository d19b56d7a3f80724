#include <gui/session/seen.hpp>

#include <gui/words/say.hpp>

#include <utility>

namespace klamm::gui {
namespace {

constexpr std::size_t most_events = 500;
constexpr std::size_t most_of_one_reading = 5; ///< of one kind; more are one line

} // namespace

void Seen::note(Glyph glyph, Tone tone, const QString& text) {
  events_.push_front({std::chrono::system_clock::now(), glyph, tone, text});
  if (events_.size() > most_events) events_.pop_back();
}

bool Seen::brokers(const BrokersRead& read) {
  std::map<std::int32_t, brokers::State> now;
  for (const auto& broker : read.rows) now[broker.id] = broker.state;
  const std::size_t before = events_.size();
  if (brokers_known_) {
    for (const auto& [id, state] : now) {
      const auto was = brokers_.find(id);
      const QString name = QString::number(id);
      if (was == brokers_.end()) note(Glyph::none, Tone::none, say("Broker %1 joined the cluster").arg(name));
      else if (was->second != state && state == brokers::State::fenced)
        note(Glyph::square, Tone::critical, say("Broker %1 does not answer").arg(name));
      else if (was->second != state) note(Glyph::none, Tone::none, say("Broker %1 is back").arg(name));
    }
    for (const auto& [id, state] : brokers_)
      if (now.count(id) == 0 && state == brokers::State::live)
        note(Glyph::square, Tone::critical, say("Broker %1 left the cluster").arg(QString::number(id)));
  }
  brokers_known_ = true;
  brokers_ = std::move(now);
  return events_.size() != before;
}

bool Seen::partitions(const PartitionsRead& read) {
  std::map<std::string, PartitionState> now;
  std::vector<QString> offline;
  std::vector<QString> shrunk;
  std::vector<QString> whole;
  std::vector<QString> moved;
  for (const auto& partition : read.rows) {
    const std::string key = partition.topic() + ":" + std::to_string(partition.partition);
    const PartitionState state{partition.leader, partition.isr_count, partition.replica_count};
    if (partitions_known_) {
      if (const auto was = partitions_.find(key); was != partitions_.end()) {
        const QString name = shown(key);
        if (was->second.leader && !state.leader) offline.push_back(name);
        else if (state.in_sync < was->second.in_sync && state.in_sync < state.replicas) shrunk.push_back(name);
        else if (was->second.in_sync < was->second.replicas && state.in_sync == state.replicas) whole.push_back(name);
        if (state.leader && was->second.leader && state.leader != was->second.leader)
          moved.push_back(say("The leader of %1 moved from broker %2 to %3").arg(name).arg(*was->second.leader).arg(*state.leader));
      }
    }
    now.emplace(key, state);
  }
  const auto tell = [this](const std::vector<QString>& names, Glyph glyph, Tone tone, const char* one, const char* many) {
    if (names.size() <= most_of_one_reading)
      for (const auto& name : names) note(glyph, tone, say(one).arg(name));
    else note(glyph, tone, say_n(many, many, static_cast<long long>(names.size())));
  };
  tell(whole, Glyph::none, Tone::none, "The ISR of %1 is complete again", "The ISR of %n partitions is complete again");
  if (moved.size() <= most_of_one_reading)
    for (const auto& text : moved) note(Glyph::none, Tone::none, text);
  else note(Glyph::none, Tone::none, say_n("%n leader moved", "%n leaders moved", static_cast<long long>(moved.size())));
  tell(shrunk, Glyph::triangle, Tone::warning, "The ISR of %1 shrank", "The ISR of %n partitions shrank");
  tell(offline, Glyph::square, Tone::critical, "%1 is offline", "%n partitions are offline");
  const bool noted = !offline.empty() || !shrunk.empty() || !whole.empty() || !moved.empty();
  partitions_known_ = true;
  partitions_ = std::move(now);
  return noted;
}

bool Seen::groups(const GroupsRead& read) {
  std::map<std::string, std::pair<std::string, std::int32_t>> now;
  bool noted = false;
  for (const auto& line : read.rows) {
    const std::int32_t members = line.lag ? line.lag->members.value_or(-1) : -1;
    const std::string state = line.group.state.value_or("");
    const auto was = groups_.find(line.group.id);
    if (groups_known_ && was != groups_.end()) {
      const QString id = shown(line.group.id);
      if (members >= 0 && was->second.second >= 0 && members != was->second.second) {
        note(Glyph::none, Tone::none, say("Group %1: %2 → %3 members").arg(id).arg(was->second.second).arg(members));
        noted = true;
      } else if (state.find("REBALANCE") != std::string::npos && was->second.first != state) {
        note(Glyph::none, Tone::none, say("Group %1: rebalance").arg(id));
        noted = true;
      }
    }
    now[line.group.id] = {state, members >= 0 ? members : was != groups_.end() ? was->second.second : -1};
  }
  groups_known_ = !read.early;
  groups_ = std::move(now);
  return noted;
}

void Seen::problems(const FindingsRead& read) {
  std::map<std::string, std::chrono::system_clock::time_point> now;
  for (const auto& finding : read.rows) {
    const std::string key = finding.check + " " + finding.target;
    const auto was = problems_.find(key);
    now[key] = was != problems_.end() ? was->second : std::chrono::system_clock::now();
  }
  problems_ = std::move(now);
}

std::optional<std::chrono::system_clock::time_point> Seen::since(const std::string& problem) const {
  const auto found = problems_.find(problem);
  return found == problems_.end() ? std::nullopt : std::optional(found->second);
}

} // namespace klamm::gui
