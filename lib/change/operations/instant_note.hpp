#pragma once

#include <klamm/units.hpp>

#include <string>

namespace klamm::plan {

/// Which instant a plan goes by. `said`: the word it was taken from; may be empty.
[[nodiscard]] inline Text instant_note(const std::string& said, Value::Time time) {
  const std::string instant = units::print_time(time);
  if (time.epoch_ms < 0)
    return KLAMM_TEXT("plan", "%1 is %2, before 1970: the start of each log is taken")
        .with(said.empty() ? "the time" : said, instant);
  return KLAMM_TEXT("plan", "%1 is %2: the first record at or after that time is taken in each log")
      .with(said.empty() ? "the time" : said, instant);
}

} // namespace klamm::plan
