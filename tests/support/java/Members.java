import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;

/**
 * usage: Members SERVERS FOLDER [--traffic]
 *
 * The live members of the demo's groups, in one process that runs until it is ended; FOLDER is for files of its own.
 * --traffic also keeps writing clicks, telemetry and log lines. Prints "ready" once every group is stable with all its
 * members.
 */
public final class Members {
    private static final Duration TICK = Duration.ofMillis(500);

    private static String stateFolder;

    interface Work {
        void run() throws Exception;
    }

    public static void main(String[] arguments) throws Exception {
        String servers = arguments[0];
        stateFolder = arguments[1];
        try (Admin admin = Admin.create(Workload.client(servers))) {
            List<Workload.Live> groups = supported(admin);
            for (Workload.Live group : groups) {
                for (int i = 1; i <= group.members(); i++) {
                    int number = i;
                    keep(group.group() + "-" + i, () -> member(servers, group, number));
                }
            }
            if (List.of(arguments).contains("--traffic")) keep("traffic", () -> traffic(servers));
            for (Workload.Live group : groups) {
                while (!stable(admin, group)) Thread.sleep(200);
            }
        }
        System.out.println("ready");
        Thread.currentThread().join();
    }

    /** The finalized level of a feature, null where the cluster does not know it. */
    static Short finalizedLevel(Admin admin, String feature) throws Exception {
        var range = admin.describeFeatures().featureMetadata().get().finalizedFeatures().get(feature);
        return range == null ? null : range.maxVersionLevel();
    }

    private static boolean isOn(Admin admin, String feature) throws Exception {
        Short level = finalizedLevel(admin, feature);
        return level != null && level > 0;
    }

    /** The groups this cluster can have: without the consumer protocol its group is a classic one. */
    private static List<Workload.Live> supported(Admin admin) throws Exception {
        List<Workload.Live> groups = new ArrayList<>();
        for (Workload.Live group : Workload.LIVE) {
            boolean on = switch (group.kind()) {
                case "consumer" -> isOn(admin, "group.version");
                case "share" -> isOn(admin, "share.version");
                case "streams" -> isOn(admin, "streams.version");
                default -> true;
            };
            if (on) groups.add(group);
            else if (group.kind().equals("consumer")) groups.add(new Workload.Live(group.group(), "classic", group.topic(), group.members()));
        }
        return groups;
    }

    /** A broker that goes away must not end a member for good. */
    private static void keep(String name, Work work) {
        new Thread(() -> {
            while (true) {
                try {
                    work.run();
                } catch (Exception failure) {
                    System.err.println(name + ": " + failure);
                }
                try {
                    TimeUnit.SECONDS.sleep(1);
                } catch (InterruptedException stop) {
                    return;
                }
            }
        }, name).start();
    }

    private static void member(String servers, Workload.Live group, int number) throws Exception {
        Properties settings = Workload.client(servers);
        settings.put("client.id", group.group() + "-" + number);
        if (group.kind().equals("streams")) {
            stream(settings, group);
            return;
        }
        settings.put("group.id", group.group());
        settings.put("key.deserializer", StringDeserializer.class);
        settings.put("value.deserializer", StringDeserializer.class);
        if (group.kind().equals("share")) {
            share(settings, group);
            return;
        }
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", false);
        settings.put("fetch.max.wait.ms", 2000);
        settings.put("group.protocol", group.kind());
        if (group.group().equals("orders-billing")) settings.put("group.instance.id", "billing-" + number);
        if (group.group().equals("clicks-sessions"))
            settings.put("partition.assignment.strategy", "org.apache.kafka.clients.consumer.CooperativeStickyAssignor");
        if (group.group().equals("telemetry-alerts")) settings.put("client.rack", number == 1 ? "a" : "b");
        boolean stuck = group.group().equals("orders-analytics");
        boolean commits = !stuck && !group.group().equals("account-projection");
        try (var consumer = new KafkaConsumer<String, String>(settings)) {
            consumer.subscribe(List.of(group.topic()), stuck ? pausing(consumer) : new ConsumerRebalanceListener() {
                @Override
                public void onPartitionsRevoked(Collection<TopicPartition> gone) {}

                @Override
                public void onPartitionsAssigned(Collection<TopicPartition> come) {}
            });
            while (true) {
                if (consumer.poll(TICK).isEmpty() || !commits) continue;
                try {
                    consumer.commitSync();
                } catch (RebalanceInProgressException later) {
                    // Poll ends the rebalance; to leave instead would begin the next.
                }
            }
        }
    }

    private static ConsumerRebalanceListener pausing(KafkaConsumer<?, ?> consumer) {
        return new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> gone) {}

            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> come) {
                consumer.pause(come);
            }
        };
    }

    private static void share(Properties settings, Workload.Live group) {
        try (var consumer = new KafkaShareConsumer<String, String>(settings)) {
            consumer.subscribe(List.of(group.topic()));
            while (true) consumer.poll(TICK); // the next poll acknowledges
        }
    }

    private static void stream(Properties settings, Workload.Live group) throws Exception {
        settings.put("application.id", group.group());
        settings.put("group.protocol", "streams");
        settings.put("auto.offset.reset", "earliest");
        settings.put("commit.interval.ms", 1000);
        settings.put("state.dir", stateFolder + "/streams");
        settings.put("default.key.serde", Serdes.StringSerde.class);
        settings.put("default.value.serde", Serdes.StringSerde.class);
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(group.topic()).foreach((key, value) -> {});
        try (KafkaStreams streams = new KafkaStreams(builder.build(), settings)) {
            streams.start();
            while (streams.state() != KafkaStreams.State.ERROR) TimeUnit.SECONDS.sleep(1);
        }
    }

    private static boolean stable(Admin admin, Workload.Live group) {
        try {
            String id = group.group();
            return switch (group.kind()) {
                case "share" -> {
                    var found = admin.describeShareGroups(List.of(id)).all().get().get(id);
                    yield found.groupState().toString().equals("Stable") && found.members().size() == group.members();
                }
                case "streams" -> {
                    var found = admin.describeStreamsGroups(List.of(id)).all().get().get(id);
                    yield found.groupState().toString().equals("Stable") && found.members().size() == group.members();
                }
                default -> {
                    var found = admin.describeConsumerGroups(List.of(id)).all().get().get(id);
                    yield found.groupState().toString().equals("Stable") && found.members().size() == group.members();
                }
            };
        } catch (Exception notYet) {
            return false;
        }
    }

    /** Ninety records a second, in one burst, so that brokers and readers rest in between. */
    private static void traffic(String servers) throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers, "client.id", "traffic", "linger.ms", "50");
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            for (long i = 0;; i++) {
                for (String topic : List.of("clicks", "telemetry.raw", "device.latest")) send(producer, topic, i);
                for (int line = 0; line < 6; line++) send(producer, "logs.app", 6 * i + line);
                if (i % 10 == 9) TimeUnit.SECONDS.sleep(1);
            }
        }
    }

    private static void send(KafkaProducer<String, String> producer, String topic, long i) {
        producer.send(new ProducerRecord<>(topic, Workload.key(topic, i), Workload.value(topic, i)));
    }
}
