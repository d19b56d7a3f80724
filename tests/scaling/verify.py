#!/usr/bin/env python3
"""usage: verify.py SNAPSHOT PLAN [--drain ID,…] [--only-to ID,…] [--replication-factor N] [--counts]

Whether a plan (`klamm scale plan --from SNAPSHOT -o json`) keeps the rules that always hold, judged without anything of Klamm's:
exit 0 and a line of numbers, or 1 and what is wrong. --counts: brokers must also hold as many replicas as their share, rounded
up or down; for clusters with racks of one size and no capacities.
"""

import argparse
import json
import math
import sys


class Rules:
    """A snapshot and what is wanted of it."""

    def __init__(self, snapshot, drain=(), only_to=(), factor=None):
        self.brokers = {broker["id"]: broker for broker in snapshot["brokers"]}
        self.parts = {(row["topic"], row["partition"]): row for row in snapshot["partitions"]}
        self.factor = factor
        live = [broker for broker in self.brokers.values() if broker.get("live", True)]
        self.drained = {broker["id"] for broker in self.brokers.values()
                        if broker.get("drain") or broker["id"] in drain or (only_to and broker["id"] not in only_to)}
        self.gets = {broker["id"] for broker in live if broker["id"] not in self.drained and not broker.get("cordoned")}
        self.racked = bool(live) and all(broker.get("rack") is not None for broker in live)
        self.racks = {self.brokers[broker]["rack"] for broker in self.gets} if self.racked else set()
        self.kept_racks = {broker["rack"] for broker in live if broker["id"] not in self.drained} if self.racked else set()

    def fixed(self, row):
        return bool(row.get("moving") or row.get("offline")) or any(
            not self.brokers[broker].get("live", True) and broker not in self.drained for broker in row["replicas"])

    def wanted(self, row):
        return self.factor or row.get("rf") or len(row["replicas"])

    def wrong(self, row, to):
        """What is wrong with the replicas of a partition that may change, or None."""
        if len(set(to)) != len(to):
            return "a broker twice"
        if len(to) != self.wanted(row):
            return f"{len(to)} replicas, not {self.wanted(row)}"
        for broker in to:
            if broker not in row["replicas"] and broker not in self.gets:
                return f"broker {broker} gets no replicas"
            if broker in self.drained:
                return f"broker {broker} is to be empty"
        # A rack without brokers for new replicas may be left out.
        for rack in self.kept_racks if len(self.kept_racks) > 1 else ():
            there = sum(self.brokers[broker].get("rack") == rack for broker in to)
            least = len(to) // len(self.kept_racks) if rack in self.racks else 0
            if not least <= there <= math.ceil(len(to) / max(len(self.racks), 1)):
                return f"{there} replicas in rack {rack}"
        return None


def verify(rules, plan, counts=False):
    wrong = []
    after = {key: list(row["replicas"]) for key, row in rules.parts.items()}
    copied, moves, leaders = 0, 0, 0
    arriving = dict.fromkeys(rules.brokers, 0)
    for row in plan["data"]:
        key = (row["topic"], row["partition"])
        name = f"{key[0]}:{key[1]}"
        part = rules.parts.get(key)
        if part is None or row["from"] != part["replicas"]:
            wrong.append(f"{name}: from {row['from']}")
            continue
        if row["to"] == row["from"]:
            wrong.append(f"{name}: does not change")
        adds = [broker for broker in row["to"] if broker not in row["from"]]
        removes = [broker for broker in row["from"] if broker not in row["to"]]
        if sorted(adds) != sorted(row["adds"]) or sorted(removes) != sorted(row["removes"]):
            wrong.append(f"{name}: adds {row['adds']}, removes {row['removes']}")
        if row["copy_bytes"] != part["bytes"] * len(adds):
            wrong.append(f"{name}: copies {row['copy_bytes']}")
        if rules.fixed(part):
            wrong.append(f"{name}: must stay")
        for broker in adds:
            arriving[broker] += part["bytes"]
        copied += part["bytes"] * len(adds)
        moves += len(adds)
        leaders += row["to"][0] != row["from"][0]
        after[key] = row["to"]
    held = dict.fromkeys(rules.brokers, 0)
    before = dict.fromkeys(rules.brokers, 0)
    for key, to in after.items():
        part = rules.parts[key]
        if not rules.fixed(part) and (what := rules.wrong(part, to)):
            wrong.append(f"{key[0]}:{key[1]} on {to}: {what}")
        for broker in to:
            held[broker] += 1
        for broker in part["replicas"]:
            before[broker] += part["bytes"]
    for broker, row in rules.brokers.items():
        capacity = row.get("capacity_bytes")
        if capacity is None or not arriving[broker]:
            continue
        used = capacity - row["usable_bytes"] if row.get("usable_bytes") is not None else before[broker]
        if used + arriving[broker] > 0.85 * capacity:
            wrong.append(f"broker {broker}: {used + arriving[broker]} of {capacity} bytes")
    summary = plan["summary"]
    seen = {"moves": moves, "copy_bytes": copied, "leader_changes": leaders}
    if any(summary[key] != value for key, value in seen.items()):
        wrong.append(f"summary {summary}, seen {seen}")
    if summary["bound_bytes"] > copied or summary["proved"] and summary["bound_bytes"] != copied:
        wrong.append(f"bound {summary['bound_bytes']}, copied {copied}")
    if counts and rules.gets:
        mean = sum(held[broker] for broker in rules.gets) / len(rules.gets)
        for broker in rules.gets:
            if not math.floor(mean + 1e-9) <= held[broker] <= math.ceil(mean - 1e-9):
                wrong.append(f"broker {broker} holds {held[broker]}, the mean is {mean}")
    return wrong


def ids(word):
    return {int(each) for each in word.split(",")}


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("snapshot")
    parser.add_argument("plan")
    parser.add_argument("--drain", type=ids, default=set())
    parser.add_argument("--only-to", type=ids, default=set())
    parser.add_argument("--replication-factor", type=int)
    parser.add_argument("--counts", action="store_true")
    options = parser.parse_args()
    with open(options.snapshot) as file:
        rules = Rules(json.load(file), options.drain, options.only_to, options.replication_factor)
    with open(options.plan) as file:
        plan = json.load(file)
    wrong = verify(rules, plan, options.counts)
    print("\n".join(wrong[:20]) or f"right: {plan['summary']}")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
