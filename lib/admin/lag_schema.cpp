#include <klamm/lag.hpp>

namespace klamm {

namespace {

Severity of_status(const std::string& status) {
  if (status == "OK" || status == "NO_COMMITS") return Severity::ok;
  if (status == "NEVER_COMMITTED") return Severity::info;
  if (status == "NO_MEMBERS" || status == "TOPIC_DELETED" || status == "PARTITION_DELETED" ||
      status == "AHEAD_OF_LOG")
    return Severity::warning;
  return status == "DATA_LOSS" ? Severity::critical : Severity::unknown;
}

constexpr const char* about_status =
    "OK, or what is the matter: NO_COMMITS, NO_MEMBERS, NEVER_COMMITTED, "
    "AHEAD_OF_LOG, TOPIC_DELETED, PARTITION_DELETED, DATA_LOSS, or why the lag is unknown";

template <class Row>
describe<Row> begin(const char* name, const char* about) {
  return describe<Row>(name, 1, about)
      .severity([](const Row& row) { return of_status(row.status); }, "status")
      .column({"group", "GROUP", Unit::text, "Group id"}, &Row::group)
      .column({"type", "TYPE", Unit::text, "classic, consumer, share or streams; null before Kafka 3.8",
               Shown::wide},
              &Row::type);
}

template <class Row>
describe<Row>&& state(describe<Row>&& schema, Shown shown) {
  return std::move(schema).column({"state", "STATE", Unit::state, "Kafka's state of the group", shown},
                                  &Row::state);
}

/// Of a member whose assignment cannot be read no total is known.
template <class Row>
bool counted(const Row& row) {
  if constexpr (requires { row.assignment_known; }) {
    return row.assignment_known;
  } else {
    return true;
  }
}

template <class Row, class Total>
auto total(Total member) {
  return [member](const Row& row) { return counted(row) ? Value(row.*member) : Value(); };
}

template <class Row>
bool has_unknown(const Row& row) {
  return row.unknown > 0;
}

template <class Row>
describe<Row>&& totals(describe<Row>&& schema) {
  return std::move(schema)
      .column({"partitions", "PARTITIONS", Unit::count, "Partitions with an offset, or assigned"},
              total<Row>(&Row::partitions))
      .column({"lag", "LAG", Unit::count, "Records behind, of the partitions whose lag is known"}, &Row::lag)
      .partial_where(&has_unknown<Row>)
      .column({"max_lag", "MAX-LAG", Unit::count, "The largest lag of one partition"}, &Row::max_lag)
      .partial_where(&has_unknown<Row>)
      .column({"max_lag_partition", "WHERE", Unit::text, "The partition with that lag, TOPIC:P"},
              &Row::max_lag_partition)
      .column({"lost", "LOST", Unit::count, "Records deleted before they were read", Shown::wide},
              total<Row>(&Row::lost))
      .partial_where(&has_unknown<Row>)
      .column({"data_loss", "DATA-LOSS", Unit::count, "Partitions with DATA_LOSS", Shown::wide},
              total<Row>(&Row::data_loss))
      .column({"ahead_of_log", "AHEAD", Unit::count, "Partitions with AHEAD_OF_LOG", Shown::wide},
              total<Row>(&Row::ahead_of_log))
      .column({"deleted", "DELETED", Unit::count, "Partitions that are no more", Shown::wide},
              total<Row>(&Row::deleted))
      .column({"never_committed", "NEVER-COMMITTED", Unit::count,
               "Partitions assigned and never committed; null when members were not asked", Shown::wide,
               lag::load_members},
              total<Row>(&Row::never_committed))
      .column({"unknown", "UNKNOWN", Unit::count, "Partitions whose lag could not be learned", Shown::wide},
              total<Row>(&Row::unknown))
      .column({"status", "STATUS", Unit::state, about_status}, &Row::status);
}

} // namespace

const Schema& View<lag::GroupLag>::schema() {
  using lag::GroupLag;
  static const Schema schema = totals(
      state(begin<GroupLag>("lag.group", "One row a group: how far it is behind."), Shown::table)
          .key([](const GroupLag& row) { return row.group; })
          .sort("lag:desc,group")
          .columns_that_go_first("coordinator,topics,partitions,max_lag_partition,max_lag")
          .column({"coordinator", "COORDINATOR", Unit::id, "Broker that coordinates the group", Shown::wide},
                  &GroupLag::coordinator)
          .column({"members", "MEMBERS", Unit::count, "Number of members; null when not asked", Shown::wide,
                   lag::load_members},
                  &GroupLag::members)
          .column({"topics", "TOPICS", Unit::count, "Topics with an offset, or assigned"},
                  &GroupLag::topics));
  return schema;
}

const Schema& View<lag::TopicLag>::schema() {
  using lag::TopicLag;
  static const Schema schema = totals(
      state(begin<TopicLag>("lag.topic", "One row a group and topic: how far the group is behind in it."),
            Shown::wide)
          .key([](const TopicLag& row) { return row.topic.value_or(row.group); })
          .identity(&TopicLag::group, &TopicLag::topic)
          .sort("lag:desc,group,topic")
          .columns_that_go_first("partitions,max_lag_partition,max_lag")
          .column({"topic", "TOPIC", Unit::text, "Topic; null in a row for a whole group"},
                  &TopicLag::topic));
  return schema;
}

const Schema& View<lag::PartitionLag>::schema() {
  using lag::PartitionLag;
  static const Schema schema =
      state(begin<PartitionLag>("lag.partition", "One row a group and partition."), Shown::wide)
          .key([](const PartitionLag& row) {
            return row.topic && row.partition ? *row.topic + ":" + std::to_string(*row.partition) : row.group;
          })
          .identity(&PartitionLag::group, &PartitionLag::topic, &PartitionLag::partition)
          .sort("lag:desc,group,topic,partition")
          .columns_that_go_first("host,client_id,type,leader,stable_end,start,lost,end,committed")
          .column({"topic", "TOPIC", Unit::text, "Topic; null in a row for a whole group"},
                  &PartitionLag::topic)
          .column({"partition", "PARTITION", Unit::id, "Partition"}, &PartitionLag::partition)
          .column({"committed", "COMMITTED", Unit::offset, "Offset committed; null where there is none"},
                  &PartitionLag::committed)
          .column({"start", "START", Unit::offset, "First offset of the log; where a share group reads from",
                   Shown::wide},
                  &PartitionLag::start)
          .column({"end", "END", Unit::offset, "End of the log: the high watermark"}, &PartitionLag::end)
          .column({"stable_end", "STABLE-END", Unit::offset,
                   "Last stable offset; null unless asked for by read-committed isolation", Shown::wide},
                  &PartitionLag::stable_end)
          .column({"lag", "LAG", Unit::count, "Records behind; null when unknown"}, &PartitionLag::lag)
          .column({"lost", "LOST", Unit::count, "Records deleted before they were read", Shown::wide},
                  &PartitionLag::lost)
          .column({"leader", "LEADER", Unit::id, "Broker that leads the partition", Shown::wide},
                  &PartitionLag::leader)
          .column({"member_id", "MEMBER", Unit::text, "Member it is assigned to; null when not asked",
                   Shown::on_demand, lag::load_members},
                  &PartitionLag::member_id)
          .column(
              {"client_id", "CLIENT", Unit::text, "That member's client id", Shown::wide, lag::load_members},
              &PartitionLag::client_id)
          .column(
              {"host", "HOST", Unit::text, "Where that member connects from", Shown::wide, lag::load_members},
              &PartitionLag::host)
          .column({"status", "STATUS", Unit::state, about_status}, &PartitionLag::status);
  return schema;
}

const Schema& View<lag::MemberLag>::schema() {
  using lag::MemberLag;
  static const Schema schema = totals(
      state(begin<MemberLag>("lag.member", "One row a member of a group, and one for what is assigned to "
                                           "nobody."),
            Shown::wide)
          .key([](const MemberLag& row) { return row.member_id.value_or(row.group); })
          .identity(&MemberLag::group, &MemberLag::member_id)
          .sort("lag:desc,group,client_id,member_id")
          .columns_that_go_first("host,instance_id,max_lag_partition,max_lag,never_committed_partitions")
          .column({"client_id", "CLIENT", Unit::text,
                   "What the client calls itself; null in the row of what is assigned to nobody"},
                  &MemberLag::client_id)
          .column({"member_id", "MEMBER", Unit::text, "Member id", Shown::wide}, &MemberLag::member_id)
          .column(
              {"instance_id", "INSTANCE", Unit::text, "group.instance.id of a static member", Shown::wide},
              &MemberLag::instance_id)
          .column({"host", "HOST", Unit::text, "Where it connects from"}, &MemberLag::host)
          .column({"never_committed_partitions", "NEVER-COMMITTED-AT", Unit::texts,
                   "Partitions assigned and never committed, TOPIC:P"},
                  &MemberLag::never_committed_partitions));
  return schema;
}

} // namespace klamm
