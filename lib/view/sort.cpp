#include "sort.hpp"

#include "output.hpp"

#include <algorithm>
#include <bit>
#include <string_view>
#include <utility>

namespace klamm::view {
namespace {

// Cells become numbers that sort as the cells do, so that nearly every comparison is one of two integers.

constexpr std::uint64_t sign = std::uint64_t{1} << 63U;

std::uint64_t key_of(std::int64_t number) {
  return static_cast<std::uint64_t>(number) ^ sign;
}

std::uint64_t key_of(double number) {
  const auto bits = std::bit_cast<std::uint64_t>(number == 0 ? 0.0 : number);
  return (bits & sign) != 0 ? ~bits : bits | sign;
}

/// The first eight bytes: two texts with the same may still differ.
std::uint64_t key_of(std::string_view text) {
  std::uint64_t key = 0;
  for (std::size_t i = 0; i < 8; ++i)
    key = key << 8U | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
  return key;
}

/// What the cells of a column are; `values` are compared as they are.
enum class Kind { none, integers, reals, values };

Kind kind_of(const Value& cell) {
  if (cell.integer() || cell.time() || cell.boolean()) return Kind::integers;
  return cell.real() ? Kind::reals : Kind::values;
}

std::int64_t integer_of(const Value& cell) {
  if (const auto* number = cell.integer()) return *number;
  return cell.time() ? cell.time()->epoch_ms : static_cast<std::int64_t>(*cell.boolean());
}

class Sorter {
 public:
  Sorter(const RowSet& set, const std::vector<SortBy>& by, const Cancel& cancel)
      : set_(set), by_(by), cancel_(cancel) {}

  /// Sorts rows that are equal in the cells of every level before this one.
  bool sort(std::uint32_t* first, std::uint32_t* last, std::size_t level) {
    if (level == by_.size() || last - first < 2) return true;
    if (!read(first, last, by_[level]) || cancel_.requested()) return false;
    std::transform(entries_.begin(), entries_.end(), first, [](const Entry& entry) { return entry.row; });
    if (level + 1 == by_.size()) return true;
    // The next level reads into the same buffers: what is equal here is told from them first.
    std::vector<std::pair<std::size_t, std::size_t>> runs;
    for (std::size_t from = 0; from < entries_.size();) {
      std::size_t to = from + 1;
      while (to < entries_.size() && same(entries_[from], entries_[to])) ++to;
      if (to - from > 1) runs.emplace_back(from, to);
      from = to;
    }
    return std::all_of(runs.begin(), runs.end(), [&](const auto& run) {
      return sort(first + run.first, first + run.second, level + 1);
    });
  }

 private:
  struct Entry {
    std::uint64_t key = 0;
    std::uint32_t row = 0;
    std::uint32_t at = 0; ///< where it was, and where its cell is
    bool unknown = false;
  };

  bool read(const std::uint32_t* first, const std::uint32_t* last, const SortBy& by) {
    const auto count = static_cast<std::size_t>(last - first);
    entries_.clear();
    entries_.reserve(count);
    cells_.clear();
    cells_.reserve(count);
    const Unit unit = set_.schema().fields[by.field].unit;
    Kind kind = Kind::none;
    bool texts = true;
    for (std::uint32_t at = 0; at < count; ++at) {
      if (at % 4096 == 4095 && cancel_.requested()) return false;
      cells_.push_back(comparable(set_.cell(first[at], by.field), unit));
      const Value& cell = cells_.back();
      entries_.push_back({0, first[at], at, cell.unknown()});
      if (cell.unknown()) continue;
      texts = texts && cell.text();
      const Kind own = kind_of(cell);
      kind = kind == Kind::none || kind == own ? own : Kind::values;
    }
    for (auto& entry : entries_) {
      if (entry.unknown) continue;
      const Value& cell = cells_[entry.at];
      if (kind == Kind::integers) entry.key = key_of(integer_of(cell));
      if (kind == Kind::reals) entry.key = key_of(*cell.real());
      if (kind == Kind::values && texts) entry.key = key_of(*cell.text());
      if (by.descending) entry.key = ~entry.key;
    }
    exact_ = kind != Kind::values;
    std::sort(entries_.begin(), entries_.end(), [&](const Entry& a, const Entry& b) {
      if (a.unknown != b.unknown) return b.unknown;
      if (a.key != b.key) return a.key < b.key;
      if (!exact_ && !a.unknown) {
        const int order = Value::compare(cells_[a.at], cells_[b.at]);
        if (order != 0) return by.descending ? order > 0 : order < 0;
      }
      return a.at < b.at;
    });
    return true;
  }

  [[nodiscard]] bool same(const Entry& a, const Entry& b) const {
    if (a.unknown != b.unknown || a.key != b.key) return false;
    return exact_ || a.unknown || Value::compare(cells_[a.at], cells_[b.at]) == 0;
  }

  const RowSet& set_;
  const std::vector<SortBy>& by_;
  const Cancel& cancel_;
  std::vector<Entry> entries_;
  std::vector<Value> cells_;
  bool exact_ = true; ///< equal keys are equal cells
};

} // namespace

bool sort_rows(const RowSet& set, const std::vector<SortBy>& by, std::vector<std::uint32_t>& rows,
               const Cancel& cancel) {
  return Sorter(set, by, cancel).sort(rows.data(), rows.data() + rows.size(), 0);
}

} // namespace klamm::view
