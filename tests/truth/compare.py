#!/usr/bin/env python3
"""usage: compare.py KLAMM [BOOTSTRAP] [--only WORD] | compare.py --selftest

Compares every value klamm shows of a cluster with what Kafka's own AdminClient sees. Reads with the AdminClient, runs
klamm's commands, reads again: static values must be equal, moving ones lie between the two readings. What differs is
compared again, for a cluster may change twice between two readings, and fails when it differs every time. Prints every
difference; exit 1 if there is any. BOOTSTRAP defaults to $KLAMM_TEST_BOOTSTRAP.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import expected
import proof
import rules

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent / "support"))
from java_program import JavaProgram  # noqa: E402
ATTEMPTS = 3


class AdminClient:
    """Kafka's AdminClient in one Java program that reads the cluster whenever it is asked."""

    def __init__(self, bootstrap):
        self.program = JavaProgram(HERE / "java", "Truth", bootstrap)
        self.asked = True  # the first reading comes unasked

    def read(self):
        if not self.asked:
            self.program.say()
        self.asked = False
        return self.program.hear()

    def close(self):
        self.program.close()


class Klamm:
    def __init__(self, program, bootstrap):
        self.program = program
        self.bootstrap = bootstrap
        self.schemas = {}

    def run(self, *words):
        return subprocess.run([self.program, *words], capture_output=True, text=True, timeout=120,
                              env=os.environ | {"KLAMM_BOOTSTRAP_SERVERS": self.bootstrap})

    def columns(self, schema):
        """The keys of a row type, as klamm itself publishes them."""
        if schema not in self.schemas:
            answer = self.run("schema", schema)
            known = answer.returncode == 0
            self.schemas[schema] = json.loads(answer.stdout)["properties"]["data"]["items"]["required"] if known else []
        return self.schemas[schema]

    def row_types(self):
        ids = (schema["$id"] for schema in json.loads(self.run("schema").stdout))
        return {id.removeprefix("urn:klamm.").partition("/")[0] for id in ids}

    def envelope(self, check, words):
        """What one command prints. All columns are asked for by name, since costly ones are not loaded otherwise."""
        answer = self.run(*words, "-o", "json", "--columns", ",".join(self.columns(check.schema)))
        try:
            return answer.returncode, json.loads(answer.stdout)
        except ValueError:
            return answer.returncode, {"errors": [], "said": (answer.stderr or answer.stdout).strip()}


def compare(klamm, check, before, after, answers, differences):
    """One check: `answers` are the envelopes of its commands, read between the two readings."""
    rows = {}
    for code, envelope in answers:
        where = check.name
        if "data" not in envelope:
            differences.add(where, "", f"klamm said no JSON (exit {code}): {envelope.get('said')}")
            continue
        differences.value(where, "schema", envelope["schema"], f"klamm.{check.schema}/1", f"klamm.{check.schema}/1")
        if check.has_cluster_id:
            cluster_id = before["cluster"]["cluster_id"]
            differences.value(where, "cluster_id", envelope["cluster_id"], cluster_id, cluster_id)
        for error in envelope["errors"]:
            differences.add(f"{where} {error['target']}", "error", f"{error['code']} {error['message']}")
        for row in envelope["data"]:
            if row.keys() != set(klamm.columns(check.schema)):
                differences.add(where, "keys", f"{sorted(row.keys() ^ set(klamm.columns(check.schema)))} are not as in its schema")
            key = check.key(row)
            if key in rows:
                differences.add(f"{where} {key}", "", "klamm shows this row twice")
            rows[key] = row
    expectation = check.expect(before, after)
    differences.rows(check, rows, *expectation)
    if not differences.found:
        for miss in proof.overlooked(check, rows, expectation):
            differences.add(miss, "", "the comparison cannot fail")


def attempt(klamm, admin, before, checks):
    """One round: klamm's commands, a reading, then what differed for each check; and that reading."""
    answers = {check.name: [klamm.envelope(check, words) for words in check.commands(before)] for check in checks}
    after = admin.read()
    found = {}
    for check in checks:
        differences = rules.Differences()
        compare(klamm, check, before, after, answers[check.name], differences)
        found[check.name] = differences
    return found, after


def main(program, bootstrap, only):
    klamm, admin = Klamm(program, bootstrap), AdminClient(bootstrap)
    checks = [check for check in expected.CHECKS if only in check.name]
    values, lasting = 0, None
    try:
        before = admin.read()
        for _ in range(ATTEMPTS):
            found, before = attempt(klamm, admin, before, checks)
            now = {key: words for differences in found.values() for key, words in differences.found.items()}
            values = values or sum(differences.values for differences in found.values())
            lasting = now if lasting is None else {key: words for key, words in now.items() if key in lasting}
            checks = [check for check in checks if found[check.name].found]
            if not lasting:
                break
    finally:
        admin.close()
    if not only:
        checked = {check.schema for check in expected.CHECKS}
        for row_type in klamm.row_types() ^ (checked | rules.NOT_COMPARED.keys()):
            lasting[row_type, ""] = "klamm has no such rows" if row_type in checked | rules.NOT_COMPARED.keys() else "nothing checks these rows"
    for (where, field), words in sorted(lasting.items()):
        print(f"{where}{' · ' if field else ''}{field}: {words}")
    skipped = sum(map(len, rules.INCOMPARABLE.values()))
    print(f"{values} values of {bootstrap} compared, {skipped} fields incomparable, {len(lasting)} differences")
    return 1 if lasting or not values else 0


if __name__ == "__main__":
    words = sys.argv[1:]
    if words == ["--selftest"]:
        import selftest
        sys.exit(selftest.main())
    wanted = ""
    if "--only" in words:
        at = words.index("--only")
        wanted = words[at + 1]
        del words[at:at + 2]
    servers = words[1] if len(words) > 1 else os.environ.get("KLAMM_TEST_BOOTSTRAP", "")
    if not words or not servers:
        sys.exit(__doc__)
    sys.exit(main(words[0], servers, wanted))
