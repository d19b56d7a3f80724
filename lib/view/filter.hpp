#pragma once

#include <klamm/result.hpp>
#include <klamm/view.hpp>

#include <functional>
#include <string_view>

namespace klamm::view {

using Predicate = std::function<bool(const RowSet&, std::size_t row)>;

/// Compiles a `--where` expression: `or`, `and`, `not`, parentheses; COLUMN OP LITERAL with = != < <= > >= ~
/// !~; a boolean column may stand alone. `null` is the unknown cell, which satisfies no comparison but `!=`
/// and `= null`. On a list a comparison holds when it holds for one item. Adds the loaders of the columns
/// named to `loaders`.
[[nodiscard]] Result<Predicate> compile_filter(const Schema& schema, std::string_view expression,
                                               unsigned& loaders);

/// The `usage` error that names the known columns, and the nearest.
[[nodiscard]] Error unknown_column(const Schema& schema, std::string_view word);

} // namespace klamm::view
