"""What the live tests of groups share: topics, groups with offsets, members, and Kafka's clients to say what is true."""

import json
import os
import subprocess
import sys
import time
import uuid

import changing
from changing import HERE, REPO, JavaProgram, check

KAFKA = tuple(int(part) for part in os.environ["KLAMM_TEST_KAFKA"].split("."))
MARK = "gc-" + uuid.uuid4().hex[:8]
TOPIC, OTHER = MARK + "-orders", MARK + "-other"
RECORDS = 50
FIRST = 1_700_000_000_000  # of each partition's first record; the others a second apart


class Truth:
    def __init__(self):
        self.program = JavaProgram(HERE / "java", "GroupTruth", os.environ["KLAMM_TEST_BOOTSTRAP"])

    def ask(self, **request):
        self.program.say(json.dumps(request))
        return self.program.hear()

    def offsets(self, group):
        return self.ask(do="offsets", group=group)

    def until(self, what, seconds, holds, **request):
        end = time.monotonic() + seconds
        while True:
            seen = self.ask(**request)
            if holds(seen):
                return seen
            if time.monotonic() > end:
                check(f"{what} within {seconds} s", False, seen)
                return seen
            time.sleep(0.2)


class Klamm(changing.Klamm):
    """Answers with the rows; what else was said is kept for the next check."""

    def change(self, *words, exit_code=0):
        envelope = super().change(*words, "-y", code=exit_code)
        self.said = envelope["said"]
        self.errors = [error["code"] for error in envelope["errors"]]
        return envelope["data"]

    def outcomes(self, *words, exit_code=0):
        return " ".join(row["outcome"] for row in self.change(*words, exit_code=exit_code))

    def undo(self, what, exit_code=0):
        rows = self.change("change", "undo", "last", exit_code=exit_code)
        check(f"{what}: every step is undone", all(row["outcome"] == "DONE" for row in rows), rows)


def kafka_reset(group, *words):
    """Where Kafka's tool would set the group to: {"topic:partition": offset}."""
    ran = subprocess.run([REPO / "scripts" / "sandbox", "java-tool", "--name", os.environ["KLAMM_TEST_SANDBOX"], "consumer-groups",
                          "--reset-offsets", "--group", group, *words, "--dry-run"], capture_output=True, text=True, timeout=120)
    out = {}
    for line in ran.stdout.splitlines():
        parts = line.split()
        if len(parts) == 4 and parts[0] == group:
            out[f"{parts[1]}:{parts[2]}"] = int(parts[3])
    return out


class Test:
    """Its methods named in PARTS are run in order, or those of the command line."""

    PARTS = ()

    def __init__(self, program):
        self.truth = Truth()
        self.klamm = Klamm(program, os.environ["KLAMM_TEST_BOOTSTRAP"])

    def commit(self, group, *rows):
        answer = self.truth.ask(do="commit", group=group, offsets=list(rows))
        check(f"group {group} is made", answer == {}, answer)

    def set_up(self):
        for topic in (TOPIC, OTHER):
            answer = self.truth.ask(do="topic", topic=topic, partitions=3, records=RECORDS, time=FIRST)
            check(f"topic {topic} is made", answer == {}, answer)

    def take_down(self):
        self.klamm.run("group", "delete", "--match", MARK + ".*", "--max", "100", "-y")
        for topic in (TOPIC, OTHER):
            self.truth.ask(do="drop", topic=topic)
        self.truth.program.close()


    @classmethod
    def main(cls):
        if len(sys.argv) < 2:
            sys.exit(sys.modules["__main__"].__doc__)
        test = cls(sys.argv[1])
        test.set_up()
        for part in sys.argv[2:] or cls.PARTS:
            print(f"      {part}", flush=True)
            getattr(test, part)()
        test.take_down()
        print("failed" if changing.failures else "all as Kafka says")
        sys.exit(1 if changing.failures else 0)
