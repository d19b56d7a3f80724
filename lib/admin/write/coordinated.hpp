#pragma once

#include <admin/fetch/coordinators.hpp>
#include <admin/write/write.hpp>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

// Changes whose API takes one group a request: every group is a lane of its own, so that its items share a
// request and nobody else's join them.

namespace klamm::admin {

/// The lane of each group, in the order they first appear.
template <class Items, class GroupOf>
[[nodiscard]] std::vector<Keyed<std::uint32_t>> lanes_by_group(const Items& items, GroupOf group_of) {
  auto keys = item_keys(items.size());
  std::map<std::string_view, int> lanes;
  for (std::size_t i = 0; i < items.size(); ++i)
    keys[i].lane = lanes.try_emplace(group_of(items[i]), static_cast<int>(lanes.size())).first->second;
  return keys;
}

/// A spec whose `locate` asks for the coordinators of the items' groups, each group once. `items`, `call` and
/// `out` must outlive it.
template <class Req, class Resp, class Items, class GroupOf>
[[nodiscard]] Spec<std::uint32_t, Req, Resp>
coordinated_spec(Client& client, const Call& call, Written& out, const Items& items, GroupOf group_of,
                 std::function<std::string(std::uint32_t)> name) {
  auto spec = write_spec<Req, Resp>(out, std::move(name));
  spec.locate = [&client, &call, &items, group_of](std::span<const std::uint32_t> keys) {
    std::map<std::string_view, std::size_t> place;
    std::vector<std::string> groups;
    for (const auto key : keys) {
      const std::string& group = group_of(items[key]);
      if (place.try_emplace(group, groups.size()).second) groups.push_back(group);
    }
    const auto found = locate_coordinators(client, CoordinatorKind::group, groups, call);
    std::vector<Result<std::int32_t>> nodes;
    nodes.reserve(keys.size());
    for (const auto key : keys) nodes.push_back(found[place.at(group_of(items[key]))]);
    return nodes;
  };
  return spec;
}

} // namespace klamm::admin
