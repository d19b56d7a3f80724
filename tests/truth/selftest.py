"""The rules alone, without a cluster."""

import proof
import rules
from checks import Check

AGREE = [(5, 5, 5), (5, 3, 9), (5, 9, 3), (None, None, None), ("A", "A", "B"), ([1, 5], [1, 4], [1, 6]), (1.5, 1, 2),
         ({"a": 2}, {"a": 1}, {"a": 3}), ("2026-01-01T00:00:01.000Z", "2026-01-01T00:00:00.000Z", "2026-01-01T00:00:02.000Z")]
DIFFER = [(5, 6, 9), (5, 1, 4), (None, 0, 0), (0, None, None), (True, 1, 1), (0, False, False), ("A", "B", "C"), ("5", 5, 5),
          ([1, 2], [2, 1], [2, 1]), ([1], [1, 2], [1, 2]), ({"a": 5}, {"a": 1}, {"a": 3}), ({"a": 1}, {"b": 1}, {"b": 1}),
          ("2026-01-01T00:00:03.000Z", "2026-01-01T00:00:00.000Z", "2026-01-01T00:00:02.000Z")]

ROW = {"name": "x", "count": 3, "flag": True, "list": [1], "map": {"a": 1}, "none": None, "time": "2026-01-01T00:00:00.000Z"}


def main():
    failures = [f"should agree: {case}" for case in AGREE if not rules.agrees(*case)]
    failures += [f"should differ: {case}" for case in DIFFER if rules.agrees(*case)]
    if rules.agrees(5, 6, 9, slack=1) is False or rules.agrees(4, 6, 9, slack=1):
        failures.append("slack is not what it says")
    check = Check("check", "some.rows", None, None, None)
    rows = {"x": ROW, "y": {**ROW, "name": "y"}}
    if proof.fields_found(check, rows, (rows, rows)):
        failures.append("equal rows are found different")
    failures += proof.overlooked(check, rows, (rows, rows))
    only_after = {"x": ROW}
    if proof.fields_found(check, rows, (rows, only_after)) or proof.fields_found(check, only_after, (rows, only_after)):
        failures.append("a row that comes or goes between the readings is a difference")
    if "extra" not in proof.fields_found(check, {"x": {**ROW, "extra": 1}}, (only_after, only_after)):
        failures.append("a field without an expectation is not found")
    if "name" not in proof.fields_found(check, {"x": {k: v for k, v in ROW.items() if k != "name"}}, (only_after, only_after)):
        failures.append("a missing field is not found")
    # A proof over a comparison that overlooks something must say so.
    blind = Check("blind", "blind.rows", None, None, None)
    wide = {**ROW, "count": 10**18}
    if "blind x · count: a changed value is not found" not in proof.overlooked(blind, only_after, (only_after, {"x": wide})):
        failures.append("the proof does not notice a comparison that cannot fail")
    for failure in failures:
        print(failure)
    return 1 if failures else 0
