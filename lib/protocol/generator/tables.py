"""Writes what is over all APIs: their table, the error codes, decoding by key, and the list of messages for tests."""
from cpp import NOTICE


def codes(row, key):
    return "{" + ", ".join(str(code) for code in row.get(key, [])) + "}"


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
                     f'"{row["first_release"]}", {row.get("response_header", -1)}, '
                     f'{codes(row, "refuses")}, {codes(row, "stands")}}},')
    return "\n".join(lines + ["}};", "", "} // namespace", "", "std::span<const ApiInfo> apis() { return table; }", "",
                              "} // namespace klamm::protocol", ""])


def responses_source(model):
    lines = [NOTICE + "#include <protocol/responses.hpp>", ""]
    lines += [f"#include <protocol/messages/{api.file}.hpp>" for api in sorted(model.apis, key=lambda api: api.file)]
    lines += ["", "namespace klamm::protocol {", "",
              "template <class Response>",
              "static void decode_and_visit(Reader& reader, std::int16_t version, Visitor& visitor) {",
              "  Response response;", "  decode(reader, response, version);", "  reader.finish();",
              "  if (reader.ok()) visit(response, version, visitor);", "}", "",
              "void visit_response(std::int16_t api_key, std::int16_t version, Reader& reader, Visitor& visitor) {",
              "  switch (api_key) {"]
    lines += [f"  case {api.response.api_key}: return decode_and_visit<{api.response.name}>(reader, version, visitor);"
              for api in model.apis]
    return "\n".join(lines + ['  default: reader.fail("no such API");', "  }", "}", "",
                              "} // namespace klamm::protocol", ""])


def all_messages_header(model):
    """For tests that go over everything: `f.template operator()<MetadataRequest>()` for each message."""
    files = [api.file for api in model.apis] + list(model.data)
    names = [m.name for api in model.apis for m in (api.request, api.response)]
    names += [m.name for messages in model.data.values() for m in messages]
    lines = [NOTICE + "#pragma once", ""]
    lines += [f"#include <protocol/mirror/{file}.hpp>" for file in sorted(files)]
    lines += ["", "namespace klamm::protocol {", "", "template <class F>", "void for_each_message(F&& f) {"]
    return "\n".join(lines + [f"  f.template operator()<{name}>();" for name in names] +
                     ["}", "", "} // namespace klamm::protocol", ""])


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
