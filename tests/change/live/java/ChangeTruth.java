import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * usage: ChangeTruth SERVERS
 *
 * What Kafka's own clients see of a cluster. Reads one JSON request a line and answers each with one line:
 *
 *   {"do": "topic", "topic": NAME} → {"id", "replicas": [[BROKER…]…], "offsets": [[START, END]…]}, null where there is none
 *   {"do": "leaders", "topic": NAME} → {"leaders": [BROKER or -1…], "isr": [[BROKER…]…]}
 *   {"do": "configs", "type": TYPE, "name": NAME} → {KEY: [VALUE, SOURCE]}, all that is not Kafka's default
 *   {"do": "secrets", "type": TYPE, "name": NAME} → the same of the keys that are sensitive
 *   {"do": "count", "prefix": TEXT} → how many topics begin with it
 *   {"do": "moving"} → ["TOPIC-PARTITION adding [BROKER…]"…]
 *   {"do": "racks"} → {BROKER: RACK}, of the brokers that are there
 *   {"do": "committed", "prefix": TEXT} → {GROUP: {"TOPIC:PARTITION": OFFSET}} of the groups that begin with it
 *   {"do": "create" | "delete", "topic": NAME} → {}
 *   {"do": "produce", "topic": NAME, "partition": P, "times": [MS…]} → {}
 */
public final class ChangeTruth {
    private static final ObjectMapper JSON = new ObjectMapper();

    public static void main(String[] arguments) throws Exception {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", arguments[0]);
        settings.put("default.api.timeout.ms", "30000");
        settings.put("key.serializer", ByteArraySerializer.class.getName());
        settings.put("value.serializer", ByteArraySerializer.class.getName());
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var output = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (Admin admin = Admin.create(settings)) {
            for (String line = input.readLine(); line != null; line = input.readLine())
                output.println(JSON.writeValueAsString(answer(admin, settings, JSON.readTree(line))));
        }
    }

    private static Object answer(Admin admin, Properties settings, JsonNode request) throws Exception {
        String topic = request.path("topic").asText();
        switch (request.get("do").asText()) {
            case "topic": return topic(admin, topic);
            case "leaders": return leaders(admin, topic);
            case "configs": return configs(admin, request.get("type").asText(), request.get("name").asText(), false);
            case "secrets": return configs(admin, request.get("type").asText(), request.get("name").asText(), true);
            case "count": {
                String prefix = request.get("prefix").asText();
                return admin.listTopics().names().get().stream().filter(name -> name.startsWith(prefix)).count();
            }
            case "moving":
                return admin.listPartitionReassignments().reassignments().get().entrySet().stream()
                    .map(move -> move.getKey() + " adding " + move.getValue().addingReplicas()).sorted().toList();
            case "racks": {
                Map<String, String> racks = new TreeMap<>();
                for (var node : admin.describeCluster().nodes().get()) racks.put(node.idString(), node.rack());
                return racks;
            }
            case "committed": return committed(admin, request.get("prefix").asText());
            case "create": admin.createTopics(List.of(new NewTopic(topic, 1, (short) 3))).all().get(); return Map.of();
            case "delete": admin.deleteTopics(List.of(topic)).all().get(); return Map.of();
            case "produce":
                try (var producer = new KafkaProducer<byte[], byte[]>(settings)) {
                    for (JsonNode time : request.get("times"))
                        producer.send(new ProducerRecord<>(topic, request.get("partition").asInt(), time.asLong(), null, new byte[10])).get();
                }
                return Map.of();
            default: throw new IllegalArgumentException(request.toString());
        }
    }

    private static Object topic(Admin admin, String name) throws Exception {
        try {
            var described = admin.describeTopics(List.of(name)).allTopicNames().get().get(name);
            List<List<Integer>> replicas = new ArrayList<>();
            Map<TopicPartition, OffsetSpec> starts = new HashMap<>(), ends = new HashMap<>();
            described.partitions().forEach(partition -> {
                List<Integer> ids = new ArrayList<>();
                partition.replicas().forEach(node -> ids.add(node.id()));
                replicas.add(ids);
                starts.put(new TopicPartition(name, partition.partition()), OffsetSpec.earliest());
                ends.put(new TopicPartition(name, partition.partition()), OffsetSpec.latest());
            });
            var from = admin.listOffsets(starts).all().get();
            var to = admin.listOffsets(ends).all().get();
            List<List<Long>> offsets = new ArrayList<>();
            for (int p = 0; p < replicas.size(); p++) {
                var at = new TopicPartition(name, p);
                offsets.add(List.of(from.get(at).offset(), to.get(at).offset()));
            }
            return Map.of("id", described.topicId().toString(), "replicas", replicas, "offsets", offsets);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof UnknownTopicOrPartitionException) return null;
            throw failure;
        }
    }

    private static Object leaders(Admin admin, String name) throws Exception {
        List<Integer> leaders = new ArrayList<>();
        List<List<Integer>> isr = new ArrayList<>();
        for (var partition : admin.describeTopics(List.of(name)).allTopicNames().get().get(name).partitions()) {
            leaders.add(partition.leader() == null ? -1 : partition.leader().id());
            isr.add(partition.isr().stream().map(node -> node.id()).sorted().toList());
        }
        return Map.of("leaders", leaders, "isr", isr);
    }

    private static Object committed(Admin admin, String prefix) throws Exception {
        Map<String, ListConsumerGroupOffsetsSpec> groups = new TreeMap<>();
        for (var group : admin.listGroups().all().get())
            if (group.groupId().startsWith(prefix)) groups.put(group.groupId(), new ListConsumerGroupOffsetsSpec());
        Map<String, Map<String, Long>> out = new TreeMap<>();
        if (groups.isEmpty()) return out;
        admin.listConsumerGroupOffsets(groups).all().get().forEach((group, offsets) -> {
            Map<String, Long> of = out.computeIfAbsent(group, name -> new TreeMap<>());
            offsets.forEach((at, offset) -> {
                if (offset != null) of.put(at.topic() + ":" + at.partition(), offset.offset());
            });
        });
        return out;
    }

    private static Object configs(Admin admin, String type, String name, boolean onlySecrets) throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.valueOf(type.toUpperCase().replace('-', '_')), name);
        Map<String, List<String>> out = new TreeMap<>();
        admin.describeConfigs(List.of(resource)).all().get().get(resource).entries().forEach(entry -> {
            if (!entry.isDefault() && (entry.isSensitive() || !onlySecrets)) out.put(entry.name(), java.util.Arrays.asList(entry.value(), entry.source().name()));
        });
        return out;
    }

    private ChangeTruth() {}
}
