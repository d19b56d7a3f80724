#include <sansio/flat_json.hpp>

#include <charconv>
#include <cstdint>
#include <set>
#include <utility>

namespace klamm::sansio {

namespace {

constexpr int deepest = 16;

void append_utf8(std::string& out, std::uint32_t code) {
  if (code < 0x80) {
    out += static_cast<char>(code);
  } else if (code < 0x800) {
    out += static_cast<char>(0xc0U | code >> 6U);
    out += static_cast<char>(0x80U | (code & 63U));
  } else {
    out += static_cast<char>(0xe0U | code >> 12U);
    out += static_cast<char>(0x80U | (code >> 6U & 63U));
    out += static_cast<char>(0x80U | (code & 63U));
  }
}

class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  std::optional<FlatJson> object() {
    FlatJson out;
    if (!take('{')) return std::nullopt;
    std::set<std::string, std::less<>> seen;
    if (!take('}')) {
      do {
        std::string name;
        if (!string(name) || !take(':') || !seen.insert(name).second || !member(name, out))
          return std::nullopt;
      } while (take(','));
      if (!take('}')) return std::nullopt;
    }
    skip_blanks();
    if (!rest_.empty()) return std::nullopt;
    return out;
  }

 private:
  void skip_blanks() {
    while (!rest_.empty() && (rest_[0] == ' ' || rest_[0] == '\t' || rest_[0] == '\n' || rest_[0] == '\r'))
      rest_.remove_prefix(1);
  }
  bool take(char wanted) {
    skip_blanks();
    if (rest_.empty() || rest_[0] != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool member(const std::string& name, FlatJson& out) {
    skip_blanks();
    if (rest_.empty()) return false;
    if (rest_[0] == '"') return string(out.strings[name]);
    if (std::string_view("-0123456789").find(rest_[0]) == std::string_view::npos) return value(1);
    return number(out.numbers[name]);
  }

  bool value(int depth) {
    skip_blanks();
    if (rest_.empty() || depth > deepest) return false;
    std::string ignored;
    switch (rest_[0]) {
    case '"': return string(ignored);
    case '{': return list('{', '}', depth);
    case '[': return list('[', ']', depth);
    case 't': return word("true");
    case 'f': return word("false");
    case 'n': return word("null");
    default: return number(ignored);
    }
  }
  bool list(char open, char close, int depth) {
    if (!take(open)) return false;
    if (take(close)) return true;
    do {
      std::string name;
      if (open == '{' && (!string(name) || !take(':'))) return false;
      if (!value(depth + 1)) return false;
    } while (take(','));
    return take(close);
  }
  bool word(std::string_view wanted) {
    if (!rest_.starts_with(wanted)) return false;
    rest_.remove_prefix(wanted.size());
    return true;
  }
  bool number(std::string& out) {
    std::size_t end = 0;
    while (end < rest_.size() &&
           std::string_view("+-.eE0123456789").find(rest_[end]) != std::string_view::npos)
      ++end;
    out = rest_.substr(0, end);
    rest_.remove_prefix(end);
    return end > 0;
  }
  bool string(std::string& out) {
    out.clear();
    if (!take('"')) return false;
    while (!rest_.empty()) {
      const char c = rest_[0];
      rest_.remove_prefix(1);
      if (c == '"') return true;
      if (static_cast<unsigned char>(c) < 0x20) return false;
      if (c != '\\') {
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
    rest_.remove_prefix(1);
    constexpr std::string_view from = "\"\\/bfnrt";
    constexpr std::string_view to = "\"\\/\b\f\n\r\t";
    if (const auto at = from.find(c); at != std::string_view::npos) {
      out += to[at];
      return true;
    }
    std::uint32_t code = 0;
    if (c != 'u' || rest_.size() < 4) return false;
    const auto [end, failure] = std::from_chars(rest_.data(), rest_.data() + 4, code, 16);
    if (failure != std::errc{} || end != rest_.data() + 4) return false;
    rest_.remove_prefix(4);
    append_utf8(out, code);
    return true;
  }

  std::string_view rest_;
};

} // namespace

std::string FlatJson::take(std::string_view name) {
  const auto at = strings.find(name);
  return at == strings.end() ? std::string() : std::move(at->second);
}

std::optional<FlatJson> read_flat_json(std::string_view json) {
  return Reader(json).object();
}

} // namespace klamm::sansio
