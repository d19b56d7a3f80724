#!/usr/bin/env python3
"""usage: scaling.py KLAMM [PARTITIONS] [BROKERS]

`klamm scale plan` over invented clusters (tests/scaling/generate.py), 200,000 partitions of three replicas on 300 brokers of three
racks unless said otherwise: seconds, memory, bytes moved beside the bound, and each plan verified (tests/scaling/verify.py). Beside
it a plain greedy: from the fullest broker to the emptiest it may go to, the first replica in the file, until all hold as many.
Exit 1 where a plan is wrong.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.append(str(HERE.parent / "scaling"))
from verify import Rules, verify  # noqa: E402

SCENARIOS = {"add 3": ("--add", "3"), "drain 3": ("--drain", "3"), "skew 20 %": ("--skew", "20")}


def measured(command, output):
    """Seconds of wall and of CPU, and MB, of a program."""
    started = time.monotonic()
    with open(output, "w") as file:
        process = subprocess.Popen(command, stdout=file, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
        _, status, used = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{command}: {status}")
    return time.monotonic() - started, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def greedy(snapshot):
    """Bytes a plain greedy moves until brokers hold as many replicas, rounded up."""
    rack = {row["id"]: row.get("rack") for row in snapshot["brokers"]}
    drained = {row["id"] for row in snapshot["brokers"] if row.get("drain")}
    gets = [broker for broker in rack if broker not in drained]
    on = {broker: [] for broker in rack}
    at = []
    for p, row in enumerate(snapshot["partitions"]):
        at.append(set(row["replicas"]))
        for broker in row["replicas"]:
            on[broker].append(p)
    most = -(-sum(map(len, on.values())) // len(gets))
    moved = 0
    for source in sorted(rack, key=lambda broker: -len(on[broker])):
        for p in list(on[source]):
            if len(on[source]) <= (0 if source in drained else most):
                break
            targets = [broker for broker in gets if rack[broker] == rack[source] and broker not in at[p] and len(on[broker]) < most]
            if not targets:
                continue
            target = min(targets, key=lambda broker: len(on[broker]))
            on[source].remove(p)
            on[target].append(p)
            at[p] = at[p] - {source} | {target}
            moved += snapshot["partitions"][p]["bytes"]
    return moved


def main():
    klamm = sys.argv[1]
    partitions, brokers = (sys.argv[2:] + ["200000", "300"][len(sys.argv) - 2:])[:2]
    wrong = 0
    print("| instance | sizes | balance | seconds (CPU) | MB | replicas | TiB moved | moved / bound | plain greedy, TiB |")
    print("|---|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        path, out = f"{folder}/snapshot.json", f"{folder}/plan.json"
        for name, words in SCENARIOS.items():
            for sizes in ("uniform", "lognormal"):
                with open(path, "w") as file:
                    subprocess.run([sys.executable, HERE.parent / "scaling" / "generate.py", partitions, brokers, "--sizes", sizes,
                                    *words], stdout=file, check=True)
                snapshot = json.loads(Path(path).read_text())
                plain = greedy(snapshot)
                for balance in ("bytes", "replicas"):
                    wall, cpu, memory = measured([klamm, "scale", "plan", "--from", path, "--balance", balance, "-o", "json"], out)
                    plan = json.loads(Path(out).read_text())
                    found = verify(Rules(snapshot), plan, counts=True)
                    wrong += bool(found)
                    summary = plan["summary"]
                    ratio = summary["copy_bytes"] / max(summary["bound_bytes"], 1)
                    proved = ", proved" if summary["proved"] else ""
                    tib = 1 << 40
                    print(f"| {name} | {sizes} | {balance} | {wall:.1f} ({cpu:.1f}) | {memory:.0f} | {summary['moves']} | "
                          f"{summary['copy_bytes'] / tib:.2f} | {ratio:.4f}{proved} | {plain / tib:.2f} |", flush=True)
                    if found:
                        print("\n".join(found[:5]))
    sys.exit(bool(wrong))


main()
