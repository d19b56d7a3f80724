#!/usr/bin/env python3
"""usage: change_faults.py KLAMM [signals|silent_controller|killed_controller]

A change on a real Kafka is stopped by a signal, and its controller stands still or is killed in the middle of one: the exit
code, the journal and what Kafka's own AdminClient sees agree, what was unknown is resolved by a look, and the rest can be
applied after. Takes the sandbox from $KLAMM_TEST_SANDBOX and $KLAMM_TEST_BOOTSTRAP.
"""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from changing import REPO, check, cluster, finish

SOURCE, PREFIX = "change-faults-source", "change-faults-t"
PAIRS = 150
OFFSETS = {f"{PREFIX}-{i}": i % 7 for i in range(PAIRS)}  # what the group of each name is to have committed

PARTS = ["signals", "silent_controller", "killed_controller"]
PARTS = [sys.argv.pop()] if sys.argv[-1] in PARTS else PARTS
klamm, kafka = cluster()


def sandbox(*words):
    subprocess.run([REPO / "scripts" / "sandbox", *words[:2], "--name", os.environ["KLAMM_TEST_SANDBOX"], *words[2:]], check=True,
                   stdout=subprocess.DEVNULL)


def long_plan():
    """A plan of many small requests, for batches are of one kind: topics and offsets of groups by turns."""
    topics = [f"{PREFIX}-{i}" for i in range(PAIRS)]
    klamm.change("topic", "create", *topics, "--partitions", 1, "--rf", 1, "--plan-out", klamm.path("topics.json"), "--force")
    with open(klamm.path("offsets.csv"), "w") as file:
        file.writelines(f"{group},{SOURCE},0,{offset}\n" for group, offset in OFFSETS.items())
    klamm.change("group", "reset-offsets", "--all-topics", "--from-file", klamm.path("offsets.csv"), "--plan-out",
                 klamm.path("offsets.json"), "--force")
    plans = [json.loads(Path(klamm.path(name)).read_text()) for name in ("topics.json", "offsets.json")]
    both = [step for pair in zip(plans[0]["steps"], plans[1]["steps"]) for step in pair]
    path = Path(klamm.path("both.json"))
    path.write_text(json.dumps(plans[0] | {"steps": both}))
    return path


class Applying:
    """klamm, applying a plan in a process of its own."""

    def __init__(self, plan, *words):
        before = set(self.journals())
        self.process = subprocess.Popen([klamm.program, "change", "apply", plan, "-y", "--max", "1000", "-o", "json", *words],
                                        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                        env=klamm.environment)
        end = time.monotonic() + 60
        while time.monotonic() < end and self.process.poll() is None:
            new = set(self.journals()) - before
            if new and new.pop().read_text().count('"outcome"') >= 6:
                return
            time.sleep(0.005)
        check("a change is under way", False)

    @staticmethod
    def journals():
        return (Path(klamm.folder.name) / "changes").glob("*.jsonl")

    def end(self):
        """Exit code, rows, what was said."""
        out, said = self.process.communicate(timeout=120)
        return self.process.returncode, json.loads(out)["data"], said


def outcomes(rows):
    return [row["outcome"] for row in rows]


def agrees(what, rows):
    """Each topic and each offset that is said to be made is there, once every broker has heard of it; each that is said not to
    be is not."""
    said = {(row["operation"], row["target"].split(" ")[-1]): row["outcome"] in ("DONE", "UNCHANGED")
            for row in rows if row["outcome"] != "UNKNOWN"}
    made = {name: done for (operation, name), done in said.items() if operation == "topic.create"}
    klamm.run("wait", "topic", *[name for name, done in made.items() if done], "--timeout", "30s")
    for name, done in made.items():
        check(f"{what}: topic {name} is {'made' if done else 'not made'}", (kafka.topic(name) is not None) == done)
    committed = kafka.ask("committed", prefix=PREFIX)
    groups = {name: done for (operation, name), done in said.items() if operation == "offset.commit"}
    check(f"{what}: half of the steps are of offsets", len(rows) == 2 * PAIRS and len(said) == len(made) + len(groups), len(rows))
    for name, done in groups.items():
        wanted = {f"{SOURCE}:0": OFFSETS[name]} if done else {}
        check(f"{what}: group {name} has {wanted}", committed.get(name, {}) == wanted, committed.get(name))


def take_away():
    count = kafka.ask("count", prefix=PREFIX)
    klamm.run("topic", "delete", "--match", PREFIX + ".*", "--max", 1000, "--confirm", f"{count} topics")
    klamm.run("wait", "topic", *[f"{PREFIX}-{i}" for i in range(PAIRS)], "--gone", "--timeout", "30s")
    klamm.run("group", "delete", "--match", PREFIX + ".*", "--max", 1000, "-y")


def stopped_by(name, code):
    applying = Applying(long_plan())
    klamm.change("config", "set", "topic", SOURCE, "--config", "flush.ms=10", "-y", code=1, says="is being applied")
    applying.process.send_signal(name)
    exit_code, rows, said = applying.end()
    seen = outcomes(rows)
    done = seen.count("DONE")
    check(f"{name.name}: exit {code}", exit_code == code, (exit_code, said[-600:]))
    check(f"{name.name}: some are done, the rest is not run", 0 < done < 2 * PAIRS and
          seen == ["DONE"] * done + ["NOT_RUN"] * (2 * PAIRS - done), seen)
    agrees(name.name, rows)
    change = rows[0]["change_id"]
    check(f"{name.name}: the change is named", change in said, said[-600:])
    shown = json.loads(klamm.run("change", "show", change, "-o", "json").stdout)["data"]
    check(f"{name.name}: the journal says the same", outcomes(shown) == seen, outcomes(shown))
    topics = sum(row["operation"] == "topic.create" and row["outcome"] == "DONE" for row in rows)
    klamm.change("change", "undo", change, "-y", "--max", 1000, "--confirm", f"{topics} topics", outcomes=" ".join(["DONE"] * done))
    check(f"{name.name}: undone, none is left", kafka.ask("count", prefix=PREFIX) == 0, kafka.ask("count", prefix=PREFIX))
    left = {group: offsets for group, offsets in kafka.ask("committed", prefix=PREFIX).items() if offsets}
    check(f"{name.name}: nor any offset", left == {}, left)


def controller():
    return json.loads(klamm.run("cluster", "describe", "-o", "json").stdout)["data"][0]["controller"]


def loses_its_controller(fault, mend):
    """Whether a step is unknown then. Nobody knows what becomes of what was on the wire; once the controller is back, and brokers
    have given up forwarding, a look tells."""
    plan = long_plan()
    leader = controller()
    applying = Applying(plan, "--timeout", "2s")
    sandbox("broker", fault, str(leader))
    try:
        exit_code, rows, said = applying.end()
    finally:
        sandbox("broker", mend, str(leader))
    klamm.run("wait", "healthy", "--timeout", "60s")
    what, seen = f"broker {fault}", outcomes(rows)
    if "UNKNOWN" not in seen:  # it met a read, or nothing of ours
        all_done = set(seen) == {"DONE"}
        check(f"{what}: success is all of it", exit_code == 0 if all_done else exit_code in (4, 5), (exit_code, said[-600:]))
        agrees(what, rows)
        return False
    check(f"{what}: an unknown outcome is exit 7", exit_code == 7, (exit_code, said[-600:]))
    rest = seen[seen.index("UNKNOWN") + 1:]
    check(f"{what}: nothing is sent after it", rest == ["NOT_RUN"] * len(rest), seen)
    end = time.monotonic() + 120
    while True:
        shown = json.loads(klamm.run("change", "show", rows[0]["change_id"], "-o", "json", timeout=60).stdout)["data"]
        agrees(f"{what}, at every look", shown)
        if "UNKNOWN" not in outcomes(shown) or time.monotonic() > end:
            break
        time.sleep(1)
    check(f"{what}: a look resolves it", "UNKNOWN" not in outcomes(shown), [row for row in shown if row["outcome"] == "UNKNOWN"])
    again = klamm.change("change", "apply", plan, "-y", "--max", 1000)
    check(f"{what}: applied again, the rest is done", set(outcomes(again["data"])) <= {"DONE", "UNCHANGED"}, outcomes(again["data"]))
    agrees(f"{what}, applied again", again["data"])
    return True


def until_unknown(fault, mend):
    for _ in range(8):
        unknown = loses_its_controller(fault, mend)
        take_away()
        if unknown:
            return
    check(f"broker {fault}: a step is unknown in one of eight times", False)


def signals():
    stopped_by(signal.SIGINT, 130)
    stopped_by(signal.SIGTERM, 143)


def silent_controller():
    until_unknown("pause", "resume")


def killed_controller():
    until_unknown("kill", "start")


def clean():
    take_away()
    if kafka.topic(SOURCE) is not None:
        kafka.ask("delete", topic=SOURCE)
        klamm.run("wait", "topic", SOURCE, "--gone")


clean()
kafka.ask("create", topic=SOURCE)
klamm.run("wait", "topic", SOURCE)
kafka.ask("produce", topic=SOURCE, partition=0, times=[int(time.time() * 1000)] * max(OFFSETS.values()))
try:
    for part in PARTS:
        globals()[part]()
finally:
    clean()
finish(kafka)
