#include <gui/pages/topic_rows.hpp>
#include <gui/session/session.hpp>
#include <gui/table/cells.hpp>
#include <gui/words/format.hpp>
#include <gui/words/say.hpp>

#include <utility>

namespace klamm::gui {
namespace {

Cell topic_health(const void* row) {
  const auto& topic = topic_of(row);
  Cell cell;
  if (topic.offline > 0)
    cell.badge = {Glyph::square, say("Offline %1").arg(topic.offline), Tone::solid};
  else if (topic.under_min_isr.value_or(0) > 0)
    cell.badge = {Glyph::triangle, say("Under min ISR %1").arg(*topic.under_min_isr), Tone::critical};
  else if (topic.under_replicated > 0)
    cell.badge = {Glyph::triangle, say("Under-replicated %1").arg(topic.under_replicated), Tone::warning};
  return cell;
}

Cell topic_retention(const void* row) {
  const auto& topic = topic_of(row);
  const bool deletes = !topic.cleanup_policy || topic.cleanup_policy->find("delete") != std::string::npos;
  if (!topic.retention_ms || !deletes) return words(dash, Tone::muted);
  if (*topic.retention_ms < 0) return words(say("forever"));
  Cell cell = words(duration_words(*topic.retention_ms));
  cell.tip = QStringLiteral("%1 ms").arg(count_words(*topic.retention_ms));
  return cell;
}

} // namespace

const topics::Topic& topic_of(const void* row) {
  return *static_cast<const TopicRow*>(row)->topic;
}

const Schema& topic_schema() {
  static const Schema schema = [] {
    Schema out =
        describe<TopicRow>("gui.topics", 1, "One row a topic.")
            .key([](const TopicRow& row) { return row.topic->name; })
            .severity([](const TopicRow& row) { return View<topics::Topic>::schema().severity(row.topic); });
    take_over(out, View<topics::Topic>::schema(), &TopicRow::topic);
    out.fields.push_back({Column{"favourite", "FAVOURITE", Unit::boolean, "Marked as a favourite"},
                          [](const void* row) { return Value(static_cast<const TopicRow*>(row)->favourite); },
                          0,
                          {},
                          false});
    return out;
  }();
  return schema;
}

RowsPtr topic_rows(Session& session, const std::shared_ptr<const TopicsRead>& read) {
  struct Owner {
    std::shared_ptr<const TopicsRead> read;
    std::vector<TopicRow> rows;
  };
  auto owner = std::make_shared<Owner>();
  owner->read = read;
  owner->rows.reserve(read->rows.size());
  const auto& marked = session.favourites().of("topics");
  for (const auto& topic : read->rows) owner->rows.push_back({&topic, marked.count(topic.name) > 0});
  const auto& rows = owner->rows;
  return std::make_shared<const Rows>(std::move(owner), topic_schema(), rows);
}

std::vector<GridColumn> topic_columns() {
  std::vector<GridColumn> out;
  out.push_back({"name", say("Topic"), CellKind::name,
                 [](const void* row) {
                   Cell cell = words(shown(topic_of(row).name));
                   cell.star = static_cast<const TopicRow*>(row)->favourite;
                   return cell;
                 },
                 false, 10});
  out.back().star = true;
  out.push_back({"offline", say("Health"), CellKind::badge, topic_health, false, 9});
  out.push_back({"partitions", say("Partitions"), CellKind::number, {}, true, 8});
  out.push_back({"replication_factor", say("RF"), CellKind::number, {}, true, 7});
  out.push_back({"size_bytes", say("Size"), CellKind::number,
                 [](const void* row) {
                   Cell cell = bytes_cell(topic_of(row).size_bytes);
                   if (!topic_of(row).size_bytes) cell.tip = say("Not every broker with a replica has told its size.");
                   return cell;
                 },
                 true, 6});
  out.push_back({"min_insync_replicas", say("Min ISR"), CellKind::number, {}, true, 3});
  out.push_back({"retention_ms", say("Retention"), CellKind::number, topic_retention, true, 4});
  out.push_back({"cleanup_policy", say("Cleanup policy"), CellKind::text, {}, false, 5});
  out.push_back({"topic_id", say("Topic id"), CellKind::mono, {}, false, 1, false});
  return out;
}

} // namespace klamm::gui
