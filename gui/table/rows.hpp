#pragma once

#include <klamm/view.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace klamm::gui {

/// Rows of any one type that never change: what tables show and workers filter and sort. Shared between
/// threads.
class Rows {
 public:
  /// `rows` must live as long as `owner` does.
  template <class Row>
  Rows(std::shared_ptr<const void> owner, const Schema& schema, const std::vector<Row>& rows)
      : owner_(std::move(owner)), set_(schema, rows), first_(reinterpret_cast<const std::byte*>(rows.data())),
        stride_(sizeof(Row)) {}
  /// Takes the rows.
  template <class Row>
  static std::shared_ptr<const Rows> make(const Schema& schema, std::vector<Row> rows) {
    auto owner = std::make_shared<const std::vector<Row>>(std::move(rows));
    return std::make_shared<const Rows>(owner, schema, *owner);
  }

  [[nodiscard]] const RowSet& set() const { return set_; }
  [[nodiscard]] const Schema& schema() const { return set_.schema(); }
  [[nodiscard]] std::size_t size() const { return set_.size(); }
  [[nodiscard]] const void* at(std::size_t row) const { return first_ + row * stride_; }
  template <class Row>
  [[nodiscard]] const Row& as(std::size_t row) const {
    return *static_cast<const Row*>(at(row));
  }
  [[nodiscard]] std::string key(std::size_t row) const { return set_.key(row); }

 private:
  std::shared_ptr<const void> owner_;
  RowSet set_;
  const std::byte* first_;
  std::size_t stride_;
};
using RowsPtr = std::shared_ptr<const Rows>;

/// The columns of a row type as columns of a larger row that holds one: filters know them all.
template <class Outer, class Inner>
void take_over(Schema& outer, const Schema& inner, Inner Outer::* member) {
  for (const auto& field : inner.fields) {
    outer.fields.push_back({static_cast<const Column&>(field), [read = field.read, member](const void* row) {
                              return read(&(static_cast<const Outer*>(row)->*member));
                            }, 0, {}, false});
  }
}

} // namespace klamm::gui
