"""How facts look in C++: types, defaults, conditions on the version."""
from model import NEVER, SchemaError, Versions

SCALARS = {"bool": "bool", "int8": "std::int8_t", "int16": "std::int16_t", "uint16": "std::uint16_t",
           "int32": "std::int32_t", "uint32": "std::uint32_t", "int64": "std::int64_t", "float64": "double",
           "string": "std::string", "uuid": "Uuid", "bytes": "Bytes", "records": "Bytes"}
CALLS = {"bool": "boolean", "int8": "int8", "int16": "int16", "uint16": "uint16", "int32": "int32",
         "uint32": "uint32", "int64": "int64", "float64": "float64", "uuid": "uuid"}
FIXED_SIZES = {"bool": 1, "int8": 1, "int16": 2, "uint16": 2, "int32": 4, "uint32": 4, "int64": 8, "float64": 8,
               "uuid": 16}
SMALLEST = {"std::int32_t": -2**31, "std::int64_t": -2**63}
NOTICE = "// Generated from lib/protocol/schema and overlay.toml: not to be edited.\n"


def plain_type(field):
    """The type without std::optional."""
    if field.is_error_code:
        return "ErrorCode"
    element = SCALARS.get(field.type, field.type)
    if not field.array:
        return element
    return "Int32List" if field.type == "int32" else f"std::vector<{element}>"


def cpp_type(field):
    return f"std::optional<{plain_type(field)}>" if field.optional else plain_type(field)


def number(field):
    value = field.default or "0"
    if field.type == "bool":
        return value if field.default else "false"
    if field.type == "float64":
        return repr(float(value))
    value = int(value, 0)
    kind = SCALARS[field.type]
    if value == SMALLEST.get(kind):
        return f"std::numeric_limits<{kind}>::min()"
    return str(value)


def is_scalar(field):
    return field.type in CALLS and field.type != "uuid" and not field.array


def initializer(field):
    """What stands behind the member's name: the schema's default."""
    if field.default == "null" or (field.type == "records" and not field.array):
        if not field.optional:
            raise SchemaError(f"{field.name}: null by default and never nullable")
        return ""
    if field.is_error_code:
        return "{}" if not field.default else f" = ErrorCode{{{number(field)}}}"
    if is_scalar(field):
        if field.optional:
            raise SchemaError(f"{field.name}: a nullable {field.type}")
        return f" = {number(field)}"
    if field.default and not (field.type == "string" and not field.array):
        raise SchemaError(f"{field.name}: default {field.default!r}")
    if field.default:
        return f' = "{field.default}"'
    return "{std::in_place}" if field.optional else ""


def differs(field, owner="m"):
    """An expression that is true when the field is not at its default."""
    name = f"{owner}.{field.cpp_name}"
    if field.default == "null" or (field.type == "records" and not field.array):
        return f"{name}.has_value()"
    if field.is_error_code:
        return f"{name} != ErrorCode{{{number(field)}}}"
    if is_scalar(field):
        if field.type == "bool":
            return f"!{name}" if number(field) == "true" else name
        return f"{name} != {number(field)}"
    if field.type == "uuid" and not field.array:
        return f"!{name}.is_zero()"
    if field.is_struct and not field.array:
        if field.optional:
            raise SchemaError(f"{field.name}: a nullable struct that is not null by default")
        return f"{name} != decltype({name}){{}}"
    if field.default:
        return f'{name} != "{field.default}"'
    return f"(!{name} || !{name}->empty())" if field.optional else f"!{name}.empty()"


def condition(versions: Versions, within: Versions):
    """`version >= 3 && version <= 7`; "" when it holds everywhere within, None when nowhere."""
    both = versions & within
    if both.empty():
        return None
    parts = []
    if both.low > within.low:
        parts.append(f"version >= {both.low}")
    if both.high < within.high:
        parts.append(f"version <= {both.high}")
    return " && ".join(parts)


def truth(versions, within):
    text = condition(versions, within)
    return "false" if text is None else text or "true"


def flexibility(message, struct):
    """The expression for "this version is flexible" inside a struct's function."""
    return truth(message.flexible, struct.versions)


def min_size(message, struct, version, structs):
    """The fewest bytes the struct takes in that version."""
    flexible = version in message.flexible
    total = 1 if flexible else 0
    for field in struct.fields:
        if version not in field.versions or version in field.tagged:
            continue
        compact = flexible and not field.never_flexible
        if field.array:
            total += 1 if compact else 4
        elif field.is_struct:
            total += 1 if version in field.nullable else min_size(message, structs[field.type], version, structs)
        elif field.type in FIXED_SIZES:
            total += FIXED_SIZES[field.type]
        elif field.type == "string":
            total += 1 if compact else 2
        else:
            total += 1 if compact else 4
    return max(total, 1)


def smallest_size(message, struct, structs):
    return min(min_size(message, struct, v, structs) for v in range(struct.versions.low, struct.versions.high + 1))


def min_size_expression(message, struct, structs):
    versions = range(struct.versions.low, struct.versions.high + 1)
    sizes = [(v, min_size(message, struct, v, structs)) for v in versions]
    text = str(sizes[0][1])
    for (_, before), (version, size) in zip(sizes, sizes[1:]):
        if size != before:
            text = f"version >= {version} ? {size} : {text}"
    return text


def qualified(message, struct):
    return message.name if struct is message.top else f"{message.name}::{struct.name}"


def has_limits(message):
    return any(not f.array and is_scalar(f) and not f.is_error_code and number(f).startswith("std::numeric")
               for s in message.structs for f in s.fields)
