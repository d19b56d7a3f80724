#include "../errors.hpp"
#include "tree.hpp"

#include <klamm/escape.hpp>

#include <algorithm>
#include <optional>
#include <set>

namespace klamm::profiles {

namespace {

bool is_bare(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

class TomlReader {
 public:
  explicit TomlReader(std::string_view text) : rest_(text) {}

  Result<Tree> read() {
    while (skip_blank_lines()) {
      const bool good = rest_[0] == '[' ? table() : pair();
      if (!good) return refused(KLAMM_TEXT("profiles", "line %1: this is not the TOML of kcl").with(line_));
    }
    return std::move(tree_);
  }

 private:
  void advance(std::size_t count = 1) {
    line_ += std::count(rest_.begin(), rest_.begin() + static_cast<std::ptrdiff_t>(count), '\n');
    rest_.remove_prefix(count);
  }
  void skip_blanks() {
    while (!rest_.empty() && (rest_[0] == ' ' || rest_[0] == '\t')) advance();
  }
  /// Blanks, comments and line ends; false: the text has ended.
  bool skip_blank_lines() {
    while (!rest_.empty()) {
      if (rest_[0] == '#') {
        advance(std::min(rest_.find('\n'), rest_.size()));
      } else if (std::string_view(" \t\r\n").find(rest_[0]) != std::string_view::npos) {
        advance();
      } else {
        return true;
      }
    }
    return false;
  }
  bool line_ends() {
    skip_blanks();
    if (rest_.starts_with('#')) advance(std::min(rest_.find('\n'), rest_.size()));
    return rest_.empty() || rest_[0] == '\n' || rest_.starts_with("\r\n");
  }
  bool take(char wanted) {
    skip_blanks();
    if (rest_.empty() || rest_[0] != wanted) return false;
    advance();
    return true;
  }
  bool key(std::string& out) {
    skip_blanks();
    if (rest_.starts_with('"') || rest_.starts_with('\'')) return text(out);
    std::size_t end = 0;
    while (end < rest_.size() && is_bare(rest_[end])) ++end;
    out = rest_.substr(0, end);
    advance(end);
    return end > 0;
  }

  bool table() {
    advance();
    table_.clear();
    do {
      std::string name;
      if (!key(name)) return false;
      table_.push_back(std::move(name));
    } while (take('.'));
    return take(']') && line_ends() && add(table_, Entry::Kind::map, "");
  }
  bool pair() {
    std::string name;
    if (!key(name) || !take('=')) return false;
    auto path = table_;
    path.push_back(std::move(name));
    return value(path) && line_ends();
  }
  bool value(std::vector<std::string> path) {
    skip_blanks();
    if (take('[')) return list(std::move(path));
    std::string out;
    return scalar(out) && add(path, Entry::Kind::scalar, out);
  }
  bool list(std::vector<std::string> path) {
    if (!add(path, Entry::Kind::list, "")) return false;
    for (std::size_t index = 0;; ++index) {
      if (!skip_blank_lines()) return false;
      if (take(']')) return true;
      auto one = path;
      one.push_back(std::to_string(index));
      std::string out;
      if (!scalar(out) || !add(one, Entry::Kind::scalar, out) || !skip_blank_lines()) return false;
      if (take(']')) return true;
      if (!take(',')) return false;
    }
  }
  bool scalar(std::string& out) {
    if (rest_.starts_with('"') || rest_.starts_with('\'')) return text(out);
    std::size_t end = 0;
    while (end < rest_.size() && (is_bare(rest_[end]) || rest_[end] == '.' || rest_[end] == '+')) ++end;
    out = rest_.substr(0, end);
    advance(end);
    const bool number = !out.empty() && out.find_first_not_of("0123456789._+-eE") == std::string::npos;
    return number || out == "true" || out == "false";
  }
  bool text(std::string& out) {
    const char quote = rest_[0];
    if (rest_.substr(0, 3) == std::string(3, quote)) return false; // texts of many lines
    advance();
    out.clear();
    while (!rest_.empty() && rest_[0] != '\n') {
      const char c = rest_[0];
      advance();
      if (c == quote) return true;
      if (c != '\\' || quote == '\'') {
        out += c;
      } else if (!escape(out)) {
        return false;
      }
    }
    return false;
  }
  bool escape(std::string& out) {
    if (rest_.empty()) return false;
    const char c = rest_[0];
    advance();
    constexpr std::string_view from = "\"\\bfnrt";
    constexpr std::string_view to = "\"\\\b\f\n\r\t";
    if (const auto at = from.find(c); at != std::string_view::npos) {
      out += to[at];
      return true;
    }
    const std::size_t digits = c == 'u' ? 4 : c == 'U' ? 8 : 0;
    if (digits == 0 || rest_.size() < digits) return false;
    char32_t code = 0;
    for (const char digit : rest_.substr(0, digits)) {
      const auto at = std::string_view("0123456789abcdef")
                          .find(digit >= 'A' && digit <= 'F' ? static_cast<char>(digit - 'A' + 'a') : digit);
      if (at == std::string_view::npos) return false;
      code = code * 16 + static_cast<char32_t>(at);
    }
    if (code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return false;
    advance(digits);
    append_utf8(out, code);
    return true;
  }
  bool add(const std::vector<std::string>& path, Entry::Kind kind, std::string out) {
    if (!seen_.insert(path).second) return false;
    tree_.push_back(Entry{path, kind, std::move(out)});
    return true;
  }

  std::string_view rest_;
  std::ptrdiff_t line_ = 1;
  std::vector<std::string> table_;
  std::set<std::vector<std::string>> seen_;
  Tree tree_;
};

} // namespace

Result<Tree> read_toml_tree(std::string_view text) {
  if (!is_utf8(text)) return refused(KLAMM_TEXT("profiles", "it is not UTF-8"));
  return TomlReader(text).read();
}

} // namespace klamm::profiles
