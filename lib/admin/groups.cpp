#include <klamm/groups.hpp>

#include <admin/call/stamp.hpp>
#include <admin/call/time_share.hpp>
#include <admin/fetch/groups_describe.hpp>
#include <admin/fetch/groups_find.hpp>
#include <admin/fetch/offsets_fetch.hpp>

#include <algorithm>
#include <set>
#include <tuple>

namespace klamm::groups {

namespace {

using admin::GroupRef;
using admin::GroupType;

template <class Row>
Answer<Row> begin_answer(const Client& client, bool named) {
  Answer<Row> out;
  admin::stamp(out, client);
  out.visible_to_user = !named;
  return out;
}

/// A state or type as people write it, `preparing-rebalance`, so that spellings of one word are equal.
std::string folded(const std::string& word) {
  std::string out;
  for (const char c : word) {
    if (c >= 'a' && c <= 'z')
      out += static_cast<char>(c - 'a' + 'A');
    else if (c != '_' && c != '-' && c != ' ')
      out += c;
  }
  return out;
}

bool any_of(const std::vector<std::string>& wanted, const std::optional<std::string>& word) {
  if (wanted.empty()) return true;
  return word && std::any_of(wanted.begin(), wanted.end(), [&](const std::string& candidate) {
           return folded(candidate) == folded(*word);
         });
}

bool matches(const GroupRef& ref, const ListQuery& query) {
  const auto& coordinators = query.coordinators;
  return any_of(query.types, admin::type_text(ref.type)) && any_of(query.states, ref.state) &&
         (coordinators.empty() ||
          std::find(coordinators.begin(), coordinators.end(), ref.coordinator) != coordinators.end());
}

/// Which of `refs` have to do with these topics: committed, or assigned to a member, or a share group's.
std::vector<bool> touching(Client& client, std::span<const GroupRef> refs,
                           const std::vector<std::string>& topics, const Call& call,
                           admin::Problems& problems) {
  const std::set<std::string> wanted(topics.begin(), topics.end());
  std::vector<bool> out(refs.size(), false);
  const auto failed = [&problems](std::uint32_t, Error error) { problems.add(std::move(error)); };
  admin::FetchCommits commits;
  admin::FetchShareStarts starts;
  for (std::uint32_t i = 0; i < refs.size(); ++i)
    (refs[i].type == GroupType::share ? starts.groups : commits.groups).push_back(i);
  commits.take = [&](std::uint32_t group, const admin::Committed& commit) {
    if (commit.offset >= 0 && wanted.count(commit.topic) != 0) out[group] = true;
  };
  commits.failed = failed;
  starts.take = [&](std::uint32_t group, const admin::ShareStart& start) {
    if (wanted.count(start.topic) != 0) out[group] = true;
  };
  starts.failed = failed;
  admin::fetch_commits(client, refs, commits, admin::time_share(call, 3));
  admin::fetch_share_starts(client, refs, starts, admin::time_share(call, 2));
  const auto described = admin::describe_groups(client, refs, call);
  for (std::size_t i = 0; i < refs.size(); ++i) {
    if (!described[i]) {
      problems.add(described[i].error());
      continue;
    }
    for (const auto& member : described[i]->members) {
      for (const auto& topic : member.assignment.value_or(admin::Assignment{})) {
        if (wanted.count(topic.topic) != 0) out[i] = true;
      }
    }
  }
  return out;
}

std::vector<std::string> as_texts(const admin::Assignment& assignment, std::int32_t& partitions) {
  std::vector<std::string> out;
  for (const auto& topic : assignment) {
    std::vector<std::int32_t> sorted(topic.partitions.begin(), topic.partitions.end());
    std::sort(sorted.begin(), sorted.end());
    std::string text = topic.topic;
    char between = ':';
    for (const std::int32_t partition : sorted) {
      text += between + std::to_string(partition);
      between = ',';
    }
    partitions += static_cast<std::int32_t>(sorted.size());
    out.push_back(std::move(text));
  }
  std::sort(out.begin(), out.end());
  return out;
}

Description to_description(const GroupRef& ref, const admin::DescribedGroup& group) {
  Description row;
  row.id = ref.id;
  row.type = admin::type_text(group.type);
  row.state = admin::state_text(group.state);
  row.protocol_type = group.protocol_type;
  row.assignor = group.assignor;
  row.coordinator = ref.coordinator;
  row.members = static_cast<std::int32_t>(group.members.size());
  row.group_epoch = group.group_epoch;
  row.assignment_epoch = group.assignment_epoch;
  std::set<std::string> topics;
  for (const auto& member : group.members) {
    topics.insert(member.subscription.begin(), member.subscription.end());
    for (const auto& topic : member.assignment.value_or(admin::Assignment{})) topics.insert(topic.topic);
  }
  row.topics.assign(topics.begin(), topics.end());
  return row;
}

Member to_member(const GroupRef& ref, const admin::DescribedGroup& group, admin::DescribedMember& from) {
  Member row;
  row.group = ref.id;
  row.type = admin::type_text(group.type);
  row.member_id = std::move(from.member_id);
  row.instance_id = std::move(from.instance_id);
  row.client_id = std::move(from.client_id);
  row.host = std::move(from.host);
  row.rack = std::move(from.rack);
  row.member_epoch = from.epoch;
  if (from.classic) row.protocol = *from.classic ? "classic" : admin::type_text(group.type);
  std::int32_t partitions = 0;
  std::int32_t wanted = 0;
  if (from.assignment) {
    row.assignment = as_texts(*from.assignment, partitions);
    row.partitions = partitions;
  }
  if (from.target) row.target_assignment = as_texts(*from.target, wanted);
  row.subscription = std::move(from.subscription);
  std::sort(row.subscription.begin(), row.subscription.end());
  row.subscription_regex = std::move(from.regex);
  return row;
}

/// Finds and describes the groups of a query and gives each to `use`.
template <class Row, class Use>
Result<Answer<Row>> each_described(Client& client, const Query& query, const Call& call, Use use) {
  admin::Problems problems;
  auto refs = admin::find_groups(client, query.groups, query.accept, call, problems);
  if (!refs) return fail(std::move(refs.error()));
  auto described = admin::describe_groups(client, *refs, call);
  auto out = begin_answer<Row>(client, !query.groups.empty());
  for (std::size_t i = 0; i < refs->size(); ++i) {
    if (described[i]) {
      use((*refs)[i], *described[i], out.rows);
    } else {
      problems.add(std::move(described[i].error()));
    }
  }
  problems.move_into(out);
  return out;
}

} // namespace

Result<Answer<Group>> list(Client& client, const ListQuery& query, const Call& call) {
  admin::Problems problems;
  auto refs = admin::find_groups(client, {}, query.accept, call, problems);
  if (!refs) return fail(std::move(refs.error()));
  std::erase_if(*refs, [&](const GroupRef& ref) { return !matches(ref, query); });
  std::vector<bool> shown(refs->size(), true);
  if (!query.topics.empty()) shown = touching(client, *refs, query.topics, call, problems);
  auto out = begin_answer<Group>(client, false);
  out.rows.reserve(refs->size());
  for (std::size_t i = 0; i < refs->size(); ++i) {
    auto& ref = (*refs)[i];
    if (!shown[i]) continue;
    out.rows.push_back({std::move(ref.id), admin::type_text(ref.type), admin::state_text(ref.state),
                        std::move(ref.protocol_type), ref.coordinator});
  }
  problems.move_into(out);
  return out;
}

Result<Answer<Description>> describe(Client& client, const Query& query, const Call& call) {
  return each_described<Description>(
      client, query, call,
      [](const GroupRef& ref, const admin::DescribedGroup& group, std::vector<Description>& rows) {
        rows.push_back(to_description(ref, group));
      });
}

Result<Answer<Member>> members(Client& client, const Query& query, const Call& call) {
  return each_described<Member>(
      client, query, call, [](const GroupRef& ref, admin::DescribedGroup& group, std::vector<Member>& rows) {
        const auto first = static_cast<std::ptrdiff_t>(rows.size());
        for (auto& member : group.members) rows.push_back(to_member(ref, group, member));
        std::sort(rows.begin() + first, rows.end(), [](const Member& a, const Member& b) {
          return std::tie(a.client_id, a.member_id) < std::tie(b.client_id, b.member_id);
        });
      });
}

} // namespace klamm::groups
