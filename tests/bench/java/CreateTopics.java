import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** usage: CreateTopics SERVERS PREFIX COUNT PARTITIONS RF: creates PREFIX000000 … in one call of Kafka's AdminClient. */
public final class CreateTopics {
    public static void main(String[] arguments) throws Exception {
        Properties settings = new Properties();
        settings.put("bootstrap.servers", arguments[0]);
        List<NewTopic> topics = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++)
            topics.add(new NewTopic(String.format("%s%06d", arguments[1], i), Integer.parseInt(arguments[3]), Short.parseShort(arguments[4])));
        try (Admin admin = Admin.create(settings)) {
            admin.createTopics(topics).all().get();
        }
    }

    private CreateTopics() {}
}
