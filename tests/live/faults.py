#!/usr/bin/env python3
"""usage: faults.py KLAMM few|all

What reads say of a sandbox whose brokers are paused, killed, stopped, all away: exit codes, who is named, that what
could be learned is as before, and that no call outlives its timeout. `few` asks one thing of each lost broker, `all`
whatever reads. Takes the sandbox from $KLAMM_TEST_SANDBOX and
$KLAMM_TEST_BOOTSTRAP and leaves it as it was.
"""

import contextlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parent.parent.parent / "scripts"
TIMEOUT = 6  # seconds, of klamm; one more and it is ended
RECOVERY = 330  # seconds; a classic group may wait for a lost member as long as max.poll.interval.ms, five minutes
LAG = ["lag", "list"]
# Nobody writes into it: its rows are the same at any time.
STILL = ["lag", "list", "--by", "partition", "-t", "orders"]
# No row, and brokers that say so.
NO_GROUP = ["group", "list", "--match", "there-is-none"]
SIZES = ["topic", "list", "--columns", "name,size"]
# What scripts/seed makes, and no more: a test before this one may have deleted a topic or closed a member that a broker
# still speaks of.
TOPICS = {"orders", "logs.app", "clicks", "telemetry.raw", "device.latest", "account.events", "tasks.email"}
GROUPS = ("orders-", "clicks-", "account-", "telemetry-", "email-")

failures = 0


def check(what, right, seen=None):
    global failures
    if not right:
        failures += 1
        print(f"FAIL  {what}" + ("" if seen is None else f": {seen!r}"))


class Klamm:
    def __init__(self, program):
        self.program = program
        self.environment = os.environ | {"KLAMM_BOOTSTRAP_SERVERS": os.environ["KLAMM_TEST_BOOTSTRAP"]}

    def ask(self, words):
        """Exit code and envelope."""
        line = [self.program, *words, "-o", "json", "--timeout", f"{TIMEOUT}s"]
        try:
            answer = subprocess.run(line, capture_output=True, text=True, timeout=TIMEOUT + 1, env=self.environment)
        except subprocess.TimeoutExpired:
            check(f"klamm {' '.join(words)} ends within a second of its timeout", False)
            return None, {"data": [], "errors": [], "complete": False}
        return answer.returncode, json.loads(answer.stdout)

    def until(self, seconds, words, holds):
        """Asks until the answer is whole and `holds(rows)`; the last exit code, errors and rows."""
        end = time.monotonic() + seconds
        while True:
            code, envelope = self.ask(words)
            if code == 0 and envelope["complete"] and holds(envelope["data"]):
                return True, envelope
            if time.monotonic() > end:
                return False, envelope
            time.sleep(0.5)


def sandbox(*words):
    verb, *rest = words
    subprocess.run([SCRIPTS / "sandbox", verb, "--name", os.environ["KLAMM_TEST_SANDBOX"], *rest], check=True,
                   stdout=subprocess.DEVNULL)


def named(envelope):
    return {error["broker_id"] for error in envelope["errors"] if error.get("broker_id") is not None}


def by_partition(rows):
    return {(row["group"], row["topic"], row["partition"]):
            {key: row[key] for key in ("committed", "start", "end", "lag", "lost", "status")}
            for row in rows if row["topic"] is not None and row["lag"] is not None}


def placed(rows, key, value):
    return {row[key]: row[value] for row in rows}


class Cluster:
    """How the sandbox is when it is well."""

    def __init__(self, klamm):
        self.klamm = klamm
        self.brokers = sorted(row["broker"] for row in klamm.ask(["broker", "list"])[1]["data"])
        self.rows = by_partition(klamm.ask(STILL)[1]["data"])
        self.stable = self.stable_groups(klamm.ask(["group", "describe"])[1]["data"])
        check("the cluster is well and seeded", len(self.brokers) == 3 and self.rows and self.stable)

    @staticmethod
    def stable_groups(rows):
        return {(row["group"], row["members"]) for row in rows if row["state"] == "STABLE" and row["group"].startswith(GROUPS)}

    def controller(self):
        return self.klamm.ask(["cluster", "describe"])[1]["data"][0]["controller"]

    def bystander(self):
        """A broker that is not the controller."""
        leader = self.controller()
        return next(broker for broker in reversed(self.brokers) if broker != leader)

    @contextlib.contextmanager
    def without(self, brokers, how, back):
        words = [str(broker) for broker in brokers]
        try:
            sandbox("broker", how, *words)
            yield
        finally:
            sandbox("broker", back, *words)
            self.recover(f"{how} {' '.join(words)}")

    def recover(self, after):
        for words, holds in ((["broker", "list"], lambda rows: [row["state"] for row in rows] == ["LIVE"] * 3),
                             (["partition", "list", "--under-replicated"], lambda rows: not rows),
                             (["group", "describe"], lambda rows: self.stable_groups(rows) >= self.stable),
                             (STILL, lambda rows: by_partition(rows) == self.rows),
                             (LAG, lambda rows: all(row["unknown"] == 0 for row in rows)),
                             (SIZES, lambda rows: {row["name"] for row in rows if row["size_bytes"]} >= TOPICS),
                             (["quorum", "describe"], lambda rows: any(row["role"] == "LEADER" for row in rows))):
            well, envelope = self.klamm.until(RECOVERY, words, holds)
            check(f"{' '.join(words)} is whole again after {after}", well, envelope)

    def elect(self):
        """Leaders as they were: every broker leads its share."""
        sandbox("java-tool", "leader-election", "--election-type", "preferred", "--all-topic-partitions")
        well, envelope = self.klamm.until(60, ["partition", "list", "--leader-not-preferred"], lambda rows: not rows)
        check("preferred leaders lead", well, envelope["data"])

    def check_partial(self, words, broker):
        """Something is missing, this broker and no other is why, and what is there is as it was."""
        what = f"{' '.join(words)} without broker {broker}"
        code, envelope = self.klamm.ask(words)
        check(f"{what}: exit 4", code == 4, (code, envelope["errors"]))
        check(f"{what}: not complete", envelope["complete"] is False)
        check(f"{what}: named", named(envelope) == {broker}, envelope["errors"])
        return envelope["data"]

    def elsewhere(self, broker):
        """The rows that neither lie on this broker nor are of a group it coordinates: none, where it has all groups."""
        groups = {group for group, _, _ in self.rows}
        # A broker lists the groups of a partition it has come to lead only when it has loaded them.
        listed, envelope = self.klamm.until(60, ["group", "list"], lambda rows: placed(rows, "group", "coordinator").keys() >= groups)
        check("every group has a coordinator", listed, envelope)
        coordinators = placed(envelope["data"], "group", "coordinator")
        leaders = placed(self.klamm.ask(["partition", "list", "orders"])[1]["data"], "partition", "leader")
        return {key: row for key, row in self.rows.items() if broker not in (coordinators.get(key[0], broker), leaders[key[2]])}

    def check_still(self, rows, broker, expected):
        found = by_partition(rows)
        check(f"rows known without broker {broker} are as before",
              all(self.rows.get(key) == row for key, row in found.items()), found)
        check(f"rows that lie elsewhere than on broker {broker} are known", found.keys() >= expected.keys(), found)
        check(f"rows of broker {broker} are not known", len(found) < len(self.rows))

    def check_sizes(self, broker):
        rows = self.check_partial(SIZES, broker)
        check("every topic is listed", {row["name"] for row in rows} >= TOPICS, rows)
        check("no size counts too little", all(row["size_bytes"] is None for row in rows), rows)


def paused_or_killed(cluster, how, back, asked):
    """Until the controller fences the broker it is one of the cluster's, and does not answer."""
    cluster.elect()
    broker = cluster.bystander()
    elsewhere = cluster.elsewhere(broker)
    for words in asked:
        with cluster.without([broker], how, back):
            if words == SIZES:
                cluster.check_sizes(broker)
                continue
            rows = cluster.check_partial(words, broker)
            if words == STILL:
                cluster.check_still(rows, broker, elsewhere)


def stopped(cluster):
    """One that goes in good order hands over what it leads: only what lies on it is not to be learned."""
    broker = cluster.bystander()
    with cluster.without([broker], "stop", "start"):
        cluster.check_sizes(broker)
        well, envelope = cluster.klamm.until(60, STILL, lambda rows: by_partition(rows) == cluster.rows)
        check("every lag is known without a broker that was stopped", well, envelope)


def controller_stopped(cluster):
    leader = cluster.controller()
    with cluster.without([leader], "stop", "start"):
        well, envelope = cluster.klamm.until(
            60, ["quorum", "describe"],
            lambda rows: [row["node"] for row in rows if row["role"] == "LEADER"] not in ([], [leader]))
        check("quorum describe finds the next controller", well, envelope)


def all_away(cluster):
    with cluster.without(cluster.brokers, "kill", "start"):
        for words in LAG, SIZES, ["quorum", "describe"]:
            code, envelope = cluster.klamm.ask(words)
            check(f"{' '.join(words)} without any broker: exit 5", code == 5, code)
            check("no rows, and why", envelope["data"] == [] and envelope["errors"] and envelope["complete"] is False, envelope)


def main(program, how_many):
    everything = (STILL, LAG, NO_GROUP, SIZES)
    cluster = Cluster(Klamm(program))
    try:
        paused_or_killed(cluster, "pause", "resume", everything if how_many == "all" else [STILL])
        paused_or_killed(cluster, "kill", "start", everything if how_many == "all" else [SIZES])
        stopped(cluster)
        controller_stopped(cluster)
        all_away(cluster)
    finally:
        cluster.elect()
    print(f"{failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[2] not in ("few", "all") or "KLAMM_TEST_SANDBOX" not in os.environ:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
