import java.util.List;
import java.util.Map;
import java.util.Properties;

/** What the demo's cluster holds: the topics of five common uses of Kafka and the groups that read them. */
final class Workload {
    /** replicas is a wish: a smaller cluster gets as many as it has brokers; records is how many the seed writes. */
    record Topic(String name, int partitions, int replicas, int records, Map<String, String> configs) {}

    static final List<Topic> TOPICS = List.of(
        // data hub: many readers of one stream
        new Topic("orders", 6, 3, 12_000, Map.of("retention.ms", "604800000", "compression.type", "lz4")),
        // log collection: wide, fast, soon forgotten
        new Topic("logs.app", 24, 2, 48_000, Map.of("retention.ms", "3600000", "segment.bytes", "1048576")),
        // web activity, keyed by session
        new Topic("clicks", 12, 3, 20_000, Map.of("retention.ms", "86400000")),
        // telemetry and the last value of every device
        new Topic("telemetry.raw", 8, 2, 24_000, Map.of("retention.ms", "86400000", "message.timestamp.type", "LogAppendTime")),
        new Topic("device.latest", 4, 3, 2_000, Map.of("cleanup.policy", "compact", "min.cleanable.dirty.ratio", "0.1")),
        // event sourcing: the log is the truth, nothing may be lost
        new Topic("account.events", 3, 3, 3_000, Map.of("retention.ms", "-1", "min.insync.replicas", "2")),
        // a work queue for a share group
        new Topic("tasks.email", 3, 3, 600, Map.of()));

    /** A group with live members; kind: classic, consumer, share, streams. */
    record Live(String group, String kind, String topic, int members) {}

    static final List<Live> LIVE = List.of(
        new Live("orders-billing", "classic", "orders", 2),        // static members, caught up
        new Live("orders-analytics", "classic", "orders", 1),      // alive but stuck: its lag stands
        new Live("clicks-sessions", "classic", "clicks", 2),       // keeps reading
        new Live("account-projection", "classic", "account.events", 1), // reads and never commits
        new Live("telemetry-alerts", "consumer", "telemetry.raw", 2),
        new Live("email-workers", "share", "tasks.email", 2),
        new Live("orders-pricing", "streams", "orders", 1));

    static Properties client(String servers) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", servers);
        return properties;
    }

    /** The i-th record of a topic: the same key for the same i on every run. */
    static String key(String topic, long i) {
        return switch (topic) {
            case "clicks" -> "session-" + i % 700;
            case "telemetry.raw", "device.latest" -> "device-" + i % 200;
            case "account.events" -> "account-" + i % 150;
            default -> topic + "-" + i;
        };
    }

    static String value(String topic, long i) {
        return switch (topic) {
            case "orders" -> "{\"order\":" + i + ",\"cents\":" + (i * 37 % 90_000 + 100) + ",\"currency\":\"EUR\"}";
            case "logs.app" -> "2026-01-01T00:00:00Z INFO service-" + i % 17 + " request " + i + " served in " + i % 400 + " ms";
            case "clicks" -> "{\"page\":\"/p/" + i % 90 + "\",\"ms\":" + i % 5_000 + "}";
            case "account.events" -> "{\"type\":\"" + (i % 3 == 0 ? "withdrawn" : "deposited") + "\",\"cents\":" + i % 10_000 + "}";
            case "tasks.email" -> "{\"to\":\"user" + i + "@example.org\",\"template\":" + i % 5 + "}";
            default -> "{\"celsius\":" + (i % 400) / 10.0 + "}";
        };
    }

    private Workload() {}
}
