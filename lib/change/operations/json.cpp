#include <change/operations/json.hpp>
#include <nlohmann/json.hpp>
#include <view/output.hpp>

#include <algorithm>
#include <cctype>
#include <iterator>
#include <limits>
#include <set>

namespace klamm::changes {

namespace {

constexpr std::size_t most_levels = 32;

/// Takes the parser's events; false ends the parse, with `mistake` set.
class Builder : public nlohmann::json_sax<nlohmann::json> {
 public:
  bool null() override { return put({}); }
  bool boolean(bool value) override { return put(value); }
  bool number_integer(number_integer_t value) override { return put(value); }
  bool number_unsigned(number_unsigned_t value) override {
    if (value > static_cast<number_unsigned_t>(std::numeric_limits<std::int64_t>::max()))
      return refuse("a number is too large");
    return put(static_cast<std::int64_t>(value));
  }
  bool number_float(number_float_t, const string_t&) override {
    return refuse("a number is not a whole one");
  }
  bool string(string_t& value) override { return put(value); }
  bool binary(binary_t&) override { return refuse("binary data"); }
  bool start_object(std::size_t) override { return open(true); }
  bool start_array(std::size_t) override { return open(false); }
  bool end_array() override { return close(); }
  bool end_object() override { return close(); }
  bool key(string_t& value) override {
    auto& object = levels_.back().object;
    const bool twice = !levels_.back().keys.insert(value).second;
    if (twice) return refuse("the key \"" + value + "\" stands twice");
    object.emplace_back(value, Value());
    return true;
  }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
    if (mistake.empty()) mistake = "no JSON";
    return false;
  }

  std::string mistake;
  Value result;

 private:
  struct Level {
    bool is_object;
    Value::Object object;
    Value::List list;
    std::set<std::string> keys;
  };

  bool refuse(std::string why) {
    mistake = std::move(why);
    return false;
  }
  bool open(bool is_object) {
    if (levels_.size() == most_levels) return refuse("nested more than 32 levels deep");
    levels_.push_back({is_object, {}, {}, {}});
    return true;
  }
  bool close() {
    Level level = std::move(levels_.back());
    levels_.pop_back();
    return put(level.is_object ? Value(std::move(level.object)) : Value(level.list));
  }
  bool put(Value value) {
    if (levels_.empty()) {
      result = std::move(value);
    } else if (levels_.back().is_object) {
      levels_.back().object.back().second = std::move(value);
    } else {
      levels_.back().list.push_back(std::move(value));
    }
    return true;
  }

  std::vector<Level> levels_;
};

/// Hands the text to the parser and remembers how far it has read.
class Reading {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  Reading(const char* at, const char** read) : at_(at), read_(read) {}
  reference operator*() const { return *(*read_ = at_); }
  Reading& operator++() {
    ++at_;
    return *this;
  }
  Reading operator++(int) {
    Reading before = *this;
    ++at_;
    return before;
  }
  bool operator==(const Reading& other) const { return at_ == other.at_; }

 private:
  const char* at_;
  const char** read_;
};

/// `line 3, column 7`, counted from 1, in bytes.
std::string place(std::string_view text, const char* read) {
  const std::string_view before = text.substr(0, static_cast<std::size_t>(read - text.data()));
  const auto line = std::count(before.begin(), before.end(), '\n') + 1;
  const auto start = before.rfind('\n');
  const auto column = before.size() - (start == std::string_view::npos ? 0 : start + 1) + 1;
  return "line " + std::to_string(line) + ", column " + std::to_string(column);
}

} // namespace

Result<Value> parse_json(std::string_view text, const std::string& what, std::size_t most) {
  const auto refused = [&what](const std::string& why) {
    return fail(
        Error::of(ErrorKind::usage, "BAD_JSON", KLAMM_TEXT("json", "%1 cannot be read: %2").with(what, why)));
  };
  if (text.size() > most) return refused("larger than " + std::to_string(most >> 20U) + " MiB");
  Builder builder;
  const char* read = text.data();
  const char* const end = text.data() + text.size();
  if (!nlohmann::json::sax_parse(Reading(text.data(), &read), Reading(end, &read), &builder))
    return refused(builder.mistake + " at " + place(text, read));
  return std::move(builder.result);
}

std::string to_json(const Value& value) {
  std::string out;
  view::append_json(out, value);
  return out;
}

std::size_t line_of_element(std::string_view json, std::string_view key, std::size_t index) {
  std::size_t line = 1;
  std::size_t level = 0;
  std::size_t seen = 0;
  std::string_view last; // the text read last: before a `:` it is the key
  std::string_view current;
  bool begins = false;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (c == '\n') ++line;
    if (std::isspace(static_cast<unsigned char>(c)) != 0) continue;
    if (begins && c != ']') {
      if (seen == index) return line;
      ++seen;
    }
    begins = false;
    if (c == '"') {
      const std::size_t from = at + 1;
      while (++at < json.size() && json[at] != '"') at += json[at] == '\\' ? 1 : 0;
      last = json.substr(from, at - from);
    }
    if (c == ':' && level == 1) current = last;
    if (c == '{' || c == '[') ++level;
    if (c == '}' || c == ']') --level;
    const bool in_list = level == 2 && current == key;
    if (in_list && (c == '[' || c == ',')) begins = true;
    if (level == 1 && c == ']') current = {};
  }
  return 0;
}

Error at_line(Error error, std::size_t line) {
  if (line > 0 && !error.text.args.empty())
    error.text.args.front().insert(0, "line " + std::to_string(line) + ", ");
  return error;
}

const Value* member(const Value& object, std::string_view key) {
  if (!object.object()) return nullptr;
  const auto& members = *object.object();
  const auto at =
      std::find_if(members.begin(), members.end(), [key](const auto& entry) { return entry.first == key; });
  return at == members.end() ? nullptr : &at->second;
}

std::string text_of(const Value& object, std::string_view key) {
  const auto* value = member(object, key);
  return value && value->text() ? *value->text() : std::string();
}

std::int64_t integer_of(const Value& object, std::string_view key, std::int64_t otherwise) {
  const auto* value = member(object, key);
  return value && value->integer() ? *value->integer() : otherwise;
}

} // namespace klamm::changes
