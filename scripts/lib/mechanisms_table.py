#!/usr/bin/env python3
"""usage: mechanisms_table.py MARKDOWN JSON…

Writes the table of mechanisms and Kafka versions between its two marks in the Markdown file, out of what
tests/live/mechanisms.py found.
"""
import json
import sys
from pathlib import Path

BEGIN, END = "<!-- mechanisms: written by scripts/mechanisms -->", "<!-- mechanisms end -->"


def cell(row: dict) -> str:
    let_in = ", ".join(row["let_in"]) or "**no**"
    return let_in if not row["refused"] else f"{let_in}; wrong: exit 6"


def main(markdown: Path, files: list[str]) -> None:
    found = [json.loads(Path(file).read_text()) for file in files]
    found.sort(key=lambda one: one["kafka"], reverse=True)
    lines = ["| way in | " + " | ".join("Kafka " + one["kafka"] for one in found) + " |", "|---" * (len(found) + 1) + "|"]
    for index, row in enumerate(found[0]["rows"]):
        lines.append(f"| {row['mechanism']} | " + " | ".join(cell(one["rows"][index]) for one in found) + " |")
    text = markdown.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    markdown.write_text(before + BEGIN + "\n" + "\n".join(lines) + "\n" + END + rest.split(END)[1], encoding="utf-8")


main(Path(sys.argv[1]), sys.argv[2:])
