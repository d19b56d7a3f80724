#include <klamm/groups.hpp>

namespace klamm {

namespace {

Severity of_state(const std::optional<std::string>& state) {
  if (!state) return Severity::unknown;
  if (*state == "DEAD") return Severity::warning;
  return *state == "STABLE" || *state == "EMPTY" ? Severity::ok : Severity::info;
}

} // namespace

const Schema& View<groups::Group>::schema() {
  using groups::Group;
  static const Schema schema =
      klamm::describe<Group>("group.list", 1, "One row a group, whatever protocol it speaks.")
          .key([](const Group& group) { return group.id; })
          .severity([](const Group& group) { return of_state(group.state); })
          .column({"group", "GROUP", Unit::text, "Group id"}, &Group::id)
          .column({"type", "TYPE", Unit::text, "classic, consumer, share or streams; null before Kafka 3.8"},
                  &Group::type)
          .column({"state", "STATE", Unit::state, "Kafka's state of the group; null before Kafka 2.6"},
                  &Group::state)
          .column({"protocol_type", "PROTOCOL", Unit::text,
                   "What the members speak: consumer, connect, share …; empty where only offsets are kept"},
                  &Group::protocol_type)
          .column({"coordinator", "COORDINATOR", Unit::id, "Broker that coordinates the group"},
                  &Group::coordinator);
  return schema;
}

const Schema& View<groups::Description>::schema() {
  using groups::Description;
  static const Schema schema =
      klamm::describe<Description>("group.describe", 1, "One row a group.")
          .key([](const Description& group) { return group.id; })
          .severity([](const Description& group) { return of_state(group.state); })
          .column({"group", "GROUP", Unit::text, "Group id"}, &Description::id)
          .column({"type", "TYPE", Unit::text, "classic, consumer, share or streams"}, &Description::type)
          .column({"state", "STATE", Unit::state, "Kafka's state of the group"}, &Description::state)
          .column({"protocol_type", "PROTOCOL", Unit::text,
                   "What the members speak: consumer, connect, share …", Shown::wide},
                  &Description::protocol_type)
          .column({"assignor", "ASSIGNOR", Unit::text, "How partitions are assigned; null without members"},
                  &Description::assignor)
          .column({"coordinator", "COORDINATOR", Unit::id, "Broker that coordinates the group"},
                  &Description::coordinator)
          .column({"members", "MEMBERS", Unit::count, "Number of members"}, &Description::members)
          .column({"group_epoch", "EPOCH", Unit::id, "Epoch of the group; null for classic groups"},
                  &Description::group_epoch)
          .column({"assignment_epoch", "ASSIGNMENT-EPOCH", Unit::id,
                   "Epoch the target assignment was made for; null for classic groups", Shown::wide},
                  &Description::assignment_epoch)
          .column({"topics", "TOPICS", Unit::texts, "Topics subscribed to or assigned"},
                  &Description::topics);
  return schema;
}

const Schema& View<groups::Member>::schema() {
  using groups::Member;
  static const Schema schema =
      klamm::describe<Member>("group.members", 1, "One row a member of a group.")
          .key([](const Member& member) { return member.member_id; })
          .identity(&Member::group, &Member::member_id)
          .severity([](const Member& member) {
            return member.target_assignment && member.assignment != member.target_assignment ? Severity::info
                                                                                             : Severity::ok;
          })
          .column({"group", "GROUP", Unit::text, "Group id"}, &Member::group)
          .column({"type", "TYPE", Unit::text, "The group's type", Shown::wide}, &Member::type)
          .column({"client_id", "CLIENT", Unit::text, "What the client calls itself"}, &Member::client_id)
          .column({"host", "HOST", Unit::text, "Where it connects from, in Kafka's form"}, &Member::host)
          .column({"member_id", "MEMBER", Unit::text, "Member id"}, &Member::member_id)
          .column({"instance_id", "INSTANCE", Unit::text, "group.instance.id of a static member"},
                  &Member::instance_id)
          .column({"rack", "RACK", Unit::text, "client.rack", Shown::wide}, &Member::rack)
          .column({"member_epoch", "EPOCH", Unit::id, "Epoch of the member; null for classic groups",
                   Shown::wide},
                  &Member::member_epoch)
          .column({"protocol", "JOINED-BY", Unit::text,
                   "Protocol it joined with, where a group may hold both; null before Kafka 4.0",
                   Shown::wide},
                  &Member::protocol)
          .column({"partitions", "PARTITIONS", Unit::count,
                   "Partitions assigned; null when the assignment is not the consumer protocol's"},
                  &Member::partitions)
          .column({"assignment", "ASSIGNMENT", Unit::texts, "Partitions assigned, TOPIC:P,P a topic"},
                  &Member::assignment)
          .column({"target_assignment", "TARGET", Unit::texts,
                   "Partitions the coordinator wants it to have; null for classic and share groups",
                   Shown::wide},
                  &Member::target_assignment)
          .column({"subscription", "SUBSCRIPTION", Unit::texts, "Topics subscribed to", Shown::wide},
                  &Member::subscription)
          .column({"subscription_regex", "REGEX", Unit::text, "Pattern subscribed to", Shown::wide},
                  &Member::subscription_regex);
  return schema;
}

} // namespace klamm
