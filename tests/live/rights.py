#!/usr/bin/env python3
"""usage: rights.py KLAMM

Least privilege: with exactly the rights that a command's --help names it does all that it does; with one of them left
out it fails, or leaves out what its help says. Every run is by a user of its own, of whom the broker knows nothing but
these rights: unsecured tokens of OAUTHBEARER name any user. Takes the cluster from $KLAMM_TEST_SECURITY.
"""

import base64
import json
import os
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))
from java_program import JavaProgram  # noqa: E402
from secured import CA, SASL_SSL, check, end, klamm, settings, write  # noqa: E402

PLAIN = os.environ["KLAMM_TEST_BOOTSTRAP"]
CLUSTER = ("cluster", "kafka-cluster")


def topic(name):
    return ("topic", name)


def group(name):
    return ("group", name)


# A command, the rights that its help names, and for each of them what leaving it out means: the exit codes that are
# right, and whether the answer may call itself complete (what the user may not see is not shown, as the help says).
# Kafka implies Describe where Read, Write, Delete or Alter is allowed, and DescribeConfigs where AlterConfigs is: these
# are not listed beside them. Offsets of a topic that may not be seen are told to nobody: there is nothing to delete. {} is a name of the case's own: a topic, and a group with an offset in its partition 0.
SEEN, PART, DENIED = ({0}, True), ({4}, False), ({6}, False)
CASES = [
    ("topic list", [("describe", topic, SEEN)]),
    ("topic describe {}", [("describe", topic, DENIED), ("describe-configs", topic, PART), ("describe", CLUSTER, PART)]),
    ("partition list --topic {} --columns all", [("describe", topic, DENIED), ("describe-configs", topic, PART)]),
    ("config get topic {} retention.ms", [("describe-configs", topic, DENIED)]),
    ("config describe topic {}", [("describe-configs", topic, DENIED)]),
    ("group list", [("describe", group, SEEN)]),
    ("group describe {}", [("describe", group, DENIED)]),
    ("group members {}", [("describe", group, DENIED)]),
    ("group offsets {}", [("describe", group, DENIED), ("describe", topic, SEEN)]),
    ("lag list --group {}", [("describe", group, DENIED), ("describe", topic, SEEN)]),
    ("log-dir list", [("describe", CLUSTER, DENIED)]),
    ("quorum describe", [("describe", CLUSTER, DENIED)]),
    ("cluster describe", [("describe", CLUSTER, PART)]),
    ("reassignment list", [("describe", CLUSTER, DENIED)]),
    ("topic alter {} --partitions 3", [("alter", topic, DENIED), ("describe", CLUSTER, DENIED)]),
    ("config set topic {} retention.ms=7d", [("alter-configs", topic, DENIED)]),
    ("group reset-offsets {} --topic {} --to latest", [("read", group, DENIED), ("read", topic, DENIED)]),
    ("group delete-offsets {} --topic {}", [("delete", group, DENIED), ("read", topic, DENIED)]),
    ("group delete {}", [("delete", group, DENIED)]),
    ("topic delete {}", [("delete", topic, DENIED)]),
]
CHANGES = ("alter", "set", "delete", "reset-offsets", "delete-offsets")


def token(user):
    claims = {"sub": user, "iat": time.time() - 5, "exp": time.time() + 900}
    return "eyJhbGciOiJub25lIn0." + base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=") + "."


def run(user, words, name):
    line = words.format(*[name] * words.count("{}")).split()
    by = settings(security_protocol="SASL_SSL", sasl_mechanism="OAUTHBEARER", ssl_truststore_location=CA,
                  sasl_oauthbearer_token="@file:" + write(user, token(user)))
    if line[1] in CHANGES:
        line += ["-y", "--confirm", name, "--journal", "none"]
    done = klamm(*line, "-b", SASL_SSL, *by, "-o", "json", "--timeout", "15s", timeout=60)
    return done, json.loads(done.stdout) if done.stdout.strip() else None


names = [f"rights-{index}" for index in range(len(CASES))]
admin = ["-b", PLAIN, "--journal", "none", "-y"]
made = klamm("topic", "create", *names, "--partitions", "2", "--rf", "1", "--max", "100", *admin, timeout=60)
check("topics", made.returncode == 0, made.stderr)
for name in names:
    made = klamm("group", "reset-offsets", name, "--topic", name + ":0", "--to", "earliest", *admin, timeout=60)
    check(f"group {name}", made.returncode == 0, made.stderr)
rights = JavaProgram(Path(__file__).resolve().parent / "java", "Rights", PLAIN)
for name, (words, needs) in zip(names, CASES):
    for left_out in [None, *range(len(needs))]:
        for index, (operation, where, _) in enumerate(needs):
            if index != left_out:
                kind, resource = where if where is CLUSTER else where(name)
                rights.say(f"User:{name}-{left_out} {operation.replace('-', '_')} {kind} {resource}")

rights.say()
check("rights given", rights.hear() > 0)

for name, (words, needs) in zip(names, CASES):
    # Those who lack something first: what they try changes nothing.
    for left_out, (operation, where, (codes, complete)) in enumerate(needs):
        done, answer = run(f"{name}-{left_out}", words, name)
        kind = (where if where is CLUSTER else where(name))[0]
        said = answer["complete"] if answer else False
        check(f"{words} without {operation} on the {kind}: exit {done.returncode}",
              done.returncode in codes and said == complete, (said, done.stderr, done.stdout[-600:]))
        if not complete:
            check("  and says that a right is missing", "AUTHORIZATION_FAILED" in done.stdout + done.stderr or
                  "NOT_AUTHORIZED" in done.stdout + done.stderr, done.stderr)
    done, answer = run(f"{name}-None", words, name)
    check(f"{words} with the rights of its help", done.returncode == 0 and answer and answer["complete"] and
          not answer["errors"], (done.returncode, done.stderr, done.stdout[-600:]))
rights.close()
end()
