// Offsets as people and files say them.

#include <klamm/hints.hpp>
#include <klamm/plan_offsets.hpp>
#include <klamm/units.hpp>

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace klamm::plan {

namespace {

Error usage(Text text) {
  return Error::of(ErrorKind::usage, "USAGE", std::move(text));
}

Result<OffsetTarget> from_time(std::string_view word, std::chrono::system_clock::time_point now) {
  OffsetTarget target;
  target.kind = OffsetTarget::Kind::time;
  const std::string_view rest = word.substr(1);
  if (rest.starts_with('-')) {
    const auto before = units::parse_duration(rest.substr(1));
    if (!before) return fail(before.error());
    target.time = *Value(now - *before).time();
    return target;
  }
  const bool number =
      !rest.empty() && std::all_of(rest.begin(), rest.end(), [](char c) { return c >= '0' && c <= '9'; });
  const auto time = units::parse_time(number ? word : rest);
  if (!time) return fail(time.error());
  target.time = *time;
  return target;
}

/// `earliest` or `latest` with a distance behind it.
Result<OffsetTarget> from_end(std::string_view word, std::string_view name, OffsetTarget::Kind kind,
                              char sign) {
  OffsetTarget target;
  target.kind = kind;
  const std::string_view rest = word.substr(name.size());
  if (rest.empty()) return target;
  const auto amount = units::parse_integer(rest.substr(1), 0, INT64_MAX);
  if (rest.front() != sign || !amount)
    return fail(usage(KLAMM_TEXT("plan", "%1 is no offset: %2, %2%3N with a whole number N")
                          .with(word, name, std::string(1, sign))));
  target.amount = *amount;
  return target;
}

/// The fields of one record of CSV; `rest` is moved behind it. False: a quote that does not end.
bool take_record(std::string_view& rest, std::vector<std::string>& fields) {
  fields.assign(1, "");
  bool quoted = false;
  for (std::size_t i = 0; i < rest.size(); ++i) {
    const char c = rest[i];
    if (quoted) {
      if (c != '"') {
        fields.back() += c;
      } else if (i + 1 < rest.size() && rest[i + 1] == '"') {
        fields.back() += rest[++i];
      } else {
        quoted = false;
      }
    } else if (c == '"' && fields.back().empty()) {
      quoted = true;
    } else if (c == ',') {
      fields.emplace_back();
    } else if (c == '\n') {
      rest.remove_prefix(i + 1);
      return true;
    } else if (c != '\r' || i + 1 >= rest.size() || rest[i + 1] != '\n') {
      fields.back() += c;
    }
  }
  rest = {};
  return !quoted;
}

/// Which field is which; −1: there is none.
struct Columns {
  int group = -1, topic = -1, partition = -1, offset = -1, epoch = -1, metadata = -1, share = -1;
};

std::optional<Columns> from_header(const std::vector<std::string>& fields) {
  Columns columns;
  const std::array<std::pair<const char*, int*>, 7> known{{{"group", &columns.group},
                                                           {"topic", &columns.topic},
                                                           {"partition", &columns.partition},
                                                           {"offset", &columns.offset},
                                                           {"leader_epoch", &columns.epoch},
                                                           {"metadata", &columns.metadata},
                                                           {"share", &columns.share}}};
  for (std::size_t i = 0; i < fields.size(); ++i) {
    for (const auto& [name, place] : known) {
      if (fields[i] == name) *place = static_cast<int>(i);
    }
  }
  if (columns.topic < 0 || columns.partition < 0 || columns.offset < 0) return std::nullopt;
  return columns;
}

std::optional<Columns> by_count(std::size_t count) {
  Columns columns;
  if (count == 3) {
    columns.topic = 0, columns.partition = 1, columns.offset = 2;
    return columns;
  }
  if (count == 4) {
    columns.group = 0, columns.topic = 1, columns.partition = 2, columns.offset = 3;
    return columns;
  }
  return std::nullopt;
}

} // namespace

Result<OffsetTarget> parse_offset_target(std::string_view word, std::chrono::system_clock::time_point now) {
  using Kind = OffsetTarget::Kind;
  OffsetTarget target;
  if (word == "max-timestamp") {
    target.kind = Kind::max_timestamp;
    return target;
  }
  if (word.starts_with('@')) return from_time(word, now);
  if (word.starts_with("earliest")) return from_end(word, "earliest", Kind::earliest, '+');
  if (word.starts_with("latest")) return from_end(word, "latest", Kind::latest, '-');
  if (word.starts_with('+') || word.starts_with('-')) {
    return fail(
        usage(KLAMM_TEXT("plan", "%1 counts from where? From the end: latest-N. From the start: earliest+N")
                  .with(word)
                  .hinting(HintCode::shift_offset, word)));
  }
  const auto number = units::parse_integer(word, 0, INT64_MAX);
  if (!number) {
    return fail(usage(
        KLAMM_TEXT("plan", "%1 is no offset: earliest[+N], latest[-N], a number, @TIME with a zone, @-2h or "
                           "max-timestamp")
            .with(word)));
  }
  target.kind = Kind::number;
  target.amount = *number;
  return target;
}

Result<std::vector<OffsetTarget::FromFile>> parse_offset_file(std::string_view text) {
  std::vector<OffsetTarget::FromFile> out;
  std::optional<Columns> columns;
  std::vector<std::string> fields;
  std::set<std::tuple<std::optional<std::string>, std::string, std::int32_t>> named;
  for (int number = 1; !text.empty(); ++number) {
    const auto bad = [&](Text text) { return fail(usage(std::move(text).with(number))); };
    if (!take_record(text, fields))
      return bad(KLAMM_TEXT("plan", "record %1 of the file: a quote does not end"));
    if (fields.size() == 1 && fields[0].empty()) continue;
    if (!columns) {
      columns = from_header(fields);
      if (columns) continue;
      columns = by_count(fields.size());
    }
    if (!columns)
      return bad(KLAMM_TEXT(
          "plan",
          "record %1 of the file: topic,partition,offset or group,topic,partition,offset is wanted, or a "
          "header that names these"));
    const auto field = [&](int at) {
      return at >= 0 && static_cast<std::size_t>(at) < fields.size() ? fields[static_cast<std::size_t>(at)]
                                                                     : std::string();
    };
    if (field(columns->offset).empty() || field(columns->offset) == "-") continue; // nothing is committed
    const auto partition = units::parse_integer(field(columns->partition), 0, INT32_MAX);
    const auto offset = units::parse_integer(field(columns->offset), 0, INT64_MAX);
    if (!partition || !offset || field(columns->topic).empty())
      return bad(
          KLAMM_TEXT("plan", "record %1 of the file: no topic, or no whole numbers as partition and offset"));
    OffsetTarget::FromFile& row = out.emplace_back();
    if (columns->group >= 0) row.group = field(columns->group);
    row.at = {field(columns->topic), static_cast<std::int32_t>(*partition), *offset, std::nullopt,
              field(columns->metadata)};
    if (!named.emplace(row.group, row.at.topic, row.at.partition).second)
      return bad(KLAMM_TEXT(
          "plan", "record %1 of the file: this partition has been named before; which offset is meant?"));
    if (const auto epoch = units::parse_integer(field(columns->epoch), 0, INT32_MAX))
      row.at.leader_epoch = static_cast<std::int32_t>(*epoch);
  }
  return out;
}

} // namespace klamm::plan
