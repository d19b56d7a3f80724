#include <klamm/units.hpp>

#include <admin/fetch/config_values.hpp>
#include <change/operations/config_lists.hpp>
#include <change/operations/config_risk.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>

namespace klamm::changes {

using admin::ConfigAction;
using configs::EntityType;

namespace {

const KeyRisk* find(std::span<const KeyRisk> table, std::string_view key) {
  const auto at = std::find_if(table.begin(), table.end(), [key](const auto& row) { return row.key == key; });
  return at == table.end() ? nullptr : &*at;
}

/// `listener.name.external.ssl.keystore.location` is the key behind the listener's name.
std::string_view without_listener(std::string_view key) {
  constexpr std::string_view prefix = "listener.name.";
  if (!key.starts_with(prefix)) return key;
  const auto dot = key.find('.', prefix.size());
  return dot == std::string_view::npos ? key : key.substr(dot + 1);
}

/// The key's row; null: there is none.
const KeyRisk* row_of(EntityType type, std::string_view key) {
  switch (type) {
  case EntityType::topic: return find(topic_key_risks(), key);
  case EntityType::group: return find(group_key_risks(), key);
  case EntityType::client_metrics: return find(client_metrics_key_risks(), key);
  case EntityType::broker_logger: return nullptr;
  case EntityType::broker: break;
  }
  for (const auto& [broker_key, topic_key] : topic_defaults_of_brokers()) {
    if (broker_key == key) return find(topic_key_risks(), topic_key);
  }
  return find(broker_key_risks(), without_listener(key));
}

using Values = std::optional<std::string>;

/// What is in force once the step is done; empty: not known.
Values after(const ConfigChange& change, ConfigAction action) {
  if (change.value_from) return std::nullopt;
  if (action == ConfigAction::set || action == ConfigAction::unset) return change.value;
  if (!change.old_value) return std::nullopt;
  const std::string items = change.value.value_or("");
  return action == ConfigAction::append ? appended(*change.old_value, items)
                                        : subtracted(*change.old_value, items);
}

/// Which way a value goes; both where that is not known.
struct Way {
  bool down = true;
  bool up = true;
};

Way by_number(double from, double to) {
  return {to<from, to> from};
}

std::optional<double> number_of(const std::string& value) {
  const auto number = units::parse_number(value);
  return number ? std::optional(*number) : std::nullopt;
}

Way by_number(const std::string& from, const std::string& to, bool unlimited) {
  auto before = number_of(from);
  auto then = number_of(to);
  if (!before || !then) return {};
  if (!unlimited) return by_number(*before, *then);
  for (auto* limit : {&before, &then}) {
    if (**limit == -1) *limit = std::numeric_limits<double>::infinity();
    if (**limit < 0) return {}; // -2 of local retention: whatever the whole retention is
  }
  return by_number(*before, *then);
}

Way by_flag(const std::string& from, const std::string& to) {
  const auto is = [](const std::string& value, const char* word) {
    return admin::same_value(configs::ValueType::boolean, value, word);
  };
  const bool known = (is(from, "true") || is(from, "false")) && (is(to, "true") || is(to, "false"));
  if (!known) return {};
  return {is(from, "true") && is(to, "false"), is(from, "false") && is(to, "true")};
}

Way by_policy(const std::string& from, const std::string& to) {
  const auto begins = [before = items_of(from), then = items_of(to)](std::string_view policy) {
    return has_item(then, policy) && !has_item(before, policy);
  };
  return {begins("compact"), begins("delete")};
}

Way way_of(Compare compare, const Values& from, const Values& to) {
  switch (compare) {
  case Compare::number:
  case Compare::min_in_sync: return from && to ? by_number(*from, *to, false) : Way{};
  case Compare::limit: return from && to ? by_number(*from, *to, true) : Way{};
  case Compare::flag: return from && to ? by_flag(*from, *to) : Way{};
  case Compare::unclean:
    // Whatever held before: what is false cannot do harm.
    if (to && admin::same_value(configs::ValueType::boolean, to, "false")) return {false, false};
    return from && to ? by_flag(*from, *to) : Way{};
  case Compare::policy: return from && to ? by_policy(*from, *to) : Way{};
  case Compare::any: break;
  }
  return {false, !from || !to || *from != *to};
}

std::string at_risk_now(std::int64_t count, const char* one, const char* many) {
  return " (" + std::to_string(count) + " " + (count == 1 ? one : many) + ")";
}

/// What the partitions make of a value that goes up.
ConfigRisk by_partitions(const KeyRisk& row, const std::optional<std::int64_t>& at_risk) {
  ConfigRisk out{row.up.risk, row.up.reason};
  if (!at_risk) return out;
  if (*at_risk == 0) {
    if (row.compare == Compare::unclean) return {Risk::disruptive, out.reason};
    return {};
  }
  out.reason += row.compare == Compare::unclean
                    ? at_risk_now(*at_risk, "partition has replicas out of sync now",
                                  "partitions have replicas out of sync now")
                    : at_risk_now(*at_risk, "partition has no replica to spare now",
                                  "partitions have no replica to spare now");
  return out;
}

ConfigRisk by_row(const KeyRisk& row, const ConfigChange& change, ConfigAction action) {
  const Way way =
      way_of(row.compare, change.sensitive ? std::nullopt : change.old_value, after(change, action));
  ConfigRisk worst;
  const auto take = [&worst](ConfigRisk other) {
    if (other.risk > worst.risk ||
        (worst.reason.empty() && other.risk == worst.risk && other.risk != Risk::safe))
      worst = std::move(other);
  };
  if (way.up) {
    const bool partitions = row.compare == Compare::unclean || row.compare == Compare::min_in_sync;
    take(partitions ? by_partitions(row, change.partitions_at_risk) : ConfigRisk{row.up.risk, row.up.reason});
  }
  if (way.down) take({row.down.risk, row.down.reason});
  return worst;
}

} // namespace

bool asks_partitions(EntityType type, std::string_view key) {
  const KeyRisk* row = row_of(type, key);
  return row != nullptr && (row->compare == Compare::unclean || row->compare == Compare::min_in_sync);
}

ConfigRisk config_risk(const ConfigChange& change, ConfigAction action) {
  if (change.entity_type == EntityType::broker_logger) return {};
  const KeyRisk* row = row_of(change.entity_type, change.key);
  const bool broker = change.entity_type == EntityType::broker;
  if (row == nullptr) return {Risk::disruptive, broker ? "" : "the effect of this key is not known"};
  ConfigRisk out = by_row(*row, change, action);
  if (broker && out.risk == Risk::safe) out.risk = Risk::disruptive;
  return out;
}

} // namespace klamm::changes
