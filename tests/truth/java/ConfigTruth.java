import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.clients.admin.ListConfigResourcesOptions;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.ConfigResource.Type;

/** Configuration entries of everything that has some. */
final class ConfigTruth {
    private final Admin admin;
    private final Map<Type, Collection<String>> resources = new LinkedHashMap<>();

    ConfigTruth(Admin admin, Collection<String> topics, List<Integer> brokers, Collection<String> groups) throws Exception {
        this.admin = admin;
        var ids = brokers.stream().map(Object::toString).toList();
        var defaultsToo = new LinkedHashSet<>(ids);
        defaultsToo.add("");
        resources.put(Type.TOPIC, topics);
        resources.put(Type.BROKER, defaultsToo);
        resources.put(Type.BROKER_LOGGER, ids);
        var named = new LinkedHashSet<>(groups);
        named.addAll(listed(Type.GROUP));
        resources.put(Type.GROUP, named);
        resources.put(Type.CLIENT_METRICS, listed(Type.CLIENT_METRICS));
    }

    /** The resources of a kind that have overrides, as far as this Kafka can list them (4.1; client metrics 3.7). */
    private List<String> listed(Type type) throws Exception {
        try {
            return admin.listConfigResources(Set.of(type), new ListConfigResourcesOptions())
                .all().get().stream().map(ConfigResource::name).toList();
        } catch (ExecutionException tooOld) {
            return List.of();
        }
    }

    /** type → name → key → entry */
    Map<String, Object> configs() throws Exception {
        Map<String, Object> out = new TreeMap<>();
        // A call for each type: a broker that does not know one of them refuses the whole request.
        for (var kind : resources.entrySet()) {
            var asked = kind.getValue().stream().map(name -> new ConfigResource(kind.getKey(), name)).toList();
            Map<String, Object> named = new TreeMap<>();
            for (var answer : admin.describeConfigs(asked, new DescribeConfigsOptions().includeSynonyms(true).includeDocumentation(true)).values().entrySet())
                named.put(answer.getKey().name(), Truth.of(answer.getValue(), ConfigTruth::entries));
            out.put(kind.getKey().name().toLowerCase(Locale.ROOT).replace('_', '-'), named);
        }
        return out;
    }

    private static Map<String, Object> entries(Config config) {
        Map<String, Object> out = new TreeMap<>();
        for (ConfigEntry entry : config.entries()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("value", entry.value());
            row.put("source", entry.source().name());
            row.put("sensitive", entry.isSensitive());
            row.put("read_only", entry.isReadOnly());
            row.put("documentation", entry.documentation());
            row.put("type", entry.type().name());
            row.put("synonyms", entry.synonyms().stream().map(s -> {
                Map<String, Object> synonym = new LinkedHashMap<>();
                synonym.put("name", s.name());
                synonym.put("value", s.value());
                synonym.put("source", s.source().name());
                return synonym;
            }).toList());
            out.put(entry.name(), row);
        }
        return out;
    }
}
