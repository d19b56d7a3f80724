#!/usr/bin/env python3
"""usage: rack_changes.py KLAMM

New partitions where racks have two brokers each, and those with the fewest replicas share a rack: Kafka's AdminClient sees each
partition in as many racks as it has replicas. Starts a sandbox of six brokers beside $KLAMM_TEST_SANDBOX, of its version
$KLAMM_TEST_KAFKA, and ends it.
"""

import os
import subprocess
import sys

import changing
from changing import REPO, Kafka, Klamm, check, evenly

NAME = os.environ["KLAMM_TEST_SANDBOX"] + "-racks"


def sandbox(*words):
    return subprocess.run([REPO / "scripts" / "sandbox", *words, "--name", NAME], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          text=True, check=True).stdout.strip()


def altered(kafka, klamm):
    topic = "rack-changes"
    klamm.change("topic", "create", topic, "--assignment", "2:3,5:6", outcomes="DONE")
    planned = klamm.change("topic", "alter", topic, "--partitions", 8, "--dry-run")["data"][0]["after"]["assignment"]
    klamm.change("topic", "alter", topic, "--partitions", 8, "-y", outcomes="DONE")
    check("placed as planned", kafka.topic(topic)["replicas"][2:] == planned, planned)
    evenly(kafka, "two brokers a rack", topic, 2, 6)


sandbox("down", "--purge")
try:
    servers = sandbox("up", "--brokers", "6", "--kafka", os.environ["KLAMM_TEST_KAFKA"])
    truth = Kafka(servers)
    altered(truth, Klamm(sys.argv[1], servers))
    truth.close()
finally:
    sandbox("down", "--purge")
print(f"{changing.failures} failures")
sys.exit(1 if changing.failures else 0)
