#!/usr/bin/env python3
"""usage: reassignment_changes.py KLAMM [BOOTSTRAP]

Replicas moved, moves cancelled, throttles cleaned up and leaders elected by klamm on a real Kafka of three brokers: Kafka's own
clients and tools see what was planned, an undo brings back what stood before, and what is wrong is refused with nothing done.
BOOTSTRAP defaults to $KLAMM_TEST_BOOTSTRAP; Kafka's tools run against the sandbox $KLAMM_TEST_SANDBOX.
"""

import json
import os
import subprocess
import time

from changing import REPO, check, cluster, finish

klamm, kafka = cluster()
T, MEGABYTES = "change-live-moves", 24
LIST, RATE = "follower.replication.throttled.replicas", "follower.replication.throttled.rate"
LEADER_LIST, LEADER_RATE = "leader.replication.throttled.replicas", "leader.replication.throttled.rate"
QUICK, SLOW = ("--throttle", "8MiB/s"), ("--throttle", "200KiB/s")


def tool(name, *words):
    """What one of Kafka's own tools prints."""
    command = [REPO / "scripts" / "sandbox", "java-tool", "--name", os.environ["KLAMM_TEST_SANDBOX"], name, *words]
    ran = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True)
    check(f"Kafka's {name} {' '.join(map(str, words))}: exit 0", ran.returncode == 0, ran.stderr[-600:])
    return ran.stdout


def replicas():
    return kafka.topic(T)["replicas"]


def throttles():
    """Everything that concerns throttles, as [value, source]."""
    topic = kafka.configs("topic", T)
    found = {f"topic {key}": topic[key] for key in (LIST, LEADER_LIST) if key in topic}
    for broker in ("1", "2", "3"):
        configs = kafka.configs("broker", broker)
        found |= {f"broker {broker} {key}": configs[key] for key in (RATE, LEADER_RATE) if key in configs}
    return found


def configure(kind, name, **change):
    """Kafka's own tool sets or deletes a config."""
    words = [word for option, value in change.items() for word in (f"--{option}-config", value)]
    tool("configs", "--alter", "--entity-type", kind, "--entity-name", name, *words)


def moving():
    answer = klamm.run("reassignment", "list", "-o", "json")
    return [f"{row['topic']}:{row['partition']}" for row in json.loads(answer.stdout)["data"]]


def id_of(envelope):
    return envelope["data"][0]["change_id"]


def still(what):
    """Nothing moves, no throttle is left, and health agrees."""
    check(f"{what}: nothing moves", moving() == [], moving())
    check(f"{what}: no throttle", throttles() == {}, throttles())


def start(brokers, *words, **expected):
    return klamm.change("reassignment", "start", f"{T}:0={brokers}", *words, **expected)


def wait_until_still():
    waited = klamm.run("wait", "reassignment", timeout=120)
    check("the moves end", waited.returncode == 0, waited.stderr)


def make():
    klamm.change("topic", "create", T, "--assignment", "1:2,2:3", outcomes="DONE")
    line = os.urandom(50_000).hex().encode() + b"\n"
    for _ in range(2):
        subprocess.run(["kcat", "-P", "-q", "-b", klamm.environment["KLAMM_BOOTSTRAP_SERVERS"], "-t", T, "-p", "0", "-X", "acks=all"],
                       input=line * (MEGABYTES * 5), check=True)
    check("the records are there", kafka.topic(T)["offsets"][0] == [0, MEGABYTES * 10], kafka.topic(T)["offsets"])


def moved_and_undone():
    done = start("1,3", *QUICK, "--wait", "-y", says="")
    check("moved", replicas() == [[1, 3], [2, 3]], replicas())
    still("after a move that was waited for")
    wanted = klamm.path("moves.json")
    with open(wanted, "w") as file:
        json.dump({"version": 1, "partitions": [{"topic": T, "partition": 0, "replicas": [1, 3]}]}, file)
    verified = tool("reassign-partitions", "--verify", "--preserve-throttles", "--reassignment-json-file", wanted)
    check("Kafka's tool verifies it", f"Reassignment of partition {T}-0 is completed." in verified, verified)
    undone = klamm.change("change", "undo", id_of(done), "-y")
    wait_until_still()
    check("moved back", replicas() == [[1, 2], [2, 3]], (replicas(), undone))
    still("after the undo")


def clean():
    klamm.run("reassignment", "cancel", "--all", "-y")
    if kafka.topic(T) is not None:
        kafka.ask("delete", topic=T)
        klamm.run("wait", "topic", T, "--gone")
    klamm.run("reassignment", "clean-up", "-y")


clean()
try:
    make()
    for part in (moved_and_undone,):
        print(part.__name__, flush=True)
        part()
finally:
    clean()
finish(kafka)
