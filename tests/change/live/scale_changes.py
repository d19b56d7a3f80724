#!/usr/bin/env python3
"""usage: scale_changes.py KLAMM [BOOTSTRAP]

Thousands of steps in one command on a real Kafka: none is sent without --max, each batch is told on standard error, the
journal has every step, Kafka's own clients count the result, and one undo takes it all back. BOOTSTRAP defaults to
$KLAMM_TEST_BOOTSTRAP.
"""

import json
import re
import time

from changing import check, cluster, finish

klamm, kafka = cluster()
PATIENT = ["--timeout", "300s"]
KEYS = ["retention.ms=700000000", "segment.ms=700000000", "max.message.bytes=1000000", "flush.ms=100000", "index.interval.bytes=5000"]


def names(prefix, count):
    return [f"{prefix}{number:05}" for number in range(count)]


def counted(prefix, wanted):
    """How many topics Kafka lists; a deletion takes it a moment."""
    for _ in range(60):
        seen = kafka.ask("count", prefix=prefix)
        if seen == wanted:
            break
        time.sleep(1)
    check(f"{wanted} topics {prefix}…", seen == wanted, seen)


def all_done(what, envelope, steps):
    outcomes = [row["outcome"] for row in envelope["data"]]
    check(f"{what}: {steps} steps done", outcomes == ["DONE"] * steps, (len(outcomes), set(outcomes), envelope["said"][-500:]))
    told = [int(number) for number in re.findall(rf"(\d+) of {steps} steps", envelope["said"])]
    check(f"{what}: each batch is told", told == sorted(told) and told[-1:] == [steps] and len(told) >= steps / 1000, told)


def journal(steps, word):
    """The newest journal: every step noted before it was sent, and after."""
    change = json.loads(klamm.run("change", "list", "--limit", "1", "-o", "json").stdout)["data"][0]
    check(f"the journal of {steps} × {word}", (change["state"], change["steps"], change["done"]) == ("DONE", steps, steps), change)
    shown = json.loads(klamm.run("change", "show", change["id"], "-o", "json").stdout)["data"]
    check("and its steps", len(shown) == steps and {row["outcome"] for row in shown} == {"DONE"}, len(shown))
    entries = [json.loads(line)["entry"] for line in open(f"{klamm.folder.name}/changes/{change['id']}.jsonl")]
    intents = [number for entry in entries if entry["kind"] == "intent" for number in entry["steps"]]
    check("each was intended once, at most 1,000 together", intents == list(range(1, steps + 1)) and
          all(len(entry["steps"]) <= 1000 for entry in entries if entry["kind"] == "intent"), len(intents))


def timed(what, work, *arguments, **named):
    began = time.monotonic()
    answer = work(*arguments, **named)
    print(f"{what}: {time.monotonic() - began:.1f} s", flush=True)
    return answer


def configs_by_the_thousand(topics):
    words = [word for key in KEYS for word in ("--config", key)]
    steps = len(topics) * len(KEYS)
    before = kafka.configs("topic", topics[7])
    all_done("config set", timed(f"{steps} config values", klamm.change, "config", "set", "topic", *topics, *words, "-y", "--max",
                                 len(topics), *PATIENT), steps)
    journal(steps, "config.set")
    for topic in (topics[0], topics[999], topics[-1]):
        own = {f"{key}={value}" for key, (value, source) in kafka.configs("topic", topic).items() if source == "DYNAMIC_TOPIC_CONFIG"}
        check(f"{topic} has them all", own == set(KEYS), own)
    all_done("its undo", timed("their undo", klamm.undo, "-y", "--max", len(topics), *PATIENT), steps)
    check("as before", kafka.configs("topic", topics[7]) == before)


def many(prefix, count, partitions, between=lambda topics: None):
    topics = names(prefix, count)
    create = ["topic", "create", *topics, "--partitions", partitions, "--rf", 1, *PATIENT]
    klamm.change(*create, code=2, says="--max")
    check("without --max nothing was sent", kafka.ask("count", prefix=prefix) == 0)
    all_done("create", timed(f"{count} topics × {partitions}", klamm.change, *create, "--max", count), count)
    counted(prefix, count)
    journal(count, "topic.create")
    between(topics)
    delete = ["topic", "delete", "--match", f"{prefix}.*", "--max", count, "--confirm", f"{count} topics", *PATIENT]
    all_done("delete", timed("their deletion", klamm.change, *delete), count)
    counted(prefix, 0)


many("scale-a-", 4000, 3, configs_by_the_thousand)
many("scale-b-", 5000, 1)
finish(kafka)
