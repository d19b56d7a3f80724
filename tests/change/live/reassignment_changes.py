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
BOOTSTRAP = klamm.environment["KLAMM_BOOTSTRAP_SERVERS"]
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


def eventually(what, right, seen):
    """Brokers hear of what the controller has done by moments, and not all at once: one right answer is enough."""
    until = time.monotonic() + 20
    while not (good := right()) and time.monotonic() < until:
        time.sleep(0.1)
    check(what, good, None if good else seen())


def stands(what, *wanted):
    eventually(what, lambda: replicas() == [list(each) for each in wanted], replicas)


def throttles():
    """Everything that concerns throttles, as [value, source]."""
    topic = kafka.configs("topic", T)
    found = {f"topic {key}": topic[key] for key in (LIST, LEADER_LIST) if key in topic}
    for broker in ("1", "2", "3"):
        configs = kafka.configs("broker", broker)
        found |= {f"broker {broker} {key}": configs[key] for key in (RATE, LEADER_RATE) if key in configs}
    return found


def own(kind, name, key, value=None):
    """Gives a value to a config, or takes it away."""
    change = ("set", kind, name, "--config", f"{key}={value}") if value else ("unset", kind, name, "--key", key)
    klamm.change("config", *change, "-y", outcomes="DONE")


def views():
    """Leader and replicas of partition 0 as each broker shows them to kcat: brokers hear of changes at different times."""
    out = []
    for address in BOOTSTRAP.split(","):
        seen = subprocess.run(["kcat", "-L", "-J", "-b", address, "-t", T], capture_output=True, text=True, check=True)
        for each in json.loads(seen.stdout)["topics"][0]["partitions"]:
            if each["partition"] == 0:
                out.append((each["leader"], [replica["id"] for replica in each["replicas"]]))
    return out


def throttle_left():
    answer = klamm.run("cluster", "health", "-o", "json")
    return [row["target"] for row in json.loads(answer.stdout)["data"] if row["check"] == "THROTTLE_LEFT"]


def moving():
    answer = klamm.run("reassignment", "list", "-o", "json")
    return [f"{row['topic']}:{row['partition']}" for row in json.loads(answer.stdout)["data"]]


def id_of(envelope):
    return envelope["data"][0]["change_id"]


def still(what):
    """Nothing moves, no throttle is left, and health agrees."""
    check(f"{what}: health", throttle_left() == [], throttle_left())
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
        subprocess.run(["kcat", "-P", "-q", "-b", BOOTSTRAP, "-t", T, "-p", "0", "-X", "acks=all"],
                       input=line * (MEGABYTES * 5), check=True)
    check("the records are there", kafka.topic(T)["offsets"][0] == [0, MEGABYTES * 10], kafka.topic(T)["offsets"])


def moved_and_undone():
    done = start("1,3", *QUICK, "--wait", "-y", outcomes="DONE DONE ACCEPTED DONE DONE")
    stands("moved", [1, 3], [2, 3])
    still("after a move that was waited for")
    wanted = klamm.path("moves.json")
    with open(wanted, "w") as file:
        json.dump({"version": 1, "partitions": [{"topic": T, "partition": 0, "replicas": [1, 3]}]}, file)
    verified = tool("reassign-partitions", "--verify", "--preserve-throttles", "--reassignment-json-file", wanted)
    check("Kafka's tool verifies it", f"Reassignment of partition {T}-0 is completed." in verified, verified)
    undone = klamm.undo("-y")
    check("the move is undone, not the end of its throttle", any("reassignment" in row["operation"] for row in undone["data"]), undone)
    wait_until_still()
    stands("moved back", [1, 2], [2, 3])
    still("after the undo")


def own_values_come_back():
    own("topic", T, LIST, "1:2")
    own("broker", 3, RATE, "5000000")
    before = throttles()
    check("own values are there", len(before) == 2, before)
    start("1,3", *QUICK, "--wait", "-y", outcomes="DONE DONE ACCEPTED DONE DONE")
    check("value and source are back", throttles() == before, throttles())
    own("topic", T, LIST, "*")
    before = throttles()
    start("1,2", *QUICK, "--wait", "-y", says="is * and stays so")
    stands("moved back", [1, 2], [2, 3])
    check("* is left alone", throttles() == before, throttles())
    klamm.change("reassignment", "clean-up", "--dry-run", outcomes="PLANNED", says="is *, which no move leaves behind")
    own("topic", T, LIST)
    own("broker", 3, RATE)
    still("after own values")


def while_it_moves():
    started = start("1,3", *SLOW, "-y", outcomes="DONE DONE ACCEPTED", says="klamm reassignment clean-up")
    check("klamm lists it", moving() == [f"{T}:0"], moving())
    throttled = {f"topic {LIST}": ["0:3", "DYNAMIC_TOPIC_CONFIG"], f"broker 3 {RATE}": ["204800", "DYNAMIC_BROKER_CONFIG"]}
    check("only the adding replica is throttled", throttles() == throttled, throttles())
    listed = tool("reassign-partitions", "--list")
    check("Kafka's tool lists it", f"{T}-0: " in listed and "adding: 3" in listed and f"{T}-1" not in listed, listed)
    refused = klamm.change("topic", "alter", T, "--partitions", 4, "-y", code=1, outcomes="")
    check("no partitions while it moves", len(replicas()) == 2, (replicas(), refused))
    again = start("3,2", *SLOW, "-y", code=1, outcomes="")
    check("a second target is refused", [each["code"] for each in again["errors"]] == ["ALREADY_MOVING"], again["errors"])
    start("1,3", *SLOW, "-y", outcomes="", says="on its way there already")
    klamm.change("change", "undo", id_of(started), "-y", outcomes="DONE DONE DONE")
    wait_until_still()
    stands("undone while it moved", [1, 2], [2, 3])
    still("after the undo of a running move")


def cancelled_and_cleaned_up():
    start("1,3", *SLOW, "-y", outcomes="DONE DONE ACCEPTED")
    cancelled = klamm.change("reassignment", "cancel", f"{T}:0", "-y", outcomes="DONE")
    check("cancelled", moving() == [], moving())
    eventually("the replicas are as before", lambda: sorted(replicas()[0]) == [1, 2], replicas)
    check("health finds the throttle", throttle_left() != [])
    klamm.change("change", "undo", id_of(cancelled), "-y", outcomes="ACCEPTED")
    check("an undone cancel moves again", moving() == [f"{T}:0"], moving())
    klamm.change("reassignment", "cancel", f"{T}:0", "-y", outcomes="DONE")
    klamm.change("reassignment", "cancel", f"{T}:0", "-y", outcomes="", says="nothing to cancel")
    eventually("the replicas stay", lambda: sorted(replicas()[0]) == [1, 2], replicas)
    klamm.change("reassignment", "clean-up", "-y", outcomes="DONE DONE")
    still("after the clean-up")


def elected():
    first = replicas()[0]
    eventually("the preferred replica leads", lambda: views() == [(first[0], first)] * 3, views)
    turned = first[::-1]
    start(",".join(map(str, turned)), "--throttle", "none", "-y", outcomes="ACCEPTED")
    wait_until_still()
    stands("another order", turned, [2, 3])
    eventually("the same leader", lambda: views() == [(first[0], turned)] * 3, views)
    klamm.change("partition", "elect-leader", T, "-y", outcomes="DONE")
    described = tool("topics", "--describe", "--topic", T)
    seen = f"Partition: 0\tLeader: {turned[0]}\tReplicas: {turned[0]},{turned[1]}"
    check("Kafka's tool sees the preferred replica lead", seen in described, described)
    klamm.change("partition", "elect-leader", T, "-y", outcomes="", says="is led by its preferred leader")


def bad_input():
    before = replicas()
    # Before 4.0 clients cannot learn which brokers are registered: Kafka refuses it, and the throttle goes again.
    knows = not os.environ["KLAMM_TEST_KAFKA"].startswith("3.")
    start("1,99", "--throttle", "none", "-y", code=1, outcomes="" if knows else "FAILED", says="99")
    start("1,1", *QUICK, "-y", code=2, outcomes="", says="name broker 1 twice")
    klamm.change("reassignment", "start", f"{T}:7=1,2", *QUICK, "-y", code=1, outcomes="", says="there is no partition")
    start("1,3", "-y", code=2, says="--throttle")
    path = klamm.path("unknown.json")
    move = {"topic": T, "partition": 0, "replicas": [1, 3]}
    for document in ({"version": 1, "partitions": [move | {"speed": 1}]}, {"version": 1, "partitions": [move], "speed": 1}):
        with open(path, "w") as file:
            json.dump(document, file)
        klamm.change("reassignment", "start", "--file", path, *QUICK, "-y", code=2, says="speed")
    check("nothing came of it", replicas() == before, replicas())
    still("after bad input")


def clean():
    klamm.run("reassignment", "cancel", "--all", "-y")
    if kafka.topic(T) is not None:
        kafka.ask("delete", topic=T)
        klamm.run("wait", "topic", T, "--gone")
    klamm.run("reassignment", "clean-up", "-y")


clean()
try:
    make()
    for part in (moved_and_undone, own_values_come_back, while_it_moves, cancelled_and_cleaned_up, elected, bad_input):
        print(part.__name__, flush=True)
        part()
finally:
    clean()
finish(kafka)
