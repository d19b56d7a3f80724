#include "filter.hpp"

#include "output.hpp"

#include <klamm/escape.hpp>
#include <klamm/names.hpp>
#include <klamm/render.hpp>
#include <klamm/units.hpp>

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <memory>

namespace klamm::view {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}
bool space(char c) {
  return c == ' ' || c == '\t' || c == '\n';
}
bool word_char(char c) {
  return (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

// State words as Kafka and as JSON write them are one: `PreparingRebalance`, `PREPARING_REBALANCE`.
std::string state_word(std::string_view word) {
  std::string folded;
  for (const char c : word) {
    if (c != '_' && c != '-' && c != ' ') folded += lower(c);
  }
  return folded;
}

enum class Op { equal, not_equal, less, less_equal, greater, greater_equal, matches, not_matches };

struct Literal {
  std::string text;
  bool quoted = false;
};

bool holds(Op op, int order) {
  switch (op) {
  case Op::equal: return order == 0;
  case Op::less: return order < 0;
  case Op::less_equal: return order <= 0;
  case Op::greater: return order > 0;
  default: return order >= 0;
  }
}

Result<Value> numeric_literal(std::string_view text) {
  constexpr auto least = std::numeric_limits<std::int64_t>::min();
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  if (const auto exact = units::parse_integer(text, least, most)) return Value(*exact);
  auto number = units::parse_number(text);
  if (!number) return fail(number.error());
  return Value(*number);
}

template <class T>
Result<Value> as_value(Result<T> parsed) {
  if (!parsed) return fail(parsed.error());
  return Value(*parsed);
}

Result<Value> literal_value(Unit unit, const std::string& text) {
  if ((text == "unlimited" || text == "-1") && (unit == Unit::bytes || unit == Unit::duration_ms))
    return comparable(Value(-1), unit);
  switch (unit) {
  case Unit::bytes: {
    if (auto size = units::parse_size(text)) return Value(*size);
    auto number = units::parse_number(text);
    return number ? Result<Value>(Value(*number)) : as_value(units::parse_size(text));
  }
  case Unit::bytes_per_second: {
    if (auto rate = units::parse_rate(text)) return Value(*rate);
    auto size = units::parse_size(text);
    return size ? Result<Value>(Value(*size)) : as_value(units::parse_rate(text));
  }
  case Unit::duration_ms: return as_value(units::parse_duration(text));
  case Unit::time: return as_value(units::parse_time(text));
  case Unit::percent: return numeric_literal(text.ends_with('%') ? text.substr(0, text.size() - 1) : text);
  case Unit::id:
  case Unit::ids:
  case Unit::count:
  case Unit::offset:
  case Unit::number: return numeric_literal(text);
  case Unit::boolean:
    if (text == "true" || text == "yes") return Value(true);
    if (text == "false" || text == "no") return Value(false);
    return fail(Error::of(ErrorKind::usage, "BAD_VALUE",
                          KLAMM_TEXT("filter", "\"%1\" is neither yes nor no").with(text)));
  case Unit::state: return Value(state_word(text));
  default: return Value(text);
  }
}

class Parser {
 public:
  Parser(const Schema& schema, std::string_view text, unsigned& loaders)
      : schema_(schema), text_(text), loaders_(loaders) {}

  Result<Predicate> whole() {
    auto result = any_of();
    if (!result) return result;
    skip_spaces();
    if (at_ != text_.size()) return wrong(at_, KLAMM_TEXT("filter", "\"and\" or \"or\" is missing"));
    return result;
  }

 private:
  tl::unexpected<Error> wrong(std::size_t at, Text why) const {
    return fail(
        Error::of(ErrorKind::usage, "BAD_WHERE",
                  KLAMM_TEXT("filter", "filter '%1': character %2: %3").with(text_, at + 1, std::move(why))));
  }

  void skip_spaces() {
    while (at_ < text_.size() && space(text_[at_])) ++at_;
  }

  std::string_view peek_word() {
    skip_spaces();
    std::size_t end = at_;
    while (end < text_.size() && word_char(text_[end])) ++end;
    return text_.substr(at_, end - at_);
  }

  bool take_keyword(std::string_view keyword) {
    const auto word = peek_word();
    if (!std::equal(word.begin(), word.end(), keyword.begin(), keyword.end(),
                    [](char a, char b) { return lower(a) == b; })) {
      return false;
    }
    at_ += word.size();
    return true;
  }

  bool take(std::string_view token) {
    skip_spaces();
    if (!text_.substr(at_).starts_with(token)) return false;
    at_ += token.size();
    return true;
  }

  Result<Predicate> any_of() {
    auto left = all_of();
    while (left && take_keyword("or")) {
      auto right = all_of();
      if (!right) return right;
      left = [a = std::move(*left), b = std::move(*right)](const RowSet& rows, std::size_t row) {
        return a(rows, row) || b(rows, row);
      };
    }
    return left;
  }

  Result<Predicate> all_of() {
    auto left = one();
    while (left && take_keyword("and")) {
      auto right = one();
      if (!right) return right;
      left = [a = std::move(*left), b = std::move(*right)](const RowSet& rows, std::size_t row) {
        return a(rows, row) && b(rows, row);
      };
    }
    return left;
  }

  Result<Predicate> one() {
    // A hostile expression must not exhaust the stack.
    if (depth_ >= 100) return wrong(at_, KLAMM_TEXT("filter", "nested too deeply"));
    ++depth_;
    auto result = one_at_depth();
    --depth_;
    return result;
  }

  Result<Predicate> one_at_depth() {
    if (take("(")) {
      const std::size_t opened = at_ - 1;
      auto inside = any_of();
      if (inside && !take(")"))
        return wrong(opened, KLAMM_TEXT("filter", "this parenthesis is never closed"));
      return inside;
    }
    if (take_keyword("not")) {
      auto inside = one();
      if (!inside) return inside;
      return [a = std::move(*inside)](const RowSet& rows, std::size_t row) { return !a(rows, row); };
    }
    return comparison();
  }

  Result<Predicate> comparison() {
    const auto word = peek_word();
    if (word.empty()) return wrong(at_, KLAMM_TEXT("filter", "a column is missing"));
    const auto* field = schema_.find(word);
    if (!field) {
      return wrong(at_, unknown_column(schema_, word).text);
    }
    at_ += word.size();
    loaders_ |= field->loader;
    const auto index = static_cast<std::size_t>(field - schema_.fields.data());

    skip_spaces();
    constexpr std::array<std::pair<std::string_view, Op>, 9> ops{{{"==", Op::equal},
                                                                  {"!=", Op::not_equal},
                                                                  {"!~", Op::not_matches},
                                                                  {"<=", Op::less_equal},
                                                                  {">=", Op::greater_equal},
                                                                  {"=", Op::equal},
                                                                  {"<", Op::less},
                                                                  {">", Op::greater},
                                                                  {"~", Op::matches}}};
    const auto* const op = std::find_if(
        ops.begin(), ops.end(), [&](const auto& o) { return text_.substr(at_).starts_with(o.first); });
    if (op == ops.end()) {
      if (field->unit == Unit::boolean) {
        return [index](const RowSet& rows, std::size_t row) {
          const Value cell = rows.cell(row, index);
          return cell.boolean() && *cell.boolean();
        };
      }
      return wrong(at_, KLAMM_TEXT("filter", "a comparison is missing: = != < <= > >= ~ or !~"));
    }
    at_ += op->first.size();
    skip_spaces();
    const std::size_t literal_at = at_;
    auto literal = take_literal();
    if (!literal) return fail(literal.error());
    return compare(index, op->second, *literal, literal_at);
  }

  // Quoted, or up to the next space; parentheses inside are kept when they are balanced, so that patterns
  // need no quotes, and the one that closes a group stays for it.
  Result<Literal> take_literal() {
    if (at_ < text_.size() && (text_[at_] == '"' || text_[at_] == '\'')) {
      const auto close = text_.find(text_[at_], at_ + 1);
      if (close == std::string_view::npos)
        return wrong(at_, KLAMM_TEXT("filter", "this quote is never closed"));
      Literal literal{std::string(text_.substr(at_ + 1, close - at_ - 1)), true};
      at_ = close + 1;
      return literal;
    }
    const std::size_t start = at_;
    for (int open = 0; at_ < text_.size() && !space(text_[at_]); ++at_) {
      if (text_[at_] == '(') ++open;
      if (text_[at_] == ')' && --open < 0) break;
    }
    if (at_ == start) return wrong(at_, KLAMM_TEXT("filter", "a value is missing"));
    return Literal{std::string(text_.substr(start, at_ - start)), false};
  }

  Result<Predicate> compare(std::size_t index, Op op, const Literal& literal, std::size_t literal_at) {
    const Unit unit = schema_.fields[index].unit;
    if (op == Op::matches || op == Op::not_matches)
      return match(index, op == Op::not_matches, literal, literal_at);
    if (!literal.quoted && literal.text == "null") {
      if (op != Op::equal && op != Op::not_equal)
        return wrong(literal_at, KLAMM_TEXT("filter", "null is only = or !="));
      const bool wanted = op == Op::equal;
      return [=](const RowSet& rows, std::size_t row) { return rows.cell(row, index).unknown() == wanted; };
    }
    if (unit == Unit::object || unit == Unit::objects)
      return wrong(literal_at, KLAMM_TEXT("filter", "this column can only be matched with ~"));
    auto wanted = literal_value(unit, literal.text);
    if (!wanted) return wrong(literal_at, wanted.error().text);
    const bool negate = op == Op::not_equal;
    const Op positive = negate ? Op::equal : op;
    return [=, wanted = std::move(*wanted)](const RowSet& rows, std::size_t row) {
      const auto satisfied = [&](const Value& cell) {
        if (cell.unknown()) return false;
        if (unit == Unit::state && cell.text())
          return holds(positive, Value::compare(Value(state_word(*cell.text())), wanted));
        return holds(positive, Value::compare(comparable(cell, unit), wanted));
      };
      const Value cell = rows.cell(row, index);
      const bool found =
          cell.list() ? std::any_of(cell.list()->begin(), cell.list()->end(), satisfied) : satisfied(cell);
      return found != negate;
    };
  }

  Result<Predicate> match(std::size_t index, bool negate, const Literal& literal, std::size_t literal_at) {
    const Unit unit = schema_.fields[index].unit;
    RE2::Options options(RE2::Quiet);
    options.set_dot_nl(true);
    options.set_case_sensitive(unit != Unit::state);
    auto pattern = std::make_shared<const RE2>(literal.text, options);
    if (!pattern->ok())
      return wrong(literal_at, KLAMM_TEXT("filter", "not a pattern (RE2 syntax): %1").with(pattern->error()));
    return [=](const RowSet& rows, std::size_t row) {
      const auto satisfied = [&](const Value& cell) {
        if (cell.unknown()) return false;
        return RE2::PartialMatch(cell.text() ? to_utf8(*cell.text()) : cell_text(cell, unit), *pattern);
      };
      const Value cell = rows.cell(row, index);
      const bool found = cell.list() && unit != Unit::objects
                             ? std::any_of(cell.list()->begin(), cell.list()->end(), satisfied)
                             : satisfied(cell);
      return found != negate;
    };
  }

  const Schema& schema_;
  std::string_view text_;
  unsigned& loaders_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

} // namespace

Error unknown_column(const Schema& schema, std::string_view word) {
  std::vector<std::string> known;
  std::string list;
  for (const auto& field : schema.fields) {
    known.emplace_back(field.id);
    list += (list.empty() ? "" : ", ") + known.back();
  }
  const std::string near = nearest(word, known);
  if (near.empty()) {
    return Error::of(ErrorKind::usage, "UNKNOWN_COLUMN",
                     KLAMM_TEXT("filter", "no column \"%1\"; there are %2").with(word, list));
  }
  return Error::of(
      ErrorKind::usage, "UNKNOWN_COLUMN",
      KLAMM_TEXT("filter", "no column \"%1\", did you mean \"%2\"? There are %3").with(word, near, list));
}

Result<Predicate> compile_filter(const Schema& schema, std::string_view expression, unsigned& loaders) {
  return Parser(schema, expression, loaders).whole();
}

} // namespace klamm::view
