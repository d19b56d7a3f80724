#!/usr/bin/env python3
"""Starting points for the fuzz targets: seeds.py FOLDER writes FOLDER/TARGET/…

decode: each message in each version, as decode.cpp wants its input, with and without tagged fields nobody knows.
profile_yaml, grammar, plan_json, journal: texts with all that may stand in one.
"""
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
TESTS = Path(__file__).resolve().parents[1]
PROTOCOL_TESTS = TESTS / "protocol"
sys.path.insert(0, str(PROTOCOL_TESTS))

from random_messages import all_messages  # noqa: E402

TEXTS = {
    "profile_yaml": [
        "# ours\nbootstrap.servers:\n  - a:1\n  - b:2\nsecurity.protocol: plaintext\nprotection: read-only\n"
        "cluster_id: \"4L6g\\x41\\u00e9\"\naddresses:\n  1: localhost:1\n  2: 'it''s'\ndescription: |\n  text\n",
        "{client.id: a, colour: >-\n  b\n, addresses: {1: a, 2: b}, environment: ? x}\n",
        "bootstrap.controllers: [a, &b c, *b, !!str d]\n---\ncolour: a\n...\n",
        "client.id=a\naddresses.1=b\nprotection=confirm\ndescription=\ufffe\n"],
    "grammar": [
        "size>=10GiB and (state=RIPE or not lag<1k)\nname:desc,size", "name~^pe.r and picked>2026-11-24T12:00:00Z",
        "sweet=yes or water!=84.25 and age>3m20s\nwater", "labels=a and trees=1 or name=\"a b\" and lag=null\nname"],
}


def change_texts():
    """A plan with every operation, a journal, and the same journal without its frame of numbers and sums."""
    journal = (TESTS / "change" / "golden" / "journal.jsonl").read_text(encoding="utf-8")
    entries = re.sub(r'^{"seq":\d+,"entry":(.*),"crc":"\w+"}$', r"\1", journal, flags=re.MULTILINE)
    return {"plan_json": [(TESTS / "change" / "golden" / "plan.json").read_text(encoding="utf-8")],
            "journal": [journal, entries]}


def main():
    for target, texts in (TEXTS | change_texts()).items():
        folder = Path(sys.argv[1]) / target
        folder.mkdir(parents=True, exist_ok=True)
        for number, text in enumerate(texts):
            (folder / str(number)).write_text(text, encoding="utf-8")
    decode_seeds(Path(sys.argv[1]) / "decode")


def decode_seeds(folder):
    folder.mkdir(parents=True, exist_ok=True)
    heads, other = {}, 0xf0
    for message in all_messages():
        key = message.api_key
        if message.kind not in ("request", "response"):
            key, other = other, other + 1
        heads[message.name] = (key, message.kind == "response", message.versions.low)
    with tempfile.NamedTemporaryFile("r") as samples:
        subprocess.run([sys.executable, PROTOCOL_TESTS / "samples.py", samples.name], check=True)
        for line in samples:
            name, version, *messages = line.split()
            key, response, low = heads[name]
            head = bytes([key, (int(version) - low) << 1 | response])
            for kind, message in zip(("plain", "tagged"), messages):
                data = b"" if message == "-" else bytes.fromhex(message)
                (folder / f"{name}-{version}-{kind}").write_bytes(head + data)


if __name__ == "__main__":
    main()
