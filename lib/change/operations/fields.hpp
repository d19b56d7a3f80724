#pragma once

#include <klamm/changes.hpp>
#include <klamm/value.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// An operation's members as keys and values, and back. What is empty or unknown is left out, except an
// optional that holds an empty text.

namespace klamm::changes {

/// A step as a row that was not applied.
[[nodiscard]] StepRow row_of(const Operation& operation, std::int32_t number);

struct FieldValues {
  Value target;
  Value before;
  Value after;
};

namespace fields {

[[nodiscard]] Value to_value(const std::string& text);
[[nodiscard]] Value to_value(const std::optional<std::string>& text);
[[nodiscard]] Value to_value(bool flag);
[[nodiscard]] Value to_value(std::int32_t number);
[[nodiscard]] Value to_value(std::int64_t number);
[[nodiscard]] Value to_value(const std::optional<std::int32_t>& number);
[[nodiscard]] Value to_value(const std::optional<std::int64_t>& number);
[[nodiscard]] Value to_value(const Replicas& replicas);
[[nodiscard]] Value to_value(const std::vector<Replicas>& partitions);
[[nodiscard]] Value to_value(const std::map<std::string, std::string>& entries);
[[nodiscard]] Value to_value(const GroupOffsets& offsets);
/// Its word; unknown where there is none.
template <Worded Enum>
[[nodiscard]] Value to_value(Enum value) {
  const auto text = word_of(value);
  return text.empty() ? Value() : Value(std::string(text));
}
template <Worded Enum>
[[nodiscard]] Value to_value(const std::optional<Enum>& value) {
  return value ? to_value(*value) : Value();
}

// False: not a value of that kind.
bool from_value(const Value& value, std::string& text);
bool from_value(const Value& value, std::optional<std::string>& text);
bool from_value(const Value& value, bool& flag);
bool from_value(const Value& value, std::int32_t& number);
bool from_value(const Value& value, std::int64_t& number);
bool from_value(const Value& value, std::optional<std::int32_t>& number);
bool from_value(const Value& value, std::optional<std::int64_t>& number);
bool from_value(const Value& value, Replicas& replicas);
bool from_value(const Value& value, std::vector<Replicas>& partitions);
bool from_value(const Value& value, std::map<std::string, std::string>& entries);
bool from_value(const Value& value, GroupOffset& offset);
bool from_value(const Value& value, GroupOffsets& offsets);
template <Worded Enum>
bool from_value(const Value& value, Enum& member) {
  const auto known = value.text() ? from_word<Enum>(*value.text()) : std::nullopt;
  if (known) member = *known;
  return known.has_value();
}
template <Worded Enum>
bool from_value(const Value& value, std::optional<Enum>& member) {
  return from_value(value, member.emplace());
}

/// A number in a member's value that it may not be; empty: none. A replication factor is 1 to 32767, all
/// else 0 or more but what may lie below: an offset that was asked for, a difference of two counts.
[[nodiscard]] std::optional<std::int64_t> wrong_number(std::string_view key, const Value& value);

/// The rest of a sentence on a value that a member may not have: ` has a value of the wrong kind`; of a word,
/// which one.
[[nodiscard]] std::string wrong_value(const Value& value, bool worded);

template <class Member>
inline constexpr bool is_worded = Worded<Member>;
template <class Member>
inline constexpr bool is_worded<std::optional<Member>> = Worded<Member>;

/// Builds FieldValues.
class Writer {
 public:
  template <class Member>
  void target(const char* key, const Member& member) {
    add(target_, key, to_value(member));
  }
  template <class Member>
  void before(const char* key, const Member& member) {
    add(before_, key, to_value(member));
  }
  template <class Member>
  void after(const char* key, const Member& member) {
    add(after_, key, to_value(member));
  }
  [[nodiscard]] FieldValues take();

 private:
  static void add(Value::Object& object, const char* key, Value value);
  Value::Object target_, before_, after_;
};

/// Fills an operation from FieldValues; `mistake` says what is wrong.
class Reader {
 public:
  explicit Reader(const FieldValues& from);
  template <class Member>
  void target(const char* key, Member& member) {
    read(target_, "target", key, member, true);
  }
  template <class Member>
  void before(const char* key, Member& member) {
    read(before_, "before", key, member, false);
  }
  template <class Member>
  void after(const char* key, Member& member) {
    read(after_, "after", key, member, false);
  }
  /// Names a key that no member took; empty: all is well.
  [[nodiscard]] std::string finish();

 private:
  struct Part {
    const Value::Object* object = nullptr;
    std::vector<std::string_view> known;
  };
  [[nodiscard]] const Value* find(Part& part, const char* key);
  template <class Member>
  void read(Part& part, const char* where, const char* key, Member& member, bool needed) {
    const Value* value = find(part, key);
    constexpr bool number = std::is_same_v<Member, std::int32_t> || std::is_same_v<Member, std::int64_t>;
    constexpr bool flag = std::is_same_v<Member, bool>;
    constexpr bool text = std::is_same_v<Member, std::string>;
    if (!value) {
      // A text that is empty was left out when it was written: the name of the cluster-wide default, a topic
      // id.
      if ((number || (needed && !flag && !text)) && mistake_.empty())
        mistake_ = std::string(where) + "." + key + " is missing";
    } else if (!from_value(*value, member)) {
      if (mistake_.empty())
        mistake_ = std::string(where) + "." + key + wrong_value(*value, is_worded<Member>);
    } else if (const auto wrong = wrong_number(key, *value); wrong && mistake_.empty()) {
      mistake_ = std::string(where) + "." + key + " may not be " + std::to_string(*wrong);
    }
  }
  Part target_, before_, after_;
  std::string mistake_;
};

} // namespace fields

template <class Step>
[[nodiscard]] FieldValues write_fields(const Step& step) {
  fields::Writer writer;
  Step::fields(writer, step);
  return writer.take();
}
[[nodiscard]] FieldValues fields_of(const Operation& operation);
/// A `usage` error says what is wrong: an unknown operation or key, a missing key, a value of the wrong kind,
/// a number that the member may not be.
[[nodiscard]] Result<Operation> operation_from(std::string_view word, const FieldValues& values);

} // namespace klamm::changes
