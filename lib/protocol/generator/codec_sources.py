"""Writes the sources that read, write and visit the messages of one API."""
from cpp import CALLS, NOTICE, condition, differs, flexibility, min_size_expression, qualified, smallest_size, truth
from model import SchemaError, camel


def compact(field):
    return "false" if field.never_flexible else "flexible"


def guarded(check, statements, pad="  "):
    """Statements under a condition; none at all where it never holds."""
    if check is None:
        return []
    if not check:
        return [pad + s for s in statements]
    if len(statements) == 1:
        return [f"{pad}if ({check}) {statements[0]}"]
    return [f"{pad}if ({check}) {{", *[pad + "  " + s for s in statements], pad + "}"]


# ---- reading

def read_statements(field, struct, r="r"):
    name = f"m.{field.cpp_name}"
    nullable = truth(field.nullable, field.versions & struct.versions)
    if field.array:
        if field.type == "int32":
            extra = f", {nullable}" if field.optional else ""
            return [f"{r}.int32s({name}, {compact(field)}{extra});"]
        extra = f", {nullable}" if field.optional else ""
        return [f"read_array({r}, {name}, {compact(field)}{extra}, version);"]
    if field.is_struct:
        return [f"read_struct({r}, {name}, {nullable}, version);" if field.optional
                else f"read_fields({r}, {name}, version);"]
    if field.is_error_code:
        return [f"{name} = ErrorCode{{{r}.int16()}};"]
    if field.type in CALLS:
        return [f"{name} = {r}.{CALLS[field.type]}();"]
    call = "string" if field.type == "string" else "bytes"
    extra = f", {nullable}" if field.optional else ""
    return [f"{r}.{call}({name}, {compact(field)}{extra});"]


def key_check(message, struct, field, structs):
    """Replies may not hold a key twice; what clients wrote into a group is not the broker's fault and is let through."""
    if message.kind != "response" or not field.array or not field.is_struct:
        return []
    keys = structs[field.type].keys()
    if not keys:
        return []
    if len(keys) > 1 or field.optional:
        raise SchemaError(f"{message.name}.{field.name}: a key this generator does not check")
    return [f"check_keys(r, m.{field.cpp_name}, [](const auto& e) -> const auto& {{ return e.{keys[0].cpp_name}; }});"]


def reader(message, struct, structs):
    lines = [f"static void read_fields(Reader& r, {qualified(message, struct)}& m, [[maybe_unused]] std::int16_t version) {{"]
    flexible = flexibility(message, struct)
    if any(not f.never_flexible and (f.array or f.type in ("string", "bytes", "records")) for f in struct.fields) or \
            flexible not in ("true", "false"):
        lines.append(f"  [[maybe_unused]] const bool flexible = {flexible};")
    tagged = []
    for field in struct.fields:
        statements = read_statements(field, struct) + key_check(message, struct, field, structs)
        if not field.tagged.empty():
            tagged.append((field, statements))
            continue
        lines += guarded(condition(field.versions, struct.versions), statements)
    if flexible != "false":
        lines += guarded("" if flexible == "true" else "flexible", tag_reader(tagged, struct, message))
    return lines + ["}", ""]


def tag_reader(tagged, struct, message):
    if not tagged:
        return ["r.skip_tagged_fields();"]
    lines = ["r.tagged_fields([&](std::uint32_t tag) {", "  switch (tag) {"]
    for field, statements in tagged:
        lines.append(f"  case {field.tag}:")
        check = condition(field.tagged, struct.versions & message.flexible)
        lines += [f"    if (!({check})) return false;"] if check else []
        lines += ["    " + s for s in statements] + ["    return true;"]
    return lines + ["  default: return false;", "  }", "});"]


# ---- writing

def write_statement(field, struct, path, w="w"):
    name = f"m.{field.cpp_name}"
    nullable = truth(field.nullable, field.versions & struct.versions)
    if field.array:
        extra = f", {nullable}" if field.optional else ""
        return f'write_array({w}, {name}, {compact(field)}{extra}, "{path}", version);'
    if field.is_struct:
        return f'write_struct({w}, {name}, {nullable}, "{path}", version);' if field.optional \
            else f"write_fields({w}, {name}, version);"
    if field.is_error_code:
        return f"{w}.int16(static_cast<std::int16_t>({name}));"
    if field.type in CALLS:
        return f"{w}.{CALLS[field.type]}({name});"
    if field.type == "string":
        return f'write_string({w}, {name}, {compact(field)}, {nullable}, "{path}", version);' if field.optional \
            else f'{w}.string({name}, {compact(field)}, "{path}");'
    return f'write_bytes({w}, {name}, {compact(field)}, {nullable}, "{path}", version);' if field.optional \
        else f"{w}.bytes({name}, {compact(field)});"


def writer(message, struct):
    lines = [f"static void write_fields([[maybe_unused]] Writer& w, [[maybe_unused]] const {qualified(message, struct)}& m, "
             "[[maybe_unused]] std::int16_t version) {"]
    flexible = flexibility(message, struct)
    if any(not f.never_flexible and (f.array or f.type in ("string", "bytes", "records")) for f in struct.fields) or \
            flexible not in ("true", "false"):
        lines.append(f"  [[maybe_unused]] const bool flexible = {flexible};")
    tagged = []
    for field in struct.fields:
        path = f"{qualified(message, struct).replace('::', '.')}.{field.cpp_name}"
        check = condition(field.versions, struct.versions)
        lacks = [] if field.ignorable else [f'if ({differs(field)}) w.lacks("{path}", version);']
        if not field.tagged.empty():
            tagged.append((field, path))
            if check and lacks:
                lines += [f"  if (!({check}) && {differs(field)}) w.lacks(\"{path}\", version);"]
            continue
        if check is None:
            lines += ["  " + s for s in lacks]
        elif check and lacks:
            lines += [f"  if ({check}) {write_statement(field, struct, path)}", f"  else {lacks[0]}"]
        else:
            lines += guarded(check, [write_statement(field, struct, path)])
    if flexible != "false":
        lines += guarded("" if flexible == "true" else "flexible", tag_writer(tagged, struct, message))
    return lines + ["}", ""]


def tag_writer(tagged, struct, message):
    if not tagged:
        return ["w.unsigned_varint(0);"]
    lines = ["TaggedFields tagged;"]
    for field, path in sorted(tagged, key=lambda pair: pair[0].tag):
        if field.optional and field.is_struct and not field.array:
            raise SchemaError(f"{path}: a nullable struct as a tagged field")
        check = condition(field.tagged, struct.versions & message.flexible)
        check = f"{check} && " if check else ""
        lines.append(f"if ({check}{differs(field)})")
        lines.append(f"  tagged.add({field.tag}, [&](Writer& t) {{ {write_statement(field, struct, path, 't')} }});")
    return lines + ["tagged.finish(w);"]


# ---- visiting

def visitor(message, struct):
    lines = [f"static void visit_fields(Visitor& v, [[maybe_unused]] const {qualified(message, struct)}& m, "
             "[[maybe_unused]] std::int16_t version) {", "  v.begin_struct();"]
    for field in struct.fields:
        name = f"m.{field.cpp_name}"
        check = condition(field.versions, struct.versions)
        if not field.tagged.empty():
            check = f"{check} && {differs(field)}" if check else differs(field) if check == "" else None
        call = f"visit_records(v, {name});" if field.type == "records" else f"visit_value(v, {name}, version);"
        sensitive = str(field.sensitive).lower()
        lines += guarded(check, [f'v.field("{camel(field.name)}", {sensitive});', call])
    return lines + ["  v.end_struct();", "}", ""]


# ---- the sources

def memory(message, struct):
    """What one element of a list takes: itself, and its part in looking for a key that stands twice."""
    size = f"sizeof({qualified(message, struct)})"
    return f"{size} + Reader::memory_per_key" if message.kind == "response" and struct.keys() else size


def codec_source(header, messages, visits):
    lines = [NOTICE + f"#include <{header}>", "", "#include <protocol/codec.hpp>", ""]
    lines += ["namespace klamm::protocol {", ""]
    for message, reads, writes, _ in messages:
        structs = {s.name: s for s in message.structs}
        # A struct that no stable version reaches has no functions: nothing would call them.
        live = [s for s in message.structs if not s.versions.empty()]
        in_arrays = {f.type for s in message.structs for f in s.fields if f.array}
        for struct in live:
            if reads and struct.name in in_arrays:
                lines += [f"static constexpr std::size_t min_wire_size(const {qualified(message, struct)}*, "
                          "[[maybe_unused]] std::int16_t version) {",
                          f"  return {min_size_expression(message, struct, structs)};", "}",
                          f"static_assert({memory(message, struct)} <= "
                          f"Reader::memory_per_byte * {smallest_size(message, struct, structs)});", ""]
            if reads:
                lines += reader(message, struct, structs)
            if writes:
                lines += writer(message, struct)
            if visits:
                lines += visitor(message, struct)
        if visits:
            lines += [f"void visit(const {message.name}& message, std::int16_t version, Visitor& visitor) {{",
                      "  visit_fields(visitor, message, version);", "}", ""]
        if writes:
            lines += entry(message, "encode", "Writer& writer", "const ", "write_fields(writer, message, version);")
        if reads:
            lines += entry(message, "decode", "Reader& reader", "", "message = {};\n  read_fields(reader, message, version);")
    return "\n".join(lines + ["} // namespace klamm::protocol", ""])


def entry(message, verb, stream, const, body):
    name = stream.split()[-1]
    if message.versions.low == message.versions.high:
        check = f"version != {message.versions.low}"
    else:
        check = f"version < {message.versions.low} || version > {message.versions.high}"
    failure = f'"{message.name}: no such version"' if name == "reader" else f'"{message.name}", "has no version " + std::to_string(version)'
    return [f"void {verb}({stream}, {const}{message.name}& message, std::int16_t version) {{",
            f"  if ({check}) return {name}.fail({failure});", f"  {body}", "}", ""]
