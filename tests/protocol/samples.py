#!/usr/bin/env python3
"""Small messages as bytes, by an encoder of its own: samples.py OUT

One line each, "NAME VERSION HEX HEX": a random message, and the same with a tagged field nobody knows in every struct
of a flexible version. Needs no JDK; the oracle test is what proves bytes right, this only gives material to break.
"""
import base64
import struct
import sys

sys.dont_write_bytecode = True

from random_messages import Maker, all_messages, camel  # noqa: E402

FORMATS = {"bool": ">?", "int8": ">b", "int16": ">h", "uint16": ">H", "int32": ">i", "uint32": ">I", "int64": ">q",
           "float64": ">d"}
UNKNOWN_TAG = 9_999


def varint(value):
    out = b""
    while value >= 0x80:
        out += bytes([value & 0x7f | 0x80])
        value >>= 7
    return out + bytes([value])


class Encoder:
    def __init__(self, message, version, unknown_tags):
        self.message, self.version, self.unknown_tags = message, version, unknown_tags
        self.structs = {s.name: s for s in message.structs}

    def length(self, count, flexible, short):
        if flexible:
            return varint(count + 1)
        return struct.pack(">h" if short else ">i", count)

    def sized(self, data, flexible, short=False):
        if data is None:
            return self.length(-1, flexible, short)
        return self.length(len(data), flexible, short) + data

    def scalar(self, field, value, flexible):
        if field.type in FORMATS:
            return struct.pack(FORMATS[field.type], value)
        if field.type == "uuid":
            return base64.urlsafe_b64decode(value + "==")
        if field.type == "string":
            return self.sized(None if value is None else value.encode(), flexible, True)
        if field.type in ("bytes", "records"):
            return self.sized(None if value is None else base64.b64decode(value), flexible)
        if self.version in field.nullable and not field.array:
            return b"\xff" if value is None else b"\x01" + self.struct(self.structs[field.type], value)
        return self.struct(self.structs[field.type], value)

    def field(self, field, value):
        flexible = self.version in self.message.flexible and not field.never_flexible
        if not field.array:
            return self.scalar(field, value, flexible)
        if value is None:
            return self.length(-1, flexible, False)
        return self.length(len(value), flexible, False) + b"".join(self.scalar(field, v, flexible) for v in value)

    def is_default(self, field, value):
        if field.array or field.type == "string":
            return value is None if field.default == "null" else value in ("", [])
        if field.is_struct:
            return all(self.is_default(f, value[camel(f.name)]) for f in self.structs[field.type].fields
                       if camel(f.name) in value)
        if field.type == "uuid":
            return value == "A" * 22
        if field.type == "bool":
            return value == (field.default == "true")
        return value == int(field.default or "0", 0)

    def struct(self, facts, value):
        out, tagged = b"", []
        for field in facts.fields:
            name = camel(field.name)
            if name not in value:
                continue
            if self.version not in field.tagged:
                out += self.field(field, value[name])
            elif not self.is_default(field, value[name]):
                tagged.append((field.tag, self.field(field, value[name])))
        if self.version not in self.message.flexible:
            return out
        if self.unknown_tags:
            tagged.append((UNKNOWN_TAG, b"unknown"))
        return out + varint(len(tagged)) + b"".join(varint(tag) + varint(len(data)) + data for tag, data in sorted(tagged))


def main():
    with open(sys.argv[1], "w") as out:
        for message in all_messages():
            for version in range(message.versions.low, message.versions.high + 1):
                maker = Maker(message, version, long_values=False)
                values = [maker.struct(message.top, 0) for _ in range(20)]
                plain = [(Encoder(message, version, False).struct(message.top, v), v) for v in values]
                # the longest that is still quick to cut at every byte
                data, value = max((p for p in plain if len(p[0]) <= 400), key=lambda p: len(p[0]), default=plain[0])
                more = Encoder(message, version, True).struct(message.top, value)
                print(message.name, version, data.hex() or "-", more.hex() or "-", file=out)


if __name__ == "__main__":
    main()
