#!/usr/bin/env python3
"""Kills klamm at every fsync, write and sendmsg of an apply, fails its disk at each, and checks what is left.

kill_sweep.py KLAMM SCRIPTED_KAFKA   against a scripted cluster, a fresh one a kill, which counts changing requests
kill_sweep.py KLAMM                  against the real cluster of KLAMM_TEST_BOOTSTRAP

Then the same calls fail instead (EIO, ENOSPC): nothing is sent without a journal, and what it could not take is said. (Not
those by which threads wake each other: they are no disk's, never fail like that, and one that is lost is waited for.)

For each system call in turn klamm applies one plan (create a topic, set a config of another, commit an offset of it, move
it) and is killed with SIGKILL at the call's n-th time, until it is not killed any more. Then: a step that the cluster shows
done is DONE or UNKNOWN in the journal (ACCEPTED if it is a move), never FAILED or NOT_RUN, and nothing is done without a
journal; a step noted DONE is done; no changing request reached the brokers twice. When the time has passed in which brokers
may still forward a request, `change show` resolves every step that was unknown, in agreement with the cluster. What a real
cluster shows Kafka's own AdminClient says as well, each time.
"""
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock

CALLS = ("fsync", "write", "sendmsg")
WAKE_UP = r'"\1\0\0\0\0\0\0\0", 8'  # what is written to an eventfd, as strace prints it
TIMEOUT = "1200ms"
DONE = ("DONE", "UNCHANGED", "ACCEPTED")
CONCLUSIVE = 60 + 1.2 + 1  # seconds after a request: how long brokers forward one, TIMEOUT, and some


class Scripted:
    """A scripted cluster in a process of its own; says at its end what changing requests it got."""

    def __init__(self, program):
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.address = self.process.stdout.readline().strip()

    def also_sees(self, case):
        """Nobody else looks at it."""
        return None

    def end(self):
        """API -> how often it was asked to change something."""
        rest, _ = self.process.communicate()
        return Counter({api: int(count) for api, count in (line.split() for line in rest.splitlines())})


class Real:
    """The real cluster, and one AdminClient for all who ask at once."""

    def __init__(self, address):
        sys.path.append(str(Path(__file__).resolve().parent / "live"))
        from changing import Kafka
        self.address, self.kafka, self.lock = address, Kafka(address), Lock()

    def also_sees(self, case):
        """Which of the steps Kafka's AdminClient shows."""
        with self.lock:
            other = self.kafka.topic(case.other)
            return [self.kafka.topic(case.topic) is not None,
                    self.kafka.configs("topic", case.other).get("segment.bytes") == ["7777777", "DYNAMIC_TOPIC_CONFIG"],
                    self.kafka.ask("committed", prefix=case.group) == {case.group: {case.other + ":0": 0}}, 2 in other["replicas"][0]]

    def end(self):
        return Counter()


class Case:
    """One run of klamm with one fault."""

    def __init__(self, program, cluster, calm, call, number, fault):
        self.program, self.cluster, self.calm, self.call, self.fault = program, cluster, calm, call, fault
        self.where = f"{call} {number} {fault}"
        self.topic = f"swept-{call}-{number}-{len(fault)}"
        self.other, self.group = self.topic + "-config", self.topic + "-group"
        self.folder = tempfile.TemporaryDirectory()
        self.state = self.folder.name + "/state"
        self.wrong, self.killed, self.unknown, self.ended = [], False, False, 0.0

    def klamm(self, *words, trace=()):
        environment = {**os.environ, "KLAMM_STATE_HOME": self.state, "KLAMM_CONFIG_HOME": self.state,
                       "KLAMM_BOOTSTRAP_SERVERS": self.cluster.address}
        return subprocess.run([*trace, self.program, *words], env=environment, capture_output=True, text=True, timeout=120, check=False)

    def rows(self, *words):
        return json.loads(self.klamm(*words, "-o", "json").stdout)["data"]

    def plan(self):
        """Plans that klamm made, as one."""
        plans = [json.loads(self.klamm(*words, "--plan-out", "-").stdout) for words in (
            ("topic", "create", self.topic, "--partitions", "2"), ("config", "set", "topic", self.other, "--config", "segment.bytes=7777777"),
            ("group", "reset-offsets", self.group, "--topic", self.other + ":0", "--to", "0"),
            ("reassignment", "start", self.other + ":0=2", "--throttle", "none"))]
        steps = [step for plan in plans for step in plan["steps"]]
        if len(steps) != 4:
            self.complain(f"four steps are planned: {steps}")
        return json.dumps(plans[0] | {"steps": steps})

    def seen_by(self, address):
        """Which of the steps one broker shows."""
        there = any(row["name"] == self.topic for row in self.rows("topic", "list", "-b", address))
        configs = self.rows("config", "get", "topic", self.other, "--key", "segment.bytes", "-b", address)
        offsets = self.rows("group", "offsets", self.group, "-b", address)
        moved = self.rows("partition", "list", self.other, "-b", address)
        return [there, any(row["value"] == "7777777" for row in configs), [row["offset"] for row in offsets] == [0],
                any(2 in row["replicas"] for row in moved)]

    def truth(self):
        """Which of the steps the cluster shows, once its brokers have agreed for `calm` seconds: each learns of a change late."""
        last, since = None, time.time()
        while True:
            seen = [self.seen_by(address) for address in self.cluster.address.split(",")]
            if seen != last or any(each != seen[0] for each in seen):
                last, since = seen, time.time()
            elif time.time() - since > self.calm:
                break
            time.sleep(0.05)
        also = self.cluster.also_sees(self)
        if also is not None and also != seen[0]:
            self.complain(f"klamm sees {seen[0]}, AdminClient {also}")
        return seen[0]

    def said(self):
        """The outcomes that `change show` gives."""
        return [row["outcome"] for row in self.rows("change", "show", "last")]

    def complain(self, what):
        self.wrong.append(f"{self.where}: {what}")

    def run(self):
        self.klamm("topic", "create", self.other, "--assignment", "1", "--journal", "none")
        file = Path(self.folder.name, "plan.json")
        file.write_text(self.plan(), encoding="utf-8")
        log = Path(self.folder.name, "strace")
        ended = self.klamm("change", "apply", str(file), "-y", "--timeout", TIMEOUT,
                           trace=("timeout", "-s", "KILL", "40", "strace", "-f", "-qq", "-o", log, "-e", f"trace={self.call}",
                                  "-e", f"inject={self.call}:{self.fault}:when={self.where.split()[1]}"))
        self.ended = time.time()
        if self.fault != "signal=KILL" and any("INJECTED" in line and WAKE_UP in line for line in log.read_text().splitlines()):
            return
        self.killed = ended.returncode in (-9, 137)
        if self.fault == "signal=KILL" and not self.killed and ended.returncode != 0 or self.killed and self.fault != "signal=KILL":
            self.complain(f"exit {ended.returncode}: {ended.stderr}")
        # A disk that fails is a failure: of all where nothing was sent, of a part where something was done.
        if self.call == "fsync" and self.fault != "signal=KILL" and (ended.returncode not in (1, 4) or "cannot sync" not in ended.stderr):
            self.complain(f"exit {ended.returncode}: {ended.stderr}")
        self.check()

    def check(self):
        done = self.truth()
        folder = Path(self.state, "changes")
        journals = list(folder.glob("*.jsonl")) if folder.exists() else []
        if not journals or b"\n" not in journals[0].read_bytes():
            if any(done):
                self.complain("something was done without a journal")
            return
        said = self.said()
        for number, (outcome, is_done) in enumerate(zip(said, done), 1):
            if is_done and outcome in ("FAILED", "NOT_RUN", "STALE") or not is_done and outcome in DONE:
                self.complain(f"step {number} is {'' if is_done else 'not '}done, the journal says {outcome}")
        self.unknown = "UNKNOWN" in said
        if self.fault == "signal=KILL" and not self.killed and not (all(done) and all(outcome in DONE for outcome in said)):
            self.complain(f"nothing stopped it: the cluster shows {done}, the journal says {said}")

    def end(self):
        if self.unknown:
            time.sleep(max(0.0, self.ended + CONCLUSIVE - time.time()))
            said, done = self.said(), self.truth()
            for number, (outcome, is_done) in enumerate(zip(said, done), 1):
                if (outcome in DONE) != is_done or outcome == "UNKNOWN":
                    self.complain(f"step {number} is {'' if is_done else 'not '}done, but resolves to {outcome}")
        for api, count in self.cluster.end().items():
            # Making the topic the config is set on is one CreateTopics more; --plan-out had the brokers validate two.
            if count > {"CreateTopics": 3, "IncrementalAlterConfigs": 2}.get(api, 1):
                self.complain(f"{api} was sent {count} times")
        self.folder.cleanup()


def sweep(case):
    """Every case, `case(call, number, fault)`, run one after the other."""
    cases = []

    def one(*fault):
        cases.append(case(*fault))
        cases[-1].run()
        return cases[-1].killed

    for call in CALLS:
        number = 1
        while one(call, number, "signal=KILL"):
            number += 1
        if call != "sendmsg":
            for at in range(1, number):
                one(call, at, "error=EIO" if call == "fsync" else "error=ENOSPC")
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(Case.end, cases))
    return cases


def main():
    program, rest = sys.argv[1], sys.argv[2:]
    real = None if rest else Real(os.environ["KLAMM_TEST_BOOTSTRAP"])
    open_cluster = (lambda: Scripted(rest[0])) if rest else (lambda: real)
    cases = sweep(lambda *fault: Case(program, open_cluster(), 0 if rest else 0.5, *fault))
    if not rest:
        last = cases[-1]
        made = sum(row["name"].startswith("swept") for row in last.rows("topic", "list"))
        last.klamm("topic", "delete", "--match", "swept.*", "--confirm", f"{made} topics", "--max", "500", "--journal", "none")
        last.klamm("group", "delete", "--match", "swept.*", "--max", "500", "-y", "--journal", "none")
        real.kafka.close()
    kills, unknown = sum(case.killed for case in cases), sum(case.unknown for case in cases)
    wrong = [each for case in cases for each in case.wrong]
    print("\n".join(wrong) or f"{kills} kills and {len(cases) - kills} other runs, {unknown} unknown at first: everything agrees")
    sys.exit(bool(wrong) or kills < 10 or unknown == 0)


if __name__ == "__main__":
    main()
