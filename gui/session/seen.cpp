#include <gui/session/seen.hpp>

#include <gui/words/say.hpp>

#include <string_view>
#include <unordered_map>
#include <utility>

namespace klamm::gui {
namespace {

constexpr std::size_t most_events = 500;
constexpr std::size_t most_of_one_reading = 5; ///< of one kind; more are one line

void note(Seen::Events& into, Glyph glyph, Tone tone, const QString& text) {
  into.push_back({std::chrono::system_clock::now(), glyph, tone, text});
}

void tell(Seen::Events& into, const std::vector<QString>& names, Glyph glyph, Tone tone, const char* one, const char* many) {
  if (names.size() <= most_of_one_reading)
    for (const auto& name : names) note(into, glyph, tone, say(one).arg(name));
  else note(into, glyph, tone, say_n(many, many, static_cast<long long>(names.size())));
}

} // namespace

void Seen::add(Events events) {
  for (auto& event : events) events_.push_front(std::move(event));
  while (events_.size() > most_events) events_.pop_back();
}

Seen::Events seen_between(const BrokersRead& before, const BrokersRead& now) {
  std::map<std::int32_t, brokers::State> was;
  for (const auto& broker : before.rows) was[broker.id] = broker.state;
  Seen::Events out;
  for (const auto& broker : now.rows) {
    const auto old = was.find(broker.id);
    const QString name = QString::number(broker.id);
    if (old == was.end()) note(out, Glyph::none, Tone::none, say("Broker %1 joined the cluster").arg(name));
    else if (old->second != broker.state && broker.state == brokers::State::fenced) note(out, Glyph::square, Tone::critical, say("Broker %1 does not answer").arg(name));
    else if (old->second != broker.state) note(out, Glyph::none, Tone::none, say("Broker %1 is back").arg(name));
    if (old != was.end()) was.erase(old);
  }
  for (const auto& [id, state] : was)
    if (state == brokers::State::live) note(out, Glyph::square, Tone::critical, say("Broker %1 left the cluster").arg(QString::number(id)));
  return out;
}

Seen::Events seen_between(const PartitionsRead& before, const PartitionsRead& now) {
  std::vector<QString> offline;
  std::vector<QString> shrunk;
  std::vector<QString> whole;
  std::vector<QString> moved;
  const auto earlier = [](const partitions::Partition& left, const partitions::Partition& right) {
    const int order = left.topic().compare(right.topic());
    return order != 0 ? order < 0 : left.partition < right.partition;
  };
  // both come by topic and number
  auto old = before.rows.begin();
  for (const auto& at : now.rows) {
    while (old != before.rows.end() && earlier(*old, at)) ++old;
    if (old == before.rows.end() || earlier(at, *old)) continue;
    const bool same = old->leader == at.leader && old->isr_count == at.isr_count && old->replica_count == at.replica_count;
    if (same) continue;
    const QString name = shown(at.topic()) + QLatin1Char(':') + QString::number(at.partition);
    if (old->leader && !at.leader) offline.push_back(name);
    else if (at.isr_count < old->isr_count && at.isr_count < at.replica_count) shrunk.push_back(name);
    else if (old->isr_count < old->replica_count && at.isr_count == at.replica_count) whole.push_back(name);
    if (at.leader && old->leader && at.leader != old->leader)
      moved.push_back(say("The leader of %1 moved from broker %2 to %3").arg(name).arg(*old->leader).arg(*at.leader));
  }
  Seen::Events out;
  tell(out, whole, Glyph::none, Tone::none, "The ISR of %1 is complete again", "The ISR of %n partitions is complete again");
  if (moved.size() <= most_of_one_reading)
    for (const auto& text : moved) note(out, Glyph::none, Tone::none, text);
  else note(out, Glyph::none, Tone::none, say_n("%n leader moved", "%n leaders moved", static_cast<long long>(moved.size())));
  tell(out, shrunk, Glyph::triangle, Tone::warning, "The ISR of %1 shrank", "The ISR of %n partitions shrank");
  tell(out, offline, Glyph::square, Tone::critical, "%1 is offline", "%n partitions are offline");
  return out;
}

Seen::Events seen_between(const GroupsRead& before, const GroupsRead& now) {
  std::unordered_map<std::string_view, const GroupLine*> was;
  was.reserve(before.rows.size());
  for (const auto& line : before.rows) was.emplace(line.group.id, &line);
  const auto members_of = [](const GroupLine& line) { return line.lag ? line.lag->members.value_or(-1) : -1; };
  Seen::Events out;
  for (const auto& line : now.rows) {
    const auto old = was.find(line.group.id);
    if (old == was.end()) continue;
    const auto then = members_of(*old->second);
    const auto members = members_of(line);
    const std::string state = line.group.state.value_or("");
    if (members >= 0 && then >= 0 && members != then)
      note(out, Glyph::none, Tone::none, say("Group %1: %2 → %3 members").arg(shown(line.group.id)).arg(then).arg(members));
    else if (state.find("REBALANCE") != std::string::npos && old->second->group.state != state)
      note(out, Glyph::none, Tone::none, say("Group %1: rebalance").arg(shown(line.group.id)));
  }
  return out;
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
