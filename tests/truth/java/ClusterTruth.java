import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.QuorumInfo;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.quota.ClientQuotaFilter;

/** The cluster, its brokers and what they hold. */
final class ClusterTruth {
    private final Admin admin;
    private final Collection<Node> nodes;

    ClusterTruth(Admin admin) throws Exception {
        this.admin = admin;
        this.nodes = admin.describeCluster().nodes().get();
    }

    List<Integer> brokers() {
        return nodes.stream().map(Node::id).sorted().toList();
    }

    Map<String, Object> cluster() throws Exception {
        var cluster = admin.describeCluster();
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("cluster_id", cluster.clusterId().get());
        out.put("controller", cluster.controller().get().id());
        List<Object> brokers = new ArrayList<>();
        for (Node node : nodes.stream().sorted(Comparator.comparingInt(Node::id)).toList()) {
            Map<String, Object> broker = new LinkedHashMap<>();
            broker.put("broker", node.id());
            broker.put("host", node.host());
            broker.put("port", node.port());
            broker.put("rack", node.rack());
            broker.put("fenced", node.isFenced());
            brokers.add(broker);
        }
        out.put("brokers", brokers);
        return out;
    }

    Map<String, Object> features() throws Exception {
        var metadata = admin.describeFeatures().featureMetadata().get();
        Map<String, Object> out = new TreeMap<>();
        metadata.supportedFeatures().forEach((name, range) -> {
            Map<String, Object> feature = new LinkedHashMap<>();
            feature.put("supported_min", range.minVersion());
            feature.put("supported_max", range.maxVersion());
            var finalized = metadata.finalizedFeatures().get(name);
            feature.put("finalized", finalized == null ? null : finalized.maxVersionLevel());
            feature.put("epoch", metadata.finalizedFeaturesEpoch().orElse(null));
            out.put(name, feature);
        });
        return out;
    }

    /** One entry a limit; an entity's name is null for the default. */
    List<Map<String, Object>> quotas() throws Exception {
        List<Map<String, Object>> out = new ArrayList<>();
        admin.describeClientQuotas(ClientQuotaFilter.all()).entities().get().forEach((entity, limits) ->
            limits.forEach((key, value) -> {
                Map<String, Object> limit = new LinkedHashMap<>();
                limit.put("entity", entity.entries());
                limit.put("key", key);
                limit.put("value", value);
                out.add(limit);
            }));
        return out;
    }

    Object quorum() throws Exception {
        return Truth.of(admin.describeMetadataQuorum().quorumInfo(), quorum -> {
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("leader", quorum.leaderId());
            out.put("leader_epoch", quorum.leaderEpoch());
            out.put("high_watermark", quorum.highWatermark());
            out.put("voters", replicas(quorum, quorum.voters()));
            out.put("observers", replicas(quorum, quorum.observers()));
            return out;
        });
    }

    private static Map<String, Object> replicas(QuorumInfo quorum, List<QuorumInfo.ReplicaState> states) {
        Map<String, Object> out = new TreeMap<>();
        for (var state : states) {
            Map<String, Object> replica = new LinkedHashMap<>();
            replica.put("directory_id", state.replicaDirectoryId().toString());
            replica.put("log_end_offset", state.logEndOffset());
            replica.put("last_fetch_ms", orNull(state.lastFetchTimestamp()));
            replica.put("last_caught_up_ms", orNull(state.lastCaughtUpTimestamp()));
            var node = quorum.nodes().get(state.replicaId());
            replica.put("endpoints", node == null ? List.of()
                : node.endpoints().stream().map(e -> e.listener() + "://" + e.host() + ":" + e.port()).toList());
            out.put(Integer.toString(state.replicaId()), replica);
        }
        return out;
    }

    private static Long orNull(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    /** broker → path → directory */
    Map<String, Object> logDirs() throws Exception {
        Map<String, Object> out = new TreeMap<>();
        for (var broker : admin.describeLogDirs(brokers()).descriptions().entrySet()) {
            out.put(broker.getKey().toString(), Truth.of(broker.getValue(), paths -> {
                Map<String, Object> dirs = new TreeMap<>();
                paths.forEach((path, dir) -> dirs.put(path, dir(dir)));
                return dirs;
            }));
        }
        return out;
    }

    private static Map<String, Object> dir(LogDirDescription dir) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("error", dir.error() == null ? null : Errors.forException(dir.error()).name());
        out.put("total_bytes", orNull(dir.totalBytes()));
        out.put("usable_bytes", orNull(dir.usableBytes()));
        out.put("cordoned", dir.isCordoned());
        Map<String, Object> replicas = new TreeMap<>();
        dir.replicaInfos().forEach((partition, replica) -> replicas.put(partition.topic() + ":" + partition.partition(),
            Map.of("size_bytes", replica.size(), "offset_lag", replica.offsetLag(), "future", replica.isFuture())));
        out.put("replicas", replicas);
        return out;
    }

    Map<String, Object> reassignments() throws Exception {
        Map<String, Object> out = new TreeMap<>();
        admin.listPartitionReassignments().reassignments().get().forEach((partition, move) ->
            out.put(partition.topic() + ":" + partition.partition(),
                Map.of("replicas", move.replicas(), "adding", move.addingReplicas(), "removing", move.removingReplicas())));
        return out;
    }
}
