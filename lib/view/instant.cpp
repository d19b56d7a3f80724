#include <klamm/instant.hpp>
#include <klamm/units.hpp>

#include <algorithm>
#include <cstdint>
#include <string>

namespace klamm::units {

namespace {

constexpr std::int64_t year_2000 = 946'684'800'000; // in milliseconds
constexpr std::int64_t year_2100 = 4'102'444'800'000;

tl::unexpected<Error> refused(Text text, std::string_view word) {
  text.args.insert(text.args.begin(), std::string(word));
  return fail(Error::of(ErrorKind::usage, "INVALID_TIME", std::move(text)));
}

bool is_plausible(std::int64_t ms) {
  return ms >= year_2000 && ms < year_2100;
}

/// What number of milliseconds it would be, were it in another unit.
Result<Value::Time> another_unit(std::string_view word, std::int64_t number) {
  constexpr std::int64_t thousand = 1000, million = 1'000'000;
  const auto looks_like = [word](const char* unit, std::int64_t ms) {
    return refused(KLAMM_TEXT("units", "%1 looks like %2 since 1970; in milliseconds it is @%3 (%4)")
                       .with(unit, ms, print_time(Value::Time{ms})),
                   word);
  };
  if (number < year_2100 / thousand && is_plausible(number * thousand))
    return looks_like("seconds", number * thousand);
  if (is_plausible(number / thousand)) return looks_like("microseconds", number / thousand);
  if (is_plausible(number / million)) return looks_like("nanoseconds", number / million);
  return refused(
      KLAMM_TEXT("units", "%1 is %2 in milliseconds since 1970: only times from 2000 to 2100 are taken as a "
                          "number")
          .with(print_time(Value::Time{number})),
      word);
}

} // namespace

Result<Value::Time> parse_instant(std::string_view word, std::chrono::system_clock::time_point now) {
  if (word.starts_with("@-")) {
    const auto ago = parse_duration(word.substr(2));
    if (!ago) return fail(ago.error());
    const auto since = std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch());
    return Value::Time{(since - *ago).count()};
  }
  const std::string_view rest = word.starts_with('@') ? word.substr(1) : word;
  const bool number =
      !rest.empty() && std::all_of(rest.begin(), rest.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (number && word.starts_with('@')) {
    const auto ms = parse_integer(rest, 0, INT64_MAX);
    if (!ms) return fail(ms.error());
    return is_plausible(*ms) ? Result<Value::Time>(Value::Time{*ms}) : another_unit(word, *ms);
  }
  auto time = parse_time(rest);
  if (!time) return time;
  if (time->epoch_ms >= year_2100) return refused(KLAMM_TEXT("units", "%1 is after the year 2100"), word);
  return time;
}

} // namespace klamm::units
