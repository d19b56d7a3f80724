import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.protocol.Errors;

/**
 * usage: Truth SERVERS
 *
 * What Kafka's own AdminClient sees of a cluster, as one JSON document on one line: at once, and again for every line
 * on standard input, until that ends.
 */
public final class Truth {
    public static void main(String[] arguments) throws Exception {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", arguments[0]);
        settings.put("client.id", "truth");
        settings.put("default.api.timeout.ms", "30000");
        var json = new ObjectMapper();
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Admin admin = Admin.create(settings)) {
            do {
                System.out.println(json.writeValueAsString(read(admin)));
                System.out.flush();
            } while (input.readLine() != null);
        }
    }

    private static Map<String, Object> read(Admin admin) throws Exception {
        Map<String, Object> document = new LinkedHashMap<>();
        var cluster = new ClusterTruth(admin);
        document.put("cluster", cluster.cluster());
        document.put("features", cluster.features());
        document.put("quotas", cluster.quotas());
        document.put("quorum", cluster.quorum());
        document.put("log_dirs", cluster.logDirs());
        document.put("reassignments", cluster.reassignments());
        // Commits before ends, as everybody who subtracts them must.
        var groups = new GroupTruth(admin).groups();
        document.put("groups", groups);
        var topics = new TopicTruth(admin);
        document.put("topics", topics.topics());
        document.put("configs", new ConfigTruth(admin, topics.names(), cluster.brokers(), groups.keySet()).configs());
        return document;
    }

    interface Reader<T> {
        Object read(T value) throws Exception;
    }

    /** What a future holds, or {"error": Kafka's name of why not}. */
    static <T> Object of(KafkaFuture<T> future, Reader<T> reader) throws Exception {
        try {
            return reader.read(future.get());
        } catch (ExecutionException failure) {
            return Map.of("error", Errors.forException(failure.getCause()).name());
        }
    }

    private Truth() {}
}
