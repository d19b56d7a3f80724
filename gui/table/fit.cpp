#include <gui/table/column.hpp>
#include <gui/table/fit.hpp>

#include <algorithm>

namespace klamm::gui {
namespace {

constexpr int shares_of_a_name = 3; // of what is left over; another column gets one

int least_of(const ColumnRoom& column) {
  return column.name ? std::min(column.wanted, least_name) : column.wanted;
}

} // namespace

std::vector<int> fit(const std::vector<ColumnRoom>& columns, int room) {
  const std::size_t count = columns.size();
  std::vector<bool> on(count);
  int least = 0;
  for (std::size_t i = 0; i < count; ++i) {
    on[i] = columns[i].wanted_on;
    if (on[i]) least += least_of(columns[i]);
  }
  while (least > room) {
    std::size_t last = count;
    for (std::size_t i = 1; i < count; ++i)
      if (on[i] && !columns[i].name && (last == count || columns[i].rank <= columns[last].rank)) last = i;
    if (last == count) break;
    on[last] = false;
    least -= least_of(columns[last]);
  }
  std::vector<int> widths(count, 0);
  int total = 0;
  std::size_t name = count;
  int flexible = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (!on[i]) continue;
    widths[i] = columns[i].wanted;
    total += widths[i];
    if (columns[i].name && name == count)
      name = i;
    else if (!columns[i].fixed)
      ++flexible;
  }
  int left = room - total;
  if (left < 0) { // the name alone gives way
    if (name != count) widths[name] = std::max(least_of(columns[name]), widths[name] + left);
    return widths;
  }
  // what is left over is spread, so that what belongs to a row stands near its name
  int shares = flexible + (name != count ? shares_of_a_name : 0);
  for (std::size_t i = 0; i < count && shares > 0; ++i) {
    if (!on[i] || columns[i].fixed) continue;
    const int own = i == name ? shares_of_a_name : 1;
    const int share = left * own / shares;
    widths[i] += share;
    left -= share;
    shares -= own;
  }
  return widths;
}

int rank_of(const GridColumn& column, std::string_view go_first) {
  constexpr int after_those = 1000;
  int place = 0;
  while (!go_first.empty()) {
    const auto comma = go_first.find(',');
    const auto id = go_first.substr(0, comma);
    if (!column.field.empty() && id == column.field) return place;
    ++place;
    if (comma == std::string_view::npos) break;
    go_first.remove_prefix(comma + 1);
  }
  return after_those + column.importance;
}

} // namespace klamm::gui
