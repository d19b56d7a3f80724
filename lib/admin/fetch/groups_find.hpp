#pragma once

#include <klamm/call.hpp>
#include <klamm/client.hpp>
#include <klamm/group_type.hpp>

#include <admin/call/driver.hpp>
#include <admin/call/problems.hpp>
#include <admin/fetch/metadata.hpp>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace klamm::admin {

using GroupType = groups::Type;

/// `consumer`; empty for unknown.
[[nodiscard]] std::optional<std::string> type_text(GroupType type);
/// Kafka's word, whatever its case.
[[nodiscard]] GroupType type_from(std::string_view text);
/// Kafka's `PreparingRebalance` as `PREPARING_REBALANCE`; empty for "".
[[nodiscard]] std::optional<std::string> state_text(std::string_view kafka_state);

/// A group and what is known of it before it is asked anything.
struct GroupRef {
  std::string id;
  GroupType type = GroupType::unknown;
  std::string state; ///< Kafka's word; empty: unknown
  std::optional<std::string> protocol_type;
  std::int32_t coordinator = unknown_node;
};

/// Every group these brokers coordinate, by id, each once: one ListGroups a broker (v4 tells states, v5
/// types). Kafka leaves out groups the user may not describe. A broker that fails becomes a problem.
[[nodiscard]] std::vector<GroupRef> list_groups(Client& client, std::span<const std::int32_t> brokers,
                                                const Call& call, Problems& problems);

/// These groups with their coordinators, in the order given: one FindCoordinator where the broker takes
/// batches (Kafka 3.0). A group whose coordinator cannot be found becomes a problem and is left out. Whether
/// the group exists is not known yet.
[[nodiscard]] std::vector<GroupRef> locate_groups(Client& client, std::span<const std::string> ids,
                                                  const Call& call, Problems& problems);

/// Where Kafka keeps groups and their commits.
inline const std::string offsets_topic = "__consumer_offsets";
/// The error (NO_LEADER) that says so where this Metadata shows partitions of `offsets_topic` without a
/// leader: groups kept there have no coordinator, and are in nobody's list.
[[nodiscard]] std::optional<Error> groups_hidden(const protocol::MetadataResponse& metadata);

using AcceptGroup = std::function<bool(const std::string& id)>;

/// The groups named, or every group when none is (Metadata and ListGroups then), that `accept`, where there
/// is one, takes.
[[nodiscard]] Result<std::vector<GroupRef>> find_groups(Client& client, std::span<const std::string> ids,
                                                        const AcceptGroup& accept, const Call& call,
                                                        Problems& problems);
/// Takes out what `accept`, where there is one, does not take.
void keep_accepted(std::vector<GroupRef>& refs, const AcceptGroup& accept);

/// The keys of a driver whose key is an index into `refs`.
[[nodiscard]] std::vector<Keyed<std::uint32_t>> keys_of(std::span<const GroupRef> refs);

/// The parts that are the same in every call keyed by an index into `refs`: names and the coordinator's
/// look-up. `client`, `refs` and `call` must outlive the spec.
template <class Req, class Resp>
[[nodiscard]] Spec<std::uint32_t, Req, Resp> group_spec(Client& client, std::span<const GroupRef> refs,
                                                        const Call& call);

[[nodiscard]] std::vector<Result<std::int32_t>> locate_coordinators_of(Client& client,
                                                                       std::span<const GroupRef> refs,
                                                                       std::span<const std::uint32_t> keys,
                                                                       const Call& call);

template <class Req, class Resp>
Spec<std::uint32_t, Req, Resp> group_spec(Client& client, std::span<const GroupRef> refs, const Call& call) {
  Spec<std::uint32_t, Req, Resp> spec;
  spec.name = [refs](std::uint32_t key) { return "group " + shown_name(refs[key].id); };
  spec.locate = [&client, refs, &call](std::span<const std::uint32_t> keys) {
    return locate_coordinators_of(client, refs, keys, call);
  };
  return spec;
}

/// Matches a reply's groups to the keys asked for: `use(position in keys, group)` for each, and a verdict for
/// keys the reply leaves out. Replies come in the order of the request, but nothing promises it.
template <class Groups, class Id, class Use>
void match_groups(std::span<const GroupRef> refs, std::span<const std::uint32_t> keys, Groups& groups, Id id,
                  std::span<Verdict> verdicts, Use use) {
  std::map<std::string_view, std::size_t> by_id;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (i < groups.size() && id(groups[i]) == refs[keys[i]].id) {
      use(i, groups[i]);
      continue;
    }
    if (by_id.empty()) {
      for (std::size_t at = 0; at < groups.size(); ++at) by_id.emplace(id(groups[at]), at);
    }
    const auto at = by_id.find(refs[keys[i]].id);
    if (at == by_id.end()) {
      verdicts[i] = {protocol::ErrorCode::unknown_server_error, "the reply leaves this group out"};
    } else {
      use(i, groups[at->second]);
    }
  }
}

} // namespace klamm::admin
