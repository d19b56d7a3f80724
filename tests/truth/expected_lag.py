"""What klamm must show of consumer lag."""

from checks import Check, fields, words
from rules import OneOf

# From harmless to grave: a row of many partitions shows the gravest.
GRAVITY = ["OK", "NO_COMMITS", "NEVER_COMMITTED", "NO_MEMBERS", "TOPIC_DELETED", "AHEAD_OF_LOG", "DATA_LOSS"]


def place(name):
    topic, _, number = name.rpartition(":")
    return topic, int(number)


def log(reading, name):
    """The log of "topic:partition", or None when there is none."""
    topic, number = place(name)
    return reading["topics"].get(topic, {"partitions": {}})["partitions"].get(str(number))


def status(reading, name, commit):
    """Within one reading commits are read before ends, so that a healthy group is never ahead."""
    if log(reading, name) is None:
        return "TOPIC_DELETED"
    if commit["committed"] < log(reading, name)["start"]:
        return "DATA_LOSS"
    return "AHEAD_OF_LOG" if commit["committed"] > log(reading, name)["end"] else "OK"


def reader_items(ends, commits, group, end):
    """A classic, consumer or streams group's partitions: with an offset, or assigned."""
    about = commits["groups"][group]
    owners = {name: (id, member) for id, member in about["description"]["members"].items() for name in member["assignment"]}
    items = {}
    for name, commit in about["offsets"].items():
        there, word = log(ends, name), status(commits, name, commit)
        counted = there and max(there[end] - max(commit["committed"], there["start"]), 0)
        lost = there["start"] - commit["committed"] if word == "DATA_LOSS" else None
        items[name] = {"committed": commit["committed"], "start": there and there["start"], "end": there and there["end"],
                       "stable_end": there["stable_end"] if there and end == "stable_end" else None, "lag": counted, "lost": lost,
                       "status": word, "leader": there and there["leader"]}
    for name in owners.keys() - items.keys():
        there = log(ends, name)
        items[name] = {"committed": None, "start": there["start"], "end": there["end"],
                       "stable_end": there["stable_end"] if end == "stable_end" else None, "lag": None, "lost": None,
                       "status": "NEVER_COMMITTED", "leader": there["leader"]}
    for name, item in items.items():
        id, member = owners.get(name, (None, {}))
        item |= {"member_id": id, "client_id": member.get("client_id"), "host": member.get("host")}
    return items


def share_items(commits, group):
    """Kafka counts a share group's lag itself; several members may share a partition, so none owns it."""
    return {name: {"committed": None, "start": commit["committed"], "end": None, "stable_end": None, "lag": commit["lag"], "lost": None,
                   "status": "OK", "leader": (log(commits, name) or {}).get("leader"), "member_id": None, "client_id": None, "host": None}
            for name, commit in commits["groups"][group]["offsets"].items()}


def items_of(ends, commits, group, end="end"):
    """"topic:partition" → item, in klamm's order."""
    share = commits["groups"][group]["type"] == "SHARE"
    items = share_items(commits, group) if share else reader_items(ends, commits, group, end)
    if commits["groups"][group]["description"]["state"] == "EMPTY":
        for item in items.values():
            if item["status"] == "OK" and item["lag"]:
                item["status"] = "NO_MEMBERS"
    return {name: items[name] for name in sorted(items, key=place)}


def head(commits, group):
    return {"group": group, "type": commits["groups"][group]["type"].lower(), "state": commits["groups"][group]["description"]["state"]}


def total(items):
    known = {name: item["lag"] for name, item in items.items() if item["lag"] is not None}
    states = [item["status"] for item in items.values()]
    return {
        "partitions": len(items),
        "lag": sum(known.values()) if known else None,
        "max_lag": max(known.values()) if known else None,
        "lags": known,  # becomes max_lag_partition
        "lost": sum(item["lost"] or 0 for item in items.values()),
        "data_loss": states.count("DATA_LOSS"),
        "ahead_of_log": states.count("AHEAD_OF_LOG"),
        "deleted": states.count("TOPIC_DELETED"),
        "never_committed": states.count("NEVER_COMMITTED"),
        "unknown": sum(item["lag"] is None and item["status"] in ("OK", "DATA_LOSS") for item in items.values()),
        "status": max(states, key=GRAVITY.index) if states else "OK",
    }


def by_partition(end):
    def build(ends, commits):
        rows = {}
        for group in commits["groups"]:
            items = items_of(ends, commits, group, end)
            for name, item in items.items():
                topic, number = place(name)
                rows[group, topic, number] = head(commits, group) | {"topic": topic, "partition": number} | item
            if not items:
                empty = dict.fromkeys(("topic", "partition", "committed", "start", "end", "stable_end", "lag", "lost", "leader",
                                       "member_id", "client_id", "host"))
                rows[group, None, None] = head(commits, group) | empty | {"status": "NO_COMMITS"}
        return rows
    return build


def by_group(ends, commits):
    rows = {}
    for group, about in commits["groups"].items():
        items = items_of(ends, commits, group)
        rows[group] = head(commits, group) | total(items) | {
            "coordinator": about["description"]["coordinator"],
            "members": len(about["description"]["members"]),
            "topics": len({place(name)[0] for name in items}),
        }
        if not about["offsets"]:
            rows[group]["status"] = "NO_COMMITS"
    return rows


def by_topic(ends, commits):
    rows = {}
    for group in commits["groups"]:
        items = items_of(ends, commits, group)
        for topic in {place(name)[0] for name in items} or {None}:
            of_topic = {name: item for name, item in items.items() if place(name)[0] == topic}
            rows[group, topic] = head(commits, group) | {"topic": topic} | total(of_topic)
            if topic is None:
                rows[group, topic]["status"] = "NO_COMMITS"
    return rows


def by_member(ends, commits):
    rows = {}
    for group, about in commits["groups"].items():
        items = items_of(ends, commits, group)
        members = {} if about["type"] == "SHARE" else about["description"]["members"]
        unowned = any(item["member_id"] is None for item in items.values()) or not (items or members)
        for id in [*members, *([None] if unowned else [])]:
            own = {name: item for name, item in items.items() if item["member_id"] == id}
            member = members.get(id, {})
            rows[group, id] = head(commits, group) | total(own) | {
                "member_id": id,
                "instance_id": member.get("instance_id"),
                "client_id": member.get("client_id"),
                "host": member.get("host"),
                "never_committed_partitions": [name for name, item in own.items() if item["status"] == "NEVER_COMMITTED"],
            }
            if not items and not members:
                rows[group, id]["status"] = "NO_COMMITS"
    return rows


def bounded(build):
    """The least lag the two readings allow and the largest. Any partition that may be furthest behind may be named so."""
    def expect(before, after):
        least, most = build(before, after), build(after, before)
        for key in least.keys() | most.keys():
            rows = [side[key] for side in (least, most) if "lags" in side.get(key, {})]
            if rows:
                low, high = rows[0].pop("lags"), rows[-1].pop("lags", None) or {}
                sure = max(low.values(), default=0)
                may = OneOf({name for name, lag in (high or low).items() if lag >= sure} or {None})
                for row in rows:
                    row["max_lag_partition"] = may
        return least, most
    return expect


CHECKS = [
    Check("lag list", "lag.group", words("lag list"), fields("group"), bounded(by_group)),
    Check("lag list --by topic", "lag.topic", words("lag list --by topic"), fields("group", "topic"), bounded(by_topic)),
    Check("lag list --by partition", "lag.partition", words("lag list --by partition"), fields("group", "topic", "partition"),
          bounded(by_partition("end"))),
    Check("lag list --isolation read-committed", "lag.partition", words("lag list --by partition --isolation read-committed"),
          fields("group", "topic", "partition"), bounded(by_partition("stable_end"))),
    Check("lag list --by member", "lag.member", words("lag list --by member"), fields("group", "member_id"), bounded(by_member)),
]
