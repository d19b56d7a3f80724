"""What the live tests of moves share: topics with records to move, and what Kafka's own tools and clients see of moves and throttles."""

import json
import os
import subprocess
import time

from changing import REPO, check, cluster

klamm, kafka = cluster()
BOOTSTRAP = klamm.environment["KLAMM_BOOTSTRAP_SERVERS"]
MEGABYTES = 24
LIST, RATE = "follower.replication.throttled.replicas", "follower.replication.throttled.rate"
LEADER_LIST, LEADER_RATE = "leader.replication.throttled.replicas", "leader.replication.throttled.rate"
QUICK, SLOW = ("--throttle", "8MiB/s"), ("--throttle", "200KiB/s")


def sandbox(*words):
    """scripts/sandbox VERB … on the sandbox of the test."""
    command = [REPO / "scripts" / "sandbox", words[0], "--name", os.environ["KLAMM_TEST_SANDBOX"], *map(str, words[1:])]
    return subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)


def tool(name, *words):
    """What one of Kafka's own tools prints."""
    ran = sandbox("java-tool", name, *words)
    check(f"Kafka's {name} {' '.join(map(str, words))}: exit 0", ran.returncode == 0, ran.stderr[-600:])
    return ran.stdout


def verified(topic, replicas):
    """What Kafka's own tool says of a move of partition 0; the throttle stays."""
    path = klamm.path("verified.json")
    with open(path, "w") as file:
        json.dump({"version": 1, "partitions": [{"topic": topic, "partition": 0, "replicas": replicas}]}, file)
    return tool("reassign-partitions", "--verify", "--preserve-throttles", "--reassignment-json-file", path)


def eventually(what, right, seen, seconds=20):
    """Brokers hear of what the controller has done by moments, and not all at once: one right answer is enough."""
    until = time.monotonic() + seconds
    while not (good := right()) and time.monotonic() < until:
        time.sleep(0.1)
    return check(what, good, None if good else seen())


def replicas(topic):
    return kafka.topic(topic)["replicas"]


def stands(topic, what, *wanted):
    eventually(what, lambda: replicas(topic) == [list(each) for each in wanted], lambda: replicas(topic))


def told_by(broker, *options):
    """The metadata of one broker as kcat reads it: brokers hear of changes at different times."""
    address = BOOTSTRAP.split(",")[broker - 1]
    seen = subprocess.run(["kcat", "-L", "-J", "-b", address, *options], capture_output=True, text=True, check=True)
    return json.loads(seen.stdout)


def replica_ids(partition):
    return [replica["id"] for replica in partition["replicas"]]


def views(topic, what=replica_ids, brokers=(1, 2, 3)):
    """What each broker shows of each partition."""
    out = []
    for broker in brokers:
        partitions = told_by(broker, "-t", topic)["topics"][0]["partitions"]
        out.append([what(each) for each in sorted(partitions, key=lambda each: each["partition"])])
    return out


def live_brokers(broker):
    """The brokers that this one lists as live."""
    return sorted(each["id"] for each in told_by(broker)["brokers"])


def throttles(topic):
    """Everything that concerns throttles, as [value, source]."""
    configs = kafka.configs("topic", topic)
    found = {f"topic {key}": configs[key] for key in (LIST, LEADER_LIST) if key in configs}
    for broker in ("1", "2", "3"):
        configs = kafka.configs("broker", broker)
        found |= {f"broker {broker} {key}": configs[key] for key in (RATE, LEADER_RATE) if key in configs}
    return found


def throttle_left():
    answer = klamm.run("cluster", "health", "-o", "json")
    return [row["target"] for row in json.loads(answer.stdout)["data"] if row["check"] == "THROTTLE_LEFT"]


def moving():
    """The partitions that klamm lists; Kafka's AdminClient sees the same ones getting the same replicas."""
    rows = json.loads(klamm.run("reassignment", "list", "-o", "json").stdout)["data"]
    listed = sorted(f"{row['topic']}-{row['partition']} adding {row['adding']}" for row in rows)
    seen = kafka.ask("moving")
    check("AdminClient sees the moves that klamm lists", seen == listed, (seen, listed))
    return [f"{row['topic']}:{row['partition']}" for row in rows]


def still(topic, what):
    """Nothing moves, no throttle is left, and health agrees."""
    check(f"{what}: health", throttle_left() == [], throttle_left())
    check(f"{what}: nothing moves", moving() == [], moving())
    check(f"{what}: no throttle", throttles(topic) == {}, throttles(topic))


def wait_until_still():
    waited = klamm.run("wait", "reassignment", timeout=120)
    check("the moves end", waited.returncode == 0, waited.stderr)
    check("AdminClient sees nothing move", kafka.ask("moving") == [], kafka.ask("moving"))


def fill(topic):
    """Partition 0 with so much that a slow move takes its time."""
    line = os.urandom(50_000).hex().encode() + b"\n"
    for _ in range(2):
        subprocess.run(["kcat", "-P", "-q", "-b", BOOTSTRAP, "-t", topic, "-p", "0", "-X", "acks=all"],
                       input=line * (MEGABYTES * 5), check=True)
    check("the records are there", kafka.topic(topic)["offsets"][0] == [0, MEGABYTES * 10], kafka.topic(topic)["offsets"])


def clean(*topics):
    klamm.run("reassignment", "cancel", "--all", "-y")
    for topic in topics:
        if kafka.ask("count", prefix=topic) != 0:
            kafka.ask("delete", topic=topic)
            klamm.run("wait", "topic", topic, "--gone")
    klamm.run("reassignment", "clean-up", "-y")
