"""What each command of klamm must show, made from the document of the AdminClient (java/Truth.java)."""

from dataclasses import dataclass
from typing import Callable


def both(build):
    """Rows that follow from one reading alone."""
    return lambda before, after: (build(before), build(after))


@dataclass
class Check:
    name: str
    schema: str
    commands: Callable  # a reading → the command lines whose rows together are compared
    key: Callable  # a row → what names it
    expect: Callable  # the two readings → the rows each of them expects, by key
    has_cluster_id: bool = True


def fields(*names):
    return lambda row: tuple(row[name] for name in names) if len(names) > 1 else row[names[0]]


def sizes(reading, future=False):
    """(broker, "topic:partition") → bytes of that replica"""
    return {(int(broker), name): replica["size_bytes"] for broker, dirs in reading["log_dirs"].items()
            for directory in dirs.values() for name, replica in directory["replicas"].items() if replica["future"] == future}


def topic_size(reading, topic):
    return sum(size for (_, name), size in sizes(reading).items() if name.rpartition(":")[0] == topic)


def config(reading, topic, key):
    return reading["configs"]["topic"][topic][key]["value"]


def topic_list(reading):
    rows = {}
    for name, topic in reading["topics"].items():
        partitions = topic["partitions"].values()
        factors = {len(p["replicas"]) for p in partitions}
        least = int(config(reading, name, "min.insync.replicas"))
        rows[name] = {
            "name": name,
            "partitions": len(partitions),
            "replication_factor": factors.pop() if len(factors) == 1 else None,
            "under_replicated": sum(len(p["isr"]) < len(p["replicas"]) for p in partitions),
            "offline": sum(p["leader"] is None for p in partitions),
            "internal": topic["internal"],
            "topic_id": topic["topic_id"],
            "size_bytes": topic_size(reading, name),
            "min_insync_replicas": least,
            "under_min_isr": sum(len(p["isr"]) < least for p in partitions),
            "cleanup_policy": config(reading, name, "cleanup.policy"),
            "retention_ms": int(config(reading, name, "retention.ms")),
        }
    return rows


CHECKS = [
    Check("topic list", "topic.list", lambda _: [["topic", "list", "--internal"]], fields("name"), both(topic_list)),
]
