#pragma once

#include <klamm/configs.hpp>

#include <gui/table/column.hpp>
#include <gui/table/rows.hpp>

#include <optional>
#include <string>
#include <vector>

namespace klamm::gui {

/// One key of an entity as the configs panel shows it.
struct ConfigRow {
  configs::Config config;
  std::optional<std::string> fallback; ///< what holds where it is not set on the entity
  std::string search;                  ///< key, value and documentation
  bool own = false;
  bool edited = false;
  std::optional<std::string> edit; ///< empty: unset
  bool compared = false;           ///< with another entity, which has `other`
  std::optional<std::string> other;
  [[nodiscard]] bool differs() const { return compared && other != config.value; }
};

[[nodiscard]] const ConfigRow& config_row(const void* row);
[[nodiscard]] const Schema& config_row_schema();
[[nodiscard]] std::vector<GridColumn> config_columns();
/// Whether a value with this source is set on an entity of this type itself.
[[nodiscard]] bool is_own(configs::EntityType type, const std::string& source);

} // namespace klamm::gui
