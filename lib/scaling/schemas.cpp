#include <klamm/scaling.hpp>
#include <klamm/scaling_run.hpp>

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

const Schema& View<scaling::run::Run>::schema() {
  using scaling::run::Run;
  using scaling::run::RunState;
  static const Schema schema =
      describe<Run>("scale.run", 1, "One row a run of moves.")
          .key([](const Run& row) { return row.id; })
          .columns_that_go_first("user,copy_bytes,slots,started_at")
          .severity([](const Run& row) {
            switch (row.state) {
            case RunState::interrupted: return Severity::critical;
            case RunState::stopped:
            case RunState::partial:
            case RunState::paused: return Severity::warning;
            default: return Severity::ok;
            }
          })
          .column({"id", "RUN", Unit::text, "Id of the run"}, &Run::id)
          .column({"started_at", "STARTED", Unit::time, "When it was begun"}, &Run::started_at)
          .column({"ended_at", "ENDED", Unit::time, "When it ended or was stopped; null: it did not, or runs",
                   Shown::wide},
                  [](const Run& row) { return row.ended_at ? Value(*row.ended_at) : Value(); })
          .column({"state", "STATE", Unit::state,
                   "RUNNING, DONE, PARTIAL, PAUSED, CANCELLED, ROLLED_BACK, STOPPED or INTERRUPTED"},
                  [](const Run& row) { return word_of(row.state); })
          .column({"wish", "WISH", Unit::state, "PAUSE, CANCEL or ROLL_BACK, while it is not carried out",
                   Shown::wide},
                  [](const Run& row) { return row.wish ? Value(word_of(*row.wish)) : Value(); })
          .column({"partitions", "PARTITIONS", Unit::count, "Partitions that it is to change"},
                  [](const Run& row) { return row.progress.partitions; })
          .column({"done", "DONE", Unit::count, "Of those, how many are where they are to be"},
                  [](const Run& row) { return row.progress.done; })
          .column({"moving", "MOVING", Unit::count, "How many move"},
                  [](const Run& row) { return row.progress.moving; })
          .column({"waiting", "WAITING", Unit::count, "How many wait"},
                  [](const Run& row) { return row.progress.waiting; })
          .column({"left_out", "LEFT-OUT", Unit::count, "How many were given up"},
                  [](const Run& row) { return row.progress.left_out; })
          .column({"copied_bytes", "COPIED", Unit::bytes, "Copied for partitions that are done"},
                  [](const Run& row) { return row.progress.done_bytes; })
          .column({"copy_bytes", "BYTES", Unit::bytes, "To be copied, as far as sizes were known"},
                  [](const Run& row) { return row.progress.bytes; })
          .column({"left_ms", "LEFT", Unit::duration_ms,
                   "How long it takes still, at its pace so far; null: not known, or not running"},
                  [](const Run& row) { return row.left_ms; })
          .column({"slots", "SLOTS", Unit::count, "Replicas that may be copied to or from a broker at once"},
                  [](const Run& row) { return row.progress.slots_now; })
          .column({"throttle_bytes_per_second", "THROTTLE", Unit::bytes_per_second,
                   "For each broker that gets replicas; null: no limit", Shown::wide},
                  [](const Run& row) { return row.rate; })
          .column({"last_gate", "GATE", Unit::state,
                   "Why the slots changed last: BROKER_GONE, REPLICA_LEFT_ISR, UNDER_MIN_ISR or QUIET",
                   Shown::wide},
                  [](const Run& row) { return row.last; })
          .column({"seen_at", "SEEN", Unit::time, "When its driver last looked", Shown::wide},
                  [](const Run& row) { return row.seen_at ? Value(*row.seen_at) : Value(); })
          .column({"user", "USER", Unit::text, "Who began it"}, &Run::user)
          .column({"host", "HOST", Unit::text, "Where", Shown::wide}, &Run::host)
          .column({"change_id", "CHANGE", Unit::text,
                   "Id of the first change it made, of which its others are parts; null: none yet",
                   Shown::wide},
                  [](const Run& row) { return row.change_id.empty() ? Value() : Value(row.change_id); })
          .column({"cluster_id", "CLUSTER", Unit::text, "The cluster", Shown::wide}, &Run::cluster_id)
          .column({"arguments", "ARGUMENTS", Unit::texts, "The command line; secrets as references",
                   Shown::on_demand},
                  &Run::arguments);
  return schema;
}

} // namespace klamm
