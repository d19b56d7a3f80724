#include "move_options.hpp"

#include <klamm/front/words.hpp>
#include <klamm/units.hpp>

namespace klamm::cli {

using std::chrono::milliseconds;

void MoveOptions::declare_throttle(Options& options, const char* about) {
  options.custom(
      "--throttle", "RATE|none",
      [this](std::string_view word) -> Result<void> {
        const auto parsed = front::parse_throttle(word);
        if (!parsed) return fail(parsed.error());
        throttle = word;
        rate = *parsed;
        return {};
      },
      about);
}

void MoveOptions::declare_wait(Options& options, milliseconds otherwise, const char* about) {
  options.custom(
      "--wait", "DURATION",
      [this, otherwise](std::string_view word) -> Result<void> {
        const auto time = word.empty() ? otherwise : units::parse_duration(word);
        if (!time) return fail(time.error());
        wait = *time;
        return {};
      },
      about);
  options.value_only_after_equals();
}

Result<void> MoveOptions::check() const {
  if (throttle) return {};
  return fail(usage("--throttle has no default: write the rate for each broker (--throttle 50MiB/s), or "
                    "--throttle none for no limit"));
}

std::string replicas_before(const changes::Plan& plan) {
  std::vector<plan::WantedMove> before;
  for (const auto& step : plan.steps) {
    if (const auto* move = std::get_if<changes::StartReassignment>(&step))
      before.push_back({move->topic, move->partition, move->old_replicas});
  }
  return plan::kafka_reassignment(before);
}

} // namespace klamm::cli
