#!/usr/bin/env python3
"""Fills the disk that holds Klamm's state, applies a change, and checks what was sent and what is said.

full_disk.py KLAMM SCRIPTED_KAFKA   against a scripted cluster, which counts changing requests and loses a reply
full_disk.py KLAMM                  against the real cluster of KLAMM_TEST_BOOTSTRAP, where Kafka's own AdminClient looks too

The state folder is a small tmpfs in a mount namespace of the test's own. With less room than the intent needs nothing is
sent: exit 1, and a sentence with path and reason. With room for the intent alone the step is done, its outcome stands in
full on stderr, and looking for it later tells it, on the full disk too. Where the reply is lost besides, that decides:
exit 7, and what to do about it. Where no such namespace may be made the test is skipped (exit 77).
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SKIPPED = 77
PAGE = os.sysconf("SC_PAGE_SIZE")  # what a tmpfs gives away at a time
FULL = "No space left on device"


def enter_namespace():
    """Starts this program anew where it may mount, or skips the test."""
    for flags in (["-m"], ["-Urm"]):
        tried = subprocess.run(["unshare", *flags, "mount", "-t", "tmpfs", "none", "/tmp"], capture_output=True, text=True, check=False)
        if tried.returncode == 0:
            os.execvp("unshare", ["unshare", *flags, sys.executable, "-B", *sys.argv, "inside"])
    print(f"skipped: no mount namespace may be made here: {tried.stderr.strip()}")
    sys.exit(SKIPPED)


class Disk:
    """A tmpfs of a few pages as the state folder."""

    def __init__(self, folder):
        self.folder = folder
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={64 * PAGE}", "none", folder], check=True)
        # What klamm makes before its journal: the lock, which keeps its page.
        for name in ("changes", "locks"):
            Path(folder, name).mkdir(mode=0o700)

    def free(self):
        at = os.statvfs(self.folder)
        return at.f_bavail * at.f_frsize // PAGE

    def leave(self, pages):
        """Fills all but so many pages."""
        with open(Path(self.folder, "filler"), "wb") as filler:
            filler.write(bytes((self.free() - pages) * PAGE))

    def empty(self):
        Path(self.folder, "filler").unlink()

    def forget_changes(self):
        for journal in Path(self.folder, "changes").iterdir():
            journal.unlink()

    def journal(self):
        (path,) = Path(self.folder, "changes").iterdir()
        return path


class Scripted:
    TOPIC = "{}"

    def __init__(self, program):
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.address = self.process.stdout.readline().strip()

    def also_there(self, topic):
        """Nobody else looks."""
        return None

    def lose_reply(self, api):
        self.process.stdin.write(f"{api}\n")
        self.process.stdin.flush()
        self.process.stdout.readline()

    def close(self):
        """The APIs it was asked to change something by, and how often."""
        if self.process.stdin.closed:
            return []
        rest, _ = self.process.communicate()
        return rest.split()


class Real:
    TOPIC = "full-disk-{}"

    def __init__(self):
        sys.path.append(str(Path(__file__).resolve().parent / "live"))
        from changing import Kafka
        self.address = os.environ["KLAMM_TEST_BOOTSTRAP"]
        self.kafka = Kafka(self.address)
        self.asked = set()

    def also_there(self, topic):
        self.asked.add(topic)
        return self.kafka.topic(topic) is not None

    def close(self):
        for topic in self.asked:
            if self.also_there(topic):
                self.kafka.ask("delete", topic=topic)
        self.kafka.close()


class Test:
    def __init__(self, program, cluster, folder):
        self.program, self.cluster, self.folder, self.wrong = program, cluster, folder, []
        self.plans = 0
        (Path(folder, "state")).mkdir()
        self.disk = Disk(str(Path(folder, "state")))

    def check(self, good, what):
        if not good:
            self.wrong.append(what)

    def klamm(self, *words):
        environment = {**os.environ, "KLAMM_STATE_HOME": self.disk.folder, "KLAMM_CONFIG_HOME": self.folder,
                       "KLAMM_BOOTSTRAP_SERVERS": self.cluster.address}
        return subprocess.run([self.program, *words], env=environment, capture_output=True, text=True, timeout=60, check=False)

    def plan(self, topic):
        """The brokers are asked whether they would take it."""
        self.plans += 1
        text = self.klamm("topic", "create", self.cluster.TOPIC.format(topic), "--partitions", "2", "--plan-out", "-").stdout
        Path(self.folder, "plan.json").write_text(text, encoding="utf-8")

    def apply(self, padding=0):
        """The journal holds the words of the command: a longer path makes its first line longer."""
        path = self.folder + "/" + "./" * padding + "plan.json"
        return self.klamm("change", "apply", path, "-y", "--timeout", "5s", "-o", "json")

    def there(self, name):
        topic = self.cluster.TOPIC.format(name)
        rows = json.loads(self.klamm("topic", "list", "-o", "json").stdout)["data"]
        there = any(row["name"] == topic for row in rows)
        also = self.cluster.also_there(topic)
        self.check(also is None or also == there, f"topic {topic}: klamm sees {there}, AdminClient {also}")
        return there

    def lines(self):
        """The lengths of the journal's lines: change, intent, outcome, end."""
        return [len(line) for line in self.disk.journal().read_bytes().splitlines(keepends=True)]

    def full_before(self):
        """Nothing fits; then the journal's first line, but not the intent."""
        self.plan("before")
        for pages in (0, 1):
            if pages == 1:
                # The lock's page exists already: one page is the journal's, and the intent crosses its end.
                padding = (PAGE - self.change_line - self.intent_line // 2) // 2
            else:
                padding = 0
            self.disk.leave(pages)
            ended = self.apply(padding)
            where = f"{pages} pages left"
            self.check(ended.returncode == 1, f"{where}: exit {ended.returncode}: {ended.stderr}")
            self.check(self.disk.folder in ended.stderr and FULL in ended.stderr, f"{where}: no path or reason: {ended.stderr}")
            self.check(not self.there("before"), f"{where}: the topic was made")
            self.disk.empty()
            if pages == 1:
                (shown,) = json.loads(self.klamm("change", "show", "last", "-o", "json").stdout)["data"]
                self.check(shown["outcome"] in ("NOT_RUN", "UNKNOWN"), f"{where}: the journal says {shown['outcome']}")
            self.disk.forget_changes()

    def one_page(self):
        """Leaves one page for the change and the intent; the outcome crosses its end. Gives the padding of the command."""
        self.disk.leave(1)
        return (PAGE - self.change_line - self.intent_line - self.outcome_line // 2) // 2

    def said_in_full(self, name, ended, *words):
        for word in (self.disk.folder, FULL, "not written to the journal", '"kind":"outcome"', *words):
            self.check(word in ended.stderr, f"{name}: {word} is not said: {ended.stderr}")

    def resolved(self, name, full_code):
        """What `change show` finds, on the full disk and with room again."""
        for room, exit_code in ((False, full_code), (True, 0)):
            if room:
                self.disk.empty()
            for _ in range(100):
                ended = self.klamm("change", "show", "last", "-o", "json")
                (shown,) = json.loads(ended.stdout)["data"]
                if shown["outcome"] != "UNKNOWN":
                    break
                time.sleep(0.1)
            self.check(shown["outcome"] == "DONE" and ended.returncode == exit_code and (FULL in ended.stderr) != room,
                       f"{name}: resolves to {shown['outcome']}, exit {ended.returncode}: {ended.stderr}")
        self.disk.forget_changes()

    def full_after(self):
        """The step is done, and its outcome finds no room."""
        self.plan("after")
        ended = self.apply(self.one_page())
        self.check(self.there("after"), f"after: the topic was not made: {ended.stderr}")
        # Done, and a part of it went wrong.
        self.check(ended.returncode == 4, f"after: exit {ended.returncode}: {ended.stderr}")
        self.said_in_full("after", ended, '"outcome":"DONE"', '"topic_id":"')
        self.resolved("after", 4)

    def full_and_unknown(self):
        """The same, and the reply is lost: that is the worse of the two."""
        self.plan("unknown")
        self.cluster.lose_reply("CreateTopics")
        ended = self.apply(self.one_page())
        self.check(self.there("unknown"), f"unknown: the topic was not made: {ended.stderr}")
        self.check(ended.returncode == 7, f"unknown: exit {ended.returncode}: {ended.stderr}")
        change = self.disk.journal().stem
        self.said_in_full("unknown", ended, '"outcome":"UNKNOWN"', "the change may have been made", f"klamm change show {change} finds its outcome")
        (row,) = json.loads(ended.stdout)["data"]
        self.check(row["outcome"] == "UNKNOWN" and row["change_id"] == change, f"unknown: {row}")
        self.resolved("unknown", 4)

    def run(self):
        self.plan("measured")
        ended = self.apply()
        self.check(ended.returncode == 0 and self.there("measured"), f"measuring: exit {ended.returncode}: {ended.stderr}")
        self.change_line, self.intent_line, self.outcome_line, _ = self.lines()
        self.disk.forget_changes()
        self.full_before()
        self.full_after()
        if isinstance(self.cluster, Scripted):
            self.full_and_unknown()
            sent = self.cluster.close()
            # The measured one and those whose outcome found no room, and what was asked only to validate the plans:
            # nothing else was ever sent.
            self.check(sent == ["CreateTopics", str(3 + self.plans)], f"sent: {sent}, {self.plans} to validate")


def main():
    if sys.argv[-1] != "inside":
        enter_namespace()
    folder = tempfile.mkdtemp()
    cluster = Scripted(sys.argv[2]) if len(sys.argv) == 4 else Real()
    test = Test(sys.argv[1], cluster, folder)
    try:
        test.run()
    finally:
        cluster.close()
        subprocess.run(["umount", test.disk.folder], check=False)
        shutil.rmtree(folder, ignore_errors=True)
    print("\n".join(test.wrong) or "a full disk: nothing sent before, everything said after")
    sys.exit(bool(test.wrong))


if __name__ == "__main__":
    main()
