"""Writes the table of APIs and the error codes."""
from cpp import NOTICE


def api_table(model):
    lines = [NOTICE + "#include <protocol/api.hpp>", "", "#include <array>", "", "namespace klamm::protocol {",
             "namespace {", "",
             f"constexpr std::array<ApiInfo, {len(model.apis)}> table{{{{"]
    for api in model.apis:
        row, message = api.overlay, api.request
        never = "never"
        flexible = never if message.flexible.empty() else message.flexible.low
        lines.append(f'    {{{message.api_key}, "{api.name}", {message.versions.low}, {message.versions.high}, {flexible}, '
                     f'Route::{row["route"]}, {str(row["mutates"]).lower()}, {row.get("throttle_from", never)}, '
                     f'"{row["first_release"]}", {row.get("response_header", -1)}}},')
    return "\n".join(lines + ["}};", "", "} // namespace", "", "std::span<const ApiInfo> apis() { return table; }", "",
                              "} // namespace klamm::protocol", ""])


def errors_header(errors):
    lines = [NOTICE + "#pragma once", "", "#include <cstdint>", "#include <string_view>", "",
             "namespace klamm::protocol {", "",
             "/// Kafka's error codes. A number this library does not know is kept as it is.",
             "enum class ErrorCode : std::int16_t {"]
    lines += [f"  {error['name'].lower()} = {error['code']}," for error in errors]
    return "\n".join(lines + [
        "};", "", "/// Kafka's name, `NOT_COORDINATOR`; empty for a number this library does not know.",
        "[[nodiscard]] std::string_view name(ErrorCode code);", "",
        "/// Whether Kafka's clients try the same again after it. True for reads only: a change may have been made.",
        "[[nodiscard]] bool retriable(ErrorCode code);", "",
        "/// Whether it says that what the client knows of leaders and topics is old.",
        "[[nodiscard]] bool stale_metadata(ErrorCode code);", "", "} // namespace klamm::protocol", ""])


def errors_source(errors):
    def cases(key, pad="  "):
        return [f"{pad}case ErrorCode::{e['name'].lower()}:" for e in errors if e[key]]

    lines = [NOTICE + "#include <protocol/errors.hpp>", "", "namespace klamm::protocol {", "",
             "std::string_view name(ErrorCode code) {", "  switch (code) {"]
    lines += [f'  case ErrorCode::{e["name"].lower()}: return "{e["name"]}";' for e in errors]
    lines += ["  }", "  return {};", "}", ""]
    for function, key in (("retriable", "retriable"), ("stale_metadata", "staleMetadata")):
        lines += [f"bool {function}(ErrorCode code) {{", "  switch (code) {", *cases(key), "    return true;",
                  "  default: return false;", "  }", "}", ""]
    return "\n".join(lines + ["} // namespace klamm::protocol", ""])
