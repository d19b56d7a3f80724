#include <klamm/scaling.hpp>

namespace klamm {

using scaling::BrokerChange;
using scaling::Move;

const Schema& View<Move>::schema() {
  static const Schema schema =
      describe<Move>("scale.plan", 1, "One row a partition that changes.")
          .key([](const Move& row) { return row.topic + ":" + std::to_string(row.partition); })
          .identity(&Move::topic, &Move::partition)
          .column({"topic", "TOPIC", Unit::text, "Topic"}, &Move::topic)
          .column({"partition", "PARTITION", Unit::id, "Partition"}, &Move::partition)
          .column({"from", "FROM", Unit::ids, "Replicas now, the preferred leader first"}, &Move::from)
          .column({"to", "TO", Unit::ids, "Replicas afterwards, the preferred leader first"}, &Move::to)
          .column({"adds", "ADDS", Unit::ids, "Brokers that get a copy"}, &Move::adds)
          .column({"removes", "REMOVES", Unit::ids, "Brokers that drop theirs"}, &Move::removes)
          .column({"copy_bytes", "BYTES", Unit::bytes, "Bytes copied; null where the size is not known"},
                  &Move::copy_bytes)
          .column({"why", "WHY", Unit::state,
                   "REPLICATION_FACTOR, DRAIN, RACK, BALANCE or LEADERS: the first that applies"},
                  [](const Move& row) { return word_of(row.why); })
          .columns_that_go_first("adds,removes");
  return schema;
}

const Schema& View<BrokerChange>::schema() {
  static const Schema schema =
      describe<BrokerChange>("scale.broker", 1, "One row a broker, before and after.")
          .key([](const BrokerChange& row) { return std::to_string(row.id); })
          .column({"broker", "BROKER", Unit::id, "Broker id"}, &BrokerChange::id)
          .column({"rack", "RACK", Unit::text, "broker.rack"}, &BrokerChange::rack)
          .column({"role", "ROLE", Unit::state, "DRAIN, ADD, CORDONED, NOT_LIVE or KEEP"},
                  &BrokerChange::role)
          .column({"replicas_before", "REPLICAS", Unit::count, "Replicas now"},
                  &BrokerChange::replicas_before)
          .column({"replicas_after", "AFTER", Unit::count, "Replicas afterwards"},
                  &BrokerChange::replicas_after)
          .column({"leaders_before", "LEADERS", Unit::count, "Partitions it is the preferred leader of"},
                  &BrokerChange::leaders_before)
          .column({"leaders_after", "LEADERS-AFTER", Unit::count, "The same afterwards"},
                  &BrokerChange::leaders_after)
          .column({"before_bytes", "SIZE", Unit::bytes, "All replicas on it; null where a size is not known"},
                  &BrokerChange::bytes_before)
          .column({"after_bytes", "SIZE-AFTER", Unit::bytes, "The same afterwards"},
                  &BrokerChange::bytes_after)
          .column({"disk_before_percent", "DISK", Unit::percent,
                   "Used of its log dirs' file systems; null before Kafka 3.3"},
                  &BrokerChange::disk_before_percent)
          .column({"disk_after_percent", "DISK-AFTER", Unit::percent, "The same afterwards"},
                  &BrokerChange::disk_after_percent);
  return schema;
}

} // namespace klamm
