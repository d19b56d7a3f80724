// What changes of brokers' configs do. Every change of a broker is disruptive at least: its clients may
// notice. Sources: DynamicBrokerConfig and ServerTopicConfigSynonyms of Kafka 4.4.0.

#include <change/operations/config_risk.hpp>

namespace klamm::changes {

namespace {

constexpr Risk disruptive = Risk::disruptive;

constexpr TopicDefault defaults[] = {
    {"compression.gzip.level", "compression.gzip.level"},
    {"compression.lz4.level", "compression.lz4.level"},
    {"compression.type", "compression.type"},
    {"compression.zstd.level", "compression.zstd.level"},
    {"log.cleaner.delete.retention.ms", "delete.retention.ms"},
    {"log.cleaner.max.compaction.lag.ms", "max.compaction.lag.ms"},
    {"log.cleaner.min.cleanable.ratio", "min.cleanable.dirty.ratio"},
    {"log.cleaner.min.compaction.lag.ms", "min.compaction.lag.ms"},
    {"log.cleanup.policy", "cleanup.policy"},
    {"log.flush.interval.messages", "flush.messages"},
    {"log.flush.interval.ms", "flush.ms"},
    {"log.index.interval.bytes", "index.interval.bytes"},
    {"log.index.size.max.bytes", "segment.index.bytes"},
    {"log.local.retention.bytes", "local.retention.bytes"},
    {"log.local.retention.ms", "local.retention.ms"},
    {"log.message.timestamp.after.max.ms", "message.timestamp.after.max.ms"},
    {"log.message.timestamp.before.max.ms", "message.timestamp.before.max.ms"},
    {"log.message.timestamp.type", "message.timestamp.type"},
    {"log.preallocate", "preallocate"},
    {"log.remote.copy.lag.bytes", "remote.copy.lag.bytes"},
    {"log.remote.copy.lag.ms", "remote.copy.lag.ms"},
    {"log.retention.bytes", "retention.bytes"},
    {"log.retention.hours", "retention.ms"},
    {"log.retention.minutes", "retention.ms"},
    {"log.retention.ms", "retention.ms"},
    {"log.roll.jitter.hours", "segment.jitter.ms"},
    {"log.roll.jitter.ms", "segment.jitter.ms"},
    {"log.roll.hours", "segment.ms"},
    {"log.roll.ms", "segment.ms"},
    {"log.segment.bytes", "segment.bytes"},
    {"log.segment.delete.delay.ms", "file.delete.delay.ms"},
    {"max.decompressed.message.bytes", "max.decompressed.message.bytes"},
    {"message.max.bytes", "max.message.bytes"},
    {"min.insync.replicas", "min.insync.replicas"},
    {"unclean.leader.election.enable", "unclean.leader.election.enable"},
    // Before Kafka 4.0
    {"log.message.downconversion.enable", "message.downconversion.enable"},
    {"log.message.format.version", "message.format.version"},
    {"log.message.timestamp.difference.max.ms", "message.timestamp.difference.max.ms"},
};

constexpr Effect threads{disruptive, "the broker starts or ends threads of this kind while it works"};
constexpr Effect connections{disruptive, "clients beyond the limit are refused, or no longer are"};
constexpr Effect fewer_connections{disruptive, "clients beyond the new limit are disconnected or refused"};
constexpr Effect listening{disruptive, "clients and brokers may no longer reach the broker"};
constexpr Effect certificates{disruptive,
                              "clients and brokers that do not trust the new setting cannot connect"};
constexpr Effect logins{disruptive, "clients and brokers that do not log in so cannot connect"};
constexpr Effect cleaner{disruptive, "the log cleaner starts anew with it"};
constexpr Effect throttle{disruptive,
                          "throttled replicas copy slower or faster: too slow, they never get in sync"};
constexpr Effect remote{disruptive, "reads from and copies to remote storage become slower or faster"};
constexpr Effect placement{disruptive, "log directories take new replicas no more, or again"};
constexpr Effect transactions{disruptive, "transactions and idempotent producers are treated otherwise"};
constexpr Effect reporters{disruptive, "metrics go to other reporters, or to none"};
constexpr Effect coordinator{disruptive,
                             "group coordinators of the broker work otherwise: groups may notice"};
constexpr Effect dead_letters{disruptive, "share groups write dead letters to other topics, or fail to"};

/// Text or number: what matters is that it changes.
constexpr KeyRisk other(std::string_view key, Effect effect) {
  return {key, Compare::any, {}, effect};
}

constexpr KeyRisk brokers[] = {
    other("advertised.listeners", listening),
    other("background.threads", threads),
    other("config.providers", logins),
    other("cordoned.log.dirs", placement),
    other("errors.deadletterqueue.auto.create.topics.enable", dead_letters),
    other("errors.deadletterqueue.topic.name.prefix", dead_letters),
    other("follower.fetch.last.tiered.offset.enable", remote),
    other("follower.replication.throttled.rate", throttle),
    other("group.consumer.assignment.interval.ms", coordinator),
    other("group.coordinator.cached.buffer.max.bytes", coordinator),
    other("group.share.assignment.interval.ms", coordinator),
    other("group.streams.assignment.interval.ms", coordinator),
    other("leader.replication.throttled.rate", throttle),
    other("listener.security.protocol.map", listening),
    other("listeners", listening),
    other("log.cleaner.backoff.ms", cleaner),
    other("log.cleaner.dedupe.buffer.size", cleaner),
    other("log.cleaner.io.buffer.load.factor", cleaner),
    other("log.cleaner.io.buffer.size", cleaner),
    other("log.cleaner.io.max.bytes.per.second", cleaner),
    other("log.cleaner.threads", cleaner),
    other("max.connection.creation.rate", connections),
    {"max.connections", Compare::number, fewer_connections, connections},
    {"max.connections.per.ip", Compare::number, fewer_connections, connections},
    other("max.connections.per.ip.overrides", connections),
    other("metric.reporters", reporters),
    other("num.io.threads", threads),
    other("num.network.threads", threads),
    other("num.recovery.threads.per.data.dir", threads),
    other("num.replica.fetchers", threads),
    other("principal.builder.class", logins),
    other("producer.id.expiration.ms", transactions),
    other("remote.fetch.max.wait.ms", remote),
    other("remote.list.offsets.request.timeout.ms", remote),
    other("remote.log.index.file.cache.total.size.bytes", remote),
    other("remote.log.manager.copier.thread.pool.size", remote),
    other("remote.log.manager.copy.max.bytes.per.second", remote),
    other("remote.log.manager.expiration.thread.pool.size", remote),
    other("remote.log.manager.fetch.max.bytes.per.second", remote),
    other("remote.log.manager.follower.thread.pool.size", remote),
    other("remote.log.reader.threads", remote),
    other("replica.alter.log.dirs.io.max.bytes.per.second", throttle),
    other("sasl.enabled.mechanisms", logins),
    other("sasl.jaas.config", logins),
    other("sasl.kerberos.kinit.cmd", logins),
    other("sasl.kerberos.min.time.before.relogin", logins),
    other("sasl.kerberos.principal.to.local.rules", logins),
    other("sasl.kerberos.service.name", logins),
    other("sasl.kerberos.ticket.renew.jitter", logins),
    other("sasl.kerberos.ticket.renew.window.factor", logins),
    other("sasl.login.refresh.buffer.seconds", logins),
    other("sasl.login.refresh.min.period.seconds", logins),
    other("sasl.login.refresh.window.factor", logins),
    other("sasl.login.refresh.window.jitter", logins),
    other("sasl.mechanism.inter.broker.protocol", logins),
    other("share.coordinator.cached.buffer.max.bytes", coordinator),
    other("ssl.cipher.suites", certificates),
    other("ssl.client.auth", certificates),
    other("ssl.enabled.protocols", certificates),
    other("ssl.endpoint.identification.algorithm", certificates),
    other("ssl.engine.factory.class", certificates),
    other("ssl.key.password", certificates),
    other("ssl.keymanager.algorithm", certificates),
    other("ssl.keystore.certificate.chain", certificates),
    other("ssl.keystore.key", certificates),
    other("ssl.keystore.location", certificates),
    other("ssl.keystore.password", certificates),
    other("ssl.keystore.type", certificates),
    other("ssl.protocol", certificates),
    other("ssl.provider", certificates),
    other("ssl.secure.random.implementation", certificates),
    other("ssl.trustmanager.algorithm", certificates),
    other("ssl.truststore.certificates", certificates),
    other("ssl.truststore.location", certificates),
    other("ssl.truststore.password", certificates),
    other("ssl.truststore.type", certificates),
    other("transaction.partition.verification.enable", transactions),
};

} // namespace

std::span<const KeyRisk> broker_key_risks() {
  return brokers;
}

std::span<const TopicDefault> topic_defaults_of_brokers() {
  return defaults;
}

} // namespace klamm::changes
