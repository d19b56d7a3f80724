#include <gui/pages/group_rows.hpp>

#include <gui/session/session.hpp>
#include <gui/table/cells.hpp>
#include <gui/words/format.hpp>
#include <gui/words/say.hpp>

#include <cmath>

namespace klamm::gui {
namespace {

constexpr std::chrono::minutes trend_window{5};

const GroupRow& group_of(const void* row) {
  return *static_cast<const GroupRow*>(row);
}

// What is not fine, as a word to sort and filter by.
std::string group_health(const GroupRow& row) {
  if (row.line->error) return "UNKNOWN";
  if (!row.line->lag) return {};
  const auto& lag = *row.line->lag;
  if (lag.data_loss > 0) return "DATA_LOSS";
  if (lag.unknown > 0) return "UNKNOWN";
  if (lag.ahead_of_log > 0) return "AHEAD_OF_LOG";
  return lag.status;
}

Severity group_severity(const GroupRow& row) {
  const std::string health = group_health(row);
  if (health == "DATA_LOSS") return Severity::critical;
  if (health == "AHEAD_OF_LOG") return Severity::warning;
  return health == "UNKNOWN" ? Severity::unknown : Severity::ok;
}

Cell health_of_group(const void* at) {
  const GroupRow& row = group_of(at);
  if (row.line->error) return lag_status_cell(*row.line->error);
  if (!row.line->lag) return row.pending ? pending_cell() : words({});
  const auto& lag = *row.line->lag;
  Cell cell;
  if (lag.data_loss > 0) cell.badge = {Glyph::square, say("Data loss %1").arg(lag.data_loss), Tone::critical};
  else if (lag.unknown > 0) cell.badge = {Glyph::question, say("Unknown %1 of %2").arg(lag.unknown).arg(lag.partitions), Tone::unknown};
  else if (lag.ahead_of_log > 0) cell.badge = {Glyph::triangle, say("Ahead of log %1").arg(lag.ahead_of_log), Tone::warning};
  else return lag_status_cell(lag.status);
  return cell;
}

} // namespace

Cell lag_status_cell(const std::string& status) {
  Cell cell;
  if (status.empty() || status == "OK") return cell;
  if (status == "NO_COMMITS") return words(say("No commits"), Tone::muted);
  if (status == "NEVER_COMMITTED") return words(say("Never committed"), Tone::muted);
  if (status == "NO_MEMBERS") return words(say("No members"), Tone::warning);
  if (status == "TOPIC_DELETED") return words(say("Topic deleted"), Tone::muted);
  if (status == "PARTITION_DELETED") return words(say("Partition deleted"), Tone::muted);
  if (status == "DATA_LOSS") cell.badge = {Glyph::square, say("Data loss"), Tone::critical};
  else if (status == "AHEAD_OF_LOG") cell.badge = {Glyph::triangle, say("Ahead of log"), Tone::warning};
  else if (status == "NOT_AUTHORIZED") cell = error_cell(say("Not allowed"));
  else cell.badge = {Glyph::question, state_words(QString::fromStdString(status)), Tone::unknown};
  return cell;
}

Glyph trend_glyph(lag::Trend trend) {
  switch (trend) {
  case lag::Trend::rising: return Glyph::up;
  case lag::Trend::falling: return Glyph::down;
  case lag::Trend::steady: return Glyph::flat;
  case lag::Trend::unknown: break;
  }
  return Glyph::none;
}

std::shared_ptr<const std::vector<double>> spark_points(const lag::Series* series) {
  if (!series || series->points().size() < 2) return nullptr;
  auto out = std::make_shared<std::vector<double>>();
  out->reserve(series->points().size());
  for (const auto& point : series->points()) out->push_back(point.value.value_or(NAN));
  return out;
}

const Schema& group_schema() {
  using Row = GroupRow;
  static const Schema schema = [] {
    const auto lag = [](auto read) {
      return [read](const Row& row) { return row.line->lag ? Value(read(*row.line->lag)) : Value(); };
    };
    Schema out = describe<Row>("gui.groups", 1, "One row a group.")
                     .key([](const Row& row) { return row.line->group.id; })
                     .severity([](const Row& row) { return group_severity(row); })
                     .column({"group", "GROUP", Unit::text, "Group id"}, [](const Row& row) { return row.line->group.id; })
                     .column({"health", "HEALTH", Unit::state, "What is not fine"}, [](const Row& row) { return group_health(row); })
                     .column({"state", "STATE", Unit::state, "State"}, [](const Row& row) { return row.line->group.state; })
                     .column({"type", "TYPE", Unit::text, "Type"}, [](const Row& row) { return row.line->group.type; })
                     .column({"members", "MEMBERS", Unit::count, "Members"}, lag([](const auto& l) { return l.members; }))
                     .column({"topics", "TOPICS", Unit::count, "Topics it reads"}, lag([](const auto& l) { return l.topics; }))
                     .column({"partitions", "PARTITIONS", Unit::count, "Partitions"}, lag([](const auto& l) { return l.partitions; }))
                     .column({"lag", "LAG", Unit::count, "Records not read yet"}, lag([](const auto& l) { return l.lag; }))
                     .column({"max_lag", "MAX-LAG", Unit::count, "Of one partition"}, lag([](const auto& l) { return l.max_lag; }))
                     .column({"max_lag_partition", "WORST", Unit::text, "The partition of it"}, lag([](const auto& l) { return l.max_lag_partition; }))
                     .column({"rate", "RATE", Unit::number, "Change of lag a second"}, [](const Row& row) { return row.rate; })
                     .column({"favourite", "FAVOURITE", Unit::boolean, "Marked as a favourite"}, [](const Row& row) { return row.favourite; })
                     .column({"coordinator", "COORDINATOR", Unit::id, "Broker id"}, [](const Row& row) { return row.line->group.coordinator; });
    return out;
  }();
  return schema;
}

RowsPtr group_rows(Session& session, const std::shared_ptr<const GroupsRead>& read) {
  struct Owner {
    std::shared_ptr<const GroupsRead> read;
    std::vector<GroupRow> rows;
  };
  auto owner = std::make_shared<Owner>();
  owner->read = read;
  owner->rows.reserve(read->rows.size());
  const auto& marked = session.favourites().of("groups");
  for (const auto& line : read->rows) {
    GroupRow row;
    row.line = &line;
    row.pending = read->early;
    row.favourite = marked.count(line.group.id) > 0;
    if (const auto* series = session.group_series(line.group.id)) {
      row.trend = lag::trend(*series, trend_window);
      row.rate = series->rate(trend_window);
    }
    owner->rows.push_back(row);
  }
  const auto& rows = owner->rows;
  return std::make_shared<const Rows>(std::move(owner), group_schema(), rows);
}

std::vector<GridColumn> group_columns(const Session& session, bool brief) {
  const auto muted_zero = [](std::optional<std::int64_t> count) {
    Cell cell = count_cell(count);
    if (count == 0) cell.tone = Tone::muted;
    return cell;
  };
  const auto lag_cell = [](const void* at) {
    const GroupRow& row = group_of(at);
    if (row.line->error) return error_cell(state_words(QString::fromStdString(*row.line->error)));
    if (!row.line->lag) return row.pending ? pending_cell() : words(dash, Tone::muted);
    return count_cell(row.line->lag->lag);
  };
  const auto trend = [&session](const void* at) {
    const GroupRow& row = group_of(at);
    Cell cell;
    cell.points = spark_points(session.group_series(row.line->group.id)); // of rows that are seen only
    cell.trend = trend_glyph(row.trend);
    if (row.trend == lag::Trend::rising) cell.text = say("rising");
    if (row.trend == lag::Trend::falling) cell.text = say("falling");
    if (row.trend == lag::Trend::steady) cell.text = say("steady");
    return cell;
  };
  const auto rate = [](const void* at) {
    const auto& of = group_of(at).rate;
    if (!of) return words(dash, Tone::muted);
    const double rounded = std::abs(*of) < 0.05 ? 0 : *of;
    if (rounded == 0) return words(QStringLiteral("0"), Tone::muted);
    return words((rounded > 0 ? QStringLiteral("+") : QStringLiteral("−")) + short_count(std::abs(rounded)));
  };
  const auto state = [](const void* at) {
    const auto& of = group_of(at).line->group.state;
    if (!of) return words(dash, Tone::muted);
    return words(state_words(shown(*of)), *of == "STABLE" || *of == "EMPTY" ? Tone::muted : Tone::none);
  };
  std::vector<GridColumn> out;
  out.push_back({"group", say("Group"), CellKind::name,
                 [brief](const void* at) {
                   Cell cell = words(shown(group_of(at).line->group.id));
                   if (!brief) cell.star = group_of(at).favourite;
                   return cell;
                 },
                 false, 10});
  out.back().star = !brief;
  out.push_back({"health", say("Health"), CellKind::badge, health_of_group, false, 9});
  if (!brief) {
    out.push_back({"state", say("State"), CellKind::text, state, false, 7});
    out.push_back({"type", say("Type"), CellKind::text,
                   [](const void* at) {
                     const auto& type = group_of(at).line->group.type;
                     return words(type ? shown(*type) : dash, Tone::muted);
                   },
                   false, 4});
    out.push_back({"members", say("Members"), CellKind::number,
                   [muted_zero](const void* at) {
                     const auto& row = group_of(at);
                     return row.line->lag ? muted_zero(row.line->lag->members) : words({});
                   },
                   true, 6});
    out.push_back({"topics", say("Topics"), CellKind::number,
                   [muted_zero](const void* at) {
                     const auto& row = group_of(at);
                     return row.line->lag ? muted_zero(row.line->lag->topics) : words({});
                   },
                   true, 5});
    out.push_back({"partitions", say("Partitions"), CellKind::number, {}, true, 2, false});
  }
  out.push_back({"lag", say("Lag"), CellKind::number, lag_cell, true, 10});
  out.push_back({"rate", say("Trend, 5 min"), CellKind::spark, trend, false, 8});
  if (!brief) out.push_back({"max_lag_partition", say("Worst partition"), CellKind::text,
                             [](const void* at) {
                               const auto& row = group_of(at);
                               if (!row.line->lag || !row.line->lag->max_lag_partition || row.line->lag->max_lag.value_or(0) == 0) return words({});
                               Cell cell = words(shown(*row.line->lag->max_lag_partition));
                               cell.aside = count_words(*row.line->lag->max_lag);
                               return cell;
                             },
                             false, 3});
  out.push_back({"", say("Lag/s"), CellKind::number, rate, true, 7});
  return out;
}

} // namespace klamm::gui
