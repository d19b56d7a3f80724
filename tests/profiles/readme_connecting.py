#!/usr/bin/env python3
"""usage: readme_connecting.py KLAMM README

The profiles that README's section "Connecting" shows: each is loaded by klamm as it stands, leads where its text says,
and reads its files and secrets only once something connects.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

KLAMM, README = os.path.abspath(sys.argv[1]), Path(sys.argv[2])
# what the text before an example must say -> address, protocol, mechanism, and where its secret comes from
EXPECTED = [
    ("with SCRAM and an authority", "kafka-1.example:9093,kafka-2.example:9093", "SASL_SSL", "SCRAM-SHA-512", "@file:"),
    ("client certificates (mTLS)", "kafka-1.example:9094,kafka-2.example:9094", "SSL", None, "@keychain:"),
    ("Confluent Cloud", ".confluent.cloud:9092", "SASL_SSL", "PLAIN", "@env:"),
    ("MSK with SCRAM", ".amazonaws.com:9096", "SASL_SSL", "SCRAM-SHA-512", "@env:"),
    ("MSK with IAM", ".amazonaws.com:9098", "SASL_SSL", "AWS_MSK_IAM", None),
    ("Event Hubs", ".servicebus.windows.net:9093", "SASL_SSL", "PLAIN", "@env:"),
    ("Aiven", ".aivencloud.com:12345", "SSL", None, None),
    ("Strimzi", "bootstrap.kafka.example:443", "SASL_SSL", "SCRAM-SHA-512", "@command:kubectl"),
]


def examples() -> list[tuple[str, str]]:
    """The line before each YAML block under "### Examples", and the block."""
    section = README.read_text(encoding="utf-8").split("### Examples", 1)[1].split("**Which cluster**", 1)[0]
    parts = section.split("```yaml\n")
    return [(before.strip().splitlines()[-1], after.split("```", 1)[0]) for before, after in zip(parts, parts[1:])]


def main() -> int:
    failures = 0
    shown = examples()
    if len(shown) != len(EXPECTED):
        print(f"FAILED {len(shown)} examples, {len(EXPECTED)} are expected")
        return 1
    with tempfile.TemporaryDirectory() as home:
        profiles = Path(home, "profiles")
        profiles.mkdir(mode=0o700)
        for (title, text), (words, address, protocol, mechanism, secret) in zip(shown, EXPECTED):
            file = profiles / "example.yaml"
            file.write_text(text)
            file.chmod(0o600)
            done = subprocess.run([KLAMM, "profile", "show", "example", "-o", "json"], capture_output=True, text=True,
                                  env={"KLAMM_CONFIG_HOME": home, "KLAMM_STATE_HOME": home, "PATH": os.environ["PATH"]})
            said = {row["key"]: row["value"] for row in json.loads(done.stdout)["data"]} if done.stdout else {}
            right = (done.returncode == 0 and words in title and said.get("bootstrap.servers", "").endswith(address) and
                     said.get("security.protocol") == protocol and said.get("sasl.mechanism") == mechanism and
                     (secret is None or any(value.startswith(secret) for value in said.values())))
            if not right:
                failures += 1
                print(f"FAILED {title}: {done.returncode} {said} {done.stderr}")
    print(f"{len(shown)} examples, {failures} failures")
    return 1 if failures else 0


sys.exit(main())
