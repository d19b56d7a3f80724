"""One check: a command of klamm's and the rows Kafka's AdminClient lets us expect of it."""

from dataclasses import dataclass
from typing import Callable


@dataclass
class Check:
    name: str
    schema: str
    commands: Callable  # a reading → the command lines whose rows together are compared
    key: Callable  # a row → what names it
    expect: Callable  # the two readings → the rows each of them expects, by key
    has_cluster_id: bool = True


def words(line):
    """The same command line whatever was read."""
    return lambda reading: [line.split()]


def fields(*names):
    return lambda row: tuple(row[name] for name in names) if len(names) > 1 else row[names[0]]


def both(build):
    """Rows that follow from one reading alone."""
    return lambda before, after: (build(before), build(after))


def crossed(build):
    """Rows with differences of moving values: build(ends, positions) of what grows and what is taken from it. What klamm
    shows lies between the least difference the readings allow and the largest."""
    return lambda before, after: (build(before, after), build(after, before))


def partitions(reading):
    """Every partition: topic name, topic, number, partition."""
    for name, topic in reading["topics"].items():
        for number, partition in topic["partitions"].items():
            yield name, topic, int(number), partition


def replicas(reading):
    """Every replica on every log directory: broker, path, topic, partition, replica."""
    for broker, directories in reading["log_dirs"].items():
        for path, directory in directories.items():
            for name, replica in directory["replicas"].items():
                topic, _, number = name.rpartition(":")
                yield int(broker), path, topic, int(number), replica


def config(reading, topic, key):
    return reading["configs"]["topic"][topic][key]["value"]


def has_feature(reading, name):
    return bool((reading["features"].get(name) or {}).get("finalized"))
