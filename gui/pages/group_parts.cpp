#include <gui/pages/group_parts.hpp>
#include <gui/pages/group_rows.hpp>
#include <gui/session/session.hpp>
#include <gui/table/cells.hpp>
#include <gui/words/format.hpp>
#include <gui/words/say.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <memory>
#include <utility>

namespace klamm::gui {
namespace {

constexpr std::chrono::minutes group_window{2};

std::string series_of(const std::string& group, const lag::PartitionLag& at) {
  return group + "\n" + at.topic.value_or("") + ":" + std::to_string(at.partition.value_or(-1));
}

/// Of all its topics together.
std::optional<double> rate_of(const Session& session, const std::string& group) {
  std::optional<double> out;
  for (const auto& [key, series] : session.all_series()) {
    if (!key.starts_with(group + "\n") || key.find(':', group.size()) != std::string::npos) continue;
    if (const auto rate = series.rate(group_window)) out = out.value_or(0) + *rate;
  }
  return out;
}

struct LagRow {
  lag::PartitionLag at;
  std::shared_ptr<const std::vector<double>> points;
  lag::Trend trend = lag::Trend::unknown;
};

const Schema& lag_row_schema() {
  static const Schema schema = [] {
    Schema out = describe<LagRow>("gui.group_partitions", 1, "One row a partition of a group.")
                     .key([](const LagRow& row) {
                       return row.at.topic.value_or("") + ":" + std::to_string(row.at.partition.value_or(-1));
                     })
                     .severity([](const LagRow& row) {
                       return row.at.status == "DATA_LOSS" ? Severity::critical : Severity::ok;
                     });
    take_over(out, View<lag::PartitionLag>::schema(), &LagRow::at);
    std::rotate(out.fields.begin(),
                std::find_if(out.fields.begin(), out.fields.end(),
                             [](const auto& f) { return std::string_view(f.id) == "topic"; }),
                out.fields.end());
    return out;
  }();
  return schema;
}

const LagRow& lag_row(const void* row) {
  return *static_cast<const LagRow*>(row);
}

} // namespace

const Schema& group_partition_schema() {
  return lag_row_schema();
}

std::vector<GridColumn> group_partition_columns() {
  const auto offset = [](std::optional<std::int64_t> of) {
    return of ? words(count_words(*of)) : words(dash, Tone::muted);
  };
  std::vector<GridColumn> out;
  out.push_back({"topic", say("Topic"), CellKind::name, {}, false, 10});
  out.push_back({"partition", say("Partition"), CellKind::number, {}, true, 9});
  out.push_back({"status", say("Status"), CellKind::badge,
                 [](const void* row) { return lag_status_cell(lag_row(row).at.status); }, false, 8});
  out.push_back({"committed", say("Committed"), CellKind::number,
                 [offset](const void* row) {
                   return lag_row(row).at.committed ? offset(lag_row(row).at.committed)
                                                    : words(say("never"), Tone::muted);
                 },
                 true, 6});
  out.push_back({"end", say("End"), CellKind::number,
                 [offset](const void* row) { return offset(lag_row(row).at.end); }, true, 5});
  out.push_back({"lag", say("Lag"), CellKind::number,
                 [offset](const void* row) { return offset(lag_row(row).at.lag); }, true, 10});
  out.push_back({"", say("Trend, 2 min"), CellKind::spark,
                 [](const void* row) {
                   Cell cell;
                   cell.points = lag_row(row).points;
                   cell.trend = trend_glyph(lag_row(row).trend);
                   return cell;
                 },
                 false, 7});
  out.push_back({"client_id", say("Member"), CellKind::text,
                 [](const void* row) {
                   const auto& at = lag_row(row).at;
                   Cell cell = at.client_id ? words(shown(*at.client_id)) : words(say("nobody"), Tone::muted);
                   if (at.member_id) cell.tip = shown(*at.member_id);
                   return cell;
                 },
                 false, 4});
  out.back().most = 220;
  out.push_back({"host", say("Host"), CellKind::text,
                 [](const void* row) {
                   const auto& host = lag_row(row).at.host;
                   return host ? words(shown(host->starts_with('/') ? host->substr(1) : *host)) : words({});
                 },
                 false, 3});
  out.push_back({"leader", say("Leader"), CellKind::number, {}, true, 2, false});
  return out;
}

std::vector<GridColumn> group_member_columns() {
  std::vector<GridColumn> out;
  out.push_back({"client_id", say("Client"), CellKind::name, {}, false, 10});
  out.push_back({"member_id", say("Member id"), CellKind::mono, {}, false, 5});
  out.push_back({"instance_id", say("Instance id"), CellKind::text, {}, false, 6});
  out.push_back({"host", say("Host"), CellKind::text, {}, false, 7});
  out.push_back({"partitions", say("Partitions"), CellKind::number, {}, true, 9});
  out.push_back({"assignment", say("Assignment"), CellKind::text,
                 [](const void* row) {
                   const auto& member = *static_cast<const groups::Member*>(row);
                   if (!member.assignment) return words(dash, Tone::muted);
                   QStringList parts;
                   for (const auto& part : *member.assignment) parts << shown(part);
                   Cell cell = words(parts.isEmpty() ? say("nothing") : parts.join(QStringLiteral(" ")),
                                     parts.isEmpty() ? Tone::muted : Tone::none);
                   cell.tip = cell.text;
                   return cell;
                 },
                 false, 8});
  return out;
}

RowsPtr group_partition_rows(const Session& session, const std::string& group, const GroupRead& read) {
  std::vector<LagRow> rows;
  rows.reserve(read.partitions.size());
  for (const auto& at : read.partitions) {
    const auto* series = session.series(series_of(group, at));
    rows.push_back(
        {at, spark_points(series), series ? lag::trend(*series, group_window) : lag::Trend::unknown});
  }
  return Rows::make(lag_row_schema(), std::move(rows));
}

std::vector<Fact> group_facts(const Session& session, const std::string& group, const GroupRead& read) {
  std::optional<std::int64_t> total;
  const lag::PartitionLag* worst = nullptr;
  for (const auto& at : read.partitions) {
    if (!at.lag) continue;
    total = total.value_or(0) + *at.lag;
    if (!worst || *at.lag > *worst->lag) worst = &at;
  }
  QString change;
  if (const auto rate = rate_of(session, group))
    change = std::abs(*rate) < 0.05 ? say("steady")
                                    : (*rate > 0 ? QStringLiteral("+") : QStringLiteral("−")) +
                                          short_count(std::abs(*rate)) + QStringLiteral("/s");
  std::vector<Fact> out;
  out.push_back({say("Lag"), total ? count_words(*total) : dash, change, true});
  if (worst && *worst->lag > 0)
    out.push_back({say("Worst partition"),
                   shown(*worst->topic) + QLatin1Char(':') + QString::number(*worst->partition),
                   count_words(*worst->lag)});
  out.push_back({say("Partitions"), count_words(static_cast<std::int64_t>(read.partitions.size()))});
  if (!read.description) return out;
  out.push_back({say("Coordinator"), say("broker %1").arg(read.description->coordinator)});
  if (read.description->assignor && !read.description->assignor->empty())
    out.push_back({say("Assignor"), shown(*read.description->assignor)});
  if (read.description->group_epoch)
    out.push_back({say("Group epoch"), QString::number(*read.description->group_epoch)});
  return out;
}

} // namespace klamm::gui
