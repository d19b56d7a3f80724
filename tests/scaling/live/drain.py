#!/usr/bin/env python3
"""usage: drain.py KLAMM

A broker emptied by klamm scale on a real Kafka of four brokers: the plan says what Kafka's AdminClient then sees, Kafka's own
tool verifies the moves, nothing is left of the throttle, and what cannot be planned moves nothing. Starts a sandbox beside
$KLAMM_TEST_SANDBOX, of its version $KLAMM_TEST_KAFKA, and ends it.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2] / "change" / "live"))
import changing  # noqa: E402
from changing import REPO, Kafka, Klamm, check  # noqa: E402

NAME = os.environ["KLAMM_TEST_SANDBOX"] + "-scaling"
T = "scale-live"


def sandbox(*words):
    return subprocess.run([REPO / "scripts" / "sandbox", words[0], "--name", NAME, *map(str, words[1:])], stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, text=True, check=True).stdout.strip()


def topics(kafka):
    return {name: kafka.topic(name)["replicas"] for name in (T, T + "-wide")}


def planned(klamm, *words, code=0):
    ran = klamm.run("scale", "plan", *words, "-o", "json")
    check(f"scale plan {words}: exit {code}", ran.returncode == code, (ran.returncode, ran.stderr[-600:]))
    return json.loads(ran.stdout)


def moved(before, plan):
    """The replicas that a plan leaves."""
    after = {name: [list(each) for each in replicas] for name, replicas in before.items()}
    for row in plan["data"]:
        if row["topic"] in after:
            check("from is what stood there", row["from"] == before[row["topic"]][row["partition"]], row)
            after[row["topic"]][row["partition"]] = row["to"]
    return after


def verified(klamm):
    """What Kafka's own tool says of the plan that was carried out."""
    said = sandbox("java-tool", "reassign-partitions", "--verify", "--preserve-throttles", "--reassignment-json-file",
                   klamm.path("moves.json"))
    return [line for line in said.splitlines() if line.startswith("Reassignment of partition") and "is completed" not in line]


def replicas_of(klamm, broker):
    rows = json.loads(klamm.run("broker", "list", "-o", "json").stdout)["data"]
    return next(row["replicas"] for row in rows if row["broker"] == broker)


def drained(kafka, klamm):
    before = topics(kafka)
    how = ("--drain", 3, "--balance", "replicas")
    plan = planned(klamm, *how)
    check("every move leaves broker 3", all(3 not in row["to"] for row in plan["data"]), plan["data"])
    summary = plan["summary"]
    check("the plan is proved", summary["proved"] and summary["copy_bytes"] == summary["bound_bytes"], summary)
    with open(klamm.path("moves.json"), "w") as file:
        file.write(klamm.run("scale", "plan", *how, "-o", "kafka-json").stdout)
    ran = klamm.change("scale", "run", *how, "--throttle", "20MiB/s", "-y", "--max", 100)
    check("nothing failed", ran["errors"] == [], ran["errors"])
    check("AdminClient sees the plan", topics(kafka) == moved(before, plan), topics(kafka))
    check("Kafka's tool verifies the plan", verified(klamm) == [], verified(klamm))
    leaders = {name: kafka.ask("leaders", topic=name)["leaders"] for name in before}
    check("the preferred replicas lead", leaders == {name: [each[0] for each in topics(kafka)[name]] for name in before}, leaders)
    check("broker 3 is empty", replicas_of(klamm, 3) == 0, replicas_of(klamm, 3))
    check("nothing moves", kafka.ask("moving") == [], kafka.ask("moving"))
    healthy = json.loads(klamm.run("cluster", "health", "-o", "json").stdout)["data"]
    check("no throttle is left", [row for row in healthy if row["check"] == "THROTTLE_LEFT"] == [], healthy)
    again = klamm.run("scale", "plan", *how, "--exit-code")
    check("nothing more is to be gained", again.returncode == 3, again.stderr[-600:])


def filled_from_a_file(kafka, klamm):
    """The snapshot of a cluster gives the plan of the cluster; a saved plan is carried out, and then stands."""
    snapshot = klamm.path("snapshot.json")
    with open(snapshot, "w") as file:
        file.write(klamm.run("scale", "export", "-o", "json").stdout)
    live, read = planned(klamm), planned(klamm, "--from", snapshot)
    check("the same plan", live["data"] == read["data"], (live["data"][:3], read["data"][:3]))
    before, path = topics(kafka), klamm.path("plan.json")
    klamm.run("scale", "plan", "--plan-out", path)
    ran = klamm.change("scale", "run", path, "--throttle", "none", "-y", "--max", 100)
    check("nothing failed", ran["errors"] == [], ran["errors"])
    check("AdminClient sees the plan", topics(kafka) == moved(before, live), topics(kafka))
    check("broker 3 holds replicas again", replicas_of(klamm, 3) > 0)
    ran = klamm.change("change", "apply", path, "-y", "--max", 100)
    check("applied again it stands", {row["outcome"] for row in ran["data"]} == {"UNCHANGED"}, ran["data"][:3])


def cordoned(kafka, klamm):
    """A cordoned broker gets nothing new by Kafka or by a plan, a drained one holds nothing; before 4.3 a sentence."""
    if os.environ["KLAMM_TEST_KAFKA"].startswith("3."):
        klamm.change("broker", "cordon", 3, "-y", code=1, outcomes="", says="UNSUPPORTED_VERSION")
        return
    klamm.change("broker", "cordon", 3, "-y", outcomes="DONE")
    klamm.change("broker", "cordon", 3, "-y", outcomes="UNCHANGED")
    check("AdminClient sees the cordon", kafka.configs("broker", "3").get("cordoned.log.dirs", ["none"])[0] == "*",
          kafka.configs("broker", "3"))
    ran = klamm.change("broker", "drain", 3, "--throttle", "none", "-y", "--max", 100)
    check("nothing failed", ran["errors"] == [], ran["errors"])
    check("broker 3 is empty", replicas_of(klamm, 3) == 0, replicas_of(klamm, 3))
    plan = planned(klamm)
    check("no plan gives it anything", all(3 not in row["adds"] for row in plan["data"]), plan["data"][:3])
    klamm.change("topic", "create", T + "-new", "--partitions", 8, "--replication-factor", 2, outcomes="DONE")
    check("nor does Kafka", all(3 not in each for each in kafka.topic(T + "-new")["replicas"]), kafka.topic(T + "-new"))
    klamm.change("broker", "uncordon", 3, "-y", outcomes="DONE")
    check("the cordon is gone", "cordoned.log.dirs" not in kafka.configs("broker", "3"), kafka.configs("broker", "3"))
    plan = planned(klamm)
    check("a plan uses it again", any(3 in row["adds"] for row in plan["data"]), plan["data"][:3])


def undone(kafka, klamm):
    """A run is one change: its undo moves everything back."""
    before = topics(kafka)
    ran = klamm.change("scale", "run", "--drain", 3, "--balance", "replicas", "--throttle", "none", "-y", "--max", 100)
    check("it moved", topics(kafka) != before, ran["data"][:3])
    klamm.undo("-y", "--max", 100)
    klamm.run("wait", "reassignment")
    sets = {name: [sorted(each) for each in replicas] for name, replicas in before.items()}
    check("the replicas are back", {name: [sorted(each) for each in replicas] for name, replicas in topics(kafka).items()} == sets,
          topics(kafka))


def refused(kafka, klamm):
    before = topics(kafka)
    planned(klamm, "--drain", 3, "--drain", "1,2", code=1)
    klamm.change("scale", "run", "--drain", "1,2,3", "--throttle", "none", "-y", code=1, says="INFEASIBLE")
    klamm.change("scale", "run", "--drain", 9, "--throttle", "none", "-y", code=2)
    klamm.change("scale", "run", "--drain", 3, "-y", code=2, says="--throttle")
    check("nothing came of it", topics(kafka) == before, topics(kafka))


sandbox("down", "--purge")
try:
    servers = sandbox("up", "--brokers", "4", "--kafka", os.environ["KLAMM_TEST_KAFKA"])
    klamm, kafka = Klamm(sys.argv[1], servers), Kafka(servers)
    klamm.change("topic", "create", T, "--assignment", "1:2,2:3,3:1,1:3,3:2,2:1,3:4,4:1", outcomes="DONE")
    klamm.change("topic", "create", T + "-wide", "--partitions", 6, "--replication-factor", 3, outcomes="DONE")
    line = os.urandom(500).hex().encode() + b"\n"
    subprocess.run(["kcat", "-P", "-q", "-b", servers, "-t", T, "-X", "acks=all"], input=line * 5000, check=True)
    for part in (drained, filled_from_a_file, undone, cordoned, refused):
        print(part.__name__, flush=True)
        part(kafka, klamm)
    kafka.close()
finally:
    sandbox("down", "--purge")
print(f"{changing.failures} failures")
sys.exit(1 if changing.failures else 0)
