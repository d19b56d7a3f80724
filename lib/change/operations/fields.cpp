#include <change/operations/fields.hpp>

#include <algorithm>
#include <limits>

namespace klamm::changes {

namespace fields {

Value to_value(const std::string& text) {
  return text.empty() ? Value() : Value(text);
}
Value to_value(const std::optional<std::string>& text) {
  return text;
}
Value to_value(bool flag) {
  return flag ? Value(true) : Value();
}
Value to_value(std::int32_t number) {
  return number;
}
Value to_value(std::int64_t number) {
  return number;
}
Value to_value(const std::optional<std::int32_t>& number) {
  return number;
}
Value to_value(const std::optional<std::int64_t>& number) {
  return number;
}
Value to_value(const Replicas& replicas) {
  return replicas.empty() ? Value() : Value(replicas);
}
Value to_value(const std::vector<Replicas>& partitions) {
  return partitions.empty() ? Value() : Value(partitions);
}
Value to_value(const std::map<std::string, std::string>& entries) {
  if (entries.empty()) return {};
  Value::Object object;
  for (const auto& [key, value] : entries) object.emplace_back(key, value);
  return object;
}

bool from_value(const Value& value, std::string& text) {
  const auto* from = value.text();
  if (from) text = *from;
  return from != nullptr;
}
bool from_value(const Value& value, std::optional<std::string>& text) {
  return from_value(value, text.emplace());
}
bool from_value(const Value& value, bool& flag) {
  const auto* from = value.boolean();
  if (from) flag = *from;
  return from != nullptr;
}
bool from_value(const Value& value, std::int64_t& number) {
  const auto* from = value.integer();
  if (from) number = *from;
  return from != nullptr;
}
bool from_value(const Value& value, std::int32_t& number) {
  const auto* from = value.integer();
  using Limits = std::numeric_limits<std::int32_t>;
  if (!from || *from < Limits::min() || *from > Limits::max()) return false;
  number = static_cast<std::int32_t>(*from);
  return true;
}
bool from_value(const Value& value, std::optional<std::int32_t>& number) {
  return from_value(value, number.emplace());
}
bool from_value(const Value& value, std::optional<std::int64_t>& number) {
  return from_value(value, number.emplace());
}
namespace {
template <class Item>
bool list_from(const Value& value, std::vector<Item>& items) {
  const auto* list = value.list();
  if (!list) return false;
  items.clear();
  return std::all_of(list->begin(), list->end(),
                     [&items](const Value& item) { return from_value(item, items.emplace_back()); });
}
} // namespace
bool from_value(const Value& value, Replicas& replicas) {
  return list_from(value, replicas);
}
bool from_value(const Value& value, std::vector<Replicas>& partitions) {
  return list_from(value, partitions);
}
bool from_value(const Value& value, std::map<std::string, std::string>& entries) {
  const auto* object = value.object();
  if (!object) return false;
  return std::all_of(object->begin(), object->end(), [&entries](const auto& entry) {
    return from_value(entry.second, entries[entry.first]);
  });
}

Value to_value(const GroupOffsets& offsets) {
  if (offsets.empty()) return {};
  Value::List list;
  for (const auto& at : offsets) {
    Value::Object object{{"topic", at.topic}, {"partition", at.partition}, {"offset", at.offset}};
    if (at.leader_epoch) object.emplace_back("leader_epoch", *at.leader_epoch);
    if (!at.metadata.empty()) object.emplace_back("metadata", at.metadata);
    list.emplace_back(std::move(object));
  }
  return list;
}
bool from_value(const Value& value, GroupOffset& out) {
  const auto* object = value.object();
  if (!object) return false;
  int needed = 3;
  for (const auto& [key, item] : *object) {
    bool good = false;
    if (key == "topic") {
      good = from_value(item, out.topic) && needed-- > 0;
    } else if (key == "partition") {
      good = from_value(item, out.partition) && needed-- > 0;
    } else if (key == "offset") {
      good = from_value(item, out.offset) && needed-- > 0;
    } else if (key == "leader_epoch") {
      good = from_value(item, out.leader_epoch);
    } else if (key == "metadata") {
      good = from_value(item, out.metadata);
    }
    if (!good) return false;
  }
  return needed == 0;
}
bool from_value(const Value& value, GroupOffsets& offsets) {
  return list_from(value, offsets);
}

std::optional<std::int64_t> wrong_number(std::string_view key, const Value& value) {
  if (const auto* number = value.integer()) {
    using Limits = std::numeric_limits<std::int64_t>;
    const bool factor = key == "replication_factor";
    const bool any = key == "wanted" || key == "records";
    const std::int64_t least = factor ? 1 : any ? Limits::min() : 0;
    const std::int64_t most = factor ? std::numeric_limits<std::int16_t>::max() : Limits::max();
    return *number < least || *number > most ? std::optional(*number) : std::nullopt;
  }
  if (const auto* list = value.list()) {
    for (const Value& item : *list) {
      if (const auto wrong = wrong_number(key, item)) return wrong;
    }
  }
  if (const auto* object = value.object()) {
    for (const auto& [name, item] : *object) {
      if (const auto wrong = wrong_number(name, item)) return wrong;
    }
  }
  return std::nullopt;
}

std::string wrong_value(const Value& value, bool worded) {
  if (worded && value.text()) return " may not be \"" + *value.text() + "\"";
  return " has a value of the wrong kind";
}

void Writer::add(Value::Object& object, const char* key, Value value) {
  if (!value.unknown()) object.emplace_back(key, std::move(value));
}

FieldValues Writer::take() {
  const auto part = [](Value::Object& object) { return object.empty() ? Value() : Value(std::move(object)); };
  return {part(target_), part(before_), part(after_)};
}

Reader::Reader(const FieldValues& from) {
  const auto part = [this](const Value& value, const char* where, Part& out) {
    out.object = value.object();
    if (!out.object && !value.unknown() && mistake_.empty()) mistake_ = std::string(where) + " is no object";
  };
  part(from.target, "target", target_);
  part(from.before, "before", before_);
  part(from.after, "after", after_);
}

const Value* Reader::find(Part& part, const char* key) {
  part.known.emplace_back(key);
  if (!part.object) return nullptr;
  for (const auto& [name, value] : *part.object) {
    if (name == key && !value.unknown()) return &value;
  }
  return nullptr;
}

std::string Reader::finish() {
  const auto check = [this](const Part& part, const char* where) {
    if (!part.object) return;
    for (const auto& [name, value] : *part.object) {
      if (std::find(part.known.begin(), part.known.end(), name) == part.known.end() && mistake_.empty())
        mistake_ = std::string(where) + " has an unknown key \"" + name + "\"";
    }
  };
  check(target_, "target");
  check(before_, "before");
  check(after_, "after");
  return mistake_;
}

} // namespace fields

FieldValues fields_of(const Operation& operation) {
  return std::visit([](const auto& step) { return write_fields(step); }, operation);
}

namespace {

Error malformed(Text text) {
  return Error::of(ErrorKind::usage, "BAD_PLAN", std::move(text));
}

template <std::size_t index = 0>
Result<Operation> read_as(std::string_view word, const FieldValues& values) {
  if constexpr (index == std::variant_size_v<Operation>) {
    return fail(malformed(KLAMM_TEXT("plan", "the operation \"%1\" does not exist").with(word)));
  } else {
    using Step = std::variant_alternative_t<index, Operation>;
    if (word != Step::word) return read_as<index + 1>(word, values);
    Step step;
    fields::Reader reader(values);
    Step::fields(reader, step);
    if (const auto mistake = reader.finish(); !mistake.empty())
      return fail(malformed(KLAMM_TEXT("plan", "%1: %2").with(word, mistake)));
    return step;
  }
}

} // namespace

Result<Operation> operation_from(std::string_view word, const FieldValues& values) {
  return read_as(word, values);
}

} // namespace klamm::changes
