#!/usr/bin/env python3
"""usage: generate.py PARTITIONS BROKERS [--rf 3] [--racks 3] [--sizes uniform|lognormal] [--add N] [--drain N] [--skew PERCENT]
                      [--seed 1] [--topic 100] [--disk FACTOR]

Writes a snapshot for `klamm scale plan --from`: partitions placed evenly over BROKERS brokers (over the racks, each partition at
another place), PARTITIONS / --topic topics. --add: so many of the brokers hold nothing yet. --drain: so many are to be emptied.
--skew: so many percent of the replicas on the upper half of the brokers stand on the lower half instead. --disk: capacity of each
broker as a multiple of the mean bytes a broker; none without it. The same words give the same file.
"""

import argparse
import json
import math
import random
import sys


def words():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("partitions", type=int)
    parser.add_argument("brokers", type=int)
    parser.add_argument("--rf", type=int, default=3)
    parser.add_argument("--racks", type=int, default=3)
    parser.add_argument("--sizes", choices=("uniform", "lognormal"), default="uniform")
    parser.add_argument("--add", type=int, default=0)
    parser.add_argument("--drain", type=int, default=0)
    parser.add_argument("--skew", type=float, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--topic", type=int, default=100)
    parser.add_argument("--disk", type=float, default=0)
    return parser.parse_args()


def size(random_numbers, kind):
    if kind == "uniform":
        return random_numbers.randint(1 << 29, 3 << 29)
    return int((1 << 28) * math.exp(random_numbers.gauss(0, 1.5)))


def placed(random_numbers, options, old, rack):
    """Replicas in racks of their own as far as there are racks; in each rack the brokers in turn, shuffled in each round."""
    by_rack = {}
    for broker in old:
        by_rack.setdefault(rack[broker], []).append(broker)
    names = sorted(by_rack)
    turns = {name: [] for name in names}
    for p in range(options.partitions):
        replicas = []
        for k in range(options.rf):
            name = names[(p + k) % len(names)]
            turn = turns[name]
            if len([broker for broker in turn if broker not in replicas]) == 0:
                fresh = by_rack[name][:]
                random_numbers.shuffle(fresh)
                turn.extend(fresh)
            at = next(i for i, broker in enumerate(turn) if broker not in replicas)
            replicas.append(turn.pop(at))
        yield replicas


def skewed(random_numbers, options, replicas, old, rack):
    half = len(old) // 2
    lower = {}
    for broker in old[:half]:
        lower.setdefault(rack[broker], []).append(broker)
    upper = set(old[half:])
    out = []
    for broker in replicas:
        there = [each for each in lower.get(rack[broker], ()) if each not in replicas and each not in out]
        if broker in upper and there and random_numbers.uniform(0, 100) < options.skew:
            broker = random_numbers.choice(there)
        out.append(broker)
    return out


def main():
    options = words()
    numbers = random.Random(options.seed)
    ids = list(range(1, options.brokers + 1))
    rack = {broker: f"r{(broker - 1) % options.racks}" if options.racks > 1 else None for broker in ids}
    old = ids[:len(ids) - options.add]
    rows, used = [], 0
    for p, replicas in enumerate(placed(numbers, options, old, rack)):
        if options.skew:
            replicas = skewed(numbers, options, replicas, old, rack)
        bytes_there = size(numbers, options.sizes)
        used += bytes_there * len(replicas)
        rows.append({"topic": f"topic-{p // options.topic:05}", "partition": p % options.topic, "replicas": replicas, "bytes": bytes_there})
    brokers = []
    for broker in ids:
        row = {"id": broker, "rack": rack[broker]}
        if options.disk:
            row["capacity_bytes"] = int(options.disk * used / len(ids))
        if broker in old[len(old) - options.drain:]:
            row["drain"] = True
        brokers.append(row)
    write = sys.stdout.write
    write('{"brokers":[\n' + ",\n".join(map(json.dumps, brokers)) + '\n],"partitions":[\n')
    write(",\n".join(json.dumps(row) for row in rows) + "\n]}\n")


main()
