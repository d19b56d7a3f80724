#include <klamm/lag.hpp>

#include <admin/call/stamp.hpp>
#include <admin/lag_facts.hpp>

namespace klamm::lag {

Result<Sample> sample(Client& client, const Query& query, const Call& call) {
  admin::Problems problems;
  auto facts = gather(client, query, call, problems);
  if (!facts) return fail(std::move(facts.error()));
  Sample out;
  out.facts_ = std::make_shared<const Facts>(std::move(*facts));
  admin::stamp(out.about_, client);
  // Even of a named group Kafka leaves out the topics the user may not describe.
  out.about_.visible_to_user = true;
  problems.move_into(out.about_);
  return out;
}

template <class Row, class Rows>
Answer<Row> Sample::answer(Rows rows) const {
  return {rows(*facts_),
          about_.errors,
          about_.complete,
          about_.visible_to_user,
          about_.some_brokers_answered,
          about_.cluster_id,
          about_.sampled_at};
}

Answer<GroupLag> Sample::by_group() const {
  return answer<GroupLag>(group_rows);
}
Answer<TopicLag> Sample::by_topic() const {
  return answer<TopicLag>(topic_rows);
}
Answer<PartitionLag> Sample::by_partition() const {
  return answer<PartitionLag>(partition_rows);
}
Answer<MemberLag> Sample::by_member() const {
  return answer<MemberLag>(member_rows);
}

namespace {

template <class Row>
Result<Answer<Row>> listed(const Result<Sample>& sampled, Answer<Row> (Sample::*list)() const) {
  if (!sampled) return fail(sampled.error());
  return ((*sampled).*list)();
}

} // namespace

Result<Answer<GroupLag>> by_group(Client& client, const Query& query, const Call& call) {
  return listed(sample(client, query, call), &Sample::by_group);
}

Result<Answer<TopicLag>> by_topic(Client& client, const Query& query, const Call& call) {
  return listed(sample(client, query, call), &Sample::by_topic);
}

Result<Answer<PartitionLag>> by_partition(Client& client, const Query& query, const Call& call) {
  return listed(sample(client, query, call), &Sample::by_partition);
}

Result<Answer<MemberLag>> by_member(Client& client, const Query& query, const Call& call) {
  Query with_members = query;
  with_members.load |= load_members;
  return listed(sample(client, with_members, call), &Sample::by_member);
}

} // namespace klamm::lag
