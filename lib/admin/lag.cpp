#include <klamm/lag.hpp>

#include <admin/lag_facts.hpp>
#include <admin/call/stamp.hpp>

namespace klamm::lag {

namespace {

template <class Row, class Rows>
Result<Answer<Row>> answer(Client& client, const Query& query, const Call& call, Rows rows) {
  admin::Problems problems;
  auto facts = gather(client, query, call, problems);
  if (!facts) return fail(std::move(facts.error()));
  Answer<Row> out;
  admin::stamp(out, client);
  // Even of a named group Kafka leaves out the topics the user may not describe.
  out.visible_to_user = true;
  out.rows = rows(*facts);
  problems.move_into(out);
  return out;
}

} // namespace

Result<Answer<GroupLag>> by_group(Client& client, const Query& query, const Call& call) {
  return answer<GroupLag>(client, query, call, group_rows);
}

Result<Answer<TopicLag>> by_topic(Client& client, const Query& query, const Call& call) {
  return answer<TopicLag>(client, query, call, topic_rows);
}

Result<Answer<PartitionLag>> by_partition(Client& client, const Query& query, const Call& call) {
  return answer<PartitionLag>(client, query, call, partition_rows);
}

Result<Answer<MemberLag>> by_member(Client& client, const Query& query, const Call& call) {
  Query with_members = query;
  with_members.load |= load_members;
  return answer<MemberLag>(client, with_members, call, member_rows);
}

} // namespace klamm::lag
