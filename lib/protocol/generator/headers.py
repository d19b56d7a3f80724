"""Writes the structs of one API, and the declarations of their functions."""
from cpp import NOTICE, cpp_type, has_limits, initializer


def struct_body(struct, pad):
    lines = [f"{pad}{cpp_type(f)} {f.cpp_name}{initializer(f)};" for f in struct.fields]
    name = struct.name
    return lines + [f"{pad}bool operator==(const {name}&) const = default;"]


def header_version(message):
    if message.kind == "request":
        return f"version >= flexible_from ? 2 : 1"
    fixed = message.overlay.get("response_header")
    return "version >= flexible_from ? 1 : 0" if fixed is None else str(fixed)


def message_struct(message, response_name):
    lines = [f"struct {message.name} {{", f'  static constexpr std::string_view message_name = "{message.name}";']
    if message.kind in ("request", "response"):
        lines.append(f"  static constexpr std::int16_t api_key = {message.api_key};")
    lines += [f"  static constexpr std::int16_t min_version = {message.versions.low};",
              f"  static constexpr std::int16_t max_version = {message.versions.high};",
              f"  static constexpr std::int16_t flexible_from = {message.flexible_from};"]
    if message.kind in ("request", "response"):
        unused = "" if "version >" in header_version(message) else "[[maybe_unused]] "
        lines += [f"  static constexpr std::int16_t header_version({unused}std::int16_t version) {{ "
                  f"return {header_version(message)}; }}"]
    if response_name:
        lines.append(f"  using Response = {response_name};")
    lines.append("")
    for struct in message.structs[:-1]:
        lines += [f"  struct {struct.name} {{", *struct_body(struct, "    "), "  };", ""]
    return lines + struct_body(message.top, "  ") + ["};", ""]


def includes(messages):
    fields = [f for m in messages for s in m.structs for f in s.fields]
    types = " ".join(cpp_type(f) for f in fields)
    own = []
    if "ErrorCode" in types:
        own.append("#include <protocol/errors.hpp>")
    own += ["#include <protocol/reader.hpp>", "#include <protocol/visitor.hpp>", "#include <protocol/writer.hpp>"]
    std = ["cstdint", "string_view"]
    std += ["limits"] if any(has_limits(m) for m in messages) else []
    std += ["optional"] if "std::optional" in types else []
    std += ["string"] if "std::string" in types else []
    std += ["vector"] if "std::vector" in types else []
    return own + [""] + [f"#include <{name}>" for name in sorted(std)]


def messages_header(messages):
    """messages: (message, reads?, writes?, response name) of one file."""
    lines = [NOTICE + "#pragma once", "", *includes([m for m, *_ in messages]), "", "namespace klamm::protocol {", ""]
    for message, *_, response in messages:
        if response:
            lines += [f"struct {response};", ""]
    for message, _, _, response in messages:
        lines += message_struct(message, response)
    for message, reads, writes, _ in messages:
        lines += declarations(message, reads, writes, True)
    return "\n".join(lines + ["", "} // namespace klamm::protocol", ""])


def declarations(message, reads, writes, visits):
    lines = []
    if writes:
        lines.append(f"void encode(Writer& writer, const {message.name}& message, std::int16_t version);")
    if reads:
        lines.append(f"void decode(Reader& reader, {message.name}& message, std::int16_t version);")
    if visits:
        lines.append(f"void visit(const {message.name}& message, std::int16_t version, Visitor& visitor);")
    return lines


def mirror_header(file, messages):
    lines = [NOTICE + "#pragma once", "", f"#include <protocol/messages/{file}.hpp>", "", "namespace klamm::protocol {", ""]
    for message, reads, writes, _ in messages:
        lines += declarations(message, reads, writes, False)
    return "\n".join(lines + ["", "} // namespace klamm::protocol", ""])
