#!/usr/bin/env python3
"""usage: oracle.py KLAMM [INSTANCES] [SEED]

Random clusters through `klamm scale plan`. Small ones are solved beside it by trying every placement: the plan copies exactly as
many bytes as the cheapest one where replicas alone count, its bound is never above the cheapest one where bytes count too, and it
is called infeasible exactly where there is none. Of larger ones every plan is verified (verify.py), and made twice.
"""

import itertools
import json
import math
import random
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from verify import Rules, verify

failures = 0
seen = Counter()
ratios = []


def check(what, right, detail=None):
    global failures
    if not right:
        failures += 1
        print(f"FAIL  {what}: {detail!r}", flush=True)
    return right


class Planner:
    def __init__(self, program):
        self.program = program
        self.folder = tempfile.TemporaryDirectory()

    def plan(self, snapshot, *words):
        """The plan, or None where it is infeasible; what was said."""
        path = Path(self.folder.name) / "snapshot.json"
        path.write_text(json.dumps(snapshot))
        ran = subprocess.run([self.program, "scale", "plan", "--from", path, "-o", "json", *words], capture_output=True, text=True,
                             stdin=subprocess.DEVNULL, timeout=120)
        if ran.returncode == 1 and "INFEASIBLE" in ran.stdout:
            return None, ran.stderr
        check(f"exit 0 {words}", ran.returncode == 0, (ran.returncode, ran.stderr[-300:], snapshot))
        return json.loads(ran.stdout), ran.stderr


def cluster(numbers, brokers, partitions, factors, topics, sizes):
    racks = numbers.choice([0, 0, 2, 3])
    odd = numbers.random() < 0.1
    out = {"brokers": [], "partitions": []}
    for broker in range(1, brokers + 1):
        row = {"id": broker}
        if racks and not (odd and broker == 1):
            row["rack"] = f"r{broker % racks}"
        if numbers.random() < 0.08:
            row["cordoned"] = True
        if numbers.random() < 0.04:
            row["live"] = False
        out["brokers"].append(row)
    # Placed on few of the brokers more often than on others.
    weights = [numbers.choice([1, 1, 4]) for _ in range(brokers)]
    numbered = Counter()
    for _ in range(partitions):
        topic = f"t{numbers.randrange(topics)}"
        factor = min(numbers.choice(factors), brokers)
        replicas = []
        while len(replicas) < factor:
            broker = numbers.choices(range(1, brokers + 1), weights)[0]
            if broker not in replicas:
                replicas.append(broker)
        row = {"topic": topic, "partition": numbered[topic], "replicas": replicas, "bytes": numbers.choice(sizes)}
        numbered[topic] += 1
        if numbers.random() < 0.03:
            row["moving"] = True
        if numbers.random() < 0.03:
            row["offline"] = True
        out["partitions"].append(row)
    return out


def intent(numbers, brokers):
    words = {}
    if numbers.random() < 0.4:
        words["drain"] = set(numbers.sample(range(1, brokers + 1), numbers.choice([1, 1, 2])))
    if numbers.random() < 0.15:
        words["factor"] = numbers.choice([1, 2, 3])
    options = []
    if "drain" in words:
        options += ["--drain", ",".join(map(str, sorted(words["drain"])))]
    if "factor" in words:
        options += ["--replication-factor", str(words["factor"])]
    return words, options


class Every:
    """Every placement of a small cluster that keeps the hard rules."""

    def __init__(self, rules):
        self.rules = rules
        self.rows = list(rules.parts.values())
        self.choices = []
        for row in self.rows:
            if rules.fixed(row):
                self.choices.append([tuple(row["replicas"])])
                continue
            factor = rules.wanted(row)
            allowed = sorted(rules.gets | (set(row["replicas"]) - rules.drained))
            self.choices.append([to for to in itertools.combinations(allowed, factor) if rules.wrong(row, list(to)) is None])

    def exists(self):
        return all(self.choices)

    def size(self):
        return math.prod(map(len, self.choices))

    def cheapest(self, good):
        """The fewest bytes copied by a placement that `good(replicas of brokers, bytes of brokers)` takes, or None."""
        costs = [[sum(row["bytes"] for broker in to if broker not in row["replicas"]) for to in choices]
                 for row, choices in zip(self.rows, self.choices)]
        best = None
        for picks in itertools.product(*(range(len(choices)) for choices in self.choices)):
            cost = sum(costs[p][i] for p, i in enumerate(picks))
            if best is not None and cost >= best:
                continue
            held, bytes_held = Counter(), Counter()
            for p, i in enumerate(picks):
                for broker in self.choices[p][i]:
                    held[broker] += 1
                    bytes_held[broker] += self.rows[p]["bytes"]
            if good(held, bytes_held):
                best = cost
        return best


def even_counts(rules, every):
    """Whether brokers hold their share; None where shares are not the plain mean."""
    free = sum(rules.wanted(row) for row in every.rows if not rules.fixed(row))
    fixed = Counter(broker for row in every.rows if rules.fixed(row) for broker in row["replicas"])
    cordoned = {broker for broker in rules.brokers if broker not in rules.gets and broker not in rules.drained}
    if any(broker in cordoned for row in every.rows for broker in row["replicas"]):
        return None
    if not rules.gets:
        return None
    mean = (free + sum(fixed[broker] for broker in rules.gets)) / len(rules.gets)
    if any(fixed[broker] > mean for broker in rules.gets):
        return None
    if len(rules.racks) > 1:
        sizes = Counter(rules.brokers[broker]["rack"] for broker in rules.gets)
        if len(set(sizes.values())) > 1:
            return None
    least, most = math.floor(mean + 1e-9), math.ceil(mean - 1e-9)
    return lambda held: all(least <= held[broker] <= most for broker in rules.gets)


def small(planner, numbers):
    brokers = numbers.randint(2, 5)
    snapshot = cluster(numbers, brokers, numbers.randint(1, 5), [1, 2, 2, 3], 2, [0, 5, 10, 10, 70, 1000])
    words, options = intent(numbers, brokers)
    rules = Rules(snapshot, words.get("drain", ()), (), words.get("factor"))
    every = Every(rules)
    if every.size() > 20_000:
        return
    plan, said = planner.plan(snapshot, *options, "--balance", "replicas", "--no-topic-spread")
    if not check("infeasible exactly where nothing keeps the rules", (plan is None) == (not every.exists()), (snapshot, words, said)):
        return
    seen["infeasible" if plan is None else "small"] += 1
    if plan is None:
        return
    check("the plan keeps the rules", not (wrong := verify(rules, plan)), (wrong, snapshot, words))
    even = even_counts(rules, every)
    if even is None:
        return
    best = every.cheapest(lambda held, _: even(held))
    if best is None:
        seen["cannot be even"] += 1
        if not any(map(rules.fixed, every.rows)):
            check("that brokers cannot be even is said", "equally many replicas" in said, (snapshot, words, said))
        return
    seen["optimum compared"] += 1
    summary = plan["summary"]
    check("the optimum", summary["copy_bytes"] == best and summary["proved"], (summary, best, snapshot, words))
    bytes_too(planner, rules, every, even, snapshot, options)


def bytes_too(planner, rules, every, even, snapshot, options):
    plan, said = planner.plan(snapshot, *options, "--balance", "bytes", "--no-topic-spread")
    check("the plan keeps the rules", not (wrong := verify(rules, plan)), (wrong, snapshot, options))
    wanted = [(rules.wanted(row), row["bytes"]) for row in every.rows]
    total, replicas = sum(each * size for each, size in wanted), sum(each for each, _ in wanted)
    share = total / len(rules.gets)
    off = max(share * 0.1, total / max(replicas, 1))
    best = every.cheapest(lambda held, sizes: even(held) and all(
        int(max(0, share - off)) <= sizes[broker] <= int(share + off) + 1 for broker in rules.gets))
    if best is None:
        return
    seen["bound compared"] += 1
    summary = plan["summary"]
    check("the bound is one", summary["bound_bytes"] <= best, (summary, best, snapshot, options))
    within = "cannot be brought" not in said
    if within:
        check("no plan within the rules copies less than the optimum", summary["copy_bytes"] >= best, (summary, best, snapshot))
        ratios.append(summary["copy_bytes"] / best if best else 1.0)
    else:
        seen["bytes not reached"] += 1


def large(planner, numbers):
    brokers = numbers.randint(3, 30)
    snapshot = cluster(numbers, brokers, numbers.randint(1, 400), [1, 2, 3, 3, 3, 4], numbers.randint(1, 12),
                       [0, 1, 10, 100, 1000, 10_000])
    if numbers.random() < 0.3:
        used = sum(row["bytes"] * len(row["replicas"]) for row in snapshot["partitions"]) / brokers
        for row in snapshot["brokers"]:
            row["capacity_bytes"] = int(used * numbers.uniform(1.5, 4)) + 1
    words, options = intent(numbers, brokers)
    options += numbers.choice([[], ["--balance", "replicas"], ["--no-topic-spread"], ["--no-leaders"], ["--slack", "2"],
                               ["--most-bytes", "5000"]])
    rules = Rules(snapshot, words.get("drain", ()), (), words.get("factor"))
    plan, said = planner.plan(snapshot, *options)
    seen["large" if plan else "large infeasible"] += 1
    if plan is None:
        return
    wrong = verify(rules, plan)
    if "--most-bytes" in options:
        wrong = [each for each in wrong if " on [" not in each]
        check("no more bytes", plan["summary"]["copy_bytes"] <= 5000, plan["summary"])
    check("the plan keeps the rules", not wrong, (wrong[:5], options, said))
    again, _ = planner.plan(snapshot, *options)
    check("the same plan again", again["data"] == plan["data"], options)
    # What a cordoned broker will keep, which shares depend on, is a guess.
    if "--balance" in options and not any("capacity_bytes" in row or "cordoned" in row for row in snapshot["brokers"]):
        after = {(row["topic"], row["partition"]): row["to"] for row in plan["data"]}
        for row in snapshot["partitions"]:
            row["replicas"] = after.get((row["topic"], row["partition"]), row["replicas"])
        settled, _ = planner.plan(snapshot, *options)
        if settled:
            check("a plan carried out leaves nothing to copy", settled["summary"]["moves"] == 0, (settled["summary"], options, said))


def main():
    planner = Planner(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 300
    numbers = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    for _ in range(count):
        small(planner, numbers)
        if _ % 3 == 0:
            large(planner, numbers)
    print(dict(seen), f"bytes copied / optimum: {sum(ratios) / max(len(ratios), 1):.4f} on average, {max(ratios, default=1):.3f} at most")
    print(f"{failures} failures")
    sys.exit(bool(failures))


main()
