// What changes of the configs of topics, groups and client metrics do. Sources: TopicConfig, GroupConfig and
// ClientMetricsConfigs of Kafka 4.4.0.

#include <change/operations/config_risk.hpp>

namespace klamm::changes {

namespace {

constexpr Risk safe = Risk::safe;
constexpr Risk disruptive = Risk::disruptive;
constexpr Risk destroys = Risk::destroys_data;

constexpr Effect nothing{safe, "clients and records do not notice"};
constexpr Effect longer{safe, "records are kept longer"};
constexpr Effect next_segment{safe, "only new segments are written so"};
constexpr Effect more_taken{safe, "more is accepted from producers"};
constexpr Effect refused{disruptive, "producers are refused what is accepted now"};
constexpr Effect limit_kept{destroys, "records beyond the new limit will be deleted"};
constexpr Effect remote_reads{disruptive, "older records will be read from remote storage, which is slower"};
constexpr Effect compacted_sooner{disruptive,
                                  "older records of a key will be removed sooner: slow consumers miss them"};
constexpr Effect more_segments{
    disruptive, "segments will close sooner: brokers hold more files open, and retention deletes sooner"};
constexpr Effect fewer_segments{safe, "segments close later, and retention deletes later"};
constexpr Effect slower_writes{disruptive, "brokers flush more often, and writes become slower"};
constexpr Effect unflushed{disruptive,
                           "more records are only in memory: a power failure of all replicas loses them"};
constexpr Effect throttled{safe, "only replicas that catch up are throttled, at the rates of the brokers"};

constexpr KeyRisk topics[] = {
    {"cleanup.policy",
     Compare::policy,
     {destroys, "of each key only the newest record will be kept, and records without a key refused"},
     {destroys, "records beyond the retention will be deleted"}},
    {"compression.gzip.level", Compare::number, nothing, nothing},
    {"compression.lz4.level", Compare::number, nothing, nothing},
    {"compression.type",
     Compare::any,
     {},
     {safe, "consumers read every compression; brokers spend CPU on another"}},
    {"compression.zstd.level", Compare::number, nothing, nothing},
    {"delete.retention.ms",
     Compare::number,
     {disruptive, "deletions will be forgotten sooner: a consumer that is slower keeps deleted keys"},
     longer},
    {"errors.deadletterqueue.group.enable",
     Compare::flag,
     {disruptive, "share groups can write no dead letters to it"},
     {safe, "share groups may write dead letters to it"}},
    {"file.delete.delay.ms", Compare::number, nothing, nothing},
    {"flush.messages", Compare::number, slower_writes, unflushed},
    {"flush.ms", Compare::number, slower_writes, unflushed},
    {"follower.replication.throttled.replicas", Compare::any, {}, throttled},
    {"index.interval.bytes", Compare::number, next_segment, next_segment},
    {"leader.replication.throttled.replicas", Compare::any, {}, throttled},
    {"local.retention.bytes", Compare::limit, remote_reads, longer},
    {"local.retention.ms", Compare::limit, remote_reads, longer},
    {"max.compaction.lag.ms",
     Compare::number,
     compacted_sooner,
     {safe, "older records of a key may stay longer"}},
    {"max.decompressed.message.bytes", Compare::number, refused, more_taken},
    {"max.message.bytes", Compare::number, refused, more_taken},
    {"message.timestamp.after.max.ms", Compare::number, refused, more_taken},
    {"message.timestamp.before.max.ms", Compare::number, refused, more_taken},
    {"message.timestamp.type",
     Compare::any,
     {},
     {disruptive, "new records get their time from elsewhere: retention and searches by time go by it"}},
    {"min.cleanable.dirty.ratio",
     Compare::number,
     {safe, "the cleaner runs more often"},
     {safe, "the cleaner runs less often"}},
    {"min.compaction.lag.ms",
     Compare::number,
     compacted_sooner,
     {safe, "older records of a key stay longer"}},
    {"min.insync.replicas",
     Compare::min_in_sync,
     {disruptive, "acknowledged records may be lost when brokers fail"},
     {disruptive, "writers with acks=all are refused while fewer replicas are in sync"}},
    {"preallocate", Compare::flag, next_segment, next_segment},
    {"remote.copy.lag.bytes",
     Compare::number,
     {safe, "segments are copied to remote storage sooner"},
     {safe, "segments are copied to remote storage later"}},
    {"remote.copy.lag.ms",
     Compare::number,
     {safe, "segments are copied to remote storage sooner"},
     {safe, "segments are copied to remote storage later"}},
    {"remote.log.copy.disable",
     Compare::flag,
     {safe, "segments are copied to remote storage again"},
     {disruptive, "no more segments are copied to remote storage: brokers' disks keep them"}},
    {"remote.log.delete.on.disable",
     Compare::flag,
     {safe, "remote segments stay when remote storage is disabled"},
     {disruptive, "disabling remote storage will delete the records there"}},
    {"remote.storage.enable",
     Compare::flag,
     {destroys, "records that are only in remote storage may be deleted"},
     {disruptive, "closed segments move to remote storage, and reads of them become slower"}},
    {"retention.bytes", Compare::limit, limit_kept, longer},
    {"retention.ms", Compare::limit, limit_kept, longer},
    {"segment.bytes", Compare::number, more_segments, fewer_segments},
    {"segment.index.bytes", Compare::number, more_segments, fewer_segments},
    {"segment.jitter.ms", Compare::number, next_segment, next_segment},
    {"segment.ms", Compare::number, more_segments, fewer_segments},
    {"unclean.leader.election.enable",
     Compare::unclean,
     {safe, "only replicas in sync may lead"},
     {destroys, "a replica that is not in sync may lead: records that it does not have are lost"}},
    // Before Kafka 4.0
    {"message.downconversion.enable",
     Compare::flag,
     {disruptive, "consumers of old protocols are refused"},
     {safe, "consumers of old protocols are served"}},
    {"message.format.version", Compare::any, {}, {disruptive, "older consumers may not read new records"}},
    {"message.timestamp.difference.max.ms", Compare::number, refused, more_taken},
};

constexpr Effect expelled{disruptive, "members that are slow to answer are removed from the group"};
constexpr Effect found_later{safe, "members that failed are noticed later"};
constexpr Effect more_requests{safe, "members ask the coordinator more often"};
constexpr Effect fewer_requests{disruptive,
                                "members answer less often, and may exceed their session timeout"};
constexpr Effect reassigned{disruptive, "the group is assigned anew"};
constexpr Effect sooner_again{disruptive, "records that are still being processed are delivered again"};
constexpr Effect archived{disruptive, "records that failed are given up sooner"};
constexpr Effect rebalances{safe, "the group is assigned sooner or later after a change"};

constexpr KeyRisk groups[] = {
    {"consumer.assignment.interval.ms", Compare::number, rebalances, rebalances},
    {"consumer.heartbeat.interval.ms", Compare::number, more_requests, fewer_requests},
    {"consumer.session.timeout.ms", Compare::number, expelled, found_later},
    {"errors.deadletterqueue.copy.record.enable",
     Compare::flag,
     {disruptive, "dead letters no longer carry their record"},
     {safe, "dead letters carry their record"}},
    {"errors.deadletterqueue.topic.name",
     Compare::any,
     {},
     {disruptive, "dead letters go elsewhere, or nowhere"}},
    {"share.assignment.interval.ms", Compare::number, rebalances, rebalances},
    {"share.auto.offset.reset",
     Compare::any,
     {},
     {disruptive, "a share group that has no offset yet skips records or reads them all"}},
    {"share.delivery.count.limit",
     Compare::number,
     archived,
     {safe, "records that failed are tried more often"}},
    {"share.heartbeat.interval.ms", Compare::number, more_requests, fewer_requests},
    {"share.isolation.level",
     Compare::any,
     {},
     {disruptive, "records of aborted or open transactions are read, or are not any more"}},
    {"share.partition.max.record.locks",
     Compare::number,
     {disruptive, "fewer records are delivered at a time"},
     {safe, "more records are delivered at a time"}},
    {"share.record.lock.duration.ms",
     Compare::number,
     sooner_again,
     {safe, "records of failed consumers are delivered again later"}},
    {"share.renew.acknowledge.enable", Compare::flag, sooner_again, nothing},
    {"share.session.timeout.ms", Compare::number, expelled, found_later},
    {"streams.assignment.interval.ms", Compare::number, rebalances, rebalances},
    {"streams.assignor.name", Compare::any, {}, reassigned},
    {"streams.heartbeat.interval.ms", Compare::number, more_requests, fewer_requests},
    {"streams.initial.rebalance.delay.ms", Compare::number, rebalances, rebalances},
    {"streams.num.standby.replicas",
     Compare::number,
     {disruptive, "standby state is dropped, and failing over takes longer"},
     {disruptive, "members copy more state"}},
    {"streams.rack.aware.assignment.tags", Compare::any, {}, reassigned},
    {"streams.session.timeout.ms", Compare::number, expelled, found_later},
};

constexpr Effect metrics{safe, "clients only send other metrics"};

constexpr KeyRisk client_metrics[] = {
    {"interval.ms", Compare::number, {disruptive, "clients send their metrics more often"}, metrics},
    {"match", Compare::any, {}, metrics},
    {"metrics", Compare::any, {}, metrics},
};

} // namespace

std::span<const KeyRisk> topic_key_risks() {
  return topics;
}

std::span<const KeyRisk> group_key_risks() {
  return groups;
}

std::span<const KeyRisk> client_metrics_key_risks() {
  return client_metrics;
}

} // namespace klamm::changes
