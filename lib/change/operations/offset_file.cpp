// Offsets as CSV files say them: klamm's own, those of Kafka's tool, and what a spreadsheet made of either.

#include <klamm/bom.hpp>
#include <klamm/plan_offsets.hpp>
#include <klamm/units.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace klamm::plan {

namespace {

constexpr const char* known_columns = "group, topic, partition, offset, leader_epoch, metadata, share";

struct Field {
  std::string text;
  bool quoted = false;
  [[nodiscard]] bool missing() const { return text.empty() && !quoted; }
};

struct Record {
  std::vector<Field> fields;
  int line = 1; ///< where it begins
};

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r";
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

/// CSV a record at a time (RFC 4180), and on which line of the file each begins.
class Records {
 public:
  explicit Records(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  /// False: a quote that does not end.
  bool take(Record& record) {
    record.fields.assign(1, {});
    record.line = line_;
    bool quoted = false;
    for (std::size_t i = 0; i < rest_.size(); ++i) {
      const char c = rest_[i];
      Field& field = record.fields.back();
      if (c == '\n') ++line_;
      if (quoted) {
        if (c != '"') {
          field.text += c;
        } else if (i + 1 < rest_.size() && rest_[i + 1] == '"') {
          field.text += rest_[++i];
        } else {
          quoted = false;
        }
      } else if (c == '"' && trimmed(field.text).empty() && !field.quoted) {
        field.text.clear();
        quoted = field.quoted = true;
      } else if (c == ',') {
        record.fields.emplace_back();
      } else if (c == '\n') {
        rest_.remove_prefix(i + 1);
        return true;
      } else if (c != '\r' || i + 1 >= rest_.size() || rest_[i + 1] != '\n') {
        field.text += c;
      }
    }
    rest_ = {};
    return !quoted;
  }

 private:
  std::string_view rest_;
  int line_ = 1;
};

bool is_blank(const Record& record) {
  return std::all_of(record.fields.begin(), record.fields.end(),
                     [](const Field& field) { return !field.quoted && trimmed(field.text).empty(); });
}

/// `Leader Epoch` as `leader_epoch`.
std::string column_name(std::string_view said) {
  std::string out(trimmed(said));
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    if (c == ' ' || c == '-') return '_';
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return out;
}

/// `%1` is the line.
Error bad(int line, Text text) {
  text.args.insert(text.args.begin(), std::to_string(line));
  return Error::of(ErrorKind::usage, "BAD_OFFSET_FILE", std::move(text));
}

/// Which field is which; −1: there is none.
struct Columns {
  int group = -1, topic = -1, partition = -1, offset = -1, epoch = -1, metadata = -1, share = -1;
  std::size_t count = 0;
};

Result<Columns> from_header(const Record& record) {
  Columns columns;
  columns.count = record.fields.size();
  const std::array<std::pair<const char*, int*>, 7> known{{{"group", &columns.group},
                                                           {"topic", &columns.topic},
                                                           {"partition", &columns.partition},
                                                           {"offset", &columns.offset},
                                                           {"leader_epoch", &columns.epoch},
                                                           {"metadata", &columns.metadata},
                                                           {"share", &columns.share}}};
  for (std::size_t i = 0; i < record.fields.size(); ++i) {
    const std::string name = column_name(record.fields[i].text);
    const auto at = std::find_if(known.begin(), known.end(),
                                 [&name](const auto& column) { return column.first == name; });
    if (at == known.end())
      return fail(
          bad(record.line, KLAMM_TEXT("plan", "line %1 of the file: column %2 is \"%3\"; the columns are %4")
                               .with(i + 1, record.fields[i].text, known_columns)));
    if (*at->second >= 0)
      return fail(bad(record.line,
                      KLAMM_TEXT("plan", "line %1 of the file: column \"%2\" appears twice").with(name)));
    *at->second = static_cast<int>(i);
  }
  for (const auto& [name, place] : {known[1], known[2], known[3]}) {
    if (*place < 0)
      return fail(
          bad(record.line, KLAMM_TEXT("plan", "line %1 of the file: column %2 is missing").with(name)));
  }
  return columns;
}

/// Kafka's own form has no header: `[group,]topic,partition,offset`.
std::optional<Columns> by_count(const Record& record) {
  const auto& fields = record.fields;
  if (fields.size() != 3 && fields.size() != 4) return std::nullopt;
  const auto is_number = [](const Field& field) {
    const auto text = trimmed(field.text);
    return text == "-" || units::parse_integer(text, INT64_MIN, INT64_MAX).has_value();
  };
  // One number is enough: the other may be a mistake, and is told as one.
  if (!is_number(fields[fields.size() - 1]) && !is_number(fields[fields.size() - 2])) return std::nullopt;
  Columns columns;
  columns.count = fields.size();
  const int first = fields.size() == 4 ? 1 : 0;
  if (first == 1) columns.group = 0;
  columns.topic = first, columns.partition = first + 1, columns.offset = first + 2;
  return columns;
}

class Reading {
 public:
  Result<std::vector<OffsetTarget::FromFile>> read(std::string_view text) {
    Records records(without_bom(text));
    Record record;
    while (!records.at_end()) {
      if (!records.take(record))
        return fail(bad(record.line, KLAMM_TEXT("plan", "line %1 of the file: a quote is not closed")));
      if (is_blank(record)) continue;
      if (!columns_) {
        columns_ = by_count(record);
        if (!columns_) {
          auto header = from_header(record);
          if (!header) return fail(std::move(header.error()));
          columns_ = *header;
          continue;
        }
      }
      if (auto taken = take(record); !taken) return fail(std::move(taken.error()));
    }
    return std::move(out_);
  }

 private:
  [[nodiscard]] const Field* field(const Record& record, int at) const {
    return at < 0 ? nullptr : &record.fields[static_cast<std::size_t>(at)];
  }

  Result<void> take(const Record& record) {
    if (record.fields.size() != columns_->count)
      return fail(
          bad(record.line, KLAMM_TEXT("plan", "line %1 of the file has %2 fields; the first one has %3")
                               .with(record.fields.size(), columns_->count)));
    const auto group = text(record, columns_->group, "group", true);
    if (!group) return fail(group.error());
    const auto topic = text(record, columns_->topic, "topic", false);
    if (!topic) return fail(topic.error());
    const auto partition = number(record, columns_->partition, "partition", INT32_MAX);
    if (!partition) return fail(partition.error());
    if (nothing_committed(record)) return {};
    const auto offset = number(record, columns_->offset, "offset", INT64_MAX);
    if (!offset) return fail(offset.error());
    OffsetTarget::FromFile row;
    if (columns_->group >= 0) row.group = *group;
    row.at = {*topic, static_cast<std::int32_t>(*partition), *offset, std::nullopt, ""};
    if (const Field* metadata = field(record, columns_->metadata)) row.at.metadata = metadata->text;
    if (const Field* epoch = field(record, columns_->epoch); epoch && !trimmed(epoch->text).empty()) {
      const auto read = number(record, columns_->epoch, "leader_epoch", INT32_MAX);
      if (!read) return fail(read.error());
      row.at.leader_epoch = static_cast<std::int32_t>(*read);
    }
    if (!named_.emplace(row.group, row.at.topic, row.at.partition).second)
      return fail(
          bad(record.line,
              KLAMM_TEXT("plan",
                         "line %1 of the file: partition %2 of topic %3 appears twice with different offsets")
                  .with(row.at.partition, row.at.topic)));
    out_.push_back(std::move(row));
    return {};
  }

  /// `-`, as Kafka's tool prints it, or a share group's start that is not yet decided.
  [[nodiscard]] bool nothing_committed(const Record& record) const {
    const auto said = trimmed(field(record, columns_->offset)->text);
    const Field* share = field(record, columns_->share);
    return said == "-" || (said.empty() && share != nullptr && column_name(share->text) == "true");
  }

  [[nodiscard]] Error empty(const Record& record, int at, const char* name) const {
    return bad(record.line,
               KLAMM_TEXT("plan", "line %1 of the file: column %2 (%3) is empty").with(at + 1, name));
  }

  /// A name: only `""` is the empty one. `may_be_empty`: whether that is one.
  Result<std::string> text(const Record& record, int at, const char* name, bool may_be_empty) const {
    const Field* from = field(record, at);
    if (from == nullptr) return std::string();
    // Blanks around a name are a spreadsheet's; inside quotes they are the name's own.
    const std::string said = from->quoted ? from->text : std::string(trimmed(from->text));
    if (said.empty() && !(from->quoted && may_be_empty)) return fail(empty(record, at, name));
    return said;
  }

  Result<std::int64_t> number(const Record& record, int at, const char* name, std::int64_t most) const {
    const auto said = trimmed(field(record, at)->text);
    if (said.empty()) return fail(empty(record, at, name));
    const auto number = units::parse_integer(said, 0, most);
    if (!number)
      return fail(bad(
          record.line,
          KLAMM_TEXT("plan", "line %1 of the file: column %2 (%3) is \"%4\", not a whole number from 0 up")
              .with(at + 1, name, said)));
    return *number;
  }

  std::optional<Columns> columns_;
  std::set<std::tuple<std::optional<std::string>, std::string, std::int32_t>> named_;
  std::vector<OffsetTarget::FromFile> out_;
};

} // namespace

Result<std::vector<OffsetTarget::FromFile>> parse_offset_file(std::string_view text) {
  return Reading().read(text);
}

} // namespace klamm::plan
