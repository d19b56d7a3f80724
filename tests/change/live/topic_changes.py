#!/usr/bin/env python3
"""usage: topic_changes.py KLAMM [BOOTSTRAP]

Topics created, deleted, altered, cloned and relieved of records by klamm on a real Kafka: Kafka's own clients see what was
planned, an undo brings back what stood before, and what cannot be done is refused with nothing done. BOOTSTRAP defaults to
$KLAMM_TEST_BOOTSTRAP.
"""

import json
import os
import subprocess
import time

from changing import REPO, check, cluster, evenly, finish

klamm, kafka = cluster()
KAFKA = tuple(int(part) for part in os.environ["KLAMM_TEST_KAFKA"].split("."))
A, B, C = "change-live-a", "change-live-b", "change-live-c"


def replicas(name):
    topic = kafka.topic(name)
    return topic and topic["replicas"]


def own(name):
    return {key: value for key, (value, source) in kafka.configs("topic", name).items() if source == "DYNAMIC_TOPIC_CONFIG"}


def make(name):
    """A topic that others than klamm made, known to every broker."""
    kafka.ask("create", topic=name)
    klamm.run("wait", "topic", name)


def create_and_undo():
    klamm.change("topic", "create", A, B, "--partitions", 4, "--rf", 2, "--config", "retention.ms=7d", outcomes="DONE DONE",
                 says="klamm change undo")
    check("four partitions of two replicas", [len(each) for each in replicas(A)] == [2] * 4, replicas(A))
    check("its config", own(B) == {"retention.ms": "604800000"}, own(B))
    klamm.change("topic", "create", A, "--partitions", 4, "--rf", 2, "--config", "retention.ms=7d", "--if-not-exists", outcomes="UNCHANGED")
    klamm.change("topic", "create", A, "--partitions", 5, "--if-not-exists", code=3)
    now = int(time.time() * 1000)  # what is old Kafka's own retention may take at any moment
    kafka.ask("produce", topic=B, partition=0, times=[now] * 3)
    klamm.undo("--confirm", A, code=4, says="--with-records")
    check("the empty one is gone, the full one is there", replicas(A) is None and replicas(B) is not None)
    stood, was = replicas(B), kafka.topic(B)["id"]
    klamm.change("topic", "delete", B, "--confirm", B, outcomes="DONE", says="klamm change undo")
    check("gone", replicas(B) is None)
    # It comes back empty, as it was: where its replicas were, with its configs.
    klamm.undo(outcomes="DONE")
    check("back, empty", replicas(B) == stood and own(B) == {"retention.ms": "604800000"} and kafka.topic(B)["id"] != was, (replicas(B), own(B)))
    klamm.change("topic", "delete", B, "--confirm", B, outcomes="DONE")
    klamm.change("topic", "create", A, "--assignment", "1:2,2:3,3:1", outcomes="DONE")
    check("placed as said", replicas(A) == [[1, 2], [2, 3], [3, 1]], replicas(A))
    kafka.ask("produce", topic=A, partition=2, times=[now] * 2)
    klamm.undo("--with-records", code=2, says=f"--confirm '{A}'")
    klamm.undo("--with-records", "--confirm", A, outcomes="DONE", says="2 records")
    check("gone with its records", replicas(A) is None)


def recreated_in_between():
    make(A)
    plan = klamm.path("delete.json")
    klamm.change("topic", "delete", A, "--plan-out", plan)
    kafka.ask("delete", topic=A)
    klamm.run("wait", "topic", A, "--gone")
    make(A)
    new = kafka.topic(A)["id"]
    klamm.change("change", "apply", plan, "--confirm", A, code=1, outcomes="STALE", says="recreated")
    check("the new one is left alone", kafka.topic(A)["id"] == new)
    klamm.change("topic", "delete", A, "--confirm", A, outcomes="DONE")
    klamm.change("change", "apply", plan, "--confirm", A, outcomes="UNCHANGED")


def configs_of_another():
    """Configs planned for a topic, or to be taken back, when it was deleted and recreated."""
    def anew():
        kafka.ask("delete", topic=A)
        klamm.run("wait", "topic", A, "--gone")
        klamm.change("topic", "create", A, "--partitions", 1, "--rf", 1, "--config", "cleanup.policy=compact,delete", outcomes="DONE")

    anew_words = [["config", "set", "topic", A, "--config", "flush.ms=3600000"], ["config", "unset", "topic", A, "--key", "cleanup.policy"],
                  ["config", "append", "topic", A, "--config", "follower.replication.throttled.replicas=0:1"],
                  ["config", "subtract", "topic", A, "--config", "cleanup.policy=delete"],
                  ["topic", "alter", A, "--config", "flush.ms=3600000"]]
    make(A)
    anew()
    for words in anew_words:
        plan = klamm.path("config.json")
        klamm.change(*words, "--plan-out", plan, "--force")
        anew()
        before = own(A)
        klamm.change("change", "apply", plan, "-y", code=1, outcomes="STALE", says="recreated")
        check(f"{words}: the new topic is left alone", own(A) == before, own(A))
    done = klamm.change("config", "set", "topic", A, "--config", "flush.ms=1", "-y", outcomes="DONE")
    anew()
    klamm.change("config", "set", "topic", A, "--config", "flush.ms=1", "-y", outcomes="DONE")
    klamm.change("change", "undo", done["data"][0]["change_id"], "-y", code=1, outcomes="STALE", says="recreated")
    check("the new topic's value stands", own(A)["flush.ms"] == "1", own(A))
    klamm.change("topic", "delete", A, "--confirm", A, outcomes="DONE")


def alter():
    klamm.change("topic", "create", A, "--partitions", 2, "--rf", 2, "--config", "segment.bytes=1048576", outcomes="DONE")
    planned = klamm.change("topic", "alter", A, "--partitions", 8, "--config", "retention.ms=14d", "--unset", "segment.bytes",
                           "--dry-run")
    check("a dry run changes nothing", len(replicas(A)) == 2 and own(A) == {"segment.bytes": "1048576"})
    altered = klamm.change("topic", "alter", A, "--partitions", 8, "--config", "retention.ms=14d", "--unset", "segment.bytes", "-y",
                           outcomes="DONE DONE DONE")
    check("placed as the plan says", replicas(A)[2:] == planned["data"][0]["after"]["assignment"], replicas(A))
    evenly(kafka, "two replicas", A, 2, 6)
    check("configs", own(A) == {"retention.ms": "1209600000"}, own(A))
    klamm.change("topic", "create", B, "--partitions", 1, "--rf", 3, outcomes="DONE")
    klamm.change("topic", "alter", B, "--partitions", 6, "-y", outcomes="DONE")
    evenly(kafka, "three replicas", B, 3, 5)
    klamm.change("topic", "delete", B, "--confirm", B, outcomes="DONE")
    klamm.change("change", "undo", altered["data"][0]["change_id"], "-y", "--confirm", A, code=4,
                 says="Kafka cannot remove partitions")
    check("configs are back, partitions stay", own(A) == {"segment.bytes": "1048576"} and len(replicas(A)) == 8, own(A))
    klamm.change("topic", "alter", A, "--partitions", 4, code=2, says="Kafka cannot reduce them")
    klamm.change("topic", "alter", A, "no.such", "--partitions", 9, "-y", code=4, outcomes="DONE", says="topic no.such does not exist")
    klamm.change("topic", "delete", A, "--confirm", A, outcomes="DONE")


def delete_records():
    # Kept for ever: the records are years old, and Kafka's own retention would take them at any moment.
    klamm.change("topic", "create", A, "--partitions", 2, "--rf", 3, "--config", "retention.ms=-1", outcomes="DONE")
    start = 1_700_000_000_000
    kafka.ask("produce", topic=A, partition=0, times=[start + 1000 * i for i in range(10)])
    kafka.ask("produce", topic=A, partition=1, times=[start] * 5)
    offsets = lambda: kafka.topic(A)["offsets"]  # noqa: E731
    klamm.change("topic", "delete-records", A, "--to", 6, "--dry-run", code=4, says="ends at offset 5")
    done = klamm.change("topic", "delete-records", f"{A}:0", "--to", 3, "--confirm", A, outcomes="DONE", says="deletes 3 records")
    check("nothing offers an undo", "change undo" not in done["said"], done["said"])
    check("three are gone", offsets() == [[3, 10], [0, 5]], offsets())
    klamm.change("topic", "delete-records", A, "--before", f"@{start + 6500}", "--confirm", A, outcomes="DONE DONE")
    check("those before the time are gone", offsets() == [[7, 10], [5, 5]], offsets())
    klamm.change("topic", "delete-records", f"{A}:0", "--to", 7, outcomes="UNCHANGED")
    klamm.change("topic", "delete-records", A, "--to", "latest", "--confirm", A, outcomes="DONE UNCHANGED")
    check("all are gone", offsets() == [[10, 10], [5, 5]], offsets())
    klamm.undo(code=1, says="deleted records cannot be restored")
    klamm.change("topic", "delete", A, "--confirm", A, outcomes="DONE")


def broker_away():
    """With a broker stopped Kafka still gives it replicas: klamm stands in nobody's way."""
    def broker(verb):
        subprocess.run([REPO / "scripts/sandbox", "broker", verb, "3", "--name", os.environ["KLAMM_TEST_SANDBOX"]], check=True,
                       stdout=subprocess.DEVNULL)

    klamm.change("topic", "create", B, "--partitions", 1, "--rf", 3, outcomes="DONE")
    broker("stop")
    try:
        klamm.change("topic", "create", A, "--partitions", 2, "--rf", 3, outcomes="DONE", says="more than the 2 live brokers")
        check("three replicas each", [len(each) for each in replicas(A)] == [3, 3], replicas(A))
        klamm.change("topic", "alter", B, "--partitions", 4, "-y", outcomes="DONE", says="the controller places")
        check("three replicas each, of the new ones too", [len(each) for each in replicas(B)] == [3] * 4, replicas(B))
    finally:
        broker("start")
    klamm.change("topic", "delete", A, B, "--confirm", "2 topics", outcomes="DONE DONE")


def cordoned():
    """A broker that takes no new replicas (Kafka 4.3) gets none, where Kafka would refuse the whole."""
    klamm.change("topic", "create", A, "--partitions", 1, "--rf", 2, outcomes="DONE")
    cordon = ("config", "set", "broker", "1", "--config", "cordoned.log.dirs=*", "-y")
    if KAFKA < (4, 3, 0):
        klamm.change(*cordon, code=2, outcomes="", says="brokers do not know broker 1 cordoned.log.dirs")
        print("brokers cannot be cordoned here")
    else:
        klamm.change(*cordon, outcomes="DONE")
        try:
            seen = kafka.configs("broker", "1").get("cordoned.log.dirs")
            check("broker 1 is cordoned", seen == ["*", "DYNAMIC_BROKER_CONFIG"], seen)
            klamm.change("topic", "alter", A, "--partitions", 4, "-y", outcomes="DONE")
            check("none of the new ones on broker 1", [sorted(each) for each in replicas(A)[1:]] == [[2, 3]] * 3, replicas(A))
        finally:
            klamm.change("config", "unset", "broker", "1", "--key", "cordoned.log.dirs", "-y", outcomes="DONE")
    klamm.change("topic", "delete", A, "--confirm", A, outcomes="DONE")


def compacted():
    klamm.change("topic", "create", A, "--partitions", 1, "--rf", 1, "--config", "retention.ms=-1", outcomes="DONE")
    kafka.ask("produce", topic=A, partition=0, times=[1, 2, 3])
    klamm.change("config", "set", "topic", A, "--config", "cleanup.policy=compact", "--confirm", A, outcomes="DONE")
    klamm.change("topic", "delete-records", A, "--to", "latest", "--confirm", A, code=1, outcomes="", says="is compacted only")
    klamm.change("topic", "create", A, "--if-not-exists", "--partitions", 1, "--rf", 1, "--config", "retention.ms=1d", code=3,
                 says='differs: retention.ms is "-1", not "86400000"')
    klamm.change("topic", "delete", A, "--confirm", A, outcomes="DONE")


def by_default():
    made = klamm.change("topic", "create", A, outcomes="DONE", says="partitions and replication factor by the brokers' default")
    after = made["data"][0]["after"]
    check("the brokers' numbers are told", [after.get("partitions"), after.get("replication_factor")] ==
          [len(replicas(A)), len(replicas(A)[0])], after)
    klamm.change("topic", "delete", A, "--confirm", A, outcomes="DONE")
    klamm.change("topic", "create", "__transaction_state", code=2, says="Kafka makes this topic itself")


def clone():
    klamm.change("topic", "create", A, "--partitions", 3, "--rf", 2, "--config", "retention.ms=7d", "--config",
                 "cleanup.policy=compact,delete", outcomes="DONE")
    klamm.change("topic", "clone", A, B, outcomes="DONE")
    check("the same shape", [len(each) for each in replicas(B)] == [2, 2, 2], replicas(B))
    check("the same configs", own(B) == own(A) == {"retention.ms": "604800000", "cleanup.policy": "compact,delete"}, own(B))
    klamm.undo("--confirm", B, outcomes="DONE")
    check("gone", replicas(B) is None)
    klamm.change("topic", "clone", A, B, "--partitions", 1, "--rf", 3, "--config", "retention.ms=1h", outcomes="DONE")
    check("as said instead", [len(each) for each in replicas(B)] == [3] and own(B)["retention.ms"] == "3600000")
    klamm.change("topic", "clone", A, B, code=1, says="exists already")
    klamm.change("topic", "delete", A, B, "--confirm", "2 topics", outcomes="DONE DONE")


def bad_input():
    for name in ("a b", ".", "..", "a/b", "\u00e4", "x" * 250):
        klamm.change("topic", "create", name, "--partitions", 1, code=2)
    # Before 4.0 Kafka does not tell how many brokers are registered, and says itself what it does not take.
    old = KAFKA < (4, 0, 0)
    klamm.change("topic", "create", A, "--rf", 4, code=1 if old else 2,
                 says="INVALID_REPLICATION_FACTOR" if old else "more than the 3 registered brokers")
    make(A)
    klamm.change("topic", "create", A, B, "--partitions", 1, code=4, outcomes="DONE", says="exists already")
    klamm.change("topic", "create", C, "--config", "no.such.key=1", "--dry-run", code=1, says="no.such.key")
    klamm.change("topic", "create", C, "--config", "retention.ms=soon", code=1, outcomes="FAILED", says="retention.ms")
    check("nothing came of it", replicas(C) is None)
    klamm.change("topic", "create", "change.live.a", "--partitions", 1, outcomes="DONE")
    klamm.change("topic", "create", "change_live_a", "--partitions", 1, "--dry-run", code=1, says="collides")
    klamm.change("topic", "delete", A, B, "change.live.a", "--confirm", "3 topics", outcomes="DONE DONE DONE")
    klamm.change("topic", "delete", A, code=1)
    klamm.change("topic", "delete", A, "--if-exists")


def edited_plans():
    plan = klamm.path("create.json")
    make(A)
    klamm.change("topic", "delete", A, "--plan-out", plan)
    text = open(plan).read()

    def refused(what, edited, says):
        path = klamm.path("edited.json")
        open(path, "w").write(edited)
        check(f"{what}: the text was edited", edited != text)
        klamm.change("change", "apply", path, "--confirm", A, "-y", code=2, says=says)
        check(f"{what}: nothing happened", replicas(A) is not None)

    document = json.loads(text)
    refused("a lowered risk", text.replace('"destroys_data"', '"safe"'), "risk")
    refused("another cluster", text.replace(document["cluster_id"], "AAAAAAAAAAAAAAAAAAAAAA"), "is for cluster")
    step = dict(document["steps"][0])
    refused("an unknown key", json.dumps(document | {"steps": [step | {"force": True}]}), "force")
    refused("an unknown key of the target", json.dumps(document | {"steps": [step | {"target": step["target"] | {"x": 1}}]}), "x")
    refused("a duplicate key", text.replace('"cluster_id"', '"cluster_id":"x","cluster_id"', 1), "cluster_id")
    digest = klamm.run("change", "apply", plan, "--dry-run").stderr.split("SHA-256 ")[1].split()[0]
    klamm.change("change", "apply", plan, "--expect-digest", "0" * 64, "--confirm", A, code=2, says="not the reviewed plan")
    klamm.change("change", "apply", plan, "--expect-digest", digest, "--confirm", A, outcomes="DONE")


def clean():
    for name in (A, B, C, "change.live.a"):
        if replicas(name) is not None:
            kafka.ask("delete", topic=name)
            klamm.run("wait", "topic", name, "--gone")


clean()
try:
    for part in (create_and_undo, recreated_in_between, configs_of_another, alter, delete_records, compacted, by_default, cordoned,
                 broker_away, clone, bad_input, edited_plans):
        print(part.__name__, flush=True)
        part()
finally:
    clean()
finish(kafka)
