#pragma once

#include <klamm/view.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
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
  /// The first row of a key. The first call makes an index of all rows; any thread.
  [[nodiscard]] std::optional<std::size_t> find(const std::string& key) const {
    std::call_once(indexed_, [this] {
      index_.reserve(size());
      for (std::size_t row = 0; row < size(); ++row) index_.emplace(this->key(row), static_cast<std::uint32_t>(row));
    });
    const auto found = index_.find(key);
    return found == index_.end() ? std::nullopt : std::optional<std::size_t>(found->second);
  }

 private:
  std::shared_ptr<const void> owner_;
  RowSet set_;
  const std::byte* first_;
  std::size_t stride_;
  mutable std::once_flag indexed_;
  mutable std::unordered_map<std::string, std::uint32_t> index_;
};
using RowsPtr = std::shared_ptr<const Rows>;

/// The columns of a row type as columns of a larger row that holds one, or points to one: filters know them all.
template <class Outer, class Inner>
void take_over(Schema& outer, const Schema& inner, Inner Outer::* member) {
  if (*outer.go_first == '\0') outer.go_first = inner.go_first;
  for (const auto& field : inner.fields) {
    outer.fields.push_back({static_cast<const Column&>(field), [read = field.read, member](const void* row) {
                              return read(&(static_cast<const Outer*>(row)->*member));
                            }, 0, {}, false});
  }
}

template <class Outer, class Inner>
void take_over(Schema& outer, const Schema& inner, const Inner* Outer::* member) {
  if (*outer.go_first == '\0') outer.go_first = inner.go_first;
  for (const auto& field : inner.fields) {
    outer.fields.push_back({static_cast<const Column&>(field), [read = field.read, member](const void* row) {
                              return read(static_cast<const Outer*>(row)->*member);
                            }, 0, {}, false});
  }
}

} // namespace klamm::gui
