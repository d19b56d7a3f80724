#pragma once

#include <klamm/result.hpp>
#include <klamm/value.hpp>

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

// Durations, sizes, rates and times as people write them. Every parser wants the whole word and gives a
// `usage` error that says what would have been right. Nothing here depends on the locale.

namespace klamm::units {

/// `500ms`, `90s`, `15m`, `2h30m`, `7d`, `1.5s`. A bare number is refused: it has no unit.
[[nodiscard]] Result<std::chrono::milliseconds> parse_duration(std::string_view word);
/// `10MiB` (1024), `1GB` (1000), `512B`, or bare bytes.
[[nodiscard]] Result<std::int64_t> parse_size(std::string_view word);
/// Bytes in a second: `80MiB/s`; a bare number is refused.
[[nodiscard]] Result<std::int64_t> parse_rate(std::string_view word);
/// RFC 3339 with a zone (`2026-11-24T12:00:00Z`, `…+02:00`), or `@EPOCH_MS`.
[[nodiscard]] Result<Value::Time> parse_time(std::string_view word);
/// `1000`, `-3`, `2.5`, `1k`, `3M`, `2G` (powers of 1000).
[[nodiscard]] Result<double> parse_number(std::string_view word);
/// A whole number written in full, within [least, most].
[[nodiscard]] Result<std::int64_t> parse_integer(std::string_view word, std::int64_t least,
                                                 std::int64_t most);

[[nodiscard]] std::string print_duration(std::int64_t ms);     ///< `3m20s`; at most two parts
[[nodiscard]] std::string print_size(std::int64_t bytes);      ///< `512 B`, `1.2 GiB`
[[nodiscard]] std::string print_rate(double bytes_per_second); ///< `80.0 MiB/s`
[[nodiscard]] std::string print_percent(double percent);       ///< `12.5 %`
[[nodiscard]] std::string print_real(double number);           ///< the shortest that reads back the same
[[nodiscard]] std::string print_time(Value::Time time); ///< RFC 3339 UTC, milliseconds: `…T12:00:00.000Z`
[[nodiscard]] std::string print_table_time(Value::Time time,
                                           bool local); ///< `2026-11-24 12:00:00Z`, or with the offset

} // namespace klamm::units
