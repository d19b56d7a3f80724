import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * usage: Seed SERVERS create | fill
 *
 * create makes the missing topics and prints the names of all. fill, once every broker serves them, writes the records
 * still missing and commits offsets where a group has none: running either again changes nothing.
 */
public final class Seed {
    private final Admin admin;
    private final String servers;

    private Seed(String servers) {
        this.servers = servers;
        this.admin = Admin.create(Map.of("bootstrap.servers", servers));
    }

    public static void main(String[] arguments) throws Exception {
        Seed seed = new Seed(arguments[0]);
        try (Admin closing = seed.admin) {
            if (arguments[1].equals("create")) {
                seed.createTopics();
            } else {
                seed.fillTopics();
                seed.commitOffsets();
            }
        }
    }

    private void createTopics() throws Exception {
        int brokers = admin.describeCluster().nodes().get().size();
        Set<String> present = admin.listTopics().names().get();
        List<NewTopic> missing = new ArrayList<>();
        for (Workload.Topic topic : Workload.TOPICS) {
            System.out.println(topic.name());
            if (present.contains(topic.name())) continue;
            Map<String, String> configs = new HashMap<>(topic.configs());
            configs.computeIfPresent("min.insync.replicas", (key, value) -> brokers < 3 ? "1" : value);
            missing.add(new NewTopic(topic.name(), topic.partitions(), (short) Math.min(topic.replicas(), brokers)).configs(configs));
        }
        admin.createTopics(missing).all().get();
    }

    /** Records ever written to each partition: what retention has removed still counts. */
    private Map<TopicPartition, Long> ends(Workload.Topic topic) throws Exception {
        Map<TopicPartition, OffsetSpec> wanted = IntStream.range(0, topic.partitions()).boxed()
            .collect(Collectors.toMap(p -> new TopicPartition(topic.name(), p), p -> OffsetSpec.latest()));
        return admin.listOffsets(wanted).all().get().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private void fillTopics() throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers, "acks", "all", "linger.ms", "20");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (Workload.Topic topic : Workload.TOPICS) {
                long written = ends(topic).values().stream().mapToLong(Long::longValue).sum();
                for (long i = written; i < topic.records(); i++) {
                    // evenly over the partitions, so that every run gives every partition the same end
                    int partition = (int) (i % topic.partitions());
                    producer.send(new ProducerRecord<>(topic.name(), partition, Workload.key(topic.name(), i), Workload.value(topic.name(), i)));
                }
            }
        }
    }

    /** Commits place(end) for the given partitions of the topic; a group that has offsets or members is left alone. */
    private void commit(String group, String topic, List<Integer> partitions, LongUnaryOperator place) throws Exception {
        if (!admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().isEmpty()) return;
        Workload.Topic facts = Workload.TOPICS.stream().filter(t -> t.name().equals(topic)).findFirst().orElseThrow();
        Map<TopicPartition, Long> ends = ends(facts);
        Map<TopicPartition, OffsetAndMetadata> offsets = partitions.stream().map(p -> new TopicPartition(topic, p))
            .collect(Collectors.toMap(p -> p, p -> new OffsetAndMetadata(place.applyAsLong(ends.get(p)))));
        admin.alterConsumerGroupOffsets(group, offsets).all().get();
    }

    private void commitOffsets() throws Exception {
        List<Integer> all = List.of(0, 1, 2, 3, 4, 5);
        commit("orders-billing", "orders", all, end -> end);
        commit("orders-analytics", "orders", all, end -> end * 3 / 5);
        commit("orders-export", "orders", all.subList(0, 5), end -> end / 4); // stopped; partition 5 was never reached
        commit("account-restore", "account.events", List.of(0), end -> end + 500); // the log it knew was longer
        commit("logs-indexer", "logs.app", List.of(0, 1, 2), end -> 100); // stopped; what it has not read is deleted below
        Map<TopicPartition, RecordsToDelete> deleted = IntStream.range(0, 3).boxed()
            .collect(Collectors.toMap(p -> new TopicPartition("logs.app", p), p -> RecordsToDelete.beforeOffset(400)));
        for (var partition : deleted.keySet()) {
            long start = admin.listOffsets(Map.of(partition, OffsetSpec.earliest())).partitionResult(partition).get().offset();
            if (start < 400) admin.deleteRecords(Map.of(partition, deleted.get(partition))).all().get();
        }
        Short share = Members.finalizedLevel(admin, "share.version");
        if (share != null && share > 0) {
            // share groups start at the end unless told otherwise
            var group = new ConfigResource(ConfigResource.Type.GROUP, "email-workers");
            var earliest = new AlterConfigOp(new ConfigEntry("share.auto.offset.reset", "earliest"), AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(Map.of(group, List.of(earliest))).all().get();
        }
        setQuotas();
    }

    /** Too wide to throttle anybody; a null name is the default. */
    private void setQuotas() throws Exception {
        Map<String, String> pair = new HashMap<>(Map.of("user", "billing"));
        pair.put("client-id", null);
        Map<String, String> everyClient = new HashMap<>();
        everyClient.put("client-id", null);
        admin.alterClientQuotas(List.of(
            quota(everyClient, "producer_byte_rate", 1L << 30),
            quota(pair, "request_percentage", 812.5),
            quota(Map.of("ip", "10.1.2.3"), "connection_creation_rate", 5000))).all().get();
    }

    private static ClientQuotaAlteration quota(Map<String, String> entity, String key, double value) {
        return new ClientQuotaAlteration(new ClientQuotaEntity(entity), List.of(new ClientQuotaAlteration.Op(key, value)));
    }
}
