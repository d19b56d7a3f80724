#pragma once

#include <klamm/cancel.hpp>
#include <klamm/query.hpp>
#include <klamm/view.hpp>

#include <cstdint>
#include <vector>

namespace klamm::view {

/// Sorts rows by the cells of `by`, the most significant first; equal rows keep their order, the unknown stands
/// last whatever the direction. Each cell is read at most once, and only where those before it are equal.
/// False when a stop was requested: `rows` is in no order then.
bool sort_rows(const RowSet& set, const std::vector<SortBy>& by, std::vector<std::uint32_t>& rows,
               const Cancel& cancel);

} // namespace klamm::view
