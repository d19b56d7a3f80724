#!/usr/bin/env python3
"""Kills klamm at every fsync, write and sendmsg of an apply, fails its disk at each, and checks what is left.

kill_sweep.py KLAMM SCRIPTED_KAFKA   against a scripted cluster, a fresh one a kill, which counts changing requests
kill_sweep.py KLAMM                  against the real cluster of KLAMM_TEST_BOOTSTRAP

Then the same calls fail instead (EIO, ENOSPC): nothing is sent without a journal, and what it could not take is said. (Not
those by which threads wake each other: they are no disk's, never fail like that, and one that is lost is waited for.)

For each system call in turn klamm applies one plan (create a topic, set a config) and is killed with SIGKILL at the
call's n-th time, until it is not killed any more. Then: a step that the cluster shows done is DONE or UNKNOWN in the
journal, never FAILED or NOT_RUN, and nothing is done without a journal; a step noted DONE is done; `change show` resolves
every unknown step in agreement with the cluster; no changing request reached the brokers twice.
"""
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

CALLS = ("fsync", "write", "sendmsg")
WAKE_UP = r'"\1\0\0\0\0\0\0\0", 8'  # what is written to an eventfd, as strace prints it
TIMEOUT = "1200ms"  # the broker's own time is then 200 ms: looking is conclusive soon


class Scripted:
    """A scripted cluster in a process of its own; says at its end what changing requests it got."""

    def __init__(self, program):
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.address = self.process.stdout.readline().strip()

    def end(self):
        """API -> how often it was asked to change something."""
        rest, _ = self.process.communicate()
        return Counter({api: int(count) for api, count in (line.split() for line in rest.splitlines())})


class Real:
    def __init__(self, address):
        self.address = address

    def end(self):
        return Counter()


class Sweep:
    def __init__(self, program, open_cluster, calm):
        self.program, self.open_cluster, self.calm = program, open_cluster, calm
        self.wrong, self.kills, self.runs = [], 0, 0

    def klamm(self, *words, trace=()):
        environment = {**os.environ, "KLAMM_STATE_HOME": self.state, "KLAMM_CONFIG_HOME": self.state,
                       "KLAMM_BOOTSTRAP_SERVERS": self.cluster.address}
        return subprocess.run([*trace, self.program, *words], env=environment, capture_output=True, text=True, timeout=120, check=False)

    def rows(self, *words):
        return json.loads(self.klamm(*words, "-o", "json").stdout)["data"]

    def plan(self, topic, value):
        """Two plans that klamm made, as one."""
        create = json.loads(self.klamm("topic", "create", topic, "--partitions", "2", "--plan-out", "-").stdout)
        config = json.loads(self.klamm("config", "set", "topic", "swept", "--config", f"segment.ms={value}", "--plan-out", "-").stdout)
        create["steps"] += config["steps"]
        return json.dumps(create)

    def seen_by(self, address, topic, value):
        """Which of the two steps one broker shows."""
        there = any(row["name"] == topic for row in self.rows("topic", "list", "-b", address))
        configs = self.rows("config", "get", "topic", "swept", "--key", "segment.ms", "-b", address)
        return [there, any(row["value"] == str(value) for row in configs)]

    def truth(self, topic, value):
        """Which of the two steps the cluster shows, once its brokers have agreed for `calm` seconds: each learns of a change late."""
        last, since = None, time.time()
        while True:
            seen = [self.seen_by(address, topic, value) for address in self.cluster.address.split(",")]
            if seen != last or any(each != seen[0] for each in seen):
                last, since = seen, time.time()
            elif time.time() - since > self.calm:
                return seen[0]
            time.sleep(0.05)

    def said(self):
        """The outcomes that `change show` gives."""
        return [row["outcome"] for row in self.rows("change", "show", "last")]

    def complain(self, where, what):
        self.wrong.append(f"{where}: {what}")

    def check(self, where, topic, value):
        done = self.truth(topic, value)
        folder = Path(self.state, "changes")
        journals = list(folder.glob("*.jsonl")) if folder.exists() else []
        if not journals or b"\n" not in journals[0].read_bytes():
            if any(done):
                self.complain(where, "something was done without a journal")
            return
        said = self.said()
        for number, (outcome, is_done) in enumerate(zip(said, done), 1):
            if is_done and outcome in ("FAILED", "NOT_RUN", "STALE") or not is_done and outcome in ("DONE", "UNCHANGED"):
                self.complain(where, f"step {number} is {'' if is_done else 'not '}done, the journal says {outcome}")
        deadline = time.time() + 20
        while "UNKNOWN" in said and time.time() < deadline:
            time.sleep(0.3)
            said = self.said()
        done = self.truth(topic, value)
        for number, (outcome, is_done) in enumerate(zip(said, done), 1):
            if (outcome in ("DONE", "UNCHANGED")) != is_done or outcome == "UNKNOWN":
                self.complain(where, f"step {number} is {'' if is_done else 'not '}done, but resolves to {outcome}")

    def run(self):
        for call in CALLS:
            number = 1
            while self.one(call, number, "signal=KILL"):
                number += 1
            if call != "sendmsg":
                for at in range(1, number):
                    self.one(call, at, "error=EIO" if call == "fsync" else "error=ENOSPC")
        return self

    def one(self, call, number, fault):
        """One run with one fault; whether it was killed."""
        where = f"{call} {number} {fault}"
        topic = f"swept-{call}-{number}-{len(fault)}"
        value = 100_000_000 + 10_000 * CALLS.index(call) + 100 * number + len(fault)
        with tempfile.TemporaryDirectory() as folder:
            self.state = folder + "/state"
            self.cluster = self.open_cluster()
            if not any(row["name"] == "swept" for row in self.rows("topic", "list")):
                self.klamm("topic", "create", "swept", "--partitions", "1", "--journal", "none")
            file = Path(folder, "plan.json")
            file.write_text(self.plan(topic, value), encoding="utf-8")
            log = Path(folder, "strace")
            ended = self.klamm("change", "apply", str(file), "-y", "--timeout", TIMEOUT,
                               trace=("timeout", "-s", "KILL", "40", "strace", "-f", "-qq", "-o", log, "-e", f"trace={call}",
                                      "-e", f"inject={call}:{fault}:when={number}"))
            if fault != "signal=KILL" and any("INJECTED" in line and WAKE_UP in line for line in log.read_text().splitlines()):
                self.cluster.end()
                return False
            killed = ended.returncode in (-9, 137)
            if fault == "signal=KILL" and not killed and ended.returncode != 0 or killed and fault != "signal=KILL":
                self.complain(where, f"exit {ended.returncode}: {ended.stderr}")
            # A disk that fails is a failure: of all where nothing was sent, of a part where something was done.
            if call == "fsync" and fault != "signal=KILL" and (ended.returncode not in (1, 4) or "cannot sync" not in ended.stderr):
                self.complain(where, f"exit {ended.returncode}: {ended.stderr}")
            self.check(where, topic, value)
            for api, count in self.cluster.end().items():
                # Making the topic the config is set on is one CreateTopics more.
                if count > (2 if api == "CreateTopics" else 1):
                    self.complain(where, f"{api} was sent {count} times")
        self.kills += killed
        self.runs += 1
        return killed


def main():
    program, rest = sys.argv[1], sys.argv[2:]
    open_cluster = (lambda: Scripted(rest[0])) if rest else (lambda: Real(os.environ["KLAMM_TEST_BOOTSTRAP"]))
    sweep = Sweep(program, open_cluster, 0 if rest else 0.5).run()
    if not rest:
        sweep.state = tempfile.mkdtemp()
        sweep.made = sum(row["name"].startswith("swept") for row in sweep.rows("topic", "list"))
        sweep.klamm("topic", "delete", "--match", "swept.*", "--confirm", f"{sweep.made} topics", "--max", "500", "--journal", "none")
    print("\n".join(sweep.wrong) or f"{sweep.kills} kills and {sweep.runs - sweep.kills} other runs, everything agrees")
    sys.exit(bool(sweep.wrong) or sweep.kills < 10)


if __name__ == "__main__":
    main()
