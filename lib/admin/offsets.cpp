#include <klamm/offsets.hpp>

#include <admin/call/stamp.hpp>
#include <admin/call/time_share.hpp>
#include <admin/fetch/groups_describe.hpp>
#include <admin/fetch/groups_find.hpp>
#include <admin/fetch/offsets_fetch.hpp>

#include <algorithm>
#include <tuple>

namespace klamm::offsets {

namespace {

using admin::GroupRef;
using admin::GroupType;

/// Named groups: nobody told their type, and OffsetFetch answers for a share group, or for none at all, as if
/// nothing had been committed. Drops those that do not exist.
void learn_types(Client& client, std::vector<GroupRef>& refs, const Call& call, admin::Problems& problems) {
  auto described = admin::describe_groups(client, refs, call);
  std::vector<GroupRef> there;
  for (std::size_t i = 0; i < refs.size(); ++i) {
    if (described[i]) {
      refs[i].type = described[i]->type;
    } else {
      const bool absent = described[i].error().code == "GROUP_ID_NOT_FOUND";
      problems.add(std::move(described[i].error()));
      if (absent) continue;
    }
    there.push_back(std::move(refs[i]));
  }
  refs = std::move(there);
}

} // namespace

Result<Answer<Offset>> list(Client& client, const Query& query, const Call& call) {
  admin::Problems problems;
  auto found = admin::find_groups(client, query.groups, query.accept, call, problems);
  if (!found) return fail(std::move(found.error()));
  auto& refs = *found;
  if (!query.groups.empty()) learn_types(client, refs, admin::time_share(call, 3), problems);
  Answer<Offset> out;
  out.visible_to_user = true;
  const auto wanted = [&](const std::string& topic) {
    return !query.accept_topic || query.accept_topic(topic);
  };
  const auto denied = [&](protocol::ErrorCode code, std::uint32_t group, const std::string& topic,
                          std::int32_t partition) {
    if (code == protocol::ErrorCode::none) return false;
    problems.add(admin::kafka_error(code, "partition " + topic + ":" + std::to_string(partition) +
                                              " of group " + shown_name(refs[group].id)));
    return true;
  };
  const auto failed = [&problems](std::uint32_t, Error error) { problems.add(std::move(error)); };
  admin::FetchCommits commits;
  admin::FetchShareStarts starts;
  for (std::uint32_t i = 0; i < refs.size(); ++i)
    (refs[i].type == GroupType::share ? starts.groups : commits.groups).push_back(i);
  commits.take = [&](std::uint32_t group, const admin::Committed& commit) {
    if (commit.offset < 0 && commit.error == protocol::ErrorCode::none) return;
    if (!wanted(commit.topic) || denied(commit.error, group, commit.topic, commit.partition)) return;
    out.rows.push_back({refs[group].id, commit.topic, commit.partition, commit.offset, commit.leader_epoch,
                        commit.metadata, false});
  };
  commits.failed = failed;
  starts.take = [&](std::uint32_t group, const admin::ShareStart& start) {
    if (!wanted(start.topic) || denied(start.error, group, start.topic, start.partition)) return;
    out.rows.push_back({refs[group].id, start.topic, start.partition, start.start_offset, start.leader_epoch,
                        std::nullopt, true});
  };
  starts.failed = failed;
  admin::fetch_commits(client, refs, commits, admin::time_share(call, 2));
  admin::fetch_share_starts(client, refs, starts, call);
  std::sort(out.rows.begin(), out.rows.end(), [](const Offset& a, const Offset& b) {
    return std::tie(a.group, a.topic, a.partition) < std::tie(b.group, b.topic, b.partition);
  });
  admin::stamp(out, client);
  problems.move_into(out);
  return out;
}

} // namespace klamm::offsets

namespace klamm {

const Schema& View<offsets::Offset>::schema() {
  using offsets::Offset;
  static const Schema schema =
      klamm::describe<Offset>("group.offsets", 1,
                              "One row a partition a group has an offset in; CSV of it can be read back by "
                              "`group reset-offsets --from-file`.")
          .key([](const Offset& row) { return row.topic + ":" + std::to_string(row.partition); })
          .identity(&Offset::group, &Offset::topic, &Offset::partition)
          .column({"group", "GROUP", Unit::text, "Group id"}, &Offset::group)
          .column({"topic", "TOPIC", Unit::text, "Topic name"}, &Offset::topic)
          .column({"partition", "PARTITION", Unit::id, "Partition"}, &Offset::partition)
          .column({"offset", "OFFSET", Unit::offset,
                   "Offset committed; where a share group starts; null where that is not yet decided"},
                  &Offset::offset)
          .column({"leader_epoch", "EPOCH", Unit::id, "Leader epoch committed with it", Shown::wide},
                  &Offset::leader_epoch)
          .column({"metadata", "METADATA", Unit::text, "What the committer noted with it", Shown::wide},
                  &Offset::metadata)
          .sentence()
          .column(
              {"share", "SHARE", Unit::boolean, "Whether it is a share group's start offset", Shown::wide},
              &Offset::share);
  return schema;
}

} // namespace klamm
