#pragma once

#include <gui/table/rows.hpp>

#include <klamm/cancel.hpp>
#include <klamm/result.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace klamm::gui {

/// Rows in the order they are shown.
struct Shown {
  RowsPtr rows;
  std::vector<std::uint32_t> order;
};
using ShownPtr = std::shared_ptr<const Shown>;

/// What a worker is asked: which rows, in which order, and how that differs from what is shown.
struct ViewRequest {
  RowsPtr rows;
  ShownPtr before; ///< null: nothing is shown yet
  std::string where;
  std::string sort;
  std::vector<std::string> counts; ///< further filters, to be counted over all rows
  std::set<std::string> selected;  ///< keys whose places are wanted
};

struct ViewResult {
  ShownPtr shown;
  std::vector<std::int32_t> new_places; ///< of the rows shown before: where they go, or -1
  std::vector<std::uint32_t> changed;   ///< places whose row reads otherwise than before
  std::vector<std::size_t> counts;
  std::vector<std::uint32_t> selected; ///< places of the keys asked for
  std::size_t hidden_critical = 0; ///< rows of that severity the filter hides
  std::size_t hidden_warning = 0;
};

/// Runs in a worker. An error (`usage`) says what is wrong with the filter; nothing where it was cancelled.
[[nodiscard]] Result<ViewResult> arrange(const ViewRequest& request, const Cancel& cancel);

/// What a user typed as an expression: a bare word looks for it in `field`, or else in the first one.
[[nodiscard]] std::string as_expression(const Schema& schema, const std::string& typed, const std::string& field = {});

} // namespace klamm::gui
