#!/usr/bin/env python3
"""usage: hostile_names.py KLAMM [BOOTSTRAP]

Topics and groups whose names are nouns, verbs, options, escapes, control characters or whatever else Kafka accepts:
every read that takes names finds exactly the one that was meant, and what `-o name` prints reads back the same. Kafka's
own AdminClient makes, lists and removes them. BOOTSTRAP defaults to $KLAMM_TEST_BOOTSTRAP.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent / "support"))
from java_program import JavaProgram  # noqa: E402

WORDS = ["topic", "group", "lag", "list", "check", "-"]
TOPICS = [*WORDS, "--yes", "_", "a.b"]
# What they have committed in: named so that no other test knows it.
COMMITTED = "hostile-names"
GROUPS = [*WORDS, "--yes", "--", "-o", "a=b", "a,b", "a:0", "a b", " a", "a ", "*", "a.*", "'", '"', "$(touch x)", "`x`", "%1",
          "\\", "\\\\", "\\x1b", "a\\x1b", "a\x1b", "a\x1b[31mred", "a\nb", "a\r", "a\tb", "\u202egnp.exe", "\u200b",
          "\u00fc" * 200, "\U0001f600", "null", "\x00", "a\x00b"]
NO_ARGUMENT = [name for name in GROUPS if "\x00" in name]  # a word of a command line cannot hold NUL
# Kafka takes offsets of the empty group id, for consumers without a group, and refuses to delete it.
EMPTY = ""

failures = 0


def check(what, right, seen=None):
    global failures
    if not right:
        failures += 1
        print(f"FAIL  {what}" + ("" if seen is None else f": {seen!r}"))
    return right


class AdminClient:
    def __init__(self, bootstrap):
        self.program = JavaProgram(HERE / "java", "HostileNames", bootstrap)

    def ask(self, **request):
        self.program.say(json.dumps(request))
        return self.program.hear()

    def close(self):
        self.program.close()


class Klamm:
    def __init__(self, program, bootstrap):
        self.program = program
        self.environment = os.environ | {"KLAMM_BOOTSTRAP_SERVERS": bootstrap}

    def run(self, *words, names=b""):
        return subprocess.run([self.program, *words], input=names, capture_output=True, timeout=60, env=self.environment)

    def rows(self, *words, names=b"", code=0):
        """The rows of a command as JSON, which must be whole and end with this code."""
        answer = self.run(*words[:2], "-o", "json", *words[2:], names=names)
        try:
            envelope = json.loads(answer.stdout)
        except ValueError:
            envelope = {"data": [], "complete": False}
        check(f"klamm {words!r}", answer.returncode == code and envelope["complete"] == (code == 0),
              (answer.returncode, answer.stderr.decode(errors="replace")[:200]))
        return envelope["data"]


def of(rows, key):
    return sorted(row[key] for row in rows)


def check_groups(klamm, groups, seen):
    """`seen`: every group the AdminClient lists."""
    check("group list is what the AdminClient lists", of(klamm.rows("group", "list"), "group") == sorted(seen))
    check("lag list has them all", set(groups) <= set(of(klamm.rows("lag", "list"), "group")))
    words = [name for name in groups if name not in NO_ARGUMENT]
    for name in words:
        for noun, verb in ("group", "describe"), ("group", "offsets"), ("lag", "list"):
            found = of(klamm.rows(noun, verb, "--", name), "group")
            check(f"{noun} {verb} -- {name!r}", found == [name], found)
        check(f"group members -- {name!r}", klamm.rows("group", "members", "--", name) == [])
        # An option's value is taken as it stands, with no -- before it.
        check(f"group offsets -g {name!r}", of(klamm.rows("group", "offsets", "-g", name), "group") == [name])
        if not name.startswith("-"):
            check(f"lag list {name!r}", of(klamm.rows("lag", "list", name), "group") == [name])
    check("all at once", of(klamm.rows("group", "describe", "--", *words), "group") == sorted(words))
    offsets = klamm.rows("group", "offsets", "--", *words)
    check("their commits", all((row["topic"], row["partition"], row["offset"]) == (COMMITTED, 0, 1) for row in offsets))
    check("no name among words is standard input after --", klamm.rows("group", "describe", "--", "-", names=b"lag\n")[0]["group"] == "-")
    check("a lone - is standard input", of(klamm.rows("group", "describe", "-", names=b"lag\n"), "group") == ["lag"])
    check("empty standard input is no group", klamm.rows("group", "describe", "-") == [])


def check_round_trip(klamm, noun, verb, key, names, *narrow):
    """What `-o name` prints is read again, escaped line by line and raw with NUL between."""
    for null in ([], ["-0"]):
        printed = klamm.run(noun, "list", *narrow, "-q", "-o", "name", *null)
        check(f"{noun} list -o name {null}", printed.returncode == 0, printed.stderr)
        text = printed.stdout
        if null:
            kept = [name for name in names if name and "\x00" not in name]
            wanted = b"".join(name.encode() + b"\0" for name in kept)
            lines = [line for line in text.split(b"\0") if line.decode() in kept]  # a name with NUL falls apart
            check(f"{noun} list -0 is raw", sorted(lines) == sorted(wanted.split(b"\0")[:-1]))
            text = b"".join(line + b"\0" for line in lines)
        else:
            kept = [name for name in names if name]  # an empty line is no name
            check(f"{noun} list -o name prints no control character",
                  not any(ord(c) < 32 or ord(c) == 0x202e or ord(c) == 127 for c in text.decode() if c != "\n"), text)
        rows = klamm.rows(noun, verb, *null, "-", names=text)
        found = {row[key] for row in rows}
        check(f"{noun} {verb} - {null} finds what {noun} list printed", set(kept) <= found, set(kept) - found)
        again = klamm.run(noun, "list", *narrow, "-q", "-o", "name").stdout
        check("and no more", len(found) <= again.count(b"\n"), len(found))


def check_topics(klamm, topics, seen):
    check("topic list is what the AdminClient lists", of(klamm.rows("topic", "list"), "name") == sorted(seen))
    for name in topics:
        check(f"topic list -- {name!r}", of(klamm.rows("topic", "list", "--", name), "name") == [name])
        check(f"topic describe -- {name!r}", of(klamm.rows("topic", "describe", "--", name), "topic") == [name])
        check(f"partition list -- {name!r}", of(klamm.rows("partition", "list", "--", name), "topic") == [name])
        check(f"config get topic {name!r}",
              of(klamm.rows("config", "get", "-k", "retention.ms", "topic", "--", name), "name") == [name])
        check(f"lag list -t {name!r}", klamm.rows("lag", "list", "-t", name) == [])
        if not name.startswith("-"):
            check(f"topic describe {name!r}", of(klamm.rows("topic", "describe", name), "topic") == [name])
    check("all at once", of(klamm.rows("topic", "describe", "--", *topics), "topic") == sorted(topics))


def main(program, bootstrap):
    klamm, admin = Klamm(program, bootstrap), AdminClient(bootstrap)
    everything = {"topics": [*TOPICS, COMMITTED], "groups": [*GROUPS, EMPTY], "topic": COMMITTED}
    try:
        admin.ask(do="remove", **everything)  # what an interrupted run left
        refused = admin.ask(do="make", **everything | {"groups": []})["refused"]
        waited = klamm.run("wait", "topic", "--wait=60s", "--", *everything["topics"])
        check("every broker knows every topic", waited.returncode == 0, waited.stderr)
        refused |= admin.ask(do="make", **everything | {"topics": []})["refused"]
        for what, why in refused.items():
            print(f"Kafka refuses {what!r}: {why}")
        topics = [name for name in TOPICS if f"topic {name}" not in refused]
        groups = [name for name in [*GROUPS, EMPTY] if f"group {name}" not in refused]
        check("Kafka takes every topic", len(topics) == len(TOPICS), refused)
        check("Kafka takes every group", set(GROUPS) <= set(groups), refused)
        seen = admin.ask(do="list")
        check_groups(klamm, groups, seen["groups"])
        check_round_trip(klamm, "group", "describe", "group", groups)
        check_topics(klamm, topics, seen["topics"])
        check_round_trip(klamm, "topic", "describe", "topic", topics)
    finally:
        left = admin.ask(do="remove", **everything)["refused"]
        check("they are gone", set(left) <= {f"group {EMPTY}"}, left)
        admin.close()
    print(f"{len(topics)} topics, {len(groups)} groups, {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    servers = sys.argv[2] if len(sys.argv) > 2 else os.environ.get("KLAMM_TEST_BOOTSTRAP", "")
    if len(sys.argv) < 2 or not servers:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], servers))
