#include <admin/call/time_share.hpp>
#include <admin/fetch/coordinators.hpp>
#include <admin/fetch/groups_find.hpp>
#include <admin/fetch/log_dirs.hpp>
#include <admin/fetch/metadata.hpp>
#include <protocol/messages/list_groups.hpp>

#include <algorithm>
#include <set>

namespace klamm::admin {

namespace {

using protocol::ListGroupsRequest;
using protocol::ListGroupsResponse;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

std::optional<Error> groups_hidden(const protocol::MetadataResponse& metadata) {
  for (const auto& topic : metadata.topics) {
    if (topic.name != offsets_topic) continue;
    const auto without = std::count_if(topic.partitions.begin(), topic.partitions.end(),
                                       [](const auto& partition) { return partition.leader_id < 0; });
    if (without == 0) continue;
    return Error::of(
               ErrorKind::failed, "NO_LEADER",
               KLAMM_TEXT_N("groups", "%n partitions of %1 have no leader: groups kept there are not shown")
                   .with(offsets_topic)
                   .counted(without))
        .about("topic " + offsets_topic);
  }
  return std::nullopt;
}

std::optional<std::string> type_text(GroupType type) {
  const auto word = word_of(type);
  return word.empty() ? std::nullopt : std::optional(std::string(word));
}

GroupType type_from(std::string_view text) {
  std::string word(text);
  std::transform(word.begin(), word.end(), word.begin(), lower);
  return from_word<GroupType>(word).value_or(GroupType::unknown);
}

std::optional<std::string> state_text(std::string_view kafka_state) {
  if (kafka_state.empty()) return std::nullopt;
  std::string out;
  bool after_lower = false;
  for (const char c : kafka_state) {
    const bool upper = c >= 'A' && c <= 'Z';
    if (upper && after_lower) out += '_';
    after_lower = c >= 'a' && c <= 'z';
    out += after_lower ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return out;
}

std::vector<GroupRef> list_groups(Client& client, std::span<const std::int32_t> brokers, const Call& call,
                                  Problems& problems) {
  std::vector<GroupRef> out;
  bool answered = false;
  Spec<std::int32_t, ListGroupsRequest, ListGroupsResponse> spec;
  spec.most = 1;
  spec.make = [](std::span<const std::int32_t>, int, std::int16_t) { return ListGroupsRequest{}; };
  spec.take = [&out, &answered](std::span<const std::int32_t> asked, int, const net::Reply&,
                                ListGroupsResponse& response, std::span<Verdict> verdicts) {
    verdicts.front().code = response.error_code;
    if (response.error_code != protocol::ErrorCode::none) return;
    answered = true;
    out.reserve(out.size() + response.groups.size());
    for (auto& group : response.groups) {
      out.push_back({std::move(group.group_id), type_from(group.group_type), std::move(group.group_state),
                     std::move(group.protocol_type), asked.front()});
    }
  };
  spec.failed = [&problems](std::int32_t broker, Error error) {
    error.broker_id = broker;
    problems.add(std::move(error));
  };
  spec.name = [](std::int32_t broker) { return "broker " + std::to_string(broker); };
  std::vector<Keyed<std::int32_t>> keys;
  keys.reserve(brokers.size());
  for (const std::int32_t broker : brokers) keys.push_back({broker, broker, 0, 0, 0});
  drive(client, call, std::move(keys), spec);
  if (answered) problems.some_brokers_answered();
  // While a coordinator moves two brokers may list the same group; the wrong one answers NOT_COORDINATOR
  // later.
  std::sort(out.begin(), out.end(), [](const GroupRef& a, const GroupRef& b) {
    return a.id != b.id ? a.id < b.id : a.coordinator < b.coordinator;
  });
  out.erase(
      std::unique(out.begin(), out.end(), [](const GroupRef& a, const GroupRef& b) { return a.id == b.id; }),
      out.end());
  return out;
}

std::vector<GroupRef> locate_groups(Client& client, std::span<const std::string> ids, const Call& call,
                                    Problems& problems) {
  auto found = locate_coordinators(client, CoordinatorKind::group, ids, call);
  std::vector<GroupRef> out;
  out.reserve(ids.size());
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (!seen.insert(ids[i]).second) continue;
    if (found[i]) {
      out.push_back({ids[i], GroupType::unknown, "", std::nullopt, *found[i]});
    } else {
      problems.add(about(std::move(found[i].error()), "group " + shown_name(ids[i])));
    }
  }
  return out;
}

void keep_accepted(std::vector<GroupRef>& refs, const AcceptGroup& accept) {
  if (accept) std::erase_if(refs, [&accept](const GroupRef& ref) { return !accept(ref.id); });
}

Result<std::vector<GroupRef>> find_groups(Client& client, std::span<const std::string> ids,
                                          const AcceptGroup& accept, const Call& call, Problems& problems) {
  std::vector<GroupRef> refs;
  if (ids.empty()) {
    // Before Kafka 0.11 a topic that is named could be created by it.
    auto metadata = fetch_metadata(client, TopicChoice::named({offsets_topic}), call);
    if (!metadata && metadata.error().code == "UNSUPPORTED_VERSION")
      metadata = fetch_metadata(client, TopicChoice::none(), call);
    if (!metadata) return fail(metadata.error());
    if (auto hidden = groups_hidden(*metadata)) problems.add(std::move(*hidden));
    refs = list_groups(client, broker_ids(*metadata), time_share(call, 2), problems);
  } else {
    refs = locate_groups(client, ids, call, problems);
  }
  keep_accepted(refs, accept);
  return refs;
}

std::vector<Keyed<std::uint32_t>> keys_of(std::span<const GroupRef> refs) {
  std::vector<Keyed<std::uint32_t>> keys;
  keys.reserve(refs.size());
  for (std::uint32_t i = 0; i < refs.size(); ++i) keys.push_back({i, refs[i].coordinator, 0, 0, 0});
  return keys;
}

std::vector<Result<std::int32_t>> locate_coordinators_of(Client& client, std::span<const GroupRef> refs,
                                                         std::span<const std::uint32_t> keys,
                                                         const Call& call) {
  std::vector<std::string> ids;
  ids.reserve(keys.size());
  for (const std::uint32_t key : keys) ids.push_back(refs[key].id);
  return locate_coordinators(client, CoordinatorKind::group, ids, call);
}

} // namespace klamm::admin
