#include <admin/write/coordinated.hpp>
#include <admin/write/groups.hpp>
#include <protocol/messages/delete_groups.hpp>
#include <protocol/messages/leave_group.hpp>

#include <map>
#include <string_view>

namespace klamm::admin {

namespace {

using Keys = std::span<const std::uint32_t>;
using Verdicts = std::span<Verdict>;

constexpr std::int16_t many_members_from = 3;

} // namespace

Written delete_groups(Client& client, std::span<const std::string> groups, const Call& call) {
  using Req = protocol::DeleteGroupsRequest;
  using Resp = protocol::DeleteGroupsResponse;
  Written out = unanswered(groups.size());
  const auto group = [](const std::string& id) -> const std::string& { return id; };
  auto spec = coordinated_spec<Req, Resp>(client, call, out, groups, group, [&](std::uint32_t key) {
    return "group " + shown_name(groups[key]);
  });
  spec.make = [&](Keys keys, int, std::int16_t) {
    Req request;
    for (const auto key : keys) request.groups_names.push_back(groups[key]);
    return request;
  };
  spec.take = [&](Keys keys, int, const net::Reply&, Resp& reply, Verdicts verdicts) {
    std::map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < keys.size(); ++i) places.emplace(groups[keys[i]], i);
    for (const auto& result : reply.results) {
      const auto at = places.find(result.group_id);
      if (at != places.end())
        judge(out, keys[at->second], verdicts[at->second], result.error_code, result.error_message);
    }
  };
  drive(client, call, item_keys(groups.size()), spec);
  return out;
}

Written remove_members(Client& client, std::span<const MemberRef> members, const std::string& reason,
                       const Call& call) {
  using Req = protocol::LeaveGroupRequest;
  using Resp = protocol::LeaveGroupResponse;
  Written out = unanswered(members.size());
  const auto group = [](const MemberRef& member) -> const std::string& { return member.group; };
  auto spec = coordinated_spec<Req, Resp>(client, call, out, members, group, [&](std::uint32_t key) {
    const MemberRef& member = members[key];
    return "member " + member.instance_id.value_or(member.member_id) + " of group " +
           shown_name(member.group);
  });
  spec.lowest = many_members_from;
  spec.make = [&](Keys keys, int, std::int16_t) {
    Req request;
    request.group_id = members[keys.front()].group;
    for (const auto key : keys) {
      auto& member = request.members.emplace_back();
      // A static member is named by its instance alone: its member id may change at any time.
      member.group_instance_id = members[key].instance_id;
      if (!members[key].instance_id) member.member_id = members[key].member_id;
      if (!reason.empty()) member.reason = reason;
    }
    return request;
  };
  spec.take = [&](Keys keys, int, const net::Reply&, Resp& reply, Verdicts verdicts) {
    if (reply.error_code != protocol::ErrorCode::none) {
      for (std::size_t i = 0; i < keys.size(); ++i)
        judge(out, keys[i], verdicts[i], reply.error_code, std::nullopt);
      return;
    }
    for (std::size_t i = 0; i < keys.size(); ++i) {
      const MemberRef& wanted = members[keys[i]];
      for (const auto& member : reply.members) {
        const bool this_one = wanted.instance_id ? member.group_instance_id == wanted.instance_id
                                                 : member.member_id == wanted.member_id;
        if (!this_one) continue;
        judge(out, keys[i], verdicts[i], member.error_code, std::nullopt);
        break;
      }
    }
  };
  drive(client, call, lanes_by_group(members, group), spec);
  return out;
}

} // namespace klamm::admin
