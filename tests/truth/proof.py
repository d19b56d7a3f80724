"""Proof that the comparison can fail: every value of one row, changed, must be found different."""

import copy

import rules


def spoiled(value):
    """Another value of the same kind, far from any reading."""
    if value is None:
        return "spoiled"
    if isinstance(value, bool):
        return not value
    if rules.number(value):
        return value + 10**15
    if isinstance(value, list):
        return [*value, spoiled(value[0]) if value else "spoiled"]
    if isinstance(value, dict):
        return {**value, "spoiled": 1}
    return "1999-12-31T23:59:59.999Z" if rules.is_moment(value) else value + " spoiled"


def fields_found(check, rows, expected):
    differences = rules.Differences()
    differences.rows(check, rows, *expected)
    return {field for _, field in differences.found}


def overlooked(check, rows, expected):
    """What of the check's `rows` could be changed unnoticed: fields of the first row, the row itself, a row too many."""
    misses = []
    if rows:
        key = next(iter(rows))
        for field in rows[key]:
            if field in rules.INCOMPARABLE.get(check.schema, {}):
                continue
            changed = copy.deepcopy(rows)
            changed[key][field] = spoiled(changed[key][field])
            if field not in fields_found(check, changed, expected):
                misses.append(f"{check.name} {key} · {field}: a changed value is not found")
        if "" not in fields_found(check, {k: row for k, row in rows.items() if k != key}, expected):
            misses.append(f"{check.name} {key}: a missing row is not found")
    if "" not in fields_found(check, {**rows, ("spoiled",): {}}, expected):
        misses.append(f"{check.name}: a row too many is not found")
    return misses
