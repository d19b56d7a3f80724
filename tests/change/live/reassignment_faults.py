#!/usr/bin/env python3
"""usage: reassignment_faults.py KLAMM [BOOTSTRAP]

Signals to a klamm that waits for a move, a move to a broker that is down, and a partition whose last in-sync replica is
gone, on a real Kafka of three brokers: what is left is said, Kafka's own tools and clients agree, and it can be taken off after. BOOTSTRAP defaults to
$KLAMM_TEST_BOOTSTRAP; brokers are stopped and started in the sandbox $KLAMM_TEST_SANDBOX.
"""

import json
import signal
import subprocess
import threading
import time

from changing import check, finish
from moving import (LIST, RATE, SLOW, clean, eventually, fill, kafka, klamm, live_brokers, moving, sandbox, stands, still,
                    throttles, verified, views, wait_until_still)

T, LOSING = "change-live-interrupted", "change-live-unclean"


class Waiting:
    """klamm, waiting for the move of partition 0 that it has started."""

    def __init__(self, brokers):
        self.process = subprocess.Popen([klamm.program, "reassignment", "start", f"{T}:0={brokers}", *SLOW, "--wait=5m", "-y", "-o", "json"],
                                        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                        env=klamm.environment)
        self.said = ""
        self.waits = threading.Event()
        self.reader = threading.Thread(target=self.read)
        self.reader.start()
        check("klamm says that it waits", self.waits.wait(60), self.said)

    def read(self):
        for line in self.process.stderr:
            self.said += line
            if "still move" in line:
                self.waits.set()

    def end(self):
        """Exit code and rows."""
        out = self.process.stdout.read()
        code = self.process.wait(60)
        self.reader.join()
        return code, json.loads(out)["data"]


def stopped_by(name, code, before, after):
    """The wait ends, not the move: its throttle stays on for it, is said, and goes when the move has ended."""
    getting = next(broker for broker in after if broker not in before)
    waiting = Waiting(",".join(map(str, after)))
    waiting.process.send_signal(name)
    exit_code, rows = waiting.end()
    what, said = name.name, waiting.said
    check(f"{what}: exit {code}", exit_code == code, (exit_code, said))
    check(f"{what}: the start stands", [row["outcome"] for row in rows] == ["DONE", "DONE", "ACCEPTED"], rows)
    check(f"{what}: it says that the move goes on", "stopped waiting; the moves continue" in said, said)
    check(f"{what}: it says what is left", "the throttle stays set; klamm reassignment clean-up" in said, said)
    check(f"{what}: the change is named", rows[0]["change_id"] in said, said)
    check(f"{what}: klamm lists the move", moving() == [f"{T}:0"], moving())
    seen = verified(T, list(after))
    check(f"{what}: Kafka's tool agrees", f"Reassignment of partition {T}-0 is still in progress." in seen, seen)
    left = {f"topic {LIST}": [f"0:{getting}", "DYNAMIC_TOPIC_CONFIG"], f"broker {getting} {RATE}": ["204800", "DYNAMIC_BROKER_CONFIG"]}
    check(f"{what}: the throttle is on", throttles(T) == left, throttles(T))
    klamm.change("reassignment", "clean-up", "-y", outcomes="", says="partitions still move")
    check(f"{what}: a move keeps its throttle", throttles(T) == left, throttles(T))
    klamm.change("config", "set", "broker", getting, "--config", f"{RATE}=100000000", "-y", outcomes="DONE")
    wait_until_still()
    stands(T, f"{what}: moved", after)
    seen = verified(T, list(after))
    check(f"{what}: Kafka's tool sees the end", f"Reassignment of partition {T}-0 is completed." in seen, seen)
    klamm.change("reassignment", "clean-up", "-y", outcomes="DONE DONE")
    still(T, f"{what}: after the clean-up")


def interrupted():
    klamm.change("topic", "create", T, "--assignment", "1:2", outcomes="DONE")
    fill(T)
    stopped_by(signal.SIGINT, 130, (1, 2), (1, 3))
    stopped_by(signal.SIGTERM, 143, (1, 3), (1, 2))


def broker(verb, number):
    ran = sandbox("broker", verb, number)
    check(f"broker {number}: {verb}", ran.returncode == 0, ran.stderr[-600:])


def dead_destination():
    """A move to a broker that is down is accepted, can be taken back, and arrives once the broker is there."""
    broker("stop", 3)
    # One that lists it still is believed, and a rate that cannot be read keeps the move from being planned.
    eventually("nobody lists broker 3", lambda: live_brokers(1) == live_brokers(2) == [1, 2],
               lambda: (live_brokers(1), live_brokers(2)))
    adding = [f"{T}-0 adding [3]"]
    for taken_back in (True, False):
        klamm.change("reassignment", "start", f"{T}:0=1,3", "--throttle", "8MiB/s", "-y", outcomes="DONE ACCEPTED",
                     says="broker 3 is down and gets no rate")
        seen = kafka.ask("moving")
        check("AdminClient sees it move", seen == adding, seen)
        listed = kafka.configs("topic", T).get(LIST)
        check("its entry is in the throttle list", listed == ["0:3", "DYNAMIC_TOPIC_CONFIG"], listed)
        if taken_back:
            klamm.undo("-y", outcomes="DONE DONE")
            check("AdminClient sees nothing move", kafka.ask("moving") == [], kafka.ask("moving"))
            stands(T, "taken back", (1, 2))
            check("no entry is left", LIST not in kafka.configs("topic", T), kafka.configs("topic", T))
    broker("start", 3)
    wait_until_still()
    stands(T, "it arrives", (1, 3))
    klamm.change("reassignment", "clean-up", "-y", outcomes="DONE")
    still(T, "after the broker came back")


def leaders():
    return kafka.ask("leaders", topic=LOSING)


def produce(count):
    kafka.ask("produce", topic=LOSING, partition=0, times=[int(time.time() * 1000)] * count)


def unclean():
    """Broker 3 leads alone when it dies: 2 comes back without what only 3 has."""
    klamm.change("topic", "create", LOSING, "--assignment", "3:2", outcomes="DONE")
    produce(5)
    klamm.change("partition", "elect-leader", f"{LOSING}:0", "--unclean", "--confirm", f"{LOSING}:0", outcomes="UNCHANGED")
    broker("stop", 2)
    eventually("broker 3 is in sync alone", lambda: leaders() == {"leaders": [3], "isr": [[3]]}, leaders)
    produce(7)
    broker("kill", 3)
    broker("start", 2)
    shown = lambda: views(LOSING, lambda partition: partition["leader"], (1, 2))
    eventually("nobody leads, whoever is asked", lambda: shown() == [[-1], [-1]], shown, 60)
    offline = json.loads(klamm.run("partition", "list", "--offline", LOSING, "-o", "json").stdout)["data"]
    check("klamm lists it as offline", [row["partition"] for row in offline] == [0], offline)
    elect = ("partition", "elect-leader", f"{LOSING}:0")
    klamm.change(*elect, "-y", code=1, outcomes="", says="is not live and in sync")
    klamm.change(*elect, "--unclean", "-y", code=2, says=f"--confirm '{LOSING}:0'")
    refused = klamm.change(*elect, "--unclean", "--confirm", LOSING, code=2, says="only brokers 3 (last in sync) hold will be lost")
    check("nobody knows how much", "the number of lost records is not known" in refused["said"], refused["said"])
    check("nobody leads still", leaders()["leaders"] == [-1], leaders())
    klamm.change(*elect, "--unclean", "--confirm", f"{LOSING}:0", outcomes="DONE", says="cannot be undone")
    eventually("AdminClient sees broker 2 lead", lambda: leaders()["leaders"] == [2], leaders)
    ends = kafka.topic(LOSING)["offsets"]
    check("what only broker 3 had is lost", ends == [[0, 5]], ends)
    klamm.change(*elect, "--unclean", "--confirm", f"{LOSING}:0", outcomes="UNCHANGED")
    broker("start", 3)
    eventually("broker 3 follows", lambda: leaders() == {"leaders": [2], "isr": [[2, 3]]}, leaders, 60)
    ends = kafka.topic(LOSING)["offsets"]
    check("it is lost for good", ends == [[0, 5]], ends)


def put_right():
    for number in (2, 3):
        sandbox("broker", "start", number)
    waited = klamm.run("wait", "healthy", "--timeout", "60s")
    check("the cluster is healthy", waited.returncode == 0, waited.stderr[-600:])
    clean(T, LOSING)


clean(T, LOSING)
try:
    for part in (interrupted, dead_destination, unclean):
        print(part.__name__, flush=True)
        part()
finally:
    put_right()
finish(kafka)
