#include <klamm/shell.hpp>

namespace klamm {
namespace {

bool is_plain(std::string_view word) {
  constexpr std::string_view plain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_@%+=:,./-";
  // zsh takes =word for a path.
  return !word.empty() && word.front() != '=' && word.find_first_not_of(plain) == std::string_view::npos;
}

} // namespace

std::string quote_for_shell(std::string_view word) {
  if (is_plain(word)) return std::string(word);
  std::string out = "'";
  for (const char c : word) {
    if (c == '\'')
      out += "'\\''";
    else
      out += c;
  }
  return out + "'";
}

} // namespace klamm
