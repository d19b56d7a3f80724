"""What klamm must show of the cluster, its brokers and its quorum."""

from checks import Check, both, crossed, fields, partitions, words
from expected_topics import log_dir_list
from rules import ABSENT, moment


def skew(count, counts):
    mean = sum(counts) / len(counts)
    return 100 * (count / mean - 1) if mean else None


def controller(reading):
    return reading["quorum"].get("leader")


def broker_list(reading):
    ids = [broker["broker"] for broker in reading["cluster"]["brokers"]]
    led, held, behind = (dict.fromkeys(ids, 0) for _ in range(3))
    for _, _, _, partition in partitions(reading):
        if partition["leader"] is not None:
            led[partition["leader"]] += 1
        for broker in partition["replicas"]:
            held[broker] += 1
            behind[broker] += broker not in partition["isr"]
    directories = {broker: [row for (at, _), row in log_dir_list(reading).items() if at == broker] for broker in ids}
    rows = {}
    for broker in reading["cluster"]["brokers"]:
        at = broker["broker"]
        rows[at] = {
            "broker": at,
            "host": broker["host"],
            "port": broker["port"],
            "rack": broker["rack"],
            "state": "FENCED" if broker["fenced"] else "LIVE",
            "controller": at == controller(reading),
            "leaders": led[at],
            "leader_skew_percent": skew(led[at], led.values()),
            "replicas": held[at],
            "replica_skew_percent": skew(held[at], held.values()),
            "out_of_sync": behind[at],
            "size_bytes": sum(row["size_bytes"] for row in directories[at]),
            "usable_bytes": sum(row["usable_bytes"] for row in directories[at]),
            "total_bytes": sum(row["total_bytes"] for row in directories[at]),
            "log_dirs": len(directories[at]),
            "offline_log_dirs": sum(row["error"] is not None for row in directories[at]),
        }
    return rows


def broker_describe(reading):
    rows = broker_list(reading)
    for broker, row in rows.items():
        row["dirs"] = [{key: entry[key] for key in ("path", "error", "size_bytes", "total_bytes", "usable_bytes", "replicas", "cordoned")}
                       for (at, _), entry in log_dir_list(reading).items() if at == broker]
    return rows


def quorum_describe(leaders, followers):
    """leaders: the reading the leader's position is taken from, followers: that of the others'."""
    rows = {}
    quorum, leader = followers["quorum"], controller(leaders)
    at_leader = leaders["quorum"]["voters"][str(leader)]
    for role, replicas in (("VOTER", quorum["voters"]), ("OBSERVER", quorum["observers"])):
        for node, replica in replicas.items():
            own = int(node) == leader
            rows[int(node)] = {
                "node": int(node),
                "role": "LEADER" if own else role,
                "log_end_offset": replica["log_end_offset"],
                "lag": 0 if own else max(at_leader["log_end_offset"] - replica["log_end_offset"], 0),
                "lag_ms": 0 if own else max(at_leader["last_caught_up_ms"] - replica["last_caught_up_ms"], 0),
                "last_fetch": moment(replica["last_fetch_ms"]),
                "last_caught_up": moment(replica["last_caught_up_ms"]),
                "endpoints": replica["endpoints"],
                "directory_id": replica["directory_id"],
                "leader_epoch": quorum["leader_epoch"],
                "high_watermark": quorum["high_watermark"],
            }
    return rows


def feature_describe(reading):
    return {name: {
        "feature": name,
        "finalized_level": feature["finalized"] or 0,
        "supported_min": feature["supported_min"],
        "supported_max": feature["supported_max"],
        "epoch": feature["epoch"],
    } for name, feature in reading["features"].items()}


def reassignment_list(reading):
    rows = {}
    for name, move in reading["reassignments"].items():
        topic, _, number = name.rpartition(":")
        rows[topic, int(number)] = {"topic": topic, "partition": int(number), **move}
    return rows


def cluster_describe(leaders, followers):
    quorum = quorum_describe(leaders, followers)
    named = {role: [{key: row[key] for key in ("node", "lag", "lag_ms", "log_end_offset", "last_caught_up")}
                    for row in quorum.values() if (row["role"] == "OBSERVER") == (role == "observers")]
             for role in ("voters", "observers")}
    brokers = followers["cluster"]["brokers"]
    return {followers["cluster"]["cluster_id"]: {
        "cluster_id": followers["cluster"]["cluster_id"],
        "live_brokers": sum(not broker["fenced"] for broker in brokers),
        "fenced_brokers": sum(broker["fenced"] for broker in brokers),
        "controller": controller(followers),
        "quorum_lag": max(row["lag"] for row in quorum.values()),
        "quorum_epoch": followers["quorum"]["leader_epoch"],
        "high_watermark": followers["quorum"]["high_watermark"],
        "brokers": [{key: broker[key] for key in ("broker", "host", "port", "rack")} |
                    {"state": "FENCED" if broker["fenced"] else "LIVE"} for broker in brokers],
        **named,
        "features": [{key: row[key] for key in ("feature", "finalized_level", "supported_min", "supported_max")}
                     for row in feature_describe(followers).values()],
    }}


def quota_list(reading):
    rows = {}
    for limit in reading["quotas"]:
        entity = {kind: limit["entity"].get(kind, ABSENT) for kind in ("user", "client-id", "ip")}
        user, client, ip = (None if name is ABSENT else "<default>" if name is None else name for name in entity.values())
        rate = limit["value"] if limit["key"].endswith("_byte_rate") else None
        rows[user, client, ip, limit["key"]] = {"user": user, "client_id": client, "ip": ip, "quota": limit["key"],
                                                "value": limit["value"], "rate_bytes_per_second": rate}
    return rows


CHECKS = [
    Check("quota list", "quota.list", words("quota list"), fields("user", "client_id", "ip", "quota"), both(quota_list)),
    Check("cluster describe", "cluster.describe", words("cluster describe"), fields("cluster_id"), crossed(cluster_describe)),
    Check("broker list", "broker.list", words("broker list"), fields("broker"), both(broker_list)),
    Check("broker describe", "broker.describe", words("broker describe"), fields("broker"), both(broker_describe)),
    Check("quorum describe", "quorum.describe", words("quorum describe"), fields("node"), crossed(quorum_describe)),
    Check("feature describe", "feature.describe", words("feature describe"), fields("feature"), both(feature_describe)),
    Check("reassignment list", "reassignment.list", words("reassignment list"), fields("topic", "partition"),
          both(reassignment_list)),
]
