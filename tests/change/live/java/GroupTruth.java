import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;

/**
 * usage: GroupTruth SERVERS
 *
 * What Kafka's own clients say of groups, and the groups, records and members that a test of changes to them needs.
 * Reads one JSON request a line, answers with one line:
 *
 *   {"do": "topic", "topic": T, "partitions": N, "records": M, "time": MS}   M records a partition, a second apart
 *   {"do": "drop", "topic": T}
 *   {"do": "more", "topic": T, "partition": P, "records": M, "time": MS}     M records of the same time
 *   {"do": "cut", "topic": T, "partition": P, "to": OFFSET}                  deletes the records before it
 *   {"do": "log", "topic": T}            → {"T:P": [START, END, offset of the record with the highest timestamp]}
 *   {"do": "commit", "group": G, "offsets": [[T, P, OFFSET, EPOCH or null, METADATA]…]}
 *   {"do": "offsets", "group": G}        → {"T:P": [OFFSET, EPOCH or null, METADATA]}
 *   {"do": "share", "group": G}          → {"T:P": OFFSET}
 *   {"do": "members", "group": G}        → {"state": …, "clients": [client id…], "ids": {client id: member id}}
 *   {"do": "groups"}                     → {"G": type}
 *   {"do": "join", "name": N, "group": G, "topic": T, "protocol": classic | consumer | share | streams,
 *    "instance": I or null}
 *                                        → {}; it polls until
 *   {"do": "leave", "name": N}           → {}; a static member stays in its group until its session ends
 */
public final class GroupTruth {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Thread> running = new HashMap<>();
    private static final Set<String> leaving = ConcurrentHashMap.newKeySet();
    private static String servers;

    public static void main(String[] arguments) throws Exception {
        servers = arguments[0];
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var output = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (Admin admin = Admin.create(settings("group-truth"))) {
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                Object answer;
                try {
                    answer = answer(admin, JSON.readTree(line));
                } catch (Exception failure) {
                    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
                    answer = Map.of("error", cause.getClass().getSimpleName() + ": " + cause.getMessage());
                }
                output.println(JSON.writeValueAsString(answer));
            }
        }
        System.exit(0);
    }

    private static Properties settings(String client) {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", servers);
        settings.put("client.id", client);
        return settings;
    }

    private static Object answer(Admin admin, JsonNode request) throws Exception {
        String group = request.path("group").asText();
        switch (request.get("do").asText()) {
            case "topic": return topic(admin, request);
            case "drop":
                admin.deleteTopics(List.of(request.get("topic").asText())).all().get();
                return Map.of();
            case "more":
                produce(request, request.get("partition").asInt(), request.get("records").asInt(), 0);
                return Map.of();
            case "cut":
                admin.deleteRecords(Map.of(new TopicPartition(request.get("topic").asText(), request.get("partition").asInt()),
                    RecordsToDelete.beforeOffset(request.get("to").asLong()))).all().get();
                return Map.of();
            case "log": return log(admin, request.get("topic").asText());
            case "commit": return commit(admin, group, request.get("offsets"));
            case "offsets": {
                Map<String, Object> out = new TreeMap<>();
                admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().forEach((at, offset) -> {
                    if (offset == null) return;
                    List<Object> row = new ArrayList<>();
                    row.add(offset.offset());
                    row.add(offset.leaderEpoch().orElse(null));
                    row.add(offset.metadata());
                    out.put(at.topic() + ":" + at.partition(), row);
                });
                return out;
            }
            case "share": {
                Map<String, Object> out = new TreeMap<>();
                admin.listShareGroupOffsets(Map.of(group, new ListShareGroupOffsetsSpec())).partitionsToOffsetInfo(group).get()
                    .forEach((at, offset) -> {
                        if (offset != null) out.put(at.topic() + ":" + at.partition(), offset.startOffset());
                    });
                return out;
            }
            case "members": {
                List<String> clients = new ArrayList<>();
                var found = admin.describeConsumerGroups(List.of(group)).all().get().get(group);
                Map<String, String> ids = new TreeMap<>();
                found.members().forEach(member -> {
                    clients.add(member.clientId());
                    ids.put(member.clientId(), member.consumerId());
                });
                return Map.of("state", found.groupState().toString(), "clients", clients, "ids", ids);
            }
            case "groups": {
                Map<String, Object> out = new TreeMap<>();
                admin.listGroups().all().get().forEach(listed -> out.put(listed.groupId(), listed.type().map(Object::toString).orElse("")));
                return out;
            }
            case "join": return join(request);
            case "leave": {
                String name = request.get("name").asText();
                leaving.add(name);
                running.remove(name).join();
                leaving.remove(name);
                return Map.of();
            }
            default: throw new IllegalArgumentException(request.toString());
        }
    }

    private static Object topic(Admin admin, JsonNode request) throws Exception {
        String topic = request.get("topic").asText();
        int partitions = request.get("partitions").asInt();
        // The records are as old as their timestamps say.
        admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 3).configs(Map.of("retention.ms", "-1")))).all().get();
        for (int p = 0; p < partitions; p++) produce(request, p, request.get("records").asInt(), 1000);
        return Map.of();
    }

    private static void produce(JsonNode request, int partition, int records, long apart) {
        Properties settings = settings("group-truth");
        settings.put("key.serializer", StringSerializer.class);
        settings.put("value.serializer", StringSerializer.class);
        try (var producer = new KafkaProducer<String, String>(settings)) {
            for (int i = 0; i < records; i++)
                producer.send(new ProducerRecord<>(request.get("topic").asText(), partition, request.get("time").asLong() + apart * i, "k",
                    "v" + i));
        }
    }

    private static Object log(Admin admin, String topic) throws Exception {
        Map<String, List<Long>> out = new TreeMap<>();
        for (var partition : admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions()) {
            var at = new TopicPartition(topic, partition.partition());
            List<Long> offsets = new ArrayList<>();
            for (var spec : List.of(OffsetSpec.earliest(), OffsetSpec.latest(), OffsetSpec.maxTimestamp()))
                offsets.add(admin.listOffsets(Map.of(at, spec)).partitionResult(at).get().offset());
            out.put(topic + ":" + at.partition(), offsets);
        }
        return out;
    }

    private static Object commit(Admin admin, String group, JsonNode offsets) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> wanted = new LinkedHashMap<>();
        for (JsonNode row : offsets)
            wanted.put(new TopicPartition(row.get(0).asText(), row.get(1).asInt()),
                new OffsetAndMetadata(row.get(2).asLong(), row.get(3).isNull() ? Optional.empty() : Optional.of(row.get(3).asInt()),
                    row.get(4).asText()));
        admin.alterConsumerGroupOffsets(group, wanted).all().get();
        return Map.of();
    }

    private static Object join(JsonNode request) throws Exception {
        String name = request.get("name").asText();
        String protocol = request.get("protocol").asText();
        Properties settings = settings(name);
        settings.put("group.id", request.get("group").asText());
        settings.put("key.deserializer", StringDeserializer.class);
        settings.put("value.deserializer", StringDeserializer.class);
        List<String> topics = List.of(request.get("topic").asText());
        Runnable member;
        if (protocol.equals("streams")) {
            settings.put("application.id", request.get("group").asText());
            settings.put("group.protocol", "streams");
            settings.put("state.dir", Files.createTempDirectory("group-truth").toString());
            settings.put("commit.interval.ms", 200);
            settings.put("auto.offset.reset", "earliest");
            settings.put("default.key.serde", Serdes.StringSerde.class);
            settings.put("default.value.serde", Serdes.StringSerde.class);
            settings.remove("key.deserializer");
            settings.remove("value.deserializer");
            settings.remove("group.id");
            StreamsBuilder builder = new StreamsBuilder();
            builder.stream(topics).foreach((key, value) -> {});
            member = () -> {
                try (KafkaStreams streams = new KafkaStreams(builder.build(), settings)) {
                    streams.start();
                    while (!leaving.contains(name)) Thread.sleep(100);
                } catch (InterruptedException never) {
                    throw new IllegalStateException(never);
                }
            };
        } else if (protocol.equals("share")) {
            member = () -> {
                try (var consumer = new KafkaShareConsumer<String, String>(settings)) {
                    consumer.subscribe(topics);
                    while (!leaving.contains(name)) consumer.poll(Duration.ofMillis(100));
                }
            };
        } else {
            settings.put("group.protocol", protocol);
            settings.put("enable.auto.commit", false);
            if (!request.path("instance").isMissingNode() && !request.get("instance").isNull())
                settings.put("group.instance.id", request.get("instance").asText());
            member = () -> {
                try (var consumer = new KafkaConsumer<String, String>(settings)) {
                    consumer.subscribe(topics);
                    while (!leaving.contains(name)) consumer.poll(Duration.ofMillis(100));
                }
            };
        }
        Thread thread = new Thread(member, name);
        thread.start();
        running.put(name, thread);
        return Map.of();
    }
}
