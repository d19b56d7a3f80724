"""What klamm must show of groups, their members, offsets and lag."""

from checks import Check, both, fields, words


def listed_by_topic(names):
    """["orders:1", "orders:0"] → ["orders:0,1"], as klamm writes assignments."""
    topics = {}
    for name in names:
        topic, _, number = name.rpartition(":")
        topics.setdefault(topic, []).append(int(number))
    return [f"{topic}:{','.join(map(str, sorted(numbers)))}" for topic, numbers in sorted(topics.items())]


def group_list(reading):
    return {name: {
        "group": name,
        "type": group["type"].lower(),
        "state": group["listed_state"],
        "protocol_type": group["protocol"],
        "coordinator": group["description"]["coordinator"],
    } for name, group in reading["groups"].items()}


def assignor(reading, group):
    """The AdminClient does not tell a share group's: the coordinator's config does."""
    about = group["description"]
    if group["type"] == "SHARE":
        return reading["configs"]["broker"][str(about["coordinator"])]["group.share.assignors"]["value"]
    return about["assignor"] or None


def group_describe(reading):
    rows = {}
    for name, group in reading["groups"].items():
        about = group["description"]
        rows[name] = {
            "group": name,
            "type": group["type"].lower(),
            "state": about["state"],
            "protocol_type": group["protocol"],
            "assignor": assignor(reading, group),
            "coordinator": about["coordinator"],
            "members": len(about["members"]),
            "group_epoch": about["epoch"],
            "assignment_epoch": about["assignment_epoch"],
            # The AdminClient tells what is assigned, not what is subscribed to; the demo's members have all they ask for.
            "topics": sorted({place.rpartition(":")[0] for member in about["members"].values() for place in member["assignment"]}),
        }
    return rows


def group_members(reading):
    rows = {}
    for name, group in reading["groups"].items():
        for id, member in group["description"]["members"].items():
            rows[name, id] = {
                "group": name,
                "type": group["type"].lower(),
                "client_id": member["client_id"],
                "host": member["host"],
                "member_id": id,
                "instance_id": member["instance_id"],
                "rack": member["rack"],
                "member_epoch": member["epoch"],
                "protocol": member.get("protocol"),
                "partitions": len(member["assignment"]),
                "assignment": listed_by_topic(member["assignment"]),
                "target_assignment": None if member["target_assignment"] is None else listed_by_topic(member["target_assignment"]),
            }
    return rows


def group_offsets(reading):
    rows = {}
    for name, group in reading["groups"].items():
        for place, commit in group["offsets"].items():
            topic, _, number = place.rpartition(":")
            share = group["type"] == "SHARE"
            rows[name, topic, int(number)] = {
                "group": name,
                "topic": topic,
                "partition": int(number),
                "offset": commit["committed"],
                "leader_epoch": commit["leader_epoch"],
                "metadata": None if share else commit["metadata"],
                "share": share,
            }
    return rows


CHECKS = [
    Check("group list", "group.list", words("group list"), fields("group"), both(group_list)),
    Check("group describe", "group.describe", lambda reading: [["group", "describe", *reading["groups"]]], fields("group"),
          both(group_describe)),
    Check("group members", "group.members", lambda reading: [["group", "members", *reading["groups"]]],
          fields("group", "member_id"), both(group_members)),
    Check("group offsets", "group.offsets", lambda reading: [["group", "offsets", *reading["groups"]]],
          fields("group", "topic", "partition"), both(group_offsets)),
]
