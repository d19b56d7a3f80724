#!/usr/bin/env python3
"""usage: reassignment_waves.py KLAMM few|many [BOOTSTRAP]

Moves that klamm makes in waves, on a real Kafka of three brokers: a few because others have filled the throttle list, or 2,100
because brokers keep long lists once for each replica. Every broker shows the replicas where they are to be, no throttle is left,
and one undo takes all waves back, also after a signal between them. BOOTSTRAP defaults to $KLAMM_TEST_BOOTSTRAP.
"""

import json
import signal
import subprocess
import sys
from collections import Counter

part = sys.argv.pop(2) if len(sys.argv) > 2 else ""

from changing import check, finish  # noqa: E402
from moving import BOOTSTRAP, LIST, clean, eventually, kafka, klamm, still, throttles, views, wait_until_still  # noqa: E402

T = f"change-live-waves-{part}"
PATIENT = ("--timeout", "120s")


def stand(what, broker, partitions):
    """Every broker shows every partition on this one alone; AdminClient sees it lead and in sync. Making thousands of logs takes
    brokers their time."""
    wanted = [[broker]] * partitions
    everywhere = [wanted] * len(BOOTSTRAP.split(","))
    eventually(what, lambda: views(T) == everywhere, lambda: [Counter(map(str, view)) for view in views(T)], 120)
    leading = {"leaders": [broker] * partitions, "isr": wanted}
    eventually(f"{what}: AdminClient", lambda: kafka.ask("leaders", topic=T) == leading,
               lambda: {key: Counter(map(str, seen)) for key, seen in kafka.ask("leaders", topic=T).items()}, 120)


def moves_to(broker, partitions):
    path = klamm.path("moves.json")
    with open(path, "w") as file:
        json.dump({"version": 1, "partitions": [{"topic": T, "partition": p, "replicas": [broker]} for p in range(partitions)]}, file)
    return ("reassignment", "start", "--file", path, "--throttle", "50MiB/s", "--wait=10m", *PATIENT, "-y")


def create(partitions):
    klamm.change("topic", "create", T, "--assignment", ",".join(["1"] * partitions), *PATIENT, outcomes="DONE")
    stand("created", 1, partitions)


def moved_in(waves, partitions, envelope):
    """Each wave has its rate (broker 2's) and its list, which go when it has arrived."""
    seen = Counter(f"{row['operation']} {row['outcome']}" for row in envelope["data"])
    changed = {key: count for key, count in seen.items() if not key.startswith("reassignment")}
    taken_off = sum(changed.pop(key, 0) for key in ("config.unset DONE", "config.subtract DONE"))
    check(f"{waves} throttles are put on and off", (changed, taken_off) ==
          ({"config.set DONE": waves, "config.append DONE": waves}, 2 * waves), seen)
    check("all were started once", seen["reassignment.start ACCEPTED"] == partitions, seen)
    told = [number for number in range(2, waves + 1) if f"wave {number} of {waves}" in envelope["said"]]
    check("each wave is told", told == list(range(2, waves + 1)), envelope["said"][-600:])
    changes = json.loads(klamm.run("change", "list", "--limit", str(2 * waves), "-o", "json").stdout)["data"]
    whole = changes[-1]["id"]
    check("the journals are one change and its parts", [change["part_of"] for change in changes] == [whole] * (2 * waves - 1) + [None],
          changes)


def undone(waves, partitions):
    back = klamm.undo(*PATIENT, "-y", says=f"ran in {waves} waves: this undoes all of them")
    moves = [row["outcome"] for row in back["data"] if row["operation"].startswith("reassignment")]
    check("all are moved back", len(moves) == partitions and set(moves) == {"ACCEPTED"}, Counter(moves))
    wait_until_still()
    stand("moved back", 1, partitions)


def entries(total):
    """A list of so many bytes that names other partitions than the topic has."""
    first = [f"{number}:1" for number in range(10000, 14093)]
    rest = total - len(",".join(first)) - 1
    return ",".join([*first, "1" * (rest - 2) + ":1"])


def few():
    partitions, most = 8, 32767
    create(partitions)
    own = ("config", "set", "topic", T, "-y", "--config")
    klamm.change(*own, f"{LIST}={entries(most - 12)}", outcomes="DONE")  # `,P:2` has room three times
    before = throttles(T)
    moved_in(3, partitions, klamm.change(*moves_to(2, partitions), says="which makes the waves small"))
    stand("moved", 2, partitions)
    check("the others' entries stand as before", throttles(T) == before)
    undone(3, partitions)
    check("and after the undo", throttles(T) == before)
    klamm.change(*own, f"{LIST}={entries(most - 3)}", outcomes="DONE")
    klamm.change(*moves_to(2, partitions), code=1, outcomes="", says=f"topic {T} is not moved")
    klamm.change("reassignment", "clean-up", "-y", outcomes="DONE")
    stand("nothing was moved", 1, partitions)
    still(T, "at the end")


def interrupted(partitions):
    """A signal once the second wave has begun: what ran is said, and undone together."""
    said = ""
    with open(klamm.path("rows.json"), "w+") as out:  # too long for a pipe that is read at the end
        process = subprocess.Popen([klamm.program, *moves_to(2, partitions), "-o", "json"], stdin=subprocess.DEVNULL, stdout=out,
                                   stderr=subprocess.PIPE, text=True, env=klamm.environment)
        for line in process.stderr:
            said += line
            if "wave 2 of 3" in line:
                process.send_signal(signal.SIGINT)
        process.wait()
        out.seek(0)
        rows = json.load(out)["data"]
    check("exit 130", process.returncode == 130, (process.returncode, said[-600:]))
    moves = Counter(row["outcome"] for row in rows if row["operation"] == "reassignment.start")
    check("every move is reported, the first wave's as started", sum(moves.values()) == partitions and moves["ACCEPTED"] >= 1000, moves)
    left = f"of 3: {partitions - moves['ACCEPTED']} moves were not started"
    check("it says where it stopped", f"stopped after wave 1 {left}" in said or f"stopped in wave 2 {left}" in said, (moves, said[-600:]))
    wait_until_still()
    klamm.run("reassignment", "clean-up", "-y")
    back = klamm.undo(*PATIENT, "-y")
    undone = [row["outcome"] for row in back["data"] if row["operation"].startswith("reassignment")]
    check("what was started is undone", undone == ["ACCEPTED"] * moves["ACCEPTED"], Counter(undone))
    wait_until_still()
    stand("what was moved is moved back", 1, partitions)
    still(T, "after the interruption")


def many():
    partitions = 2100
    create(partitions)
    interrupted(partitions)
    moved_in(3, partitions, klamm.change(*moves_to(2, partitions), says="the moves run in 3 waves"))
    stand("moved", 2, partitions)
    still(T, "moved")
    undone(3, partitions)
    still(T, "after the undo")


clean(T)
try:
    {"few": few, "many": many}[part]()
finally:
    clean(T)
finish(kafka)
