"""When a value klamm shows agrees with what Kafka's own AdminClient saw before and after it."""

import math
import re
from datetime import datetime, timezone

# Row fields no two readings can agree on, with the reason: the only place such a field may be named. By row type;
# "list.key" is a key of the objects in a list.
INCOMPARABLE = {
    "cluster.describe": {
        "metadata_version": "the AdminClient knows levels, not their names",
        "features.finalized_name": "the same",
    },
    "feature.describe": {
        "finalized_name": "the AdminClient knows levels, not their names",
        "supported_max_name": "the same",
    },
    "broker.describe": {
        "apis": "the AdminClient does not tell what a broker speaks",
        "metadata_version_max": "it knows levels, not their names",
    },
    "group.members": {
        "subscription": "the AdminClient tells what is assigned, not what is subscribed to",
        "subscription_regex": "the same",
    },
    "reassignment.list": {
        "progress_percent": "klamm's own arithmetic of sizes that both grow",
        "left_bytes": "the same",
        "done_bytes": "the same",
        "leader": "the same",
        "leader_bytes": "the same",
    },
}

# Row types that nothing is compared with. Every other one that klamm has must have a check.
NOT_COMPARED = {
    "cluster.health": "klamm's judgement of what the other checks compare",
    "broker.check-stop": "the same",
    "broker.check-stop-summary": "the same",
    "config.diff": "the same",
    "wait": "the same",
    "api.versions": "the AdminClient does not tell what a broker speaks",
    "change.list": "of the journal; tests/change compares changes with Kafka",
    "change.step": "of the journal; tests/change compares changes with Kafka",
    "profile.list": "of no cluster",
    "profile.show": "of no cluster",
    "profile.test": "whether a cluster is reached, which this run tells",
    "scale.plan": "what should be; tests/scaling verifies plans",
    "scale.broker": "the same",
    "scale.run": "of this machine's runs; tests/scaling/live follows them",
}

# How far a value may lie outside the two readings: what moves both ways between them.
SLACK = {
    "usable_bytes": 4 << 30,  # of a file system other programs use too
    "offset_lag": 1000,  # records a follower is behind: it falls back and catches up all the time
    "epoch": 100,  # of features: how far the broker that was asked has read the metadata log
    "lag_ms": 3000,  # the same for followers of the metadata log, who ask every half second
}

ABSENT = object()


class OneOf:
    """Any of several values is right."""

    def __init__(self, values):
        self.values = values

    def __repr__(self):
        return "one of " + ", ".join(sorted(map(repr, self.values)))

    def __eq__(self, other):
        return isinstance(other, OneOf) and self.values == other.values


class Differences:
    """What was found different: (where, field) → what to print."""

    def __init__(self):
        self.found = {}
        self.values = 0  # how many values were compared

    def add(self, where, field, words):
        self.found[(where, field)] = words

    def row(self, check, key, row, before, after):
        """One row of klamm's; `before` and `after` are the rows the readings expect, or ABSENT."""
        where = f"{check.name} {key}"
        if before is ABSENT and after is ABSENT:
            return self.add(where, "", "klamm shows a row that Kafka does not have")
        before, after = (after if before is ABSENT else before), (before if after is ABSENT else after)
        skipped = INCOMPARABLE.get(check.schema, {})
        for field in row.keys() | before.keys() | after.keys():
            if field in skipped:
                continue
            if field not in row:
                self.add(where, field, "klamm has no such field")
            elif field not in before or field not in after:
                self.add(where, field, f"nothing to compare {row[field]!r} with: no expectation and not incomparable")
            else:
                self.value(where, field, without(row[field], field, skipped), before[field], after[field])

    def value(self, where, field, seen, before, after):
        self.values += 1
        if not agrees(seen, before, after, SLACK.get(field, 0)):
            between = repr(before) if before == after else f"{before!r} … {after!r}"
            self.add(where, field, f"klamm {seen!r}, Kafka {between}")

    def rows(self, check, rows, before, after):
        """All rows of one command, each a map from key to row."""
        for key in rows.keys() | (before.keys() & after.keys()):
            if key not in rows:
                self.add(f"{check.name} {key}", "", "klamm does not show this row")
            else:
                self.row(check, key, rows[key], before.get(key, ABSENT), after.get(key, ABSENT))


def without(value, field, skipped):
    """A list of objects, without the keys that are incomparable."""
    keys = {path.removeprefix(field + ".") for path in skipped if path.startswith(field + ".")}
    return [{key: item[key] for key in item if key not in keys} for item in value] if keys and isinstance(value, list) else value


def moment(milliseconds):
    """As klamm prints an instant."""
    if milliseconds is None:
        return None
    return datetime.fromtimestamp(milliseconds / 1000, timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.") + f"{milliseconds % 1000:03d}Z"


def is_moment(value):
    return isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", value) is not None


def number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def agrees(seen, before, after, slack=0):
    """Static values are equal, moving ones lie between the readings; lists and maps item by item."""
    if isinstance(before, OneOf) or isinstance(after, OneOf):
        return seen in (before if isinstance(before, OneOf) else after).values
    if same(seen, before) or same(seen, after):
        return True
    if number(seen) and number(before) and number(after):
        return min(before, after) - slack <= seen <= max(before, after) + slack
    if is_moment(seen) and is_moment(before) and is_moment(after):
        return min(before, after) <= seen <= max(before, after)
    if all(isinstance(v, list) for v in (seen, before, after)) and len(seen) == len(before) == len(after):
        return all(agrees(s, b, a, slack) for s, b, a in zip(seen, before, after))
    if all(isinstance(v, dict) for v in (seen, before, after)) and seen.keys() == before.keys() == after.keys():
        return all(agrees(seen[k], before[k], after[k], SLACK.get(k, slack)) for k in seen)
    return False


def same(left, right):
    if number(left) and number(right):
        return math.isclose(left, right, rel_tol=1e-9) if isinstance(left, float) or isinstance(right, float) else left == right
    return type(left) is type(right) and left == right
