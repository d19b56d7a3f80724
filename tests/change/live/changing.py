"""What the live tests of changes share: klamm with a state folder of its own, and Kafka's clients to say what is true."""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPO = HERE.parents[2]
sys.path.append(str(HERE.parents[1] / "support"))
from java_program import JavaProgram  # noqa: E402

failures = 0


def check(what, right, seen=None):
    global failures
    if not right:
        failures += 1
        print(f"FAIL  {what}" + ("" if seen is None else f": {seen!r}"), flush=True)
    return right


class Kafka:
    """Kafka's own clients."""

    def __init__(self, bootstrap):
        self.program = JavaProgram(HERE / "java", "ChangeTruth", bootstrap)

    def ask(self, what, **request):
        self.program.say(json.dumps({"do": what} | request))
        return self.program.hear()

    def topic(self, name):
        return self.ask("topic", topic=name)

    def configs(self, kind, name):
        """key → [value, source] of what is not Kafka's default."""
        return self.ask("configs", type=kind, name=name)

    def close(self):
        self.program.close()


class Klamm:
    def __init__(self, program, bootstrap):
        self.program = program
        self.folder = tempfile.TemporaryDirectory()
        self.environment = os.environ | {"KLAMM_BOOTSTRAP_SERVERS": bootstrap, "KLAMM_STATE_HOME": self.folder.name,
                                         "KLAMM_CONFIG_HOME": self.folder.name + "/config"}

    def path(self, name):
        return str(Path(self.folder.name) / name)

    def run(self, *words, timeout=600):
        return subprocess.run([self.program, *map(str, words)], stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              timeout=timeout, env=self.environment)

    def change(self, *words, code=0, outcomes=None, says=None, timeout=600):
        """A change as JSON: its exit code, its steps' outcomes and a part of what it says are checked. Gives the envelope."""
        answer = self.run(*words, "-o", "json", timeout=timeout)
        line = "klamm " + " ".join(map(str, words))[:150]
        check(f"{line}: exit {code}", answer.returncode == code, (answer.returncode, answer.stderr[-600:]))
        envelope = json.loads(answer.stdout) if answer.stdout else {"data": [], "errors": []}
        seen = [row["outcome"] for row in envelope["data"]]
        if outcomes is not None:
            check(f"{line}: {outcomes}", seen == outcomes.split(), (seen, answer.stderr[-600:]))
        if says:
            check(f"{line} says {says!r}", says in answer.stderr, answer.stderr[-600:])
        envelope["said"] = answer.stderr
        return envelope

    def undo(self, *words, **expected):
        return self.change("change", "undo", "last", *words, **expected)


def evenly(kafka, what, name, factor, added):
    """No rack has two replicas of a new partition, and none, nor any broker, has more than its share of all."""
    racks, replicas = kafka.ask("racks"), kafka.topic(name)["replicas"]
    check("there are three racks", set(racks.values()) == {"a", "b", "c"}, racks)
    for each in replicas[-added:]:
        check(f"{what}: {each} are in racks of their own", len({racks[str(broker)] for broker in each}) == len(each) == factor, racks)
    every = [str(broker) for each in replicas for broker in each]
    for places in (Counter(every), Counter(racks[broker] for broker in every)):
        check(f"{what}: evenly", max(places.values()) - min(places.values()) <= 1 and sum(places.values()) == len(every), places)
    check(f"{what}: on every broker", len(set(every)) == min(len(racks), len(every)), every)


def cluster():
    """KLAMM and the bootstrap address of a test's command line."""
    servers = sys.argv[2] if len(sys.argv) > 2 else os.environ.get("KLAMM_TEST_BOOTSTRAP", "")
    if len(sys.argv) < 2 or not servers:
        sys.exit(sys.modules["__main__"].__doc__)
    return Klamm(sys.argv[1], servers), Kafka(servers)


def finish(kafka):
    kafka.close()
    print(f"{failures} failures")
    sys.exit(1 if failures else 0)
