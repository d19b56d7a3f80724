import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.MemberAssignment;
import org.apache.kafka.clients.admin.ShareGroupDescription;
import org.apache.kafka.clients.admin.StreamsGroupDescription;
import org.apache.kafka.clients.admin.StreamsGroupMemberAssignment;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;

/** Groups of every type: their members, and how far they have read. */
final class GroupTruth {
    private final Admin admin;

    GroupTruth(Admin admin) {
        this.admin = admin;
    }

    /** id → group */
    Map<String, Object> groups() throws Exception {
        Map<String, Object> out = new TreeMap<>();
        Map<GroupType, Collection<String>> byType = new HashMap<>();
        for (GroupListing listing : admin.listGroups().all().get()) {
            GroupType type = listing.type().orElse(GroupType.UNKNOWN);
            byType.computeIfAbsent(type, t -> new ArrayList<>()).add(listing.groupId());
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("type", type.name());
            row.put("protocol", listing.protocol());
            row.put("listed_state", listing.groupState().map(Enum::name).orElse(null));
            out.put(listing.groupId(), row);
        }
        Set<String> readers = new TreeSet<>();
        for (var kind : byType.entrySet()) {
            if (kind.getKey() == GroupType.SHARE) {
                add(out, "description", admin.describeShareGroups(kind.getValue()).describedGroups(), GroupTruth::share);
                for (String group : kind.getValue()) put(out, group, "offsets", shareOffsets(group));
            } else if (kind.getKey() == GroupType.STREAMS) {
                add(out, "description", admin.describeStreamsGroups(kind.getValue()).describedGroups(), GroupTruth::streams);
                readers.addAll(kind.getValue());
            } else {
                add(out, "description", admin.describeConsumerGroups(kind.getValue()).describedGroups(), GroupTruth::consumer);
                readers.addAll(kind.getValue());
            }
        }
        for (var entry : offsets(readers).entrySet()) put(out, entry.getKey(), "offsets", entry.getValue());
        return out;
    }

    private static <T> void add(Map<String, Object> out, String key, Map<String, KafkaFuture<T>> futures,
                                Truth.Reader<T> reader) throws Exception {
        for (var entry : futures.entrySet()) put(out, entry.getKey(), key, Truth.of(entry.getValue(), reader));
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> out, String group, String key, Object value) {
        ((Map<String, Object>) out.get(group)).put(key, value);
    }

    private static Map<String, Object> description(Enum<?> state, Node coordinator, String assignor, Map<String, Object> members) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("state", state.name());
        out.put("coordinator", coordinator.id());
        out.put("assignor", assignor);
        out.put("members", members);
        return out;
    }

    private static Map<String, Object> member(String clientId, String host, String instance, String rack, Integer epoch,
                                              Set<TopicPartition> assignment, Set<TopicPartition> target) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("client_id", clientId);
        out.put("host", host);
        out.put("instance_id", instance);
        out.put("rack", rack);
        out.put("epoch", epoch);
        out.put("assignment", names(assignment));
        out.put("target_assignment", target == null ? null : names(target));
        return out;
    }

    private static List<String> names(Set<TopicPartition> partitions) {
        return partitions.stream().map(GroupTruth::name).sorted().toList();
    }

    private static String name(TopicPartition partition) {
        return partition.topic() + ":" + partition.partition();
    }

    private static Object consumer(ConsumerGroupDescription group) {
        Map<String, Object> members = new TreeMap<>();
        for (var member : group.members()) {
            var row = member(member.clientId(), member.host(), member.groupInstanceId().orElse(null), member.rackId().orElse(null),
                member.memberEpoch().orElse(null), member.assignment().topicPartitions(),
                member.targetAssignment().map(MemberAssignment::topicPartitions).orElse(null));
            row.put("protocol", member.upgraded().map(upgraded -> upgraded ? "consumer" : "classic").orElse(null));
            members.put(member.consumerId(), row);
        }
        var out = description(group.groupState(), group.coordinator(), group.partitionAssignor(), members);
        out.put("epoch", group.groupEpoch().orElse(null));
        out.put("assignment_epoch", group.targetAssignmentEpoch().orElse(null));
        return out;
    }

    private static Object share(ShareGroupDescription group) {
        Map<String, Object> members = new TreeMap<>();
        for (var member : group.members())
            members.put(member.consumerId(), member(member.clientId(), member.host(), null, member.rackId().orElse(null),
                member.memberEpoch(), member.assignment().topicPartitions(), null));
        var out = description(group.groupState(), group.coordinator(), null, members);
        out.put("epoch", group.groupEpoch());
        out.put("assignment_epoch", group.targetAssignmentEpoch());
        return out;
    }

    /** A streams member is assigned tasks; what it reads is its active tasks' partitions of their source topics. */
    private static Object streams(StreamsGroupDescription group) {
        Map<String, Set<String>> sources = new HashMap<>();
        for (var subtopology : group.subtopologies()) {
            Set<String> topics = new TreeSet<>(subtopology.sourceTopics());
            topics.addAll(subtopology.repartitionSourceTopics().keySet());
            sources.put(subtopology.subtopologyId(), topics);
        }
        Map<String, Object> members = new TreeMap<>();
        for (var member : group.members()) {
            var row = member(member.clientId(), member.clientHost(), member.instanceId().orElse(null), member.rackId().orElse(null),
                member.memberEpoch(), reads(member.assignment(), sources), reads(member.targetAssignment(), sources));
            row.put("protocol", member.isClassic() ? "classic" : "streams");
            members.put(member.memberId(), row);
        }
        var out = description(group.groupState(), group.coordinator(), group.assignorName().orElse(null), members);
        out.put("epoch", group.groupEpoch());
        out.put("assignment_epoch", group.targetAssignmentEpoch());
        return out;
    }

    private static Set<TopicPartition> reads(StreamsGroupMemberAssignment assignment, Map<String, Set<String>> sources) {
        Set<TopicPartition> out = new HashSet<>();
        for (var tasks : assignment.activeTasks())
            for (String topic : sources.getOrDefault(tasks.subtopologyId(), Set.of()))
                for (int partition : tasks.partitions()) out.add(new TopicPartition(topic, partition));
        return out;
    }

    private Map<String, Object> offsets(Set<String> groups) throws Exception {
        Map<String, ListConsumerGroupOffsetsSpec> asked = new HashMap<>();
        groups.forEach(group -> asked.put(group, new ListConsumerGroupOffsetsSpec()));
        Map<String, Object> out = new HashMap<>();
        if (asked.isEmpty()) return out;
        var result = admin.listConsumerGroupOffsets(asked);
        for (String group : groups)
            out.put(group, Truth.of(result.partitionsToOffsetAndMetadata(group), commits -> {
                Map<String, Object> rows = new TreeMap<>();
                commits.forEach((partition, commit) -> {
                    if (commit == null) return;
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("committed", commit.offset());
                    row.put("leader_epoch", commit.leaderEpoch().orElse(null));
                    row.put("metadata", commit.metadata());
                    rows.put(name(partition), row);
                });
                return rows;
            }));
        return out;
    }

    private Object shareOffsets(String group) throws Exception {
        var result = admin.listShareGroupOffsets(Map.of(group, new ListShareGroupOffsetsSpec()));
        return Truth.of(result.partitionsToOffsetInfo(group), offsets -> {
            Map<String, Object> rows = new TreeMap<>();
            offsets.forEach((partition, info) -> {
                if (info == null) return;
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("committed", info.startOffset());
                row.put("leader_epoch", info.leaderEpoch().orElse(null));
                row.put("lag", info.lag().orElse(null));
                rows.put(name(partition), row);
            });
            return rows;
        });
    }
}
