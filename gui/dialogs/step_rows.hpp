#pragma once

#include <gui/table/column.hpp>
#include <gui/table/rows.hpp>

#include <klamm/changes.hpp>

#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace klamm::gui {

/// A step of a plan as its review shows it.
struct StepLine {
  std::int32_t number = 0;
  std::string target;
  QString first;  ///< a topic, group or key: what the columns before the change say
  QString second; ///< a partition
  QString before;
  QString after;
  QString change; ///< how far an offset moves
  bool sending = false;
  changes::Outcome outcome = changes::Outcome::planned;
  std::optional<Error> error;
};

[[nodiscard]] const Schema& step_schema();
[[nodiscard]] std::vector<StepLine> step_lines(const std::vector<changes::Operation>& steps);
/// The columns that fit these steps: offsets have their own, configs too.
[[nodiscard]] std::vector<GridColumn> step_columns(const std::vector<changes::Operation>& steps);
/// An outcome in words, with its tone.
[[nodiscard]] Cell outcome_cell(changes::Outcome outcome, bool sending, const std::optional<Error>& error);
/// Keys and values of `before` or `after` as one line.
[[nodiscard]] QString object_words(const Value& value);

} // namespace klamm::gui
