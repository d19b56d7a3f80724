#!/usr/bin/env python3
"""usage: controllers.py KLAMM

What klamm says at the controllers' own listeners of a sandbox: what Kafka answers there works, what it does not is told
so, and brokers and controllers are told from each other. Takes the sandbox from $KLAMM_TEST_BOOTSTRAP.
"""

import json
import os
import subprocess
import sys

klamm = sys.argv[1]
bootstrap = os.environ["KLAMM_TEST_BOOTSTRAP"]
environment = {key: value for key, value in os.environ.items() if not key.startswith("KLAMM_BOOTSTRAP")}
failures = 0


def check(what, right, seen=None):
    global failures
    if not right:
        failures += 1
        print(f"FAIL  {what}" + ("" if seen is None else f": {seen!r}"))


def run(*words):
    return subprocess.run([klamm, *words, "--timeout", "10s"], capture_output=True, text=True, env=environment, check=False)


def rows(*words):
    done = run(*words, "-o", "json")
    check(" ".join(words), done.returncode == 0, done.stderr)
    answer = json.loads(done.stdout) if done.stdout.startswith("{") else {"data": [], "cluster_id": None}
    return answer["data"], answer["cluster_id"]


quorum, cluster = rows("-b", bootstrap, "quorum", "describe")
# CONTROLLER://127.0.0.1:19141
controllers = ",".join(row["endpoints"][0].split("://")[1] for row in quorum if row["endpoints"])
if not controllers:  # before Kafka 3.9 the quorum does not tell: a sandbox's controllers listen 50 above its brokers
    controllers = ",".join(f"127.0.0.1:{int(address.split(':')[1]) + 50}" for address in bootstrap.split(","))
nodes = sorted(row["node"] for row in quorum if row["role"] != "OBSERVER")

for address in [controllers, *controllers.split(",")]:  # each of them, not only the active one
    seen, id_there = rows("-C", address, "quorum", "describe")
    check(f"the quorum at {address}", sorted(r["node"] for r in seen if r["role"] != "OBSERVER") == nodes, seen)
    check(f"the cluster at {address}", id_there == cluster, id_there)

described, _ = rows("-C", controllers, "cluster", "describe")
check("cluster describe", described[0]["cluster_id"] == cluster and described[0]["controller"] in nodes, described)
check("brokers are not known", described[0]["live_brokers"] is None and described[0]["brokers"] is None, described)
check("the table, too", run("-C", controllers, "cluster", "describe").returncode == 0)

features, _ = rows("-C", controllers, "feature", "describe")
expected, _ = rows("-b", bootstrap, "feature", "describe")
check("feature describe", {(f["feature"], f["finalized_level"]) for f in features} ==
      {(f["feature"], f["finalized_level"]) for f in expected}, features)

apis, _ = rows("-C", controllers, "api", "versions")
check("api versions of each controller", sorted({row["broker"] for row in apis}) == nodes, nodes)

configs, _ = rows("-C", controllers, "config", "describe", "broker", str(nodes[0]))
check("a controller's own config", any(row["key"] == "node.id" and row["value"] == str(nodes[0]) for row in configs), configs)
value, _ = rows("-C", controllers, "config", "get", "broker", str(nodes[0]), "node.id")
check("config get", value and value[0]["value"] == str(nodes[0]), value)

for words in (["topic", "list"], ["lag", "list"], ["group", "list"]):
    done = run("-C", controllers, *words)
    check(f"{words} at a controller is told so", done.returncode == 1 and "[IS_A_CONTROLLER]" in done.stderr and "-b talks to brokers" in done.stderr, (done.returncode, done.stderr))
done = run("-b", controllers, "topic", "list")
check("-b at a controller", done.returncode == 1 and "this is a controller" in done.stderr, done.stderr)
done = run("-C", bootstrap, "quorum", "describe")
check("-C at a broker", done.returncode == 2 and "is a broker, not a controller" in done.stderr, done.stderr)
done = run("-C", controllers, "--expect-cluster", "AAAAAAAAAAAAAAAAAAAAAA", "quorum", "describe")
check("another cluster is refused", done.returncode == 1 and "WRONG_CLUSTER" in done.stderr, done.stderr)

print("failures:", failures)
sys.exit(1 if failures else 0)
