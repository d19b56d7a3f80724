#include <klamm/front/words.hpp>
#include <klamm/hints.hpp>
#include <klamm/instant.hpp>
#include <klamm/units.hpp>

#include <front/errors.hpp>

#include <algorithm>
#include <limits>
#include <optional>

namespace klamm::front {
namespace {

constexpr auto most_id = std::numeric_limits<std::int32_t>::max();

/// Numbers with `between` between them; empty where one is none.
std::optional<changes::Replicas> ids_of(std::string_view word, char between) {
  changes::Replicas out;
  while (true) {
    const auto end = word.find(between);
    const auto id = units::parse_integer(word.substr(0, end), 0, most_id);
    if (!id) return std::nullopt;
    out.push_back(static_cast<std::int32_t>(*id));
    if (end == std::string_view::npos) return out;
    word.remove_prefix(end + 1);
  }
}

std::string joined(const changes::Replicas& ids, const char* between) {
  std::string out;
  for (const std::int32_t id : ids) out += (out.empty() ? "" : between) + std::to_string(id);
  return out;
}

/// Without what does not count: case, `-`, `_`, blanks.
std::string folded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != '-' && c != '_' && c != ' ') out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

} // namespace

Result<std::vector<changes::Replicas>> parse_assignment(std::string_view word) {
  std::vector<changes::Replicas> out;
  std::string_view rest = word;
  while (true) {
    const auto end = rest.find(',');
    auto replicas = ids_of(rest.substr(0, end), ':');
    if (!replicas)
      return refuse(
          "INVALID_WORD",
          KLAMM_TEXT("front",
                     "\"%1\" is not an assignment; write the replicas of each partition as 1:2:3,2:3:1")
              .with(std::string(word)));
    out.push_back(std::move(*replicas));
    if (end == std::string_view::npos) return out;
    rest.remove_prefix(end + 1);
  }
}

Result<changes::Replicas> parse_replicas(std::string_view word) {
  auto replicas = ids_of(word, ',');
  if (replicas) return std::move(*replicas);
  return refuse(
      "INVALID_WORD",
      KLAMM_TEXT("front", "\"%1\" is not a list of brokers; write 1,2,3, the preferred leader first")
          .with(std::string(word)));
}

Result<std::vector<plan::WantedMove>> parse_move(std::string_view word) {
  const auto bad = [word] {
    return refuse(
        "INVALID_WORD",
        KLAMM_TEXT("front",
                   "\"%1\" is not a move; write TOPIC:PARTITION=BROKER,BROKER,…, the preferred leader first")
            .with(std::string(word)));
  };
  const auto equals = word.rfind('=');
  if (equals == std::string_view::npos) return bad();
  const auto at = parse_topic_partitions(word.substr(0, equals));
  if (!at || at->partitions.empty()) return bad();
  const auto replicas = ids_of(word.substr(equals + 1), ',');
  if (!replicas) return bad();
  std::vector<plan::WantedMove> out;
  for (const std::int32_t partition : at->partitions) out.push_back({at->topic, partition, *replicas});
  return out;
}

Result<Value::Time> parse_moment(std::string_view word, std::chrono::system_clock::time_point now) {
  return units::parse_instant(word, now);
}

Result<std::int32_t> parse_broker_id(std::string_view word) {
  const auto id = units::parse_integer(word, 0, most_id);
  if (!id)
    return fail(
        Error::of(ErrorKind::usage, "BAD_VALUE",
                  KLAMM_TEXT("words", "'%1' is not a broker id").with(word).hinting(HintCode::list_brokers)));
  return static_cast<std::int32_t>(*id);
}

Result<std::vector<std::int32_t>> parse_broker_ids(const std::vector<std::string>& words) {
  std::vector<std::int32_t> ids;
  ids.reserve(words.size());
  for (const std::string& word : words) {
    const auto id = parse_broker_id(word);
    if (!id) return fail(id.error());
    ids.push_back(*id);
  }
  return ids;
}

Result<std::optional<std::int64_t>> parse_throttle(std::string_view word) {
  if (word == "none") return std::nullopt;
  const auto rate = units::parse_rate(word);
  if (!rate) return fail(rate.error());
  if (*rate > 0) return *rate;
  return fail(
      Error::of(ErrorKind::usage, "BAD_VALUE",
                KLAMM_TEXT("words", "with a throttle of 0 the moves would never end; write none for no "
                                    "throttle")));
}

const std::vector<std::string>& group_states() {
  static const std::vector<std::string> states{
      "Stable", "Empty",  "PreparingRebalance", "CompletingRebalance", "Assigning", "Reconciling", "NotReady",
      "Dead",   "Unknown"};
  return states;
}

Result<std::string> parse_group_state(std::string_view word) {
  std::string all;
  for (const std::string& state : group_states()) {
    if (folded(state) == folded(word)) return state;
    all += (all.empty() ? "" : ", ") + state;
  }
  return refuse(
      "INVALID_WORD",
      KLAMM_TEXT("front", "\"%1\" is not a group state; there are %2").with(std::string(word), all));
}

std::string print_replicas(const changes::Replicas& replicas) {
  return joined(replicas, ",");
}

std::string print_assignment(const std::vector<changes::Replicas>& assignment) {
  std::string out;
  for (const auto& replicas : assignment) out += (out.empty() ? "" : ",") + joined(replicas, ":");
  return out;
}

std::string print_topic_partitions(const TopicPartitions& partitions) {
  std::string out = partitions.topic;
  const auto& numbers = partitions.partitions;
  for (std::size_t i = 0; i < numbers.size();) {
    std::size_t last = i;
    while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) ++last;
    out += (i == 0 ? ":" : ",") + std::to_string(numbers[i]);
    if (last > i) out += (last == i + 1 ? "," : "-") + std::to_string(numbers[last]);
    i = last + 1;
  }
  return out;
}

} // namespace klamm::front
