#!/usr/bin/env python3
"""usage: group_changes.py KLAMM

Every change to groups and offsets on a real Kafka: after each command, and after each undo, Kafka's own AdminClient says
what stands there; Kafka's own tool says where it would set offsets to. Takes the sandbox from $KLAMM_TEST_SANDBOX,
$KLAMM_TEST_BOOTSTRAP and $KLAMM_TEST_KAFKA.
"""

import csv
import json
import os
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path

HERE = Path(__file__).resolve().parent
TESTS = HERE.parent.parent
sys.path.append(str(TESTS / "support"))
from java_program import JavaProgram  # noqa: E402

SCRIPTS = TESTS.parent / "scripts"
KAFKA = tuple(int(part) for part in os.environ["KLAMM_TEST_KAFKA"].split("."))
MARK = "gc-" + uuid.uuid4().hex[:8]
TOPIC, OTHER = MARK + "-orders", MARK + "-other"
RECORDS = 50
FIRST = 1_700_000_000_000  # of each partition's first record; the others a second apart

failures = 0


def check(what, right, seen=None):
    global failures
    if not right:
        failures += 1
        print(f"FAIL  {what}" + ("" if seen is None else f": {seen!r}"), flush=True)
    return right


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


class Klamm:
    def __init__(self, program, state):
        self.program = program
        self.environment = os.environ | {"KLAMM_BOOTSTRAP_SERVERS": os.environ["KLAMM_TEST_BOOTSTRAP"],
                                         "KLAMM_STATE_HOME": state, "KLAMM_CONFIG_HOME": state + "/config"}

    def run(self, *words):
        return subprocess.run([self.program, *words], capture_output=True, text=True, timeout=180, env=self.environment,
                              stdin=subprocess.DEVNULL)

    def change(self, *words, exit_code=0):
        """The rows; what is said on stderr is kept for the next check."""
        done = self.run(*words, "-o", "json", "-y")
        self.said = done.stderr
        check(f"klamm {' '.join(words)} exits with {exit_code}", done.returncode == exit_code, (done.returncode, done.stderr))
        envelope = json.loads(done.stdout) if done.stdout else {"data": [], "errors": []}
        self.errors = [error["code"] for error in envelope["errors"]]
        return envelope["data"]

    def outcomes(self, *words, exit_code=0):
        return " ".join(row["outcome"] for row in self.change(*words, exit_code=exit_code))

    def undo(self, what, exit_code=0):
        rows = self.change("change", "undo", "last", exit_code=exit_code)
        check(f"{what}: every step is undone", all(row["outcome"] == "DONE" for row in rows), rows)


def kafka_reset(group, *words):
    """Where Kafka's tool would set the group to: {"topic:partition": offset}."""
    ran = subprocess.run([SCRIPTS / "sandbox", "java-tool", "--name", os.environ["KLAMM_TEST_SANDBOX"], "consumer-groups",
                          "--reset-offsets", "--group", group, *words, "--dry-run"], capture_output=True, text=True, timeout=120)
    out = {}
    for line in ran.stdout.splitlines():
        parts = line.split()
        if len(parts) == 4 and parts[0] == group:
            out[f"{parts[1]}:{parts[2]}"] = int(parts[3])
    return out


class Test:
    def __init__(self, program, state):
        self.truth = Truth()
        self.klamm = Klamm(program, state)
        self.state = state

    def commit(self, group, *rows):
        answer = self.truth.ask(do="commit", group=group, offsets=list(rows))
        check(f"group {group} is made", answer == {}, answer)

    def set_up(self):
        for topic in (TOPIC, OTHER):
            answer = self.truth.ask(do="topic", topic=topic, partitions=3, records=RECORDS, time=FIRST)
            check(f"topic {topic} is made", answer == {}, answer)

    def resets_like_kafka(self):
        """Each way to say where to, against what Kafka's tool would do."""
        group = MARK + "-resets"
        self.commit(group, [TOPIC, 0, 20, 0, "kept"], [TOPIC, 1, 30, None, ""], [TOPIC, 2, 40, None, "x"])
        before = self.truth.offsets(group)
        day = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime((FIRST + 10_000) / 1000))
        ways = [
            (["--to", "earliest"], ["--to-earliest"]),
            (["--to", "latest"], ["--to-latest"]),
            (["--to", "25"], ["--to-offset", "25"]),
            (["--to", "1000"], ["--to-offset", "1000"]),
            (["--shift", "-5"], ["--shift-by", "-5"]),
            (["--shift", "5"], ["--shift-by", "5"]),
            (["--shift", "-1000"], ["--shift-by", "-1000"]),
            (["--to", f"@{day}.500Z"], ["--to-datetime", f"{day}.500"]),
            (["--to", "@-1h"], ["--by-duration", "PT1H"]),
        ]
        for ours, theirs in ways:
            wanted = kafka_reset(group, *theirs, "--topic", TOPIC)
            check(f"Kafka's tool says where {theirs} is", len(wanted) == 3, wanted)
            rows = self.klamm.change("group", "reset-offsets", group, "--topic", TOPIC, *ours)
            check(f"{ours}: every step is done", {row["outcome"] for row in rows} == {"DONE"}, rows)
            after = {at: row[0] for at, row in self.truth.offsets(group).items()}
            check(f"{ours} sets what {theirs} would", after == wanted, (after, wanted))
            self.klamm.undo(str(ours))
            check(f"{ours} undone is as before", self.truth.offsets(group) == before, self.truth.offsets(group))
        rows = self.klamm.change("group", "reset-offsets", group, "-t", TOPIC, "--to", "1000", "--dry-run")
        check("beyond the log is marked", [row["after"].get("mark") for row in rows] == ["CLAMPED"] * 3, rows)
        rows = self.klamm.change("group", "reset-offsets", group, "-t", TOPIC, "--to", "1000", "--no-clamp", exit_code=1)
        check("or refused", not rows and set(self.klamm.errors) == {"OFFSET_OUT_OF_RANGE"}, self.klamm.errors)
        rows = self.klamm.change("group", "reset-offsets", group, "-t", TOPIC, "--to", "@-1h", "--dry-run")
        check("after the last record is marked", [row["after"].get("mark") for row in rows] == ["AFTER_LAST"] * 3, rows)
        rows = self.klamm.change("group", "reset-offsets", group, "-t", TOPIC, "--to", "max-timestamp", "--dry-run")
        check("the record with the highest timestamp is the last", [row["after"]["offset"] for row in rows] == [RECORDS - 1] * 3)
        rows = self.klamm.change("group", "reset-offsets", group, "-t", f"{TOPIC}:1-2", "--to", "earliest+7", "--dry-run")
        check("partitions are chosen", [(row["after"]["offset"]) for row in rows] == [7, 7], rows)
        check("a dry run changes nothing", self.truth.offsets(group) == before)

    def files_and_groups(self):
        source, group = MARK + "-source", MARK + "-copy"
        self.commit(source, [TOPIC, 0, 11, 0, "by hand"], [OTHER, 2, 12, None, ""])
        rows = self.klamm.change("group", "reset-offsets", group, "--all-topics", "--from-group", source)
        check("a group that is not there is made", len(rows) == 2 and f"no group {group} yet" in self.klamm.said, self.klamm.said)
        check("with epoch and metadata", self.truth.offsets(group) == self.truth.offsets(source), self.truth.offsets(group))
        self.klamm.undo("offsets that were new")
        check("and has none again", self.truth.offsets(group) == {}, self.truth.offsets(group))
        printed = self.klamm.run("group", "offsets", source, "-o", "csv")
        path = Path(self.state) / "offsets.csv"
        path.write_text(printed.stdout)
        self.klamm.change("group", "delete-offsets", source, "--all-topics")
        check("all offsets are deleted", self.truth.offsets(source) == {}, self.truth.offsets(source))
        self.klamm.change("group", "reset-offsets", source, "--all-topics", "--from-file", str(path))
        check("what was printed is read back", self.truth.offsets(source) == {f"{TOPIC}:0": [11, 0, "by hand"],
                                                                              f"{OTHER}:2": [12, None, ""]},
              self.truth.offsets(source))
        with path.open("w", newline="") as file:
            csv.writer(file).writerows([[source, TOPIC, 0, 3], [source, TOPIC, 1, 4]])
        self.klamm.change("group", "reset-offsets", "--all-topics", "--from-file", str(path))
        check("Kafka's columns are read", self.truth.offsets(source)[f"{TOPIC}:1"][0] == 4, self.truth.offsets(source))

    def deletes(self):
        group = MARK + "-deletes"
        self.commit(group, [TOPIC, 0, 20, 0, "kept"], [TOPIC, 1, 30, None, ""], [OTHER, 0, 5, None, ""])
        before = self.truth.offsets(group)
        check("offsets are deleted", self.klamm.outcomes("group", "delete-offsets", group, "-t", TOPIC) == "DONE DONE")
        check("those and no others", self.truth.offsets(group) == {f"{OTHER}:0": [5, None, ""]}, self.truth.offsets(group))
        self.klamm.undo("delete-offsets")
        check("delete-offsets undone is as before", self.truth.offsets(group) == before, self.truth.offsets(group))
        check("a group is deleted", self.klamm.outcomes("group", "delete", group) == "DONE")
        check("and is gone", group not in self.truth.ask(do="groups"))
        self.klamm.undo("delete")
        check("delete undone has every offset", self.truth.offsets(group) == before, self.truth.offsets(group))
        check("as a classic group", self.truth.ask(do="groups").get(group) == "Classic", self.truth.ask(do="groups").get(group))

    def bad_input(self):
        group, nobody = MARK + "-bad", MARK + "-nobody"
        self.commit(group, [TOPIC, 0, 20, None, ""])
        klamm = self.klamm
        klamm.change("group", "reset-offsets", nobody, "--all-topics", "--to", "earliest", exit_code=1)
        check("nothing comes of an unknown group's offsets", klamm.errors == ["EMPTY_SELECTION"], klamm.errors)
        klamm.change("group", "reset-offsets", group, "-t", MARK + "-none", "--to", "earliest", exit_code=1)
        check("an unknown topic is named", klamm.errors == ["UNKNOWN_TOPIC_OR_PARTITION"], klamm.errors)
        klamm.change("group", "reset-offsets", group, "-t", TOPIC + ":0,9", "--to", "earliest", exit_code=4)
        check("an unknown partition fails alone", klamm.errors == ["UNKNOWN_TOPIC_OR_PARTITION"], klamm.errors)
        klamm.change("group", "reset-offsets", group, "-t", TOPIC, "--shift", "1", exit_code=4)
        check("what was never committed cannot be shifted", klamm.errors == ["NEVER_COMMITTED"] * 2, klamm.errors)
        for command in ("delete", "delete-offsets", "remove-member"):
            more = {"delete": [], "delete-offsets": ["--all-topics"], "remove-member": ["--all"]}[command]
            klamm.change("group", command, nobody, *more, exit_code=1)
            check(f"{command} of an unknown group", klamm.errors == ["GROUP_ID_NOT_FOUND"], klamm.errors)
        klamm.change("group", "delete", nobody, "--if-exists")
        klamm.change("group", "delete", "--match", nobody + ".*")
        for words in (["--to", "+5"], ["--to", "-5"], ["--to", "@2026-01-01T00:00:00"], [], ["--to", "1", "--shift", "1"]):
            klamm.change("group", "reset-offsets", group, "-t", TOPIC, *words, exit_code=2)
        klamm.change("group", "reset-offsets", group, "--to", "earliest", exit_code=2)
        klamm.change("group", "reset-offsets", "-t", TOPIC, "--to", "earliest", exit_code=2)

    def live_groups(self):
        for protocol in ["classic"] + (["consumer"] if KAFKA >= (4, 0, 0) else []):
            group, idle = f"{MARK}-live-{protocol}", f"{MARK}-idle-{protocol}"
            for name in (group, idle):
                self.commit(name, [TOPIC, 0, 20, None, ""], [OTHER, 0, 5, None, ""])
            plan = Path(self.state) / f"plan-{protocol}.json"
            self.klamm.run("group", "reset-offsets", group, "-t", TOPIC + ":0", "--to", "earliest", "--plan-out", str(plan))
            self.truth.ask(do="join", name="awake", group=group, topic=TOPIC, protocol=protocol)
            self.truth.until("the group is stable", 60, lambda seen: seen.get("state") == "Stable", do="members", group=group)
            words = ["group", "reset-offsets", group, idle, "-t", TOPIC, "--to", "7"]
            rows = self.klamm.change(*words, exit_code=4)
            check(f"{protocol}: of two groups the live one is refused", len(rows) == 3 and self.klamm.errors == ["NON_EMPTY_GROUP"],
                  (rows, self.klamm.errors))
            check(f"{protocol}: its members are listed", "awake at /127.0.0.1" in self.klamm.said, self.klamm.said)
            check(f"{protocol}: one that woke up since the plan is stale",
                  self.klamm.outcomes("change", "apply", str(plan), exit_code=1) == "STALE")
            check(f"{protocol}: nothing is committed", self.truth.offsets(group)[f"{TOPIC}:0"][0] == 20)
            self.klamm.change("group", "delete", group, exit_code=1)
            check(f"{protocol}: it is not deleted", self.klamm.errors == ["NON_EMPTY_GROUP"], self.klamm.errors)
            rows = self.klamm.change("group", "delete-offsets", group, "--all-topics", exit_code=4)
            check(f"{protocol}: only offsets nobody reads are deleted", list(self.truth.offsets(group)) == [f"{TOPIC}:0"], rows)
            began = time.monotonic()
            waiting = subprocess.Popen([self.klamm.program, *words[:3], "-t", TOPIC, "--to", "7", "-y", "--wait-empty", "90s"],
                                       env=self.klamm.environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                       stderr=subprocess.PIPE, text=True)
            time.sleep(1)
            self.truth.ask(do="leave", name="awake")
            _, said = waiting.communicate(timeout=100)
            check(f"{protocol}: --wait-empty waits", waiting.returncode == 0 and time.monotonic() - began >= 1, said)
            check(f"{protocol}: and then sets", self.truth.offsets(group)[f"{TOPIC}:0"][0] == 7, self.truth.offsets(group))

    def members(self):
        for protocol in ["classic"] + (["consumer"] if KAFKA >= (4, 0, 0) else []):
            group = f"{MARK}-members-{protocol}"
            for name, instance in (("static", "s-1"), ("dynamic", None)):
                self.truth.ask(do="join", name=name, group=group, topic=TOPIC, protocol=protocol, instance=instance)
            both = lambda seen: sorted(seen.get("clients", [])) == ["dynamic", "static"] and seen["state"] == "Stable"  # noqa: E731
            self.truth.until("both are members", 60, both, do="members", group=group)
            # Its client goes, and the group keeps its place.
            self.truth.ask(do="leave", name="static")
            check(f"{protocol}: a static member stays", "static" in self.truth.ask(do="members", group=group)["clients"])
            check(f"{protocol}: it is removed by its instance",
                  self.klamm.outcomes("group", "remove-member", group, "--instance-id", "s-1") == "DONE")
            self.truth.until(f"{protocol}: Kafka shows that", 30, lambda seen: seen.get("clients") == ["dynamic"], do="members",
                             group=group)
            self.klamm.change("change", "undo", "last", exit_code=1)
            check(f"{protocol}: it is not brought back", self.klamm.errors == ["NO_UNDO"], self.klamm.errors)
            self.klamm.change("group", "remove-member", group, "--instance-id", "s-1", exit_code=1)
            check(f"{protocol}: one that is gone is unknown", self.klamm.errors == ["UNKNOWN_MEMBER_ID"], self.klamm.errors)
            check(f"{protocol}: a dynamic member by its id",
                  self.klamm.outcomes("group", "remove-member", group, "--all") == "DONE", self.klamm.errors)
            self.truth.ask(do="leave", name="dynamic")

    def empty_share_group(self, group, read):
        """Members made it and are gone again; they stay until `read` accepts its starts."""
        self.truth.ask(do="join", name="sharer", group=group, topic=TOPIC, protocol="share")
        self.truth.until("the share group is there", 60, lambda seen: group in seen, do="groups")
        self.truth.until("the share group has its starts", 60, read, do="share", group=group)
        if read({}) is False:
            self.klamm.change("group", "reset-offsets", group, "-t", TOPIC, "--to", "7", exit_code=1)
            check("a live share group is refused", self.klamm.errors == ["NON_EMPTY_GROUP"], self.klamm.errors)
        self.truth.ask(do="leave", name="sharer")
        self.klamm.run("wait", "group", group, "--state", "Empty", "--timeout", "60s")

    def share(self):
        if KAFKA < (4, 1, 0):
            return
        fresh, group = MARK + "-share-fresh", MARK + "-share"
        starts = lambda of: self.truth.ask(do="share", group=of)  # noqa: E731
        # What was never read has no start yet: it is set first, and taken away again.
        self.empty_share_group(fresh, lambda seen: True)
        check("a share group's first starts are set",
              self.klamm.outcomes("group", "reset-offsets", fresh, "-t", TOPIC, "--to", "3") == "DONE DONE DONE")
        check("as told", set(starts(fresh).values()) == {3}, starts(fresh))
        self.klamm.undo("a share group's first starts")
        check("and gone again", starts(fresh) == {}, starts(fresh))
        self.klamm.change("config", "set", "group", group, "--config", "share.auto.offset.reset=earliest")
        self.empty_share_group(group, lambda seen: len(seen) == 3)
        before = starts(group)
        check("a share group's starts are set",
              self.klamm.outcomes("group", "reset-offsets", group, "-t", TOPIC, "--to", "7") == "DONE DONE DONE")
        check("as Kafka says", set(starts(group).values()) == {7}, starts(group))
        self.klamm.undo("a share group's reset")
        check("and put back", starts(group) == before, (before, starts(group)))
        check("its starts are deleted", self.klamm.outcomes("group", "delete-offsets", group, "-t", TOPIC) == "DONE")
        check("all of them", starts(group) == {}, starts(group))
        self.klamm.undo("a share group's delete-offsets")
        check("and set again", starts(group) == before, starts(group))
        check("a share group is deleted", self.klamm.outcomes("group", "delete", group) == "DONE")
        check("for good", "cannot be undone" in self.klamm.said, self.klamm.said)

    def streams(self):
        group = MARK + "-streams"
        if KAFKA < (4, 2, 0):
            return
        self.truth.ask(do="join", name="streamer", group=group, topic=TOPIC, protocol="streams")
        read = lambda seen: [row[0] for row in seen.values()] == [RECORDS] * 3  # noqa: E731
        self.truth.until("the streams group has read everything", 90, read, do="offsets", group=group)
        self.klamm.change("group", "reset-offsets", group, "-t", TOPIC, "--to", "7", exit_code=1)
        check("a live streams group is refused", self.klamm.errors == ["NON_EMPTY_GROUP"], self.klamm.errors)
        self.klamm.change("group", "remove-member", group, "--all", exit_code=1)
        check("its members are not removed", self.klamm.errors == ["UNSUPPORTED_GROUP_TYPE"], self.klamm.errors)
        self.truth.ask(do="leave", name="streamer")
        before = self.truth.offsets(group)
        check("a streams group is set", self.klamm.outcomes("group", "reset-offsets", group, "-t", TOPIC, "--to", "7",
                                                            "--wait-empty", "90s") == "DONE DONE DONE")
        check("as told", [row[0] for row in self.truth.offsets(group).values()] == [7] * 3, self.truth.offsets(group))
        self.klamm.undo("a streams group's reset")
        check("and put back", self.truth.offsets(group) == before, (before, self.truth.offsets(group)))
        check("its offsets are deleted", self.klamm.outcomes("group", "delete-offsets", group, "-t", TOPIC) == "DONE DONE DONE")
        self.klamm.undo("a streams group's delete-offsets")
        check("and committed again", self.truth.offsets(group) == before, (before, self.truth.offsets(group)))
        check("it is deleted", self.klamm.outcomes("group", "delete", group) == "DONE")
        self.klamm.undo("a streams group's delete")
        check("and has its offsets again", self.truth.offsets(group) == before, (before, self.truth.offsets(group)))

    def many(self):
        """A thousand groups in one command."""
        path = Path(self.state) / "many.csv"
        with path.open("w", newline="") as file:
            csv.writer(file).writerows([f"{MARK}-many-{i}", TOPIC, 0, 20] for i in range(1000))
        rows = self.klamm.change("group", "reset-offsets", "--all-topics", "--from-file", str(path), "--max", "1000")
        check("a thousand groups are made", len(rows) == 1000 and {row["outcome"] for row in rows} == {"DONE"})
        check("as Kafka says", self.truth.offsets(f"{MARK}-many-0") == {f"{TOPIC}:0": [20, None, ""]})
        began = time.monotonic()
        rows = self.klamm.change("group", "reset-offsets", "--match", MARK + "-many-.*", "-t", f"{TOPIC}:0", "--to", "earliest",
                                 "--max", "1000")
        print(f"      1,000 groups set in {time.monotonic() - began:.2f} s")
        check("a thousand groups are set", len(rows) == 1000 and {row["outcome"] for row in rows} == {"DONE"})
        check("as Kafka says", self.truth.offsets(f"{MARK}-many-999")[f"{TOPIC}:0"][0] == 0)
        began = time.monotonic()
        self.klamm.change("group", "delete", "--match", MARK + "-many-.*", "--max", "1000")
        print(f"      and deleted in {time.monotonic() - began:.2f} s")

    def take_down(self):
        self.klamm.run("group", "delete", "--match", MARK + ".*", "--max", "100", "-y")
        for topic in (TOPIC, OTHER):
            self.truth.ask(do="drop", topic=topic)
        self.truth.program.close()


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as state:
        test = Test(sys.argv[1], state)
        test.set_up()
        for part in sys.argv[2:] or ["resets_like_kafka", "files_and_groups", "deletes", "bad_input", "live_groups", "members",
                                     "share", "streams", "many"]:
            print(f"      {part}", flush=True)
            getattr(test, part)()
        test.take_down()
    print("failed" if failures else "all as Kafka says")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
