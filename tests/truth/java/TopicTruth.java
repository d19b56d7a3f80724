import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

/** Topics, their partitions and their offsets. */
final class TopicTruth {
    private final Admin admin;
    private final Set<String> names;

    TopicTruth(Admin admin) throws Exception {
        this.admin = admin;
        this.names = admin.listTopics(new ListTopicsOptions().listInternal(true)).names().get();
    }

    Set<String> names() {
        return names;
    }

    /** name → topic */
    Map<String, Object> topics() throws Exception {
        Map<String, TopicDescription> descriptions = admin.describeTopics(names).allTopicNames().get();
        var partitions = descriptions.values().stream()
            .flatMap(topic -> topic.partitions().stream().map(p -> new TopicPartition(topic.name(), p.partition())))
            .toList();
        var starts = offsets(partitions, OffsetSpec.earliest(), IsolationLevel.READ_UNCOMMITTED);
        var stableEnds = offsets(partitions, OffsetSpec.latest(), IsolationLevel.READ_COMMITTED);
        var ends = offsets(partitions, OffsetSpec.latest(), IsolationLevel.READ_UNCOMMITTED);
        Map<String, Object> out = new TreeMap<>();
        for (TopicDescription topic : descriptions.values()) {
            Map<String, Object> rows = new TreeMap<>();
            for (TopicPartitionInfo info : topic.partitions()) {
                var partition = new TopicPartition(topic.name(), info.partition());
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("leader", info.leader() == null || info.leader().isEmpty() ? null : info.leader().id());
                row.put("replicas", ids(info.replicas()));
                row.put("isr", ids(info.isr()));
                row.put("elr", info.elr() == null ? null : ids(info.elr()));
                row.put("last_known_elr", info.lastKnownElr() == null ? null : ids(info.lastKnownElr()));
                row.put("start", offset(starts, partition));
                row.put("end", offset(ends, partition));
                row.put("leader_epoch", Truth.of(ends.partitionResult(partition), end -> end.leaderEpoch().orElse(null)));
                row.put("stable_end", offset(stableEnds, partition));
                rows.put(Integer.toString(info.partition()), row);
            }
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("topic_id", topic.topicId().toString());
            entry.put("internal", topic.isInternal());
            entry.put("partitions", rows);
            out.put(topic.name(), entry);
        }
        return out;
    }

    private ListOffsetsResult offsets(List<TopicPartition> partitions, OffsetSpec spec, IsolationLevel isolation) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, spec));
        return admin.listOffsets(asked, new ListOffsetsOptions(isolation));
    }

    private static Object offset(ListOffsetsResult result, TopicPartition partition) throws Exception {
        return Truth.of(result.partitionResult(partition), ListOffsetsResult.ListOffsetsResultInfo::offset);
    }

    private static List<Integer> ids(List<Node> nodes) {
        return nodes.stream().map(Node::id).toList();
    }
}
