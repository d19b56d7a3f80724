#pragma once

#include <klamm/value.hpp>

#include <change/operations/json.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace klamm::testing {

/// What a plan file says, in one form: members sorted, empty ones left out, and so is what is there for
/// people or may be spelled in several ways (`about`, `risk`, `made_at`). Empty: it says nothing.
inline std::string canonical(const Value& value) {
  if (value.unknown()) return {};
  if (const auto* flag = value.boolean()) return *flag ? "true" : "";
  if (const auto* text = value.text()) return text->empty() ? "" : changes::to_json(value);
  if (const auto* list = value.list()) {
    std::string out;
    for (const Value& item : *list) out += "," + canonical(item);
    return out.empty() ? out : "[" + out + "]";
  }
  if (const auto* object = value.object()) {
    std::vector<std::string> members;
    for (const auto& [key, item] : *object) {
      if (key == "about" || key == "risk" || key == "made_at") continue;
      if (auto text = canonical(item); !text.empty())
        members.push_back(changes::to_json(Value(key)) + ":" + std::move(text));
    }
    std::sort(members.begin(), members.end());
    std::string out;
    for (const auto& member : members) out += member + ";";
    return out.empty() ? out : "{" + out + "}";
  }
  return changes::to_json(value);
}

/// Of a file's text; empty: it is no JSON.
inline std::string canonical_json(std::string_view text) {
  const auto value = changes::parse_json(text, "the text");
  return value ? canonical(*value) : std::string();
}

} // namespace klamm::testing
