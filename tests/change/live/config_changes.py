#!/usr/bin/env python3
"""usage: config_changes.py KLAMM [BOOTSTRAP]

Configs of topics, brokers (one and the cluster-wide default), loggers, groups and client metrics set, unset, appended to
and subtracted from by klamm on a real Kafka: Kafka's own clients see value and source, and an undo brings both back. Where
a Kafka has no such configs it says so itself. A secret's value stands nowhere, and nothing undoes its change. BOOTSTRAP
defaults to $KLAMM_TEST_BOOTSTRAP.
"""

import json
import os
import subprocess
from pathlib import Path

from changing import REPO, check, cluster, finish

klamm, kafka = cluster()
LIST = "follower.replication.throttled.replicas"
TOPIC, GROUP, METRICS = "config-live", "config-live-group", "config-live-metrics"
# Two that brokers show only where they are set, one they do not know at all, one they know. (They take the other secrets
# they know of one listener only.)
SECRETS = ("listener.name.none.ssl.key.password", "listener.name.none.scram-sha-256.sasl.jaas.config", "no.such.password", "sasl.jaas.config")


# Answers every question of the changes below: some take records away.
SURE = ("-y", "--confirm", TOPIC, "--confirm", "default", "--confirm", "1")


def round_trip(kind, names, words, key, value, source, **expected):
    """One change and its undo: the key has this value from this source in between, and what stood before stands after."""
    kinds = {name: kafka.configs(kind, name) for name in names}
    klamm.change("config", *words, *SURE, outcomes=" ".join(["DONE"] * len(names)), **expected)
    for name in names:
        seen = kafka.configs(kind, name).get(key)
        check(f"config {words}: {kind} {name!r} has {value} from {source}", seen == (value and [value, source]), seen)
    klamm.undo(*SURE, outcomes=" ".join(["DONE"] * len(names)))
    for name in names:
        check(f"config {words}: {kind} {name!r} is as before", kafka.configs(kind, name) == kinds[name],
              (kinds[name], kafka.configs(kind, name)))


def topics():
    own = "DYNAMIC_TOPIC_CONFIG"
    round_trip("topic", [TOPIC], ["set", "topic", TOPIC, "--config", "retention.ms=7d"], "retention.ms", "604800000", own)
    klamm.change("config", "set", "topic", TOPIC, "--config", "cleanup.policy=compact", "--config", "retention.ms=1000", *SURE)
    round_trip("topic", [TOPIC], ["set", "topic", TOPIC, "--config", "retention.ms=-1"], "retention.ms", "-1", own)
    round_trip("topic", [TOPIC], ["unset", "topic", TOPIC, "--key", "retention.ms"], "retention.ms", None, own)
    round_trip("topic", [TOPIC], ["append", "topic", TOPIC, "--config", "cleanup.policy=delete"], "cleanup.policy",
               "compact,delete", own, says="records beyond the retention will be deleted")
    klamm.change("config", "append", "topic", TOPIC, "--config", "cleanup.policy=delete", *SURE, outcomes="DONE")
    round_trip("topic", [TOPIC], ["subtract", "topic", TOPIC, "--config", "cleanup.policy=compact"], "cleanup.policy", "delete", own)
    # Of several items only those that were not there are added, and taken away again; and the other way round.
    round_trip("topic", [TOPIC], ["append", "topic", TOPIC, "--config", f"{LIST}=0:1"], LIST, "0:1", own)
    klamm.change("config", "set", "topic", TOPIC, "--config", f"{LIST}=0:1,0:2", *SURE, outcomes="DONE")
    round_trip("topic", [TOPIC], ["append", "topic", TOPIC, "--config", f"{LIST}=0:2,0:3"], LIST, "0:1,0:2,0:3", own)
    round_trip("topic", [TOPIC], ["subtract", "topic", TOPIC, "--config", f"{LIST}=0:2,0:3"], LIST, "0:1", own)
    klamm.change("config", "unset", "topic", TOPIC, "--key", LIST, *SURE, outcomes="DONE")
    tool = subprocess.run([REPO / "scripts/sandbox", "java-tool", "--name", os.environ["KLAMM_TEST_SANDBOX"], "configs", "--describe",
                           "--entity-type", "topics", "--entity-name", TOPIC], capture_output=True, text=True).stdout
    check("Kafka's configs tool", "cleanup.policy=compact,delete" in tool and "DYNAMIC_TOPIC_CONFIG:retention.ms=1000" in tool, tool)
    klamm.change("config", "set", "topic", TOPIC, "--config", "retention.ms=1000", outcomes="UNCHANGED")
    klamm.change("config", "unset", "topic", TOPIC, "--key", "segment.ms", outcomes="UNCHANGED")
    klamm.change("config", "set", "topic", TOPIC, "--config", "retention.ms=999", "-y", code=2, says="records beyond the new limit will be deleted")
    klamm.change("config", "set", "topic", TOPIC, "--config", "retention.ms=1001", outcomes="DONE")
    for dry in ([], ["--dry-run"]):
        klamm.change("config", "set", "topic", TOPIC, "--config", "no.such.key=1", "-y", *dry, code=1, says="no.such.key")
        klamm.change("config", "set", "topic", TOPIC, "--config", "segment.bytes=many", "-y", *dry, code=1, says="segment.bytes")
    klamm.change("config", "set", "topic", TOPIC, "no.such", "--config", "segment.ms=1h", "-y", code=4, outcomes="DONE")
    klamm.change("config", "append", "topic", TOPIC, "--config", "segment.ms=1", code=2, says="is not a list")


def inherited():
    """A list that the topic inherits is edited as it is in force: Kafka itself would edit its own default, which is delete."""
    key, own, default = "log.cleanup.policy", "DYNAMIC_TOPIC_CONFIG", "DYNAMIC_DEFAULT_BROKER_CONFIG"
    why = "the whole list is set"
    klamm.change("config", "unset", "topic", TOPIC, "--key", "cleanup.policy", *SURE, outcomes="DONE")
    # Nothing is set: that default is in force.
    round_trip("topic", [TOPIC], ["append", "topic", TOPIC, "--config", "cleanup.policy=compact"], "cleanup.policy", "delete,compact", own)
    round_trip("broker", [""], ["append", "broker", "--cluster-default", "--config", f"{key}=compact"], key, "delete,compact", default, says=why)
    klamm.change("config", "set", "broker", "--cluster-default", "--config", f"{key}=compact", *SURE, outcomes="DONE")
    try:
        inherits = ["compact", default]
        check("the topic inherits", kafka.configs("topic", TOPIC).get("cleanup.policy") == inherits, kafka.configs("topic", TOPIC))
        round_trip("topic", [TOPIC], ["append", "topic", TOPIC, "--config", "cleanup.policy=delete"], "cleanup.policy", "compact,delete", own,
                   says=why)
        check("the topic inherits again", kafka.configs("topic", TOPIC).get("cleanup.policy") == inherits, kafka.configs("topic", TOPIC))
        klamm.change("config", "append", "topic", TOPIC, "--config", "cleanup.policy=compact", *SURE, outcomes="UNCHANGED")
        round_trip("broker", ["1"], ["append", "broker", "1", "--config", f"{key}=delete"], key, "compact,delete", "DYNAMIC_BROKER_CONFIG",
                   says=why)
        klamm.change("config", "set", "broker", "--cluster-default", "--config", f"{key}=compact,delete", *SURE, outcomes="DONE")
        round_trip("topic", [TOPIC], ["subtract", "topic", TOPIC, "--config", "cleanup.policy=delete"], "cleanup.policy", "compact", own, says=why)
    finally:
        klamm.change("config", "unset", "broker", "--cluster-default", "--key", key, *SURE, outcomes="DONE")
    check("the cluster-wide default is taken back", key not in kafka.configs("broker", ""), kafka.configs("broker", ""))


def stale():
    plan = klamm.path("set.json")
    klamm.change("config", "set", "topic", TOPIC, "--config", "flush.ms=10", "--plan-out", plan)
    done = klamm.change("config", "set", "topic", TOPIC, "--config", "flush.ms=20", "-y", outcomes="DONE")
    klamm.change("change", "apply", plan, "-y", code=1, outcomes="STALE", says='is "20"')
    check("the others' value stands", kafka.configs("topic", TOPIC)["flush.ms"][0] == "20")
    klamm.undo(code=2, says="changed nothing")
    klamm.change("change", "undo", done["data"][0]["change_id"], "-y", outcomes="DONE")
    check("unset again", "flush.ms" not in kafka.configs("topic", TOPIC))
    klamm.change("change", "apply", plan, "-y", outcomes="DONE")


def brokers():
    one, default = "DYNAMIC_BROKER_CONFIG", "DYNAMIC_DEFAULT_BROKER_CONFIG"
    round_trip("broker", ["1"], ["set", "broker", "1", "--config", "log.cleaner.threads=2"], "log.cleaner.threads", "2", one)
    round_trip("broker", ["1", "2", "3"], ["set", "broker", "1", "2", "3", "--config", "log.cleaner.threads=2"], "log.cleaner.threads",
               "2", one)
    round_trip("broker", [""], ["set", "broker", "--cluster-default", "--config", "log.cleaner.threads=2"], "log.cleaner.threads", "2",
               default)
    klamm.change("config", "set", "broker", "--cluster-default", "--config", "log.cleaner.threads=2", "-y", outcomes="DONE")
    check("the default reaches a broker", kafka.configs("broker", "2")["log.cleaner.threads"] == ["2", default])
    # Over the default, and back to it.
    round_trip("broker", ["2"], ["set", "broker", "2", "--config", "log.cleaner.threads=3"], "log.cleaner.threads", "3", one)
    round_trip("broker", [""], ["unset", "broker", "--cluster-default", "--key", "log.cleaner.threads"], "log.cleaner.threads", None, default)
    klamm.change("config", "unset", "broker", "2", "--key", "log.cleaner.threads", outcomes="UNCHANGED")
    klamm.change("config", "unset", "broker", "--cluster-default", "--key", "log.cleaner.threads", "-y", outcomes="DONE")
    klamm.change("config", "set", "broker", "1", "--config", "node.id=9", code=2, says="is read-only")
    klamm.change("config", "set", "broker", "--cluster-default", "--config", "node.id=9", "-y", code=1, outcomes="FAILED", says="node.id")
    klamm.change("config", "set", "broker", "1", "--config", "log.cleaner.threads=many", "-y", code=1, says="log.cleaner.threads")
    klamm.change("config", "set", "broker", "7", "--config", "log.cleaner.threads=2", "-y", code=5, says="no live broker 7")
    klamm.change("config", "set", "broker", "1", "--config", "ssl.keystore.password=x", "-y", code=2, says="never on the command line")


def loggers():
    name, own = "kafka.server.KafkaApis", "DYNAMIC_BROKER_LOGGER_CONFIG"
    round_trip("broker-logger", ["1"], ["set", "broker-logger", "1", "--config", f"{name}=DEBUG"], name, "DEBUG", own)
    klamm.change("config", "set", "broker-logger", "1", "--config", f"{name}=TRACE", outcomes="DONE")
    klamm.change("config", "unset", "broker-logger", "1", "--key", name, outcomes="DONE")
    check("as the root logger", kafka.configs("broker-logger", "1")[name] != ["TRACE", own])
    klamm.undo(outcomes="DONE")
    check("TRACE again", kafka.configs("broker-logger", "1")[name] == ["TRACE", own])
    klamm.change("config", "unset", "broker-logger", "1", "--key", name, outcomes="DONE")
    # A level that holds already is set all the same: it may be that of a logger above it, and follow it. (Kafka 4 does
    # nothing of the kind with a logger whose level was taken away: it has to be one that never had its own.)
    root, fresh = kafka.configs("broker-logger", "1")["root"][0], "kafka.server.BrokerServer"
    klamm.change("config", "set", "broker-logger", "1", "--config", f"{fresh}={root}", outcomes="DONE", says="an undo sets")
    klamm.change("config", "set", "broker-logger", "1", "--config", "root=ERROR", outcomes="DONE")
    check("its own level stands", kafka.configs("broker-logger", "1")[fresh] == [root, own], kafka.configs("broker-logger", "1")[fresh])
    klamm.change("config", "set", "broker-logger", "1", "--config", f"root={root}", outcomes="DONE")
    klamm.change("config", "unset", "broker-logger", "1", "--key", fresh, outcomes="DONE", says="Kafka 4 lets the logger inherit")
    klamm.undo(outcomes="DONE")
    klamm.change("config", "set", "broker-logger", "1", "--config", f"{name}=LOUD", code=1, says="LOUD")
    klamm.change("config", "set", "broker-logger", "1", "--config", "no.such.logger=INFO", code=1, says="no.such.logger")
    klamm.change("config", "append", "broker-logger", "1", "--config", f"{name}=INFO", code=2, says="is not a list")


class Canary:
    """A secret, and everything klamm says while it is about."""

    VALUE, LITERAL = "canary-hunter2", "canary-literal"

    def __init__(self):
        self.heard = []
        klamm.environment["KLAMM_LIVE_SECRET"] = self.VALUE

    def change(self, *words, **expected):
        self.heard.append(str(klamm.change(*words, "-vv", **expected)))
        return self.heard[-1]

    def read(self, *words):
        seen = klamm.run(*words, "-vv", "-o", "json")
        check(f"{words}: exit 0", seen.returncode == 0, seen.stderr[-600:])
        self.heard.append(seen.stdout + seen.stderr)

    def look(self):
        """The value is in nothing that was printed, saved or journaled; the literal one in no file."""
        files = [path for path in Path(klamm.folder.name).rglob("*") if path.is_file()]
        check("there are files to look at", any(path.suffix == ".jsonl" for path in files) and any(path.name == "secret.json" for path in files))
        for path in files:
            text = path.read_text(encoding="utf-8", errors="replace")
            check(f"no secret in {path.name}", self.VALUE not in text and self.LITERAL not in text)
        for said in self.heard:
            check("no secret is said", self.VALUE not in said, said[-600:])


def secrets():
    for key in SECRETS:
        secret(key)


def secret(key):
    canary = Canary()
    before = kafka.ask("secrets", type="broker", name="1")
    check(f"{key} is not set yet", key not in before, before)
    reference = f"{key}=@env:KLAMM_LIVE_SECRET"
    # On the command line, with a change beside it that would go, in a list, for all brokers.
    literal = f"{key}={canary.LITERAL}"
    for words in (["set", "broker", "1", "--config", literal, "--config", "log.cleaner.threads=2"], ["set", "broker", "1", "--config", literal, "--dry-run"],
                  ["append", "broker", "1", "--config", literal], ["set", "broker", "--cluster-default", "--config", literal]):
        said = canary.change("config", *words, "-y", code=2, says="never on the command line")
        check(f"{words} sends nothing", canary.LITERAL not in said and "IncrementalAlterConfigs" not in said, said[-600:])
    check(f"{key}: nothing was changed", kafka.ask("secrets", type="broker", name="1") == before and
          "log.cleaner.threads" not in kafka.configs("broker", "1"))
    canary.change("config", "append", "broker", "1", "--config", reference, "-y", code=2, says="is not a list")
    # Said before it runs: here it does not.
    plan = klamm.path("secret.json")
    canary.change("config", "set", "broker", "1", "--config", reference, "--plan-out", plan, "--force", says="cannot be undone: Kafka does not return secrets")
    canary.change("config", "set", "broker", "1", "--config", reference, "--dry-run", outcomes="PLANNED", says="cannot be undone")
    check(f"{key} is not set", kafka.ask("secrets", type="broker", name="1") == before)
    canary.change("change", "apply", plan, "-y", outcomes="DONE", says="cannot be undone: Kafka does not return secrets")
    dynamic = [None, "DYNAMIC_BROKER_CONFIG"]
    check(f"{key} is set, and secret", kafka.ask("secrets", type="broker", name="1") == before | {key: dynamic},
          kafka.ask("secrets", type="broker", name="1"))
    for words in (["config", "get", "broker", "1", "--key", key], ["change", "show", "last"], ["change", "list", "--columns", "id,arguments"]):
        canary.read(*words)
    canary.change("change", "undo", "last", "-y", code=1, outcomes="", says="[NO_UNDO]")
    # Over the one that stands, whatever that is.
    canary.change("config", "set", "broker", "1", "--config", reference, "-y", outcomes="DONE", says="cannot be undone")
    canary.change("change", "undo", "last", "-y", code=1, outcomes="", says="Kafka does not return secrets")
    check(f"{key} is still set", kafka.ask("secrets", type="broker", name="1").get(key) == dynamic)
    canary.change("config", "unset", "broker", "1", "--key", key, "-y", outcomes="DONE", says="cannot be undone")
    check(f"{key} is gone", kafka.ask("secrets", type="broker", name="1") == before, kafka.ask("secrets", type="broker", name="1"))
    canary.change("change", "undo", "last", "-y", code=1, outcomes="", says="[NO_UNDO]")
    canary.change("config", "unset", "broker", "1", "--key", key, "-y", outcomes="UNCHANGED")
    del klamm.environment["KLAMM_LIVE_SECRET"]
    canary.change("config", "set", "broker", "1", "--config", reference, "-y", code=2, outcomes="FAILED", says="environment variable is not set")
    canary.look()


def published():
    """A file is read for a secret only: anything else Kafka would show to everybody."""
    path = klamm.path("passwords")
    Path(path).write_text("hunter2\n")
    Path(path).chmod(0o600)
    reference = f"@file:{path}"
    for kind, name, key in (("client-metrics", METRICS, "metrics"), ("topic", TOPIC, "retention.ms"), ("broker", "1", "log.cleaner.threads"),
                            ("broker", "1", "leader.replication.throttled.rate")):
        before = kafka.configs(kind, name)
        klamm.change("config", "set", kind, name, "--config", f"{key}={reference}", "-y", code=2, outcomes="", says="is not a secret")
        plan = klamm.path("published.json")
        klamm.change("config", "set", kind, name, "--config", f"{key}=1", "--plan-out", plan, "--force")
        document = json.loads(Path(plan).read_text())
        document["steps"][0]["after"] = {"value_from": reference}
        for kept in ("risk", "about"):
            document["steps"][0].pop(kept, None)
        Path(plan).write_text(json.dumps(document))
        klamm.change("change", "apply", plan, *SURE, code=2, outcomes="FAILED", says="is not read and nothing is sent")
        check(f"{kind} {key}: nothing was changed", kafka.configs(kind, name) == before, kafka.configs(kind, name))


def spellings():
    """What Kafka answers in its own spelling is done at once, stands when it is set again, and is undone."""
    for kind, name, key, value, shown in (("topic", TOPIC, "min.cleanable.dirty.ratio", "0.70", "0.7"),
                                          ("topic", TOPIC, "unclean.leader.election.enable", "FALSE", "false"),
                                          ("topic", TOPIC, "cleanup.policy", "compact , delete", "compact,delete"),
                                          ("topic", TOPIC, "segment.bytes", "+10485760", "10485760"),
                                          ("topic", TOPIC, LIST, "0:1, 1:2", "0:1,1:2"),
                                          ("broker", "2", "log.cleaner.io.max.bytes.per.second", "50000000", "5.0E7"),
                                          ("broker", "", "log.cleaner.io.max.bytes.per.second", "50000000", None)):
        words = [kind, name] if name else [kind, "--cluster-default"]
        before = kafka.configs(kind, name)
        klamm.change("config", "set", *words, "--config", f"{key}={value}", *SURE, "--timeout", "10s", outcomes="DONE", timeout=60)
        if shown:
            check(f"{key}={value} is {shown}", kafka.configs(kind, name)[key][0] == shown, kafka.configs(kind, name))
        klamm.change("config", "set", *words, "--config", f"{key}={value}", *SURE, outcomes="UNCHANGED")
        klamm.undo(*SURE, outcomes="DONE")
        check(f"{key} is as before", kafka.configs(kind, name) == before, kafka.configs(kind, name))
    words = ("topic", "create", TOPIC + "-spelt", "--partitions", 1, "--rf", 1, "--config", "min.cleanable.dirty.ratio=0.70")
    klamm.change(*words, outcomes="DONE")
    klamm.change(*words, "--if-not-exists", outcomes="UNCHANGED")
    klamm.undo("--confirm", TOPIC + "-spelt", outcomes="DONE")


def table():
    """The keys whose risk klamm knows are those that this Kafka takes while brokers run."""
    if os.environ.get("KLAMM_TEST_KAFKA") != "4.4.0":
        return
    kept = (REPO / "tests/change/golden/config_keys_4.4.0.txt").read_text().split("\n")
    klamm.change("config", "set", "client-metrics", METRICS, "--config", "interval.ms=1m", "-y")
    seen = []
    for kind, name in (("topic", TOPIC), ("group", GROUP), ("client-metrics", METRICS), ("broker", "1")):
        answer = json.loads(klamm.run("config", "get", kind, name, "-o", "json").stdout)
        seen += [f"{kind} {row['key']}" for row in answer["data"] if not row["read_only"]]
    klamm.change("config", "unset", "client-metrics", METRICS, "--key", "interval.ms", "-y")
    check("tests/change/golden/config_keys_4.4.0.txt is what brokers say", sorted(seen) == sorted(filter(None, kept)),
          set(seen) ^ set(filter(None, kept)))


def rates():
    """Keys that brokers do not show before they are set, and are no secrets."""
    for key in ("leader.replication.throttled.rate", "replica.alter.log.dirs.io.max.bytes.per.second"):
        round_trip("broker", ["1"], ["set", "broker", "1", "--config", f"{key}=1000000"], key, "1000000", "DYNAMIC_BROKER_CONFIG")
    key = "listener.name.none.max.connections"
    round_trip("broker", ["1"], ["set", "broker", "1", "--config", f"{key}=1000"], key, "1000", "DYNAMIC_BROKER_CONFIG")


def groups():
    key = "consumer.session.timeout.ms"
    if klamm.run("config", "set", "group", GROUP, "--config", f"{key}=50000", "--dry-run").returncode != 0:
        for words in (["set", "group", GROUP, "--config", f"{key}=50000"], ["describe", "group", GROUP]):
            said = klamm.run("config", *words)
            check(f"{words} names the release", said.returncode == 1 and "groups have configs from Kafka 4.0 on" in said.stderr, said.stderr)
        print("groups have no configs here")
        return
    round_trip("group", [GROUP], ["set", "group", GROUP, "--config", f"{key}=50000"], key, "50000", "DYNAMIC_GROUP_CONFIG")
    klamm.change("config", "set", "group", GROUP, "--config", f"{key}=50000", "-y", outcomes="DONE")
    round_trip("group", [GROUP], ["set", "group", GROUP, "--config", f"{key}=51s"], key, "51000", "DYNAMIC_GROUP_CONFIG")
    round_trip("group", [GROUP], ["unset", "group", GROUP, "--key", key], key, None, "")
    klamm.change("config", "unset", "group", GROUP, "--key", key, "-y", outcomes="DONE")
    klamm.change("config", "set", "group", GROUP, "--config", "no.such.key=1", "-y", code=1, says="no.such.key")


def client_metrics():
    source = "DYNAMIC_CLIENT_METRICS_CONFIG"
    round_trip("client-metrics", [METRICS], ["set", "client-metrics", METRICS, "--config", "interval.ms=1m"], "interval.ms", "60000", source)
    klamm.change("config", "set", "client-metrics", METRICS, "--config", "metrics=org.apache.kafka.producer.", "--config",
                 "interval.ms=30s", "-y", outcomes="DONE DONE")
    # Kafka's controller knows the lists of topics and brokers only.
    klamm.change("config", "append", "client-metrics", METRICS, "--config", "metrics=org.apache.kafka.consumer.", "-y", code=1,
                 says="not LIST")
    round_trip("client-metrics", [METRICS], ["unset", "client-metrics", METRICS, "--key", "interval.ms"], "interval.ms", None, source)
    klamm.change("config", "unset", "client-metrics", METRICS, "--key", "interval.ms", "--key", "metrics", "-y", outcomes="DONE DONE")
    check("nothing is left", kafka.configs("client-metrics", METRICS) == {}, kafka.configs("client-metrics", METRICS))


def clean():
    klamm.run("config", "unset", "broker", "1", *(word for key in SECRETS for word in ("--key", key)), "-y")
    klamm.run("config", "unset", "broker", "--cluster-default", "--key", "log.cleanup.policy", *SURE)
    if kafka.topic(TOPIC) is not None:
        kafka.ask("delete", topic=TOPIC)
        klamm.run("wait", "topic", TOPIC, "--gone")


clean()
kafka.ask("create", topic=TOPIC)
klamm.run("wait", "topic", TOPIC)
try:
    for part in (topics, inherited, stale, spellings, table, brokers, secrets, published, rates, loggers, groups, client_metrics):
        print(part.__name__, flush=True)
        part()
finally:
    clean()
finish(kafka)
