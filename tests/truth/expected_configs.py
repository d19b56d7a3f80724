"""What klamm must show of configs."""

from checks import Check, both, fields

SOURCES = "_CONFIG"  # what Kafka's names of sources end in and klamm's do not


def config_describe(type):
    def build(reading):
        return {(name, key): {
            "name": name,
            "key": key,
            "value": entry["value"],
            "source": entry["source"].removesuffix(SOURCES),
            "entity_type": type,
            "sensitive": entry["sensitive"],
            "read_only": entry["read_only"],
            "type": None if entry["type"] == "UNKNOWN" else entry["type"],
            "synonyms": [{"key": synonym["name"], "value": synonym["value"], "source": synonym["source"].removesuffix(SOURCES)}
                         for synonym in entry["synonyms"]],
            "documentation": entry["documentation"],
        } for name, entries in reading["configs"][type].items() if "error" not in entries for key, entry in entries.items()}
    return build


def described(type):
    """Everything of a type that can be described; a broker's cluster-wide default has no name of its own."""
    def commands(reading):
        names = [name for name, entries in reading["configs"][type].items() if "error" not in entries]
        default = ["--cluster-default"] if "" in names else []
        return [["config", "describe", type, "--all", *default, *filter(None, names)]] if names else []
    return commands


CHECKS = [Check(f"config describe {type}", "config.describe", described(type), fields("name", "key"), both(config_describe(type)))
          for type in ("topic", "broker", "broker-logger", "group")]
