#include <gui/table/cells.hpp>

#include <gui/words/format.hpp>
#include <gui/words/say.hpp>

#include <algorithm>

namespace klamm::gui {

Cell words(const QString& text, Tone tone) {
  Cell cell;
  cell.text = text;
  cell.tone = tone;
  return cell;
}

Cell count_cell(std::optional<std::int64_t> count) {
  if (!count) return words(dash, Tone::muted);
  return words(count_words(*count));
}

Cell bytes_cell(std::optional<std::int64_t> bytes) {
  if (!bytes) return words(dash, Tone::muted);
  Cell cell = words(bytes_words(static_cast<double>(*bytes)));
  cell.tip = QStringLiteral("%1 B").arg(count_words(*bytes));
  return cell;
}

Cell pending_cell() {
  Cell cell;
  cell.badge = {Glyph::dots, say("pending"), Tone::muted};
  return cell;
}

Cell error_cell(const QString& code) {
  Cell cell;
  cell.badge = {Glyph::exclamation, code, Tone::none};
  cell.text = code;
  cell.tone = Tone::critical;
  cell.badge = {};
  return cell;
}

Cell health_cell(const partitions::Partition& partition) {
  Cell cell;
  const QString ratio = QStringLiteral("%1/%2").arg(partition.isr_count).arg(partition.replica_count);
  if (partition.offline()) cell.badge = {Glyph::square, say("Offline"), Tone::solid};
  else if (partition.under_min_isr().value_or(false)) cell.badge = {Glyph::triangle, say("Under min ISR %1").arg(ratio), Tone::critical};
  else if (partition.under_replicated()) cell.badge = {Glyph::triangle, say("Under-replicated %1").arg(ratio), Tone::warning};
  else if (partition.leader_not_preferred()) cell = words(say("Leader is not preferred"), Tone::muted);
  return cell;
}

std::vector<Box> boxes_of(const partitions::Partition& partition) {
  std::vector<Box> out;
  const auto replicas = partition.replicas();
  const auto isr = partition.isr();
  const auto gone = partition.offline_replicas();
  const auto has = [](std::span<const std::int32_t> list, std::int32_t id) {
    return std::find(list.begin(), list.end(), id) != list.end();
  };
  const auto add = [&](std::int32_t id) {
    Box box;
    box.text = QString::number(id);
    box.leader = partition.leader == id;
    box.in_sync = has(isr, id);
    box.gone = has(gone, id);
    box.preferred = partition.leader && partition.leader_not_preferred() && id == replicas.front();
    out.push_back(box);
  };
  if (partition.leader && has(replicas, *partition.leader)) add(*partition.leader); // the leader first
  for (const auto id : replicas)
    if (partition.leader != id) add(id);
  return out;
}

std::vector<Box> boxes_of(std::span<const std::int32_t> brokers, std::optional<std::int32_t> leader,
                          std::span<const std::int32_t> adding, std::span<const std::int32_t> removing) {
  std::vector<Box> out;
  for (const auto id : brokers) {
    Box box;
    box.text = QString::number(id);
    box.leader = leader == id;
    box.adding = std::find(adding.begin(), adding.end(), id) != adding.end();
    box.removing = std::find(removing.begin(), removing.end(), id) != removing.end();
    out.push_back(box);
  }
  return out;
}

} // namespace klamm::gui
