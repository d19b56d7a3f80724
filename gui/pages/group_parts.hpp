#pragma once

#include <gui/session/readers.hpp>
#include <gui/table/column.hpp>
#include <gui/table/rows.hpp>
#include <gui/theme/widgets.hpp>

#include <string>
#include <vector>

// What the page of one group is made of: its partitions with what was sampled of them, its members, its
// facts.

namespace klamm::gui {

class Session;

[[nodiscard]] const Schema& group_partition_schema();
[[nodiscard]] RowsPtr group_partition_rows(const Session& session, const std::string& group,
                                           const GroupRead& read);
[[nodiscard]] std::vector<GridColumn> group_partition_columns();
[[nodiscard]] std::vector<GridColumn> group_member_columns();
[[nodiscard]] std::vector<Fact> group_facts(const Session& session, const std::string& group,
                                            const GroupRead& read);

} // namespace klamm::gui
