#include <klamm/units.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <ctime>
#include <limits>

namespace klamm::units {
namespace {

constexpr auto int64_max = std::numeric_limits<std::int64_t>::max();

tl::unexpected<Error> wrong(Text text) {
  return fail(Error::of(ErrorKind::usage, "BAD_VALUE", std::move(text)));
}

bool digit(char c) {
  return c >= '0' && c <= '9';
}

// A number at the start of `rest`, taken off it: digits, perhaps with a fraction.
std::optional<double> take_number(std::string_view& rest) {
  std::size_t length = 0;
  while (length < rest.size() && (digit(rest[length]) || rest[length] == '.')) ++length;
  double number = 0;
  const auto [end, code] =
      std::from_chars(rest.data(), rest.data() + length, number, std::chars_format::fixed);
  if (length == 0 || code != std::errc() || end != rest.data() + length || !digit(rest[length - 1]))
    return {};
  rest.remove_prefix(length);
  return number;
}

std::string_view take_letters(std::string_view& rest) {
  std::size_t length = 0;
  while (length < rest.size() && !digit(rest[length])) ++length;
  const auto letters = rest.substr(0, length);
  rest.remove_prefix(length);
  return letters;
}

struct Scale {
  std::string_view name;
  double factor;
};
constexpr std::array<Scale, 6> durations{
    {{"ms", 1}, {"s", 1e3}, {"m", 60e3}, {"h", 3600e3}, {"d", 86400e3}, {"w", 604800e3}}};
constexpr std::array<Scale, 17> sizes{{{"", 1},
                                       {"B", 1},
                                       {"kB", 1e3},
                                       {"KB", 1e3},
                                       {"MB", 1e6},
                                       {"GB", 1e9},
                                       {"TB", 1e12},
                                       {"PB", 1e15},
                                       {"KiB", 1024.0},
                                       {"MiB", 1048576.0},
                                       {"GiB", 1073741824.0},
                                       {"TiB", 1099511627776.0},
                                       {"PiB", 1125899906842624.0},
                                       {"Ki", 1024.0},
                                       {"Mi", 1048576.0},
                                       {"Gi", 1073741824.0},
                                       {"Ti", 1099511627776.0}}};

template <std::size_t N>
const Scale* find(const std::array<Scale, N>& scales, std::string_view name) {
  for (const Scale& scale : scales) {
    if (scale.name == name) return &scale;
  }
  return nullptr;
}

// As it is written, else whatever the case: `10mb`, `1gib`. A letter alone may be 1000 or 1024.
const Scale* find_size(std::string_view name) {
  if (const Scale* scale = find(sizes, name)) return scale;
  const auto fold = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  for (const Scale& scale : sizes) {
    if (std::equal(scale.name.begin(), scale.name.end(), name.begin(), name.end(),
                   [&](char a, char b) { return fold(a) == fold(b); }))
      return &scale;
  }
  return nullptr;
}

// What `5000` may have meant: as milliseconds, and in the largest unit that keeps it whole.
std::string duration_advice(std::string_view word) {
  std::int64_t number = 0;
  const auto [end, code] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (code != std::errc() || end != word.data() + word.size() || number < 0) return "";
  const std::string in_ms = print_duration(number);
  return number >= 1000 && number % 1000 == 0 ? fmt::format("write {}ms or {}", number, in_ms)
                                              : fmt::format("write {}ms or {}s", number, number);
}

bool leap(int year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

std::int64_t days_from_civil(std::int64_t year, unsigned month, unsigned day) {
  using namespace std::chrono;
  return sys_days(std::chrono::year(static_cast<int>(year)) / std::chrono::month(month) /
                  std::chrono::day(day))
      .time_since_epoch()
      .count();
}

// Exactly `width` digits at the start of `rest`, taken off it; −1 if they are not there.
int take_digits(std::string_view& rest, std::size_t width) {
  if (rest.size() < width) return -1;
  int number = 0;
  for (std::size_t i = 0; i < width; ++i) {
    if (!digit(rest[i])) return -1;
    number = number * 10 + (rest[i] - '0');
  }
  rest.remove_prefix(width);
  return number;
}

bool take(std::string_view& rest, std::string_view any_of) {
  if (rest.empty() || any_of.find(rest[0]) == std::string_view::npos) return false;
  rest.remove_prefix(1);
  return true;
}

std::optional<std::int64_t> rfc3339(std::string_view rest) {
  const int year = take_digits(rest, 4);
  if (year < 0 || !take(rest, "-")) return {};
  const int month = take_digits(rest, 2);
  if (month < 1 || month > 12 || !take(rest, "-")) return {};
  const int day = take_digits(rest, 2);
  constexpr std::array<int, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const int last = month == 2 && leap(year) ? 29 : lengths[static_cast<std::size_t>(month - 1)];
  if (day < 1 || day > last || !take(rest, "Tt ")) return {};
  const int hour = take_digits(rest, 2);
  if (hour < 0 || hour > 23 || !take(rest, ":")) return {};
  const int minute = take_digits(rest, 2);
  if (minute < 0 || minute > 59) return {};
  int second = 0;
  std::int64_t ms = 0;
  if (take(rest, ":")) {
    second = take_digits(rest, 2);
    if (second < 0 || second > 60) return {};
    if (take(rest, ".")) {
      std::int64_t unit = 100;
      if (rest.empty() || !digit(rest[0])) return {};
      for (; !rest.empty() && digit(rest[0]); rest.remove_prefix(1), unit /= 10) ms += (rest[0] - '0') * unit;
    }
  }
  std::int64_t offset = 0;
  if (!take(rest, "Zz")) {
    const bool west = !rest.empty() && rest[0] == '-';
    if (!take(rest, "+-")) return {};
    const int hours = take_digits(rest, 2);
    take(rest, ":"); // ISO 8601 leaves it out, and so does date +%z
    const int minutes = take_digits(rest, 2);
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return {};
    offset = (west ? -1 : 1) * (std::int64_t{hours} * 60 + minutes);
  }
  if (!rest.empty()) return {};
  const auto days = days_from_civil(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
  return (((days * 24 + hour) * 60 + minute - offset) * 60 + second) * 1000 + ms;
}

std::string print_parts(std::int64_t epoch_ms, char separator, bool milliseconds) {
  using namespace std::chrono;
  const sys_time<std::chrono::milliseconds> instant{std::chrono::milliseconds(epoch_ms)};
  const auto day = floor<days>(instant);
  const year_month_day date(day);
  const hh_mm_ss time(instant - day);
  auto out = fmt::format("{:04}-{:02}-{:02}{}{:02}:{:02}:{:02}", static_cast<int>(date.year()),
                         static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), separator,
                         time.hours().count(), time.minutes().count(), time.seconds().count());
  if (milliseconds) out += fmt::format(".{:03}", time.subseconds().count());
  return out;
}

// Beyond these years an instant is a sentinel or garbage, and RFC 3339 has no way to write it.
constexpr std::int64_t first_printable = -62167219200000;
constexpr std::int64_t last_printable = 253402300799999;
bool printable(Value::Time time) {
  return time.epoch_ms >= first_printable && time.epoch_ms <= last_printable;
}

} // namespace

Result<std::chrono::milliseconds> parse_duration(std::string_view word) {
  std::string_view rest = word;
  double total = 0;
  double last_factor = std::numeric_limits<double>::infinity();
  while (!rest.empty()) {
    const auto number = take_number(rest);
    if (!number) break;
    const auto* scale = find(durations, take_letters(rest));
    if (!scale || scale->factor >= last_factor) {
      const auto advice = duration_advice(word);
      if (!advice.empty()) return wrong(KLAMM_TEXT("units", "\"%1\" has no unit: %2").with(word, advice));
      return wrong(
          KLAMM_TEXT("units", "\"%1\" is not a duration; write 500ms, 90s, 15m, 2h30m or 7d").with(word));
    }
    total += *number * scale->factor;
    last_factor = scale->factor;
    if (rest.empty() && total < 9.2e18) return std::chrono::milliseconds(std::llround(total));
  }
  return wrong(
      KLAMM_TEXT("units", "\"%1\" is not a duration; write 500ms, 90s, 15m, 2h30m or 7d").with(word));
}

Result<std::int64_t> parse_size(std::string_view word) {
  std::int64_t exact = 0;
  const auto [end, code] = std::from_chars(word.data(), word.data() + word.size(), exact);
  if (code == std::errc() && end == word.data() + word.size() && exact >= 0 && !word.empty()) return exact;
  std::string_view rest = word;
  const auto number = take_number(rest);
  const auto* scale = number ? find_size(rest) : nullptr;
  if (!scale || *number * scale->factor >= 9.2e18) {
    return wrong(
        KLAMM_TEXT("units", "\"%1\" is not a size; write 10MiB (1024), 1GB (1000) or bytes").with(word));
  }
  return static_cast<std::int64_t>(std::llround(*number * scale->factor));
}

Result<std::int64_t> parse_rate(std::string_view word) {
  const std::string_view amount = word.ends_with("/s") ? word.substr(0, word.size() - 2) : word;
  // A number alone may be meant in any unit.
  if (auto size = parse_size(amount); size && !digit(amount.back())) return *size;
  return wrong(
      KLAMM_TEXT("units", "\"%1\" is not a rate; write 80MiB/s, 10MB/s or 500000B/s").with(word));
}

Result<Value::Time> parse_time(std::string_view word) {
  if (word.starts_with('@')) {
    if (const auto ms = parse_integer(word.substr(1), 0, int64_max)) return Value::Time{*ms};
  } else if (const auto ms = rfc3339(word)) {
    return Value::Time{*ms};
  }
  return wrong(
      KLAMM_TEXT(
          "units",
          "\"%1\" is not a time; write 2026-11-24T12:00:00Z, with +02:00 for another zone, or @EPOCH_MS")
          .with(word));
}

Result<double> parse_number(std::string_view word) {
  std::string_view rest = word;
  const bool negative = take(rest, "-");
  if (const auto number = take_number(rest)) {
    const auto factor = rest.empty()                 ? 1
                        : rest == "k" || rest == "K" ? 1e3
                        : rest == "M"                ? 1e6
                        : rest == "G"                ? 1e9
                                                     : 0;
    if (factor != 0) return (negative ? -1 : 1) * *number * factor;
  }
  return wrong(KLAMM_TEXT("units", "\"%1\" is not a number; write 1000, 2.5, 1k or 3M").with(word));
}

Result<std::int64_t> parse_integer(std::string_view word, std::int64_t least, std::int64_t most) {
  std::int64_t number = 0;
  const auto [end, code] = std::from_chars(word.data(), word.data() + word.size(), number);
  if (word.empty() || code != std::errc() || end != word.data() + word.size()) {
    return wrong(KLAMM_TEXT("units", "\"%1\" is not a whole number").with(word));
  }
  if (number < least || number > most)
    return wrong(
        KLAMM_TEXT("units", "\"%1\" is not within %2").with(word, fmt::format("{} to {}", least, most)));
  return number;
}

std::string print_duration(std::int64_t ms) {
  if (ms < 0)
    return ms == std::numeric_limits<std::int64_t>::min() ? "-292471208y" : "-" + print_duration(-ms);
  if (ms < 1000) return fmt::format("{}ms", ms);
  if (ms < 60'000) {
    if (ms % 1000 == 0) return fmt::format("{}s", ms / 1000);
    auto text = fmt::format("{}.{:03}", ms / 1000, ms % 1000);
    while (text.back() == '0') text.pop_back();
    return text + "s";
  }
  const auto two = [](std::int64_t big, const char* big_name, std::int64_t small, const char* small_name) {
    return small == 0 ? fmt::format("{}{}", big, big_name)
                      : fmt::format("{}{}{}{}", big, big_name, small, small_name);
  };
  const std::int64_t seconds = ms / 1000;
  if (seconds < 3600) return two(seconds / 60, "m", seconds % 60, "s");
  if (seconds < 86400) return two(seconds / 3600, "h", seconds / 60 % 60, "m");
  return two(seconds / 86400, "d", seconds / 3600 % 24, "h");
}

std::string print_size(std::int64_t bytes) {
  if (bytes < 0)
    return bytes == std::numeric_limits<std::int64_t>::min() ? "-8.0 EiB" : "-" + print_size(-bytes);
  if (bytes < 1024) return fmt::format("{} B", bytes);
  constexpr std::array<const char*, 6> names{"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
  double scaled = static_cast<double>(bytes) / 1024;
  std::size_t at = 0;
  // 1023.95 would print as 1024.0
  for (; scaled >= 1023.95 && at + 1 < names.size(); ++at) scaled /= 1024;
  return fmt::format("{:.1f} {}", scaled, names[at]);
}

std::string print_rate(double bytes_per_second) {
  if (!std::isfinite(bytes_per_second)) return "-";
  return print_size(static_cast<std::int64_t>(std::clamp(bytes_per_second, -9.2e18, 9.2e18))) + "/s";
}

std::string print_percent(double percent) {
  return fmt::format("{:.1f} %", percent);
}

std::string print_real(double number) {
  return fmt::format("{}", number);
}

std::string print_time(Value::Time time) {
  if (!printable(time)) return fmt::format("@{}", time.epoch_ms);
  return print_parts(time.epoch_ms, 'T', true) + "Z";
}

std::string print_table_time(Value::Time time, bool local) {
  if (!printable(time)) return fmt::format("@{}", time.epoch_ms);
  if (!local) return print_parts(time.epoch_ms, ' ', false) + "Z";
  const std::time_t seconds = static_cast<std::time_t>(std::floor(static_cast<double>(time.epoch_ms) / 1000));
  std::tm parts{};
  if (!localtime_r(&seconds, &parts)) return print_parts(time.epoch_ms, ' ', false) + "Z";
  const long offset = parts.tm_gmtoff / 60;
  return fmt::format("{}{}{:02}:{:02}", print_parts(time.epoch_ms + offset * 60'000, ' ', false),
                     offset < 0 ? '-' : '+', std::abs(offset) / 60, std::abs(offset) % 60);
}

} // namespace klamm::units
