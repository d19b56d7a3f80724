#pragma once

#include <gui/table/column.hpp>

#include <klamm/partitions.hpp>

#include <cstdint>
#include <set>
#include <span>

// Cells that several pages show alike.

namespace klamm::gui {

/// A partition's worst state as a badge; muted words where nothing is wrong enough for one.
[[nodiscard]] Cell health_cell(const partitions::Partition& partition);
[[nodiscard]] std::vector<Box> boxes_of(const partitions::Partition& partition);
/// Brokers as plain boxes; those of `adding` and `removing` marked.
[[nodiscard]] std::vector<Box> boxes_of(std::span<const std::int32_t> brokers, std::optional<std::int32_t> leader,
                                        std::span<const std::int32_t> adding = {},
                                        std::span<const std::int32_t> removing = {});
[[nodiscard]] Cell words(const QString& text, Tone tone = Tone::none);
[[nodiscard]] Cell count_cell(std::optional<std::int64_t> count);
[[nodiscard]] Cell bytes_cell(std::optional<std::int64_t> bytes);
/// `... pending`, `! reason`
[[nodiscard]] Cell pending_cell();
[[nodiscard]] Cell error_cell(const QString& code);

} // namespace klamm::gui
