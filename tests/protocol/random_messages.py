#!/usr/bin/env python3
"""Random messages of every kind and every stable version, as Kafka's JSON: random_messages.py OUT [COUNT]

One line each, "NAME VERSION JSON", after one "NAME VERSION -" for the message at its defaults. The same every time:
the seed is the message's name and version.
"""
import base64
import json
import random
import struct
import sys
from pathlib import Path

sys.dont_write_bytecode = True
PROTOCOL = Path(__file__).resolve().parents[2] / "lib/protocol"
sys.path.insert(0, str(PROTOCOL / "generator"))

from model import camel, read_model  # noqa: E402

INTEGERS = {"int8": (-2**7, 2**7 - 1), "int16": (-2**15, 2**15 - 1), "uint16": (0, 2**16 - 1),
            "int32": (-2**31, 2**31 - 1), "uint32": (0, 2**32 - 1), "int64": (-2**63, 2**63 - 1)}
LETTERS = ["a", "b", "Z", "0", "-", "_", ".", " ", '"', "\\", "\n", "\t", "\x00", "\x1b", "é", "ß", "日", "本",
           "\u2028", "\u202e", "\ufffd", "😀", "𝄞"]


class Maker:
    def __init__(self, message, version, long_values=True):
        self.message, self.version, self.long_values = message, version, long_values
        self.structs = {struct.name: struct for struct in message.structs}
        self.random = random.Random(f"{message.name} {version}")

    def size(self, depth):
        """How many: mostly few, now and then enough for a length of two bytes."""
        roll = self.random.random()
        if self.long_values and roll < 0.03 and depth < 2:
            return self.random.randint(127, 140)
        return self.random.choice([0, 1, 1, 2, 3] if depth < 3 else [0, 1, 2])

    def text(self, depth):
        return "".join(self.random.choice(LETTERS) for _ in range(self.random.choice([0, 1, 3, 8, 15, 16, 20]))) + \
            ("x" * self.random.randint(120, 300) if self.long_values and self.random.random() < 0.03 and depth < 3
             else "")

    def blob(self, count):
        return base64.b64encode(self.random.randbytes(count)).decode()

    def scalar(self, kind, depth):
        if kind == "bool":
            return self.random.random() < 0.5
        if kind in INTEGERS:
            low, high = INTEGERS[kind]
            return self.random.choice([low, high, 0 if low else 1, max(low, -1), self.random.randint(low, high)])
        if kind == "float64":
            while True:
                value = struct.unpack(">d", self.random.randbytes(8))[0]
                if value == value and abs(value) < float("inf"):
                    return self.random.choice([value, 0.0, 1.5, -2.25])
        if kind == "uuid":
            return base64.urlsafe_b64encode(self.random.choice([bytes(16), self.random.randbytes(16)])).decode()[:22]
        if kind == "string":
            return self.text(depth)
        if kind in ("bytes", "records"):
            return self.blob(self.random.choice([0, 1, 2, 3, 40, 130]))
        return self.struct(self.structs[kind], depth)

    def value(self, field, depth):
        if (self.version in field.nullable) and self.random.random() < 0.2:
            return None
        if not field.array:
            return self.scalar(field.type, depth)
        elements = [self.scalar(field.type, depth + 1) for _ in range(self.size(depth))]
        keys = self.structs[field.type].keys() if field.is_struct else []
        seen, kept = set(), []
        for element in elements:
            key = tuple(element.get(camel(k.name)) for k in keys)
            if not keys or key not in seen:
                kept.append(element)
            seen.add(key)
        return kept

    def struct(self, facts, depth):
        out = {}
        for field in facts.fields:
            if self.version not in field.versions:
                continue
            if self.version in field.tagged and self.random.random() < 0.4:
                continue
            out[camel(field.name)] = self.value(field, depth)
        return out


def all_messages():
    model = read_model(PROTOCOL)
    messages = [message for api in model.apis for message in (api.request, api.response)]
    return messages + [message for group in model.data.values() for message in group]


def main():
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 12
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        for message in all_messages():
            for version in range(message.versions.low, message.versions.high + 1):
                maker = Maker(message, version)
                print(message.name, version, "-", file=out)
                for _ in range(count):
                    print(message.name, version, json.dumps(maker.struct(message.top, 0)), file=out)


if __name__ == "__main__":
    main()
