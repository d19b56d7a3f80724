"""The facts of lib/protocol/schema and overlay.toml as objects. Whatever is not understood is refused."""
import json
import re
import tomllib
from dataclasses import dataclass, field as dataclass_field
from pathlib import Path

NEVER = 0x7fff  # "from no version on"
PRIMITIVES = {"bool", "int8", "int16", "uint16", "int32", "uint32", "int64", "float64", "string", "uuid", "bytes",
              "records"}
MESSAGE_KEYS = {"apiKey", "type", "listeners", "name", "validVersions", "latestVersionUnstable", "flexibleVersions",
                "commonStructs", "fields"}
STRUCT_KEYS = {"name", "versions", "fields"}
FIELD_KEYS = {"name", "type", "versions", "nullableVersions", "flexibleVersions", "tag", "taggedVersions", "default",
              "ignorable", "mapKey", "entityType", "fields"}
MOST_CODES = 2  # the length of ApiInfo::refuses and ApiInfo::stands
API_KEYS = {"route", "mutates", "refuses", "stands", "throttle_from", "first_release", "sensitive", "harmless",
            "response_header"}
ROUTES = ["any", "controller", "node", "leader", "group_coordinator", "txn_coordinator", "all"]
KEYWORDS = {"default", "operator", "protected", "private", "public", "namespace", "register", "class", "new", "delete",
            "template", "union", "export", "auto", "bool", "int", "char", "switch", "case", "this", "struct"}


class SchemaError(Exception):
    pass


def check_keys(document, allowed, where):
    unknown = set(document) - allowed
    if unknown:
        raise SchemaError(f"{where}: unknown keys {sorted(unknown)}")


def snake(name):
    name = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name)
    name = re.sub(r"(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()
    return name + "_" if name in KEYWORDS else name


def camel(name):
    return name[0].lower() + name[1:]


@dataclass(frozen=True)
class Versions:
    """A range of versions, both ends included; empty when low > high."""
    low: int
    high: int

    @staticmethod
    def parse(text, where):
        if text is None or text == "none":
            return Versions(NEVER, -1)
        match = re.fullmatch(r"(\d+)(?:(\+)|-(\d+))?", text)
        if not match:
            raise SchemaError(f"{where}: versions {text!r}")
        low = int(match[1])
        return Versions(low, NEVER if match[2] else int(match[3] or low))

    def __and__(self, other):
        return Versions(max(self.low, other.low), min(self.high, other.high))

    def covers(self, other):
        return other.empty() or (self.low <= other.low and other.high <= self.high)

    def empty(self):
        return self.low > self.high

    def __contains__(self, version):
        return self.low <= version <= self.high


@dataclass
class Field:
    name: str               # as Kafka writes it
    type: str               # primitive or struct name, without the brackets
    array: bool
    versions: Versions      # all ranges are cut to those the enclosing message can have
    nullable: Versions
    tagged: Versions
    tag: int
    default: str
    ignorable: bool
    map_key: bool
    never_flexible: bool
    sensitive: bool = False

    @property
    def cpp_name(self):
        return snake(self.name)

    @property
    def is_struct(self):
        return self.type not in PRIMITIVES

    @property
    def is_error_code(self):
        return self.type == "int16" and not self.array and self.name.endswith("ErrorCode")

    @property
    def optional(self):
        return not self.nullable.empty() or (self.type == "records" and not self.array)


@dataclass
class Struct:
    name: str               # in C++: without the message's name before it
    versions: Versions
    fields: list

    def keys(self):
        return [f for f in self.fields if f.map_key]


@dataclass
class Message:
    name: str
    kind: str               # request, response, header or data
    api_key: int
    versions: Versions      # stable ones only
    flexible: Versions
    structs: list = dataclass_field(default_factory=list)  # in topological order; the message itself comes last
    overlay: dict = dataclass_field(default_factory=dict)

    @property
    def top(self):
        return self.structs[-1]

    @property
    def flexible_from(self):
        return NEVER if self.flexible.empty() else self.flexible.low


class MessageReader:
    def __init__(self, facts, role, lists):
        name = facts["name"]
        check_keys(facts, MESSAGE_KEYS, name)
        self.role, self.lists, self.prefix = role, lists, name
        self.common = {}
        for struct in facts.get("commonStructs", []):
            check_keys(struct, STRUCT_KEYS, f"{name}.{struct['name']}")
            self.common[struct["name"]] = struct
        versions = Versions.parse(facts["validVersions"], name)
        if facts.get("latestVersionUnstable"):
            versions = Versions(versions.low, versions.high - 1)
        flexible = Versions.parse(facts["flexibleVersions"], name) & versions
        self.message = Message(name, facts["type"], facts.get("apiKey", -1), versions, flexible)
        self.done = {}
        self.struct(name, facts["fields"], versions, "")

    def cpp_struct_name(self, name):
        short = name[len(self.prefix):] if name.startswith(self.prefix) else name
        return short or name

    def struct(self, name, fields, versions, path):
        if name in self.done:
            if self.done[name] is not fields:
                raise SchemaError(f"{self.prefix}: two structs named {name}")
            return
        self.done[name] = fields
        cpp = self.cpp_struct_name(name)
        made = Struct(cpp, versions, [self.field(f, versions, path) for f in fields])
        if cpp in [s.name for s in self.message.structs] or cpp in ("Uuid", "Int32List", "ErrorCode", "Bytes"):
            raise SchemaError(f"{self.prefix}: the name {cpp} is taken")
        self.message.structs.append(made)

    def field(self, facts, versions, path):
        path = f"{path}.{facts['name']}" if path else facts["name"]
        where = f"{self.prefix}.{path}"
        check_keys(facts, FIELD_KEYS, where)
        kind, array = facts["type"], False
        if kind.startswith("[]"):
            kind, array = kind[2:], True
        own = Versions.parse(facts["versions"], where) & versions
        never_flexible = "flexibleVersions" in facts
        if never_flexible and facts["flexibleVersions"] != "none":
            raise SchemaError(f"{where}: flexibleVersions {facts['flexibleVersions']!r}")
        tagged = Versions.parse(facts.get("taggedVersions"), where) & versions
        if ("tag" in facts) != ("taggedVersions" in facts) or (not tagged.empty() and tagged != own):
            raise SchemaError(f"{where}: tagged in some of its versions only")
        if not self.message.flexible.covers(tagged):
            raise SchemaError(f"{where}: tagged in an inflexible version")
        full = f"{self.role}.{path}" if self.role else path
        sensitive = full in self.lists["sensitive"]
        if kind in ("bytes", "records") and not sensitive and full not in self.lists["harmless"]:
            raise SchemaError(f"{where}: a {kind} field is neither in sensitive nor in harmless of overlay.toml")
        if sensitive and (array or kind not in ("string", "bytes", "records")):
            raise SchemaError(f"{where}: only strings, bytes and records can be sensitive")
        self.lists["seen"].add(full)
        cpp_kind = kind if kind in PRIMITIVES else self.cpp_struct_name(kind)
        made = Field(facts["name"], cpp_kind, array, own, Versions.parse(facts.get("nullableVersions"), where) & own,
                     tagged, facts.get("tag", -1), facts.get("default", ""), facts.get("ignorable", False),
                     facts.get("mapKey", False), never_flexible, sensitive)
        if made.is_struct:
            inner = facts.get("fields")
            if inner is None:
                if kind not in self.common:
                    raise SchemaError(f"{where}: no struct {kind}")
                inner = self.common[kind]["fields"]
                self.struct(kind, inner, Versions.parse(self.common[kind]["versions"], where) & versions, path)
            else:
                self.struct(kind, inner, own, path)
        elif "fields" in facts:
            raise SchemaError(f"{where}: fields inside a {kind}")
        return made


def read_message(facts, role, overlay):
    lists = {"sensitive": overlay.get("sensitive", []), "harmless": overlay.get("harmless", []),
             "seen": overlay.setdefault("seen", set())}
    message = MessageReader(facts, role, lists).message
    message.overlay = overlay
    return message


@dataclass
class Api:
    name: str
    request: Message
    response: Message
    overlay: dict

    @property
    def file(self):
        return snake(self.name)


@dataclass
class Model:
    apis: list
    data: dict              # file -> messages that are no API's own
    errors: list


def read_model(folder: Path):
    overlay = tomllib.loads((folder / "overlay.toml").read_text())
    check_keys(overlay, {"api", "data"}, "overlay.toml")
    schema = folder / "schema"
    left = {path.stem for path in schema.glob("*.json")} - {"errors"}
    apis, data = [], {}
    for name, row in overlay["api"].items():
        where = f"overlay.toml: {name}"
        check_keys(row, API_KEYS, where)
        if row.get("route") not in ROUTES or not isinstance(row.get("mutates"), bool) or "first_release" not in row:
            raise SchemaError(f"{where}: route, mutates and first_release are needed")
        if "refuses" in row and not row["mutates"]:
            raise SchemaError(f"{where}: a read refuses nothing: it may be sent again anyway")
        if "stands" in row and "refuses" not in row:
            raise SchemaError(f"{where}: what is never sent again needs no stands")
        if any(len(row.get(key, [])) > MOST_CODES or 0 in row.get(key, []) for key in ("refuses", "stands")):
            raise SchemaError(f"{where}: at most {MOST_CODES} error codes in a list, none of them 0")
        if snake(name) not in left:
            raise SchemaError(f"{where}: no schema/{snake(name)}.json")
        left.remove(snake(name))
        facts = json.loads((schema / f"{snake(name)}.json").read_text())
        check_keys(facts, {"request", "response"}, name)
        if any(facts["request"].get(key) != facts["response"].get(key) for key in ("apiKey", "validVersions")):
            raise SchemaError(f"{name}: request and response do not fit together")
        unstable = facts["request"].get("latestVersionUnstable", False)  # said in the request only
        request = read_message(facts["request"], "request", row)
        response = read_message({**facts["response"], "latestVersionUnstable": unstable}, "response", row)
        for listed in row.get("sensitive", []) + row.get("harmless", []):
            if listed not in row["seen"]:
                raise SchemaError(f"{where}: no field {listed}")
        apis.append(Api(name, request, response, row))
    rows = dict(overlay["data"])
    for file in sorted(left):
        facts = json.loads((schema / f"{file}.json").read_text())
        for message in facts.values():
            if message["name"] not in rows:
                raise SchemaError(f"schema/{file}.json: {message['name']} has no row in overlay.toml")
            made = read_message(message, "", rows.pop(message["name"]))
            data.setdefault(file, []).append(made)
    if rows:
        raise SchemaError(f"overlay.toml: no schema for {sorted(rows)}")
    apis.sort(key=lambda api: api.request.api_key)
    return Model(apis, data, json.loads((schema / "errors.json").read_text())["errors"])
