// What is said of the throttles of moves: that others get a rate too, and what is left.

#include <klamm/hints.hpp>
#include <klamm/units.hpp>

#include <change/live/live_moves.hpp>
#include <change/operations/config_lists.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace klamm::plan {

using namespace changes; // operations

namespace {

/// The replicas that steps add, or were to add before they were cancelled.
Added added_by(const std::vector<Operation>& steps) {
  Added added;
  const auto take = [&added](const auto& step, const Replicas& to, const Replicas& from) {
    for (const std::int32_t id : to) {
      if (std::find(from.begin(), from.end(), id) == from.end())
        added[step.topic].emplace_back(step.partition, id);
    }
  };
  for (const auto& step : steps) {
    if (const auto* start = std::get_if<StartReassignment>(&step))
      take(*start, start->replicas, start->old_replicas);
    if (const auto* cancel = std::get_if<CancelReassignment>(&step))
      take(*cancel, cancel->old_target, cancel->replicas);
  }
  return added;
}

/// How many partitions outside of `added` a broker gets a replica of just now.
std::int64_t others_moving_to(const LiveMoves& live, std::int32_t broker, const Added& added) {
  return std::count_if(live.moving.begin(), live.moving.end(), [&](const auto& entry) {
    const auto& [at, move] = entry;
    const auto ours = added.find(at.first);
    const bool is_ours =
        ours != added.end() && std::any_of(ours->second.begin(), ours->second.end(),
                                           [&at](const auto& replica) { return replica.first == at.second; });
    return !is_ours && std::find(move.target.begin(), move.target.end(), broker) != move.target.end() &&
           std::find(move.original.begin(), move.original.end(), broker) == move.original.end();
  });
}

std::string rate_words(const std::string& value) {
  const auto rate = units::parse_integer(value, 0, INT64_MAX);
  return rate ? units::print_rate(static_cast<double>(*rate)) : value;
}

/// The first few of many.
std::string listed(const std::vector<std::string>& words) {
  constexpr std::size_t most = 5;
  std::string out;
  for (std::size_t i = 0; i < words.size() && i < most; ++i) out += (i == 0 ? "" : ", ") + words[i];
  if (words.size() > most) out += " and " + std::to_string(words.size() - most) + " more";
  return out;
}

} // namespace

void note_others(const LiveMoves& live, std::int32_t broker, const Added& added, const LiveConfig& now,
                 const std::string& value, Planned& out) {
  const auto others = others_moving_to(live, broker, added);
  if (others == 0 || !now.value || now.source == configs::Source::default_value || !now.source) return;
  out.notes.push_back(
      (others == 1
           ? KLAMM_TEXT("plan",
                        "broker %1 copies %2 other partition under %3: its limit becomes %4 for that too")
           : KLAMM_TEXT("plan",
                        "broker %1 copies %2 other partitions under %3: its limit becomes %4 for them too"))
          .with(broker, others, rate_words(*now.value), rate_words(value)));
}

std::optional<Text> throttle_left(const LiveMoves& live, const std::vector<Operation>& steps) {
  std::set<std::int32_t> brokers;
  std::vector<std::string> left;
  std::vector<std::string> entries;
  for (const auto& [topic, replicas] : added_by(steps)) {
    const auto at = live.lists.find({topic, follower_list});
    const auto there = at == live.lists.end() || !at->second.own ? std::vector<std::string>()
                                                                 : items_of(at->second.value.value_or(""));
    for (const auto& [partition, broker] : replicas) {
      brokers.insert(broker);
      const std::string entry = std::to_string(partition) + ":" + std::to_string(broker);
      if (has_item(there, entry)) entries.push_back(entry + " of topic " + topic);
    }
  }
  for (const std::int32_t broker : brokers) {
    const auto at = live.rates.find({std::to_string(broker), follower_rate});
    if (at == live.rates.end() || !at->second.own || !at->second.value) continue;
    left.push_back("broker " + std::to_string(broker) + " at most " + rate_words(*at->second.value));
  }
  std::string what = listed(left);
  if (!entries.empty()) what += (what.empty() ? "" : "; ") + ("throttle list " + listed(entries));
  if (what.empty()) return std::nullopt;
  return KLAMM_TEXT("plan", "a throttle is still set: %1").with(what).hinting(HintCode::clean_up_throttles);
}

Result<std::optional<Text>> throttle_left(Client& client, const std::vector<Operation>& steps,
                                          const Call& call) {
  std::vector<std::string> topics;
  for (const auto& [topic, replicas] : added_by(steps)) topics.push_back(topic);
  if (topics.empty()) return std::optional<Text>();
  const auto live = read_live_moves(client, topics, false, moves_lists | moves_rates, call);
  if (!live) return fail(live.error());
  return throttle_left(*live, steps);
}

} // namespace klamm::plan
