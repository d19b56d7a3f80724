#pragma once

#include <klamm/operations.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace klamm::changes {

// Values of list-valued keys: items with commas between.

[[nodiscard]] std::vector<std::string> items_of(std::string_view list);
[[nodiscard]] std::string joined(const std::vector<std::string>& items);
[[nodiscard]] bool has_item(const std::vector<std::string>& items, std::string_view item);
/// What Kafka makes of it: items that are missing come to the end.
[[nodiscard]] std::string appended(std::string_view list, std::string_view items);
[[nodiscard]] std::string subtracted(std::string_view list, std::string_view items);
/// What an append or a subtract that changes `before` makes of it; empty: another step, or a secret.
[[nodiscard]] std::optional<std::string> list_after(const Operation& step);

} // namespace klamm::changes
