#pragma once

#include <klamm/operations.hpp>
#include <klamm/plan_moves.hpp>
#include <klamm/value.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What people type into an option or a form's field, and its inverse. Partitions of topics (`orders:0-5`)
// are read by parse_topic_partitions in klamm/names.hpp. Every parser wants the whole word and gives a
// `usage` error that says what would have been right.

namespace klamm::front {

/// `1:2:3,2:3:1`: replicas of each partition, the preferred leader first.
[[nodiscard]] Result<std::vector<changes::Replicas>> parse_assignment(std::string_view word);
/// `1,2,3`: the replicas of one partition, the preferred leader first.
[[nodiscard]] Result<changes::Replicas> parse_replicas(std::string_view word);
/// `orders:0=1,2,3`, `orders:0-5=1,2,3`: a move for each partition.
[[nodiscard]] Result<std::vector<plan::WantedMove>> parse_move(std::string_view word);
/// As units::parse_instant.
[[nodiscard]] Result<Value::Time> parse_moment(std::string_view word,
                                               std::chrono::system_clock::time_point now);
[[nodiscard]] Result<std::int32_t> parse_broker_id(std::string_view word);
[[nodiscard]] Result<std::vector<std::int32_t>> parse_broker_ids(const std::vector<std::string>& words);
/// `50MiB/s`: bytes a second, more than none; empty for `none`, no throttle at all.
[[nodiscard]] Result<std::optional<std::int64_t>> parse_throttle(std::string_view word);

/// The states of groups, in Kafka's own words.
[[nodiscard]] const std::vector<std::string>& group_states();
/// Kafka's word for a state of a group, however it is spelt: case, `-`, `_` and blanks do not count.
[[nodiscard]] Result<std::string> parse_group_state(std::string_view word);

/// As the parsers above and in klamm/names.hpp read them: `1,2,3`, `1:2:3,2:3:1`, `orders:0,3-5`.
[[nodiscard]] std::string print_replicas(const changes::Replicas& replicas);
[[nodiscard]] std::string print_assignment(const std::vector<changes::Replicas>& assignment);
[[nodiscard]] std::string print_topic_partitions(const TopicPartitions& partitions);

} // namespace klamm::front
