#include <klamm/view.hpp>

#include <algorithm>

namespace klamm {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same_word(std::string_view left, std::string_view right) {
  const auto fold = [](char c) { return c == '-' || c == ' ' ? '_' : lower(c); };
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [&](char a, char b) { return fold(a) == fold(b); });
}

std::string_view without_unit(std::string_view id) {
  for (const std::string_view ending : {"_bytes_per_second", "_bytes", "_ms", "_percent"}) {
    if (id.ends_with(ending)) return id.substr(0, id.size() - ending.size());
  }
  return id;
}

} // namespace

std::string Schema::full_name() const {
  return "klamm." + std::string(name) + "/" + std::to_string(version);
}

const Schema::Field* Schema::find(std::string_view word) const {
  const auto first = [&](auto&& matches) -> const Field* {
    const auto found = std::find_if(fields.begin(), fields.end(), matches);
    return found == fields.end() ? nullptr : &*found;
  };
  if (const auto* field = first([&](const Field& f) { return same_word(f.id, word); })) return field;
  if (const auto* field = first([&](const Field& f) { return same_word(without_unit(f.id), word); }))
    return field;
  return first([&](const Field& f) { return same_word(f.title, word); });
}

} // namespace klamm
