#!/usr/bin/env python3
"""usage: runs.py KLAMM short|long

Runs of moves on a real Kafka of five brokers, with a producer (acks=all) and a consumer running through all of it: two brokers
are added and the driver killed, a broker is drained with a signal and a pause between, a run is rolled back, a destination is
killed. After each Kafka's own tool shows the wanted placement and Kafka's clients no throttle; at the end nothing is lost.
Starts a sandbox beside $KLAMM_TEST_SANDBOX, of its version $KLAMM_TEST_KAFKA, and ends it.
"""

import json
import os
import random
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2] / "change" / "live"))
import changing  # noqa: E402
from changing import REPO, Kafka, Klamm, check  # noqa: E402

NAME = os.environ["KLAMM_TEST_SANDBOX"] + "-runs"
T = "runs-live"
PARTITIONS = 12
MIB = 1 << 20


def sandbox(*words):
    return subprocess.run([REPO / "scripts" / "sandbox", words[0], "--name", NAME, *map(str, words[1:])], stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, text=True, check=True).stdout.strip()


class Clients:
    """One writes numbers with acks=all, one reads them; when each was last seen is kept."""

    def __init__(self, servers):
        self.servers, self.sent, self.ends, self.lag = servers, 0, False, 0.0
        self.producer = subprocess.Popen(["kcat", "-P", "-q", "-b", servers, "-t", T, "-X", "acks=all", "-X", "linger.ms=5",
                                          "-X", "message.timeout.ms=120000", "-X", "enable.idempotence=true"],
                                         stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.consumer = subprocess.Popen(["kcat", "-C", "-u", "-q", "-b", servers, "-t", T, "-o", "end", "-X",
                                          "topic.metadata.refresh.interval.ms=2000"], stdout=subprocess.PIPE, text=True)
        time.sleep(2)
        self.threads = [threading.Thread(target=each, daemon=True) for each in (self.write, self.read)]
        for thread in self.threads:
            thread.start()

    def write(self):
        while not self.ends:
            self.producer.stdin.write("".join(f"number {self.sent + i}\n" for i in range(20)))
            self.producer.stdin.flush()
            self.sent += 20
            time.sleep(0.05)

    def read(self):
        last = time.monotonic()
        for _ in self.consumer.stdout:
            now = time.monotonic()
            self.lag, last = max(self.lag, now - last), now

    def end(self):
        self.ends = True
        self.threads[0].join()
        self.producer.stdin.close()
        said = self.producer.stderr.read()
        check("the producer was refused nothing", self.producer.wait(timeout=180) == 0 and "fail" not in said.lower(), said[-600:])
        self.consumer.kill()
        kept = subprocess.run(["kcat", "-C", "-e", "-q", "-b", self.servers, "-t", T, "-o", "beginning"], stdout=subprocess.PIPE, text=True,
                              check=True).stdout
        numbers = set(map(int, re.findall(r"^number (\d+)$", kept, re.M)))
        check("nothing is lost", numbers == set(range(self.sent)), (self.sent, len(numbers)))
        print(f"{self.sent} records written, the consumer's longest silence was {self.lag:.1f} s", flush=True)
        check("the consumer was never silent for long", self.lag < 60, self.lag)


class Cluster:
    def __init__(self, program):
        self.servers = sandbox("up", "--brokers", "5", "--kafka", os.environ["KLAMM_TEST_KAFKA"])
        self.klamm, self.kafka = Klamm(program, self.servers), Kafka(self.servers)
        old = [(1, 2, 3), (2, 3, 1), (3, 1, 2)]
        placed = ",".join(":".join(map(str, old[p % 3])) for p in range(PARTITIONS))
        self.klamm.change("topic", "create", T, "--assignment", placed, "--config", "min.insync.replicas=2", outcomes="DONE")
        line = os.urandom(500).hex() + "\n"
        subprocess.run(["kcat", "-P", "-q", "-b", self.servers, "-t", T, "-X", "acks=all"], input=line * 96_000, text=True, check=True)

    def start(self, *words):
        """A run in the background."""
        return subprocess.Popen([self.klamm.program, "scale", *map(str, words), "-o", "json"], stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=self.klamm.environment)

    def ended(self, process, code):
        out, said = process.communicate(timeout=600)
        check(f"exit {code}", process.returncode == code, (process.returncode, said[-800:]))
        return json.loads(out) if out else {"data": [], "errors": []}, said

    def status(self):
        said = self.klamm.run("scale", "status", "-o", "json").stdout
        return json.loads(said)["data"][0] if said else {}

    def wait_for(self, what, condition, seconds=60):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            seen = self.status()
            if seen and condition(seen):
                return seen
            time.sleep(0.1)
        check(what, False, self.status())
        return self.status()

    def wanted(self, *how):
        """Saves the plan for Kafka's own tool."""
        with open(self.klamm.path("moves.json"), "w") as file:
            file.write(self.klamm.run("scale", "plan", *how, "-o", "kafka-json").stdout)

    def verified(self, what):
        """Kafka's own tool sees every partition where the plan wanted it."""
        said = sandbox("java-tool", "reassign-partitions", "--verify", "--preserve-throttles", "--reassignment-json-file",
                       self.klamm.path("moves.json"))
        wrong = [line for line in said.splitlines() if line.startswith("Reassignment of partition") and "is completed" not in line]
        check(f"{what}: Kafka's tool sees the plan", wrong == [], wrong[:3])
        self.clean(what)

    def clean(self, what):
        check(f"{what}: nothing moves", self.kafka.ask("moving") == [], self.kafka.ask("moving"))
        left = {key for broker in range(1, 6) for key in self.kafka.configs("broker", str(broker)) if "throttled" in key}
        left |= {key for key in self.kafka.configs("topic", T) if "throttled" in key}
        check(f"{what}: no throttle is left", left == set(), left)

    def move_some(self, process):
        """Until something has moved, and more is to come."""
        self.wait_for("it moves", lambda run: run["state"] == "RUNNING" and run["moving"] > 0)
        time.sleep(random.uniform(0.5, 4))
        return process


def added_with_a_kill(cluster):
    """Brokers 4 and 5 hold nothing yet; the driver is killed, more than once."""
    how = ("--balance", "replicas")
    cluster.wanted(*how)
    process = cluster.move_some(cluster.start("run", *how, "--throttle", "3MiB/s", "-y", "--max", 100))
    process.kill()
    process.communicate()
    seen = cluster.status()
    check("it is interrupted", seen["state"] == "INTERRUPTED", seen)
    process = cluster.move_some(cluster.start("resume", "last", "-y", "--max", 100))
    again = cluster.klamm.run("scale", "run", *how, "--throttle", "none", "-y", "--max", "100")
    check("a second run is refused", again.returncode == 1 and "RUN_IN_PROGRESS" in again.stderr, (again.returncode, again.stderr[-300:]))
    process.kill()
    process.communicate()
    answer, said = cluster.ended(cluster.start("resume", "last", "-y", "--max", 100), 0)
    check("nothing is left out", answer["errors"] == [], answer["errors"])
    check("it is done", cluster.status()["state"] == "DONE", cluster.status())
    cluster.verified("added")
    leaders = cluster.kafka.ask("leaders", topic=T)["leaders"]
    replicas = cluster.kafka.topic(T)["replicas"]
    check("the preferred replicas lead", leaders == [each[0] for each in replicas], (leaders, replicas))


def drained_with_a_signal_and_a_pause(cluster):
    how = ("--drain", 2, "--balance", "replicas")
    cluster.wanted(*how)
    process = cluster.move_some(cluster.start("run", *how, "--throttle", "3MiB/s", "-y", "--max", 100))
    process.send_signal(signal.SIGINT)
    _, said = cluster.ended(process, 130)
    check("how to go on is said", "klamm scale resume" in said, said[-400:])
    check("it is stopped", cluster.status()["state"] == "STOPPED", cluster.status())
    process = cluster.move_some(cluster.start("resume", "last", "-y", "--max", 100))
    cluster.klamm.run("scale", "pause", "last")
    cluster.ended(process, 0)
    check("it is paused", cluster.status()["state"] == "PAUSED", cluster.status())
    cluster.clean("paused")
    cluster.ended(cluster.start("resume", "last", "-y", "--max", 100), 0)
    cluster.verified("drained")


def rolled_back(cluster):
    before = cluster.kafka.topic(T)["replicas"]
    process = cluster.move_some(cluster.start("run", "--balance", "replicas", "--throttle", "3MiB/s", "-y", "--max", 100))
    cluster.klamm.run("scale", "cancel", "last", "--roll-back", "-y", "--max", "100")
    cluster.ended(process, 0)
    check("it is rolled back", cluster.status()["state"] == "ROLLED_BACK", cluster.status())
    check("every replica is where it was", cluster.kafka.topic(T)["replicas"] == before, cluster.kafka.topic(T)["replicas"])
    cluster.clean("rolled back")


def destination_killed(cluster):
    """Broker 2 holds nothing: what goes there is given up when it dies, and planned anew once it is back."""
    process = cluster.move_some(cluster.start("run", "--balance", "replicas", "--throttle", "2MiB/s", "--grace", "10s", "-y", "--max", 100))
    sandbox("broker", "kill", 2)
    answer, said = cluster.ended(process, 4)
    codes = {error["code"] for error in answer["errors"]}
    # A partition that has got its replica there already, and was to get another elsewhere, waits for that one in vain.
    check("what was to go there is given up", "BROKER_DOWN" in codes and codes <= {"BROKER_DOWN", "REPLICA_DOWN"}, codes)
    check("the run is partial", cluster.status()["state"] == "PARTIAL", cluster.status())
    check("nothing moves", cluster.kafka.ask("moving") == [], cluster.kafka.ask("moving"))
    check("the list is gone", not any("throttled" in key for key in cluster.kafka.configs("topic", T)), cluster.kafka.configs("topic", T))
    sandbox("broker", "start", 2)
    cluster.klamm.run("wait", "broker", "2", "--in-sync", "--wait=2m")
    cluster.klamm.run("reassignment", "clean-up", "-y", "--max", "100")
    cluster.wanted("--balance", "replicas")
    cluster.ended(cluster.start("run", "--balance", "replicas", "--throttle", "none", "-y", "--max", 100), 0)
    cluster.verified("planned anew")


parts = {"short": (added_with_a_kill,),
         "long": (added_with_a_kill, drained_with_a_signal_and_a_pause, rolled_back, destination_killed)}[sys.argv[2]]
sandbox("down", "--purge")
try:
    cluster = Cluster(sys.argv[1])
    clients = Clients(cluster.servers)
    for part in parts:
        began = time.monotonic()
        part(cluster)
        print(f"{part.__name__}: {time.monotonic() - began:.1f} s", flush=True)
    clients.end()
    cluster.kafka.close()
finally:
    sandbox("down", "--purge")
print(f"{changing.failures} failures")
sys.exit(1 if changing.failures else 0)
