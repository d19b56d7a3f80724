#pragma once

#include <klamm/cancel.hpp>
#include <klamm/result.hpp>
#include <klamm/view.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

// Which rows and which columns: `--where`, `--sort`, `--columns`, `--limit`, bound to a schema before
// anything is asked of a cluster, so that a wrong column costs nothing and the call loads only what is
// needed.

namespace klamm {

struct Query {
  std::string where{}; ///< `lag>1k and state=Stable`; empty: every row
  std::string sort{};  ///< `lag:desc,group`; empty: the schema's order
  std::string
      columns{}; ///< `name,size`; `all`; `+size`: what `shown` says and these; empty: what `shown` says
  std::optional<std::size_t> limit{};
  Shown shown = Shown::table; ///< table, or wide
};

/// One column that rows are sorted by: its index in the schema's fields.
struct SortBy {
  std::size_t field = 0;
  bool descending = false;
};

/// The rows and fields that a renderer prints, in order. Borrows the RowSet's rows.
struct Selection {
  RowSet rows;
  std::vector<std::uint32_t> order;
  std::vector<std::size_t> fields; ///< what a table or CSV shows; JSON carries every field
  bool all_fields = true;          ///< no `--columns`: CSV carries every field too
  std::vector<std::size_t>
      asked{}; ///< of `fields`, those named by the query: never left out for want of room
  std::vector<std::string> not_loaded{}; ///< ids of the columns that nobody asked to load: null in every row
};

/// A query checked against one schema. Copies share what was compiled; const, so any thread may apply it.
class BoundQuery {
 public:
  /// `usage` error for an unknown column (names the known ones), a wrong expression (names the position) or
  /// literal.
  [[nodiscard]] static Result<BoundQuery> bind(const Schema& schema, const Query& query);

  /// The loader bits of every column shown, sorted or filtered by.
  [[nodiscard]] unsigned loaders() const { return loaders_; }
  /// Ids of the columns that need other loader bits than these.
  [[nodiscard]] static std::vector<std::string> not_loaded(const Schema& schema, unsigned loaded);
  [[nodiscard]] Selection apply(const RowSet& rows) const;
  /// The rows that pass, by index and sorted, at most `limit`: what a grid asks for in a thread of its own.
  /// Empty when a stop was requested before it was done.
  [[nodiscard]] std::optional<std::vector<std::uint32_t>> order(const RowSet& rows,
                                                                const Cancel& cancel) const;

 private:
  BoundQuery() = default;
  Result<void> choose_columns(const Schema& schema, const Query& query);

  std::function<bool(const RowSet&, std::size_t row)> where_;
  std::vector<SortBy> sort_;
  std::vector<std::size_t> fields_;
  std::vector<std::size_t> asked_;
  bool all_fields_ = true;
  std::optional<std::size_t> limit_;
  unsigned loaders_ = 0;
};

} // namespace klamm
