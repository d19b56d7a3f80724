#include <admin/fetch/config_values.hpp>
#include <change/operations/config_lists.hpp>

#include <algorithm>

namespace klamm::changes {

std::vector<std::string> items_of(std::string_view list) {
  return admin::list_items(list);
}

std::string joined(const std::vector<std::string>& items) {
  std::string out;
  for (const auto& item : items) out += (out.empty() ? "" : ",") + item;
  return out;
}

bool has_item(const std::vector<std::string>& items, std::string_view item) {
  return std::find(items.begin(), items.end(), item) != items.end();
}

std::string appended(std::string_view list, std::string_view items) {
  auto out = items_of(list);
  for (auto& item : items_of(items)) {
    if (!has_item(out, item)) out.push_back(std::move(item));
  }
  return joined(out);
}

std::string subtracted(std::string_view list, std::string_view items) {
  auto out = items_of(list);
  const auto away = items_of(items);
  std::erase_if(out, [&away](const std::string& item) { return has_item(away, item); });
  return joined(out);
}

std::optional<std::string> list_after(const Operation& step) {
  if (const auto* append = std::get_if<AppendConfig>(&step); append && !append->sensitive && append->value)
    return appended(append->old_value.value_or(""), *append->value);
  if (const auto* take = std::get_if<SubtractConfig>(&step); take && !take->sensitive && take->value)
    return subtracted(take->old_value.value_or(""), *take->value);
  return std::nullopt;
}

} // namespace klamm::changes
