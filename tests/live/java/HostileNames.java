import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.protocol.Errors;

/**
 * usage: HostileNames SERVERS
 *
 * Makes, lists and removes topics and groups of any name by Kafka's own AdminClient. Reads one JSON request a line and
 * answers each with one line, all of it ASCII:
 *
 *   {"do": "make", "topics": [NAME…], "groups": [NAME…], "topic": NAME}   groups commit 1 in partition 0 of TOPIC
 *   {"do": "remove", …}                                                   the same, which need not exist
 *     → {"refused": {"topic NAME" | "group NAME": Kafka's error}}
 *   {"do": "list"} → {"topics": [NAME…], "groups": [NAME…]}
 */
public final class HostileNames {
    private static final ObjectMapper JSON = new ObjectMapper()
        .configure(com.fasterxml.jackson.core.json.JsonWriteFeature.ESCAPE_NON_ASCII.mappedFeature(), true);

    public static void main(String[] arguments) throws Exception {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", arguments[0]);
        settings.put("client.id", "hostile-names");
        settings.put("default.api.timeout.ms", "30000");
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var output = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        try (Admin admin = Admin.create(settings)) {
            for (String line = input.readLine(); line != null; line = input.readLine())
                output.println(JSON.writeValueAsString(answer(admin, JSON.readTree(line))));
        }
    }

    private static Map<String, Object> answer(Admin admin, JsonNode request) throws Exception {
        if (request.get("do").asText().equals("list")) return list(admin);
        boolean make = request.get("do").asText().equals("make");
        Map<String, Object> refused = new LinkedHashMap<>();
        List<String> topics = names(request.get("topics"));
        List<String> groups = names(request.get("groups"));
        if (make) {
            for (String topic : topics)
                attempt(refused, "topic " + topic, () -> admin.createTopics(List.of(new NewTopic(topic, 1, (short) 3))).all().get());
            var at = new TopicPartition(request.get("topic").asText(), 0);
            for (String group : groups)
                attempt(refused, "group " + group,
                    () -> admin.alterConsumerGroupOffsets(group, Map.of(at, new OffsetAndMetadata(1))).all().get());
        } else {
            for (String group : groups)
                attempt(refused, "group " + group, () -> admin.deleteConsumerGroups(List.of(group)).all().get());
            for (String topic : topics)
                attempt(refused, "topic " + topic, () -> admin.deleteTopics(List.of(topic)).all().get());
        }
        return Map.of("refused", refused);
    }

    private static Map<String, Object> list(Admin admin) throws Exception {
        Set<String> groups = new HashSet<>();
        admin.listGroups().all().get().forEach(group -> groups.add(group.groupId()));
        return Map.of("topics", admin.listTopics().names().get(), "groups", groups);
    }

    private static List<String> names(JsonNode list) {
        List<String> out = new ArrayList<>();
        list.forEach(name -> out.add(name.asText()));
        return out;
    }

    interface Step {
        void run() throws Exception;
    }

    private static void attempt(Map<String, Object> refused, String what, Step step) throws Exception {
        try {
            step.run();
        } catch (ExecutionException failure) {
            refused.put(what, Errors.forException(failure.getCause()).name());
        }
    }

    private HostileNames() {}
}
