"""What klamm must show of topics, partitions and log directories."""

from checks import Check, both, config, fields, has_feature, partitions, replicas, words


def topic_list(reading):
    sizes = {}
    for _, _, topic, _, replica in replicas(reading):
        if not replica["future"]:
            sizes[topic] = sizes.get(topic, 0) + replica["size_bytes"]
    rows = {}
    for name, topic in reading["topics"].items():
        all_partitions = topic["partitions"].values()
        factors = {len(p["replicas"]) for p in all_partitions}
        least = int(config(reading, name, "min.insync.replicas"))
        rows[name] = {
            "name": name,
            "partitions": len(all_partitions),
            "replication_factor": factors.pop() if len(factors) == 1 else None,
            "under_replicated": sum(len(p["isr"]) < len(p["replicas"]) for p in all_partitions),
            "offline": sum(p["leader"] is None for p in all_partitions),
            "internal": topic["internal"],
            "topic_id": topic["topic_id"],
            "size_bytes": sizes.get(name, 0),
            "min_insync_replicas": least,
            "under_min_isr": sum(len(p["isr"]) < min(least, len(p["replicas"])) for p in all_partitions),
            "cleanup_policy": config(reading, name, "cleanup.policy"),
            "retention_ms": int(config(reading, name, "retention.ms")),
        }
    return rows


def live(reading):
    return {broker["broker"] for broker in reading["cluster"]["brokers"]}


def state(reading, partition):
    if partition["leader"] is None:
        return "OFFLINE"
    if partition["leader"] not in live(reading):
        return "UNAVAILABLE"
    if len(partition["isr"]) < len(partition["replicas"]):
        return "UNDER_REPLICATED"
    return "HEALTHY" if partition["leader"] == partition["replicas"][0] else "NOT_PREFERRED"


def common(reading, name, topic, number, partition):
    """The columns `partition list` and `topic describe` share."""
    return {
        "topic": name,
        "partition": number,
        "leader": partition["leader"],
        "leader_epoch": partition["leader_epoch"],
        "replicas": partition["replicas"],
        "isr": partition["isr"],
        "offline_replicas": [broker for broker in partition["replicas"] if broker not in live(reading)],
        "state": state(reading, partition),
        "internal": topic["internal"],
    }


def partition_list(reading):
    rows = {}
    for name, topic, number, partition in partitions(reading):
        least = int(config(reading, name, "min.insync.replicas"))
        rows[name, number] = common(reading, name, topic, number, partition) | {
            "min_insync_replicas": least,
            "under_min_isr": len(partition["isr"]) < min(least, len(partition["replicas"])),
            "at_min_isr": len(partition["isr"]) == min(least, len(partition["replicas"])),
        }
    return rows


def topic_describe(reading):
    places = {}
    for broker, path, topic, number, replica in replicas(reading):
        places.setdefault((topic, number), []).append({"broker": broker, "log_dir": path, **replica})
    keeps_elr = has_feature(reading, "eligible.leader.replicas.version")
    rows = {}
    for name, topic, number, partition in partitions(reading):
        there = places.get((name, number), [])
        rows[name, number] = common(reading, name, topic, number, partition) | {
            "topic_id": topic["topic_id"],
            "elr": partition["elr"] if keeps_elr else None,
            "last_known_elr": partition["last_known_elr"] if keeps_elr else None,
            "start_offset": partition["start"],
            "end_offset": partition["end"],
            "stable_offset": partition["stable_end"],
            "size_bytes": sum(replica["size_bytes"] for replica in there if not replica["future"]),
            "overrides": {key: entry["value"] for key, entry in reading["configs"]["topic"][name].items()
                          if entry["source"] == "DYNAMIC_TOPIC_CONFIG"},
            "log_dirs": there,
        }
    return rows


def log_dir_list(reading):
    # Kafka has this config from the release on that tells whether a directory is cordoned.
    cordons = any("cordoned.log.dirs" in entries for entries in reading["configs"]["broker"].values())
    rows = {}
    for broker, directories in reading["log_dirs"].items():
        for path, directory in directories.items():
            held = [replica for replica in directory["replicas"].values() if not replica["future"]]
            coming = [replica for replica in directory["replicas"].values() if replica["future"]]
            rows[int(broker), path] = {
                "broker": int(broker),
                "path": path,
                "error": directory["error"],
                "size_bytes": sum(replica["size_bytes"] for replica in held),
                "replicas": len(held),
                "future_bytes": sum(replica["size_bytes"] for replica in coming),
                "future_replicas": len(coming),
                "total_bytes": directory["total_bytes"],
                "usable_bytes": directory["usable_bytes"],
                "cordoned": directory["cordoned"] if cordons else None,
            }
    return rows


CHECKS = [
    Check("topic list", "topic.list", words("topic list --internal"), fields("name"), both(topic_list)),
    Check("topic describe", "topic.describe", lambda reading: [["topic", "describe", *reading["topics"]]],
          fields("topic", "partition"), both(topic_describe)),
    Check("partition list", "partition.list", words("partition list"), fields("topic", "partition"), both(partition_list)),
    Check("log-dir list", "log-dir.list", words("log-dir list"), fields("broker", "path"), both(log_dir_list)),
]
