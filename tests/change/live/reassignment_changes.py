#!/usr/bin/env python3
"""usage: reassignment_changes.py KLAMM [BOOTSTRAP]

Replicas moved, moves cancelled, throttles cleaned up and leaders elected by klamm on a real Kafka of three brokers: Kafka's own
clients and tools see what was planned, an undo brings back what stood before, and what is wrong is refused with nothing done.
BOOTSTRAP defaults to $KLAMM_TEST_BOOTSTRAP; Kafka's tools run against the sandbox $KLAMM_TEST_SANDBOX.
"""

import json
import os
from functools import partial

import moving as shared
from changing import check, finish
from moving import (LEADER_LIST, LEADER_RATE, LIST, QUICK, RATE, SLOW, eventually, fill, kafka, klamm, moving, throttle_left, tool, verified,
                    wait_until_still)

T = "change-live-moves"
replicas, stands, throttles, still, clean = (partial(each, T) for each in (shared.replicas, shared.stands, shared.throttles,
                                                                           shared.still, shared.clean))


def own(kind, name, key, value=None):
    """Gives a value to a config, or takes it away."""
    change = ("set", kind, name, "--config", f"{key}={value}") if value else ("unset", kind, name, "--key", key)
    klamm.change("config", *change, "-y", outcomes="DONE")


def views():
    """Leader and replicas of partition 0 as each broker shows them."""
    return [view[0] for view in shared.views(T, lambda each: (each["leader"], shared.replica_ids(each)))]


def id_of(envelope):
    return envelope["data"][0]["change_id"]


def start(brokers, *words, **expected):
    return klamm.change("reassignment", "start", f"{T}:0={brokers}", *words, **expected)


def make():
    klamm.change("topic", "create", T, "--assignment", "1:2,2:3", outcomes="DONE")
    fill(T)


def moved_and_undone():
    done = start("1,3", *QUICK, "--wait", "-y", outcomes="DONE DONE ACCEPTED DONE DONE")
    stands("moved", [1, 3], [2, 3])
    still("after a move that was waited for")
    said = verified(T, [1, 3])
    check("Kafka's tool verifies it", f"Reassignment of partition {T}-0 is completed." in said, said)
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
    klamm.change("reassignment", "clean-up", "--dry-run", outcomes="PLANNED", says="is *, which klamm did not set")
    own("topic", T, LIST)
    own("broker", 3, RATE)
    still("after own values")


def replaced_and_undone():
    """Where it has arrived, the undo moves on to where the first move led, and says that nothing limits it."""
    start("1,3", *SLOW, "-y", outcomes="DONE DONE ACCEPTED")
    start("3,2", *QUICK, "--replace", "--wait", "-y", outcomes="DONE DONE ACCEPTED DONE")
    stands("replaced", [3, 2], [2, 3])
    klamm.undo("-y", says="without a throttle; klamm reassignment start")
    wait_until_still()
    stands("where the first move led", [1, 3], [2, 3])
    start("1,2", *QUICK, "--wait", "-y")
    stands("moved back", [1, 2], [2, 3])
    klamm.change("reassignment", "clean-up", "-y")
    still("after a replaced move")


def others_and_its_own_rate():
    """A move under way gets another rate, which is said to be that of all a broker gets; what is left is told."""
    start("2,3", *QUICK, "--wait", "-y", outcomes="DONE DONE ACCEPTED DONE DONE")
    start("2,1", *SLOW, "-y", outcomes="DONE DONE ACCEPTED")
    klamm.change("reassignment", "start", f"{T}:1=2,1", *QUICK, "-y", outcomes="DONE DONE ACCEPTED",
                 says="broker 1 copies 1 other partition under 200.0 KiB/s: its limit becomes 8.0 MiB/s for that too")
    start("2,1", *SLOW, "-y", outcomes="DONE UNCHANGED", says="already being moved there")
    check("the rate is the new one", throttles()[f"broker 1 {RATE}"][0] == "204800", throttles())
    start("2,1", *QUICK, "--wait", "-y", outcomes="DONE DONE UNCHANGED", says="a throttle is still set: broker 1 at most 200.0 KiB/s; throttle list 0:1")
    check("the wait was to the end", moving() == [], moving())
    stands("both moved", [2, 1], [2, 1])
    klamm.change("reassignment", "start", f"{T}:1=2,3", *QUICK, "--wait", "-y")
    start("1,2", *QUICK, "--wait", "-y")
    klamm.change("reassignment", "clean-up", "-y")
    stands("moved back", [1, 2], [2, 3])
    still("after another rate")


def saved():
    """change apply ends as a start without --wait does."""
    path = klamm.path("moves.json")
    start("1,3", *QUICK, "--wait", "--plan-out", path, outcomes="PLANNED PLANNED PLANNED", says="a plan does not keep --wait")
    klamm.change("change", "apply", path, "-y", outcomes="DONE DONE ACCEPTED", says="the throttle stays set; klamm reassignment clean-up")
    wait_until_still()
    start("1,2", *QUICK, "--wait", "-y")
    klamm.change("reassignment", "clean-up", "-y", outcomes="DONE DONE")
    stands("moved back", [1, 2], [2, 3])
    still("after a saved plan")


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
    start("1,3", *SLOW, "-y", outcomes="UNCHANGED", says="already being moved there")
    klamm.change("change", "undo", id_of(started), "-y", outcomes="DONE DONE DONE")
    wait_until_still()
    stands("undone while it moved", [1, 2], [2, 3])
    still("after the undo of a running move")


def cancelled_and_cleaned_up():
    start("1,3", *SLOW, "-y", outcomes="DONE DONE ACCEPTED")
    cancelled = klamm.change("reassignment", "cancel", f"{T}:0", "-y", outcomes="DONE", says="a throttle is still set: broker 3 at most 200.0 KiB/s")
    check("cancelled", moving() == [], moving())
    eventually("the replicas are as before", lambda: sorted(replicas()[0]) == [1, 2], replicas)
    check("health finds the throttle", throttle_left() != [])
    klamm.change("change", "undo", id_of(cancelled), "-y", outcomes="ACCEPTED")
    check("an undone cancel moves again", moving() == [f"{T}:0"], moving())
    check("AdminClient sees it move again", kafka.ask("moving") == [f"{T}-0 adding [3]"], kafka.ask("moving"))
    klamm.change("reassignment", "cancel", f"{T}:0", "-y", outcomes="DONE")
    klamm.change("reassignment", "cancel", f"{T}:0", "-y", outcomes="UNCHANGED", says="is unchanged")
    eventually("the replicas stay", lambda: sorted(replicas()[0]) == [1, 2], replicas)
    left = throttles()
    check("a cancelled move's throttle is left", set(left) == {f"topic {LIST}", f"broker 3 {RATE}"}, left)
    klamm.change("reassignment", "clean-up", "-y", outcomes="DONE DONE")
    still("after the clean-up")
    klamm.undo("-y", outcomes="DONE DONE")
    check("its undo brings the throttle back", throttles() == left, (throttles(), left))
    check("and health finds it again", throttle_left() != [])
    klamm.change("reassignment", "clean-up", "-y", outcomes="DONE DONE")
    still("after a second clean-up")


def leaders_throttle():
    """What other tools limit leaders with goes too, and comes back; while a partition moves its entry stays, and every rate."""
    own("topic", T, LEADER_LIST, "0:1,1:2")
    for broker in (1, 2):
        own("broker", broker, LEADER_RATE, "204800")
    start("1,3", "--throttle", "150KiB/s", "-y", outcomes="DONE DONE ACCEPTED")
    moves = throttles()
    check("everything is throttled", set(moves) == {f"topic {LIST}", f"topic {LEADER_LIST}", f"broker 1 {LEADER_RATE}",
                                                    f"broker 2 {LEADER_RATE}", f"broker 3 {RATE}"}, moves)
    klamm.change("reassignment", "clean-up", "-y", outcomes="DONE", says="partitions still move")
    kept = moves | {f"topic {LEADER_LIST}": ["0:1", "DYNAMIC_TOPIC_CONFIG"]}
    check("only what moves is throttled", throttles() == kept, throttles())
    klamm.undo("-y", outcomes="DONE")
    check("the entry is back", throttles() == moves, throttles())
    klamm.change("reassignment", "cancel", f"{T}:0", "-y", outcomes="DONE")
    klamm.change("reassignment", "clean-up", "-y", outcomes="DONE DONE DONE DONE DONE")
    still("leaders' throttles are cleaned up")
    klamm.undo("-y", outcomes="DONE DONE DONE DONE DONE")
    check("all of it is back, value and source", throttles() == moves, (throttles(), moves))
    klamm.change("reassignment", "clean-up", "-y", outcomes="DONE DONE DONE DONE DONE")
    still("after the leaders' throttles")


def kafka_json(name, *words):
    """The partitions that `-o kafka-json` prints, and the path of a file that holds it."""
    printed = klamm.run("reassignment", *words, "-o", "kafka-json")
    check(f"{words}: exit 0", printed.returncode == 0, printed.stderr[-600:])
    path = klamm.path(name)
    with open(path, "w") as file:
        file.write(printed.stdout)
    document = json.loads(printed.stdout)
    check(f"{words}: version 1", document["version"] == 1, document)
    return path, [(each["topic"], each["partition"], each["replicas"]) for each in document["partitions"]]


def for_kafkas_tool():
    """What start, list and cancel print is what Kafka's own tool takes: to verify, to start again, to move back."""
    reassign = partial(tool, "reassign-partitions", "--reassignment-json-file")
    before, printed = kafka_json("before.json", "start", f"{T}:0=1,3", *SLOW, "-y")
    check("start prints where it stood", printed == [(T, 0, [1, 2])], printed)
    path, printed = kafka_json("list.json", "list")
    check("list prints where it leads", printed == [(T, 0, [1, 3])], printed)
    seen = reassign(path, "--verify", "--preserve-throttles")
    check("Kafka's tool knows the move", f"Reassignment of partition {T}-0 is still in progress." in seen, seen)
    led, printed = kafka_json("led.json", "cancel", f"{T}:0", "-y")
    check("cancel prints where it led", printed == [(T, 0, [1, 3])], printed)
    check("nothing moves", moving() == [], moving())
    klamm.change("reassignment", "clean-up", "-y", outcomes="DONE DONE")
    reassign(led, "--execute")
    wait_until_still()
    stands("Kafka's tool has started it again", [1, 3], [2, 3])
    seen = reassign(led, "--verify", "--preserve-throttles")
    check("and verifies it", f"Reassignment of partition {T}-0 is completed." in seen, seen)
    reassign(before, "--execute")
    wait_until_still()
    stands("and moves it back to what start had printed", [1, 2], [2, 3])
    still("after Kafka's tool")


def elected():
    def preferred_leads(seen):  # by every broker alike
        return seen == seen[:1] * 3 and seen[0][0] == seen[0][1][0]

    eventually("the preferred replica leads", lambda: preferred_leads(views()), views)
    first = replicas()[0]
    turned = first[::-1]
    for order in (turned, first, turned, first, turned):
        start(",".join(map(str, order)), "--throttle", "none", "--wait", "-y", outcomes="ACCEPTED")
        seen = views()
        check("every broker shows another order as soon as it was waited for", [each for _, each in seen] == [order] * 3, seen)
    stands("another order", turned, [2, 3])
    eventually("the same leader", lambda: views() == [(first[0], turned)] * 3, views)
    klamm.change("partition", "elect-leader", T, "-y", outcomes="DONE UNCHANGED")
    described = tool("topics", "--describe", "--topic", T)
    seen = f"Partition: 0\tLeader: {turned[0]}\tReplicas: {turned[0]},{turned[1]}"
    check("Kafka's tool sees the preferred replica lead", seen in described, described)
    leaders = kafka.ask("leaders", topic=T)["leaders"]
    refused = klamm.undo("-y", code=1, outcomes="", says="[NO_UNDO]")
    check("an election has no undo", [each["code"] for each in refused["errors"]] == ["NO_UNDO"], refused["errors"])
    check("AdminClient sees the elected lead", leaders == [turned[0], 2] == kafka.ask("leaders", topic=T)["leaders"],
          (leaders, kafka.ask("leaders", topic=T)))
    klamm.change("partition", "elect-leader", T, "-y", outcomes="UNCHANGED UNCHANGED")


def bad_input():
    before = replicas()
    # Before 4.0 clients cannot learn which brokers are registered: Kafka refuses it, and the throttle goes again.
    knows = not os.environ["KLAMM_TEST_KAFKA"].startswith("3.")
    start("1,99", "--throttle", "none", "-y", code=2 if knows else 1, outcomes="" if knows else "FAILED", says="99")
    start("1,1", *QUICK, "-y", code=2, outcomes="", says="name broker 1 twice")
    klamm.change("reassignment", "start", f"{T}:7=1,2", *QUICK, "-y", code=2, outcomes="", says="does not exist: the topic has")
    # One that is invalid, or two that contradict each other, keep the rest from starting.
    klamm.change("reassignment", "start", f"{T}:0=1,3", f"{T}:7=1,2", *QUICK, "-y", code=2, outcomes="", says="--skip-invalid")
    klamm.change("reassignment", "start", f"{T}:0=1,3", f"{T}:0=3,1", *QUICK, "-y", code=2, outcomes="", says="and to brokers")
    start("1,3", "-y", code=2, says="--throttle")
    path = klamm.path("unknown.json")
    move = {"topic": T, "partition": 0, "replicas": [1, 3]}
    for document in ({"version": 1, "partitions": [move | {"speed": 1}]}, {"version": 1, "partitions": [move], "speed": 1}):
        with open(path, "w") as file:
            json.dump(document, file)
        klamm.change("reassignment", "start", "--file", path, *QUICK, "-y", code=2, says="speed")
    check("nothing came of it", replicas() == before, replicas())
    still("after bad input")


clean()
try:
    make()
    for part in (moved_and_undone, own_values_come_back, replaced_and_undone, others_and_its_own_rate, saved, while_it_moves,
                 cancelled_and_cleaned_up, leaders_throttle, for_kafkas_tool, elected, bad_input):
        print(part.__name__, flush=True)
        part()
finally:
    clean()
finish(kafka)
