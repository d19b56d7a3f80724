#pragma once

#include <string_view>
#include <vector>

namespace klamm::gui {

struct GridColumn;

/// One column of a table, as far as its room is concerned.
struct ColumnRoom {
  int wanted = 0;        ///< what its cells and title want
  bool wanted_on = true; ///< the user has it on
  int rank = 0;          ///< where there is no room the lowest goes first
  bool fixed = false;    ///< gets no more than it wants
  bool name = false;     ///< gets most of what is left over, and gives way down to `least_name`
};

inline constexpr int least_name = 150;

/// How wide each column is in `room`; 0: it has no place there. The first one and the name always have.
[[nodiscard]] std::vector<int> fit(const std::vector<ColumnRoom>& columns, int room);

/// The rank of a column: those that the schema sends off first have the lowest, in its order.
[[nodiscard]] int rank_of(const GridColumn& column, std::string_view go_first);

} // namespace klamm::gui
