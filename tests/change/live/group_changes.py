#!/usr/bin/env python3
"""usage: group_changes.py KLAMM [PART…]

Changes to groups without members and to their offsets on a real Kafka: after each command, and after each undo, Kafka's own
AdminClient says what stands there; Kafka's own tool says where it would set offsets to. Takes the sandbox from
$KLAMM_TEST_SANDBOX, $KLAMM_TEST_BOOTSTRAP and $KLAMM_TEST_KAFKA.
"""

import csv
import time
from pathlib import Path

from changing import check
from group_changing import FIRST, MARK, OTHER, RECORDS, TOPIC, Test, kafka_reset


class GroupChanges(Test):
    PARTS = ("resets_like_kafka", "resets_of_our_own", "files_and_groups", "deletes", "bad_input", "many")

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

    def resets_of_our_own(self):
        """What Kafka's tool has no option for, against where its AdminClient finds start, end and highest timestamp. No two
        partitions are alike, and the record with the highest timestamp is not the last."""
        group, topic = MARK + "-own-resets", MARK + "-uneven"
        self.truth.ask(do="topic", topic=topic, partitions=3, records=RECORDS, time=FIRST)
        for p in range(3):
            self.truth.ask(do="more", topic=topic, partition=p, records=p + 2, time=FIRST)
            self.truth.ask(do="cut", topic=topic, partition=p, to=3 * p + 1)
        self.commit(group, *([topic, p, 20 + p, 0, "kept"] for p in range(3)))
        before = self.truth.offsets(group)
        log = self.truth.ask(do="log", topic=topic)
        check("AdminClient sees uneven partitions", log == {f"{topic}:{p}": [3 * p + 1, RECORDS + p + 2, RECORDS - 1] for p in range(3)},
              log)
        after_last = time.strftime("@%Y-%m-%dT%H:%M:%SZ", time.gmtime(FIRST / 1000 + RECORDS))
        for to, wanted, mark in (("latest-5", lambda start, end, top: end - 5, None), ("earliest+7", lambda start, end, top: start + 7, None),
                                 ("max-timestamp", lambda start, end, top: top, None), (after_last, lambda start, end, top: end, "AFTER_LAST"),
                                 ("latest-1000", lambda start, end, top: start, "CLAMPED"), ("earliest+1000", lambda start, end, top: end, "CLAMPED")):
            rows = self.klamm.change("group", "reset-offsets", group, "--topic", topic, "--to", to)
            check(f"{to}: three steps done", [row["outcome"] for row in rows] == ["DONE"] * 3, rows)
            check(f"{to}: marked {mark}", [row["after"].get("mark") for row in rows] == [mark] * 3, rows)
            seen = {at: row[0] for at, row in self.truth.offsets(group).items()}
            check(f"{to}: AdminClient sees it there", seen == {at: wanted(*log[at]) for at in log}, (seen, log))
            self.klamm.undo(to)
            check(f"{to} undone is as before", self.truth.offsets(group) == before, self.truth.offsets(group))
        self.truth.ask(do="drop", topic=topic)

    def files_and_groups(self):
        source, group = MARK + "-source", MARK + "-copy"
        self.commit(source, [TOPIC, 0, 11, 0, "by hand"], [OTHER, 2, 12, None, ""])
        rows = self.klamm.change("group", "reset-offsets", group, "--all-topics", "--from-group", source)
        check("a group that is not there is made", len(rows) == 2 and f"group {group} does not exist" in self.klamm.said, self.klamm.said)
        check("with epoch and metadata", self.truth.offsets(group) == self.truth.offsets(source), self.truth.offsets(group))
        self.klamm.undo("offsets that were new")
        check("and has none again", self.truth.offsets(group) == {}, self.truth.offsets(group))
        printed = self.klamm.run("group", "offsets", source, "-o", "csv")
        path = Path(self.klamm.path("offsets.csv"))
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

    def many(self):
        """A thousand groups in one command."""
        path = Path(self.klamm.path("many.csv"))
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
        listed = [name for name in self.truth.ask(do="groups") if name.startswith(MARK + "-many-")]
        check("Kafka lists a thousand", len(listed) == 1000, len(listed))
        began = time.monotonic()
        self.klamm.change("group", "delete", "--match", MARK + "-many-.*", "--max", "1000")
        print(f"      and deleted in {time.monotonic() - began:.2f} s")
        left = [name for name in self.truth.ask(do="groups") if name.startswith(MARK + "-many-")]
        check("Kafka has none of them", left == [], left[:9])


if __name__ == "__main__":
    GroupChanges.main()
