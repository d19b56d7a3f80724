#pragma once

#include <gui/table/rows.hpp>

#include <klamm/answer.hpp>

#include <chrono>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace klamm::gui {

/// What one reading learned; never changed once it is there. All numbers of a screen come from such.
struct Snapshot {
  virtual ~Snapshot() = default;

  std::uint64_t generation = 0;
  std::chrono::system_clock::time_point read_at{};
  std::chrono::milliseconds took{0};
  std::vector<Error> errors; ///< what could not be learned
  bool complete = true;
  bool early = false; ///< more of the same reading follows
};
using SnapshotPtr = std::shared_ptr<const Snapshot>;

/// An answer of the library, and the same as rows for tables.
template <class Row>
struct RowsRead : Snapshot {
  std::vector<Row> rows;

  explicit RowsRead(std::vector<Row> all) : rows(std::move(all)) {}
  explicit RowsRead(Answer<Row> answer) : rows(std::move(answer.rows)) {
    errors = std::move(answer.errors);
    complete = answer.complete;
  }
};

template <class Row>
[[nodiscard]] RowsPtr rows_of(const std::shared_ptr<const RowsRead<Row>>& read) {
  return read ? std::make_shared<const Rows>(read, View<Row>::schema(), read->rows) : nullptr;
}

} // namespace klamm::gui
