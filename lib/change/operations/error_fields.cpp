#include <klamm/hints.hpp>

#include <change/operations/error_fields.hpp>
#include <change/operations/json.hpp>

#include <algorithm>
#include <limits>
#include <string>
#include <string_view>

namespace klamm::changes {

namespace {

bool is_code(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
}

Text sentence_of(std::string message) {
  return KLAMM_TEXT("journal", "%1").with(std::move(message));
}

Error first_version(const std::string& text) {
  const auto colon = text.find(": ");
  const bool coded = colon != std::string::npos && is_code(std::string_view(text).substr(0, colon));
  return Error::of(ErrorKind::failed, coded ? text.substr(0, colon) : "",
                   sentence_of(coded ? text.substr(colon + 2) : text));
}

} // namespace

Value to_value(const Error& error) {
  Value::Object out{{"kind", word_of(error.kind)},
                    {"code", error.code},
                    {"target", error.target},
                    {"message", error.text.english()}};
  if (!error.server_message.empty()) out.emplace_back("server_message", error.server_message);
  if (error.broker_id) out.emplace_back("broker_id", *error.broker_id);
  if (const auto& hint = error.text.hint)
    out.emplace_back("hint", Value::Object{{"code", word_of(hint->code)}, {"arguments", hint->arguments}});
  return out;
}

std::optional<Error> error_from(const Value& value) {
  if (const auto* text = value.text()) return first_version(*text);
  const auto kind = from_word<ErrorKind>(text_of(value, "kind"));
  if (!kind) return std::nullopt;
  Error error = Error::of(*kind, text_of(value, "code"), sentence_of(text_of(value, "message")))
                    .about(text_of(value, "target"))
                    .quoting(text_of(value, "server_message"));
  if (const auto* hint = member(value, "hint")) {
    // What cannot be advised any more is left out: the sentence stands without it.
    const auto code = from_word<HintCode>(text_of(*hint, "code"));
    const auto* arguments = member(*hint, "arguments");
    if (code && arguments && arguments->list()) {
      error.text.hint = Hint{*code};
      for (const Value& argument : *arguments->list())
        error.text.hint->arguments.push_back(argument.text() ? *argument.text() : std::string());
    }
  }
  using Limits = std::numeric_limits<std::int32_t>;
  const auto broker = integer_of(value, "broker_id", -1);
  if (broker >= 0 && broker <= Limits::max()) error.broker_id = static_cast<std::int32_t>(broker);
  return error;
}

} // namespace klamm::changes
