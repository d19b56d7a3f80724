// Any text as a plan file: refused with a sentence, or a plan that is written as it was read (no word, number
// or name is taken for another), read again as the same, and that can be shown: every
// step has a target, a sentence and a risk of its own.

#include "check.hpp"

#include <klamm/changes.hpp>

#include <change/canonical.hpp>

#include <cstdint>
#include <string_view>

namespace changes = klamm::changes;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto plan = changes::from_json(text);
  if (!plan) {
    check(plan.error().kind == klamm::ErrorKind::usage && !plan.error().text.english().empty());
    return 0;
  }
  check(!plan->cluster_id.empty());
  const auto written = changes::to_json(*plan);
  check(klamm::testing::canonical_json(written) == klamm::testing::canonical_json(text));
  const auto again = changes::from_json(written);
  check(again.has_value());
  check(changes::to_json(*again) == written);
  for (const auto& step : plan->steps) {
    check(!changes::word(step).empty() && !changes::word(changes::risk(step)).empty());
    check(!changes::sentence(step).english().empty());
  }
  return 0;
}
