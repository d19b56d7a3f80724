#include <klamm/units.hpp>

#include <change/operations/config_lists.hpp>
#include <change/operations/config_risk.hpp>

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

namespace klamm::changes {

using admin::ConfigAction;

namespace {

constexpr const char* may_go = "records may be deleted that would be kept otherwise";

/// The cleanup keys of topics and, as what holds where a topic says nothing, of brokers.
enum class Sheds { nothing, time, space, policy };

Sheds kind_of(const ConfigChange& change) {
  std::string_view key = change.key;
  if (change.entity_type == configs::EntityType::broker) {
    if (!key.starts_with("log.")) return Sheds::nothing;
    key.remove_prefix(std::string_view("log.").size());
  } else if (change.entity_type != configs::EntityType::topic) {
    return Sheds::nothing;
  }
  if (key == "retention.ms" || key == "local.retention.ms") return Sheds::time;
  if (key == "retention.bytes" || key == "local.retention.bytes") return Sheds::space;
  return key == "cleanup.policy" ? Sheds::policy : Sheds::nothing;
}

/// How much is kept; empty: not known (-2 of local retention is whatever the whole retention is).
std::optional<std::int64_t> kept(const std::optional<std::string>& value) {
  if (!value) return std::nullopt;
  const auto number = units::parse_integer(*value, -1, std::numeric_limits<std::int64_t>::max());
  if (!number) return std::nullopt;
  return *number == -1 ? std::numeric_limits<std::int64_t>::max() : *number;
}

std::string lost_by_limit(const ConfigChange& change, bool time) {
  const auto before = kept(change.old_value);
  const auto after = kept(change.value);
  if (!before || !after) return may_go;
  if (*after >= *before) return "";
  return time ? "records older than that will be deleted"
              : "the oldest records beyond that size of a partition will be deleted";
}

std::string lost_by_policy(const std::string& before, const std::string& after) {
  const auto old_policy = items_of(before);
  const auto new_policy = items_of(after);
  const auto begins = [&](std::string_view policy) {
    return has_item(new_policy, policy) && !has_item(old_policy, policy);
  };
  if (begins("delete")) return "records beyond the retention will be deleted";
  if (begins("compact"))
    return "of each key only the newest record will be kept, and records without a key refused";
  return "";
}

} // namespace

std::string records_lost(const ConfigChange& change, ConfigAction action) {
  const Sheds sheds = kind_of(change);
  if (sheds == Sheds::nothing) return "";
  if (action == ConfigAction::unset || change.value_from) return may_go;
  if (sheds != Sheds::policy) return lost_by_limit(change, sheds == Sheds::time);
  if (!change.old_value) return may_go;
  const std::string& before = *change.old_value;
  const std::string value = change.value.value_or("");
  switch (action) {
  case ConfigAction::append: return lost_by_policy(before, appended(before, value));
  case ConfigAction::subtract: return lost_by_policy(before, subtracted(before, value));
  default: return lost_by_policy(before, value);
  }
}

} // namespace klamm::changes
