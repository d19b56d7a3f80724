#!/usr/bin/env python3
"""usage: live_group_changes.py KLAMM [PART…]

Changes to groups that have members, or had them a moment ago, of every type on a real Kafka: what must be refused is, members
are removed, share and streams groups are set, deleted and put back; Kafka's own AdminClient says what stands there. Takes the
sandbox from $KLAMM_TEST_SANDBOX, $KLAMM_TEST_BOOTSTRAP and $KLAMM_TEST_KAFKA.
"""

import subprocess
import time

from changing import check
from group_changing import KAFKA, MARK, OTHER, RECORDS, TOPIC, Test, Truth


class LiveGroupChanges(Test):
    PARTS = ("live_groups", "members", "share", "streams")

    def live_groups(self):
        for protocol in ["classic"] + (["consumer"] if KAFKA >= (4, 0, 0) else []):
            group, idle = f"{MARK}-live-{protocol}", f"{MARK}-idle-{protocol}"
            for name in (group, idle):
                self.commit(name, [TOPIC, 0, 20, None, ""], [OTHER, 0, 5, None, ""])
            plan = self.klamm.path(f"plan-{protocol}.json")
            self.klamm.run("group", "reset-offsets", group, "-t", TOPIC + ":0", "--to", "earliest", "--plan-out", plan)
            self.truth.ask(do="join", name="awake", group=group, topic=TOPIC, protocol=protocol)
            self.truth.until("the group is stable", 60, lambda seen: seen.get("state") == "Stable", do="members", group=group)
            words = ["group", "reset-offsets", group, idle, "-t", TOPIC, "--to", "7"]
            rows = self.klamm.change(*words, exit_code=4)
            check(f"{protocol}: of two groups the live one is refused", len(rows) == 3 and self.klamm.errors == ["NON_EMPTY_GROUP"],
                  (rows, self.klamm.errors))
            check(f"{protocol}: its members are listed", "awake at /127.0.0.1" in self.klamm.said, self.klamm.said)
            check(f"{protocol}: one that woke up since the plan is stale",
                  self.klamm.outcomes("change", "apply", plan, exit_code=1) == "STALE")
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
        """Members whose clients were killed stay for 45 s, if nobody removes them."""
        for protocol in ["classic"] + (["consumer"] if KAFKA >= (4, 0, 0) else []):
            group = f"{MARK}-members-{protocol}"
            killed = {name: Truth() for name in ("first", "second")}
            for name, truth in [("static", self.truth), *killed.items()]:
                truth.ask(do="join", name=name, group=group, topic=TOPIC, protocol=protocol, instance="s-1" if name == "static" else None)
            members = lambda *names: lambda seen: sorted(seen.get("clients", [])) == sorted(names)  # noqa: E731
            stable = lambda *names: lambda seen: members(*names)(seen) and seen["state"] == "Stable"  # noqa: E731
            self.truth.until("all are members", 60, stable("static", "first", "second"), do="members", group=group)
            # Its client goes, and the group keeps its place.
            self.truth.ask(do="leave", name="static")
            check(f"{protocol}: a static member stays", "static" in self.truth.ask(do="members", group=group)["clients"])
            check(f"{protocol}: it is removed by its instance",
                  self.klamm.outcomes("group", "remove-member", group, "--instance-id", "s-1") == "DONE")
            seen = self.truth.until(f"{protocol}: Kafka shows that", 30, stable("first", "second"), do="members", group=group)
            self.not_brought_back(protocol)
            self.klamm.change("group", "remove-member", group, "--instance-id", "s-1", exit_code=1)
            check(f"{protocol}: one that is gone is unknown", self.klamm.errors == ["UNKNOWN_MEMBER_ID"], self.klamm.errors)
            killed["first"].program.kill()
            gone = seen["ids"]["first"]
            check(f"{protocol}: Kafka still shows it", gone in self.truth.ask(do="members", group=group)["ids"].values())
            check(f"{protocol}: a dynamic member by its id",
                  self.klamm.outcomes("group", "remove-member", group, "--member-id", gone) == "DONE", self.klamm.errors)
            self.truth.until(f"{protocol}: Kafka shows that alone", 10, members("second"), do="members", group=group)
            self.not_brought_back(protocol)
            self.truth.until(f"{protocol}: the other one goes on", 30, stable("second"), do="members", group=group)
            killed["second"].program.kill()
            check(f"{protocol}: Kafka still shows the other", members("second")(self.truth.ask(do="members", group=group)))
            check(f"{protocol}: all that are left", self.klamm.outcomes("group", "remove-member", group, "--all") == "DONE",
                  self.klamm.errors)
            self.truth.until(f"{protocol}: Kafka shows none", 10, lambda seen: (seen.get("state"), seen.get("clients")) == ("Empty", []),
                             do="members", group=group)
            self.not_brought_back(protocol)

    def not_brought_back(self, protocol):
        before = self.truth.ask(do="groups")
        self.klamm.change("change", "undo", "last", exit_code=1)
        check(f"{protocol}: a removed member is not brought back", self.klamm.errors == ["NO_UNDO"], self.klamm.errors)
        check(f"{protocol}: nothing else comes of it", self.truth.ask(do="groups") == before)

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
        self.klamm.change("config", "set", "group", group, "--config", "share.auto.offset.reset=earliest", "-y")
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
        self.gone(group)
        self.klamm.change("change", "undo", "last", exit_code=1)
        check("and its undo is refused", self.klamm.errors == ["NO_UNDO"], self.klamm.errors)
        self.gone(group)

    def gone(self, group):
        check(f"Kafka has no group {group}", group not in self.truth.ask(do="groups"), self.truth.ask(do="groups"))

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
        check("all of them", self.truth.offsets(group) == {}, self.truth.offsets(group))
        self.klamm.undo("a streams group's delete-offsets")
        check("and committed again", self.truth.offsets(group) == before, (before, self.truth.offsets(group)))
        check("it is deleted", self.klamm.outcomes("group", "delete", group) == "DONE")
        self.gone(group)
        self.klamm.undo("a streams group's delete")
        check("and has its offsets again", self.truth.offsets(group) == before, (before, self.truth.offsets(group)))


if __name__ == "__main__":
    LiveGroupChanges.main()
