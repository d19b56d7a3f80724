#include <gui/dialogs/step_rows.hpp>

#include <gui/table/cells.hpp>
#include <gui/words/config_words.hpp>
#include <gui/words/format.hpp>
#include <gui/words/say.hpp>

#include <klamm/render.hpp>

#include <algorithm>
#include <variant>

namespace klamm::gui {
namespace {

const StepLine& step_of(const void* row) {
  return *static_cast<const StepLine*>(row);
}

QString replica_words(const changes::Replicas& replicas) {
  QStringList ids;
  for (const auto id : replicas) ids << QString::number(id);
  return ids.join(QStringLiteral(", "));
}

QString signed_count(std::int64_t count) {
  return count > 0 ? QStringLiteral("+") + count_words(count) : count_words(count);
}

enum class StepShape { other, offsets, configs, create, remove };

StepShape shape_of(const std::vector<changes::Operation>& steps) {
  if (steps.empty()) return StepShape::other;
  const auto all = [&](auto is) { return std::all_of(steps.begin(), steps.end(), is); };
  if (all([](const auto& step) { return std::holds_alternative<changes::CommitOffset>(step) || std::holds_alternative<changes::DeleteOffset>(step); }))
    return StepShape::offsets;
  if (all([](const auto& step) {
        return std::holds_alternative<changes::SetConfig>(step) || std::holds_alternative<changes::UnsetConfig>(step) ||
               std::holds_alternative<changes::AppendConfig>(step) || std::holds_alternative<changes::SubtractConfig>(step);
      }))
    return StepShape::configs;
  if (all([](const auto& step) { return std::holds_alternative<changes::CreateTopic>(step); })) return StepShape::create;
  if (all([](const auto& step) { return std::holds_alternative<changes::DeleteTopic>(step); })) return StepShape::remove;
  return StepShape::other;
}

struct FillLine {
  StepLine& line;

  void operator()(const changes::CreateTopic& step) const {
    line.first = shown(step.topic);
    line.second = step.partitions ? count_words(*step.partitions) : step.assignment.empty() ? say("default") : QString::number(step.assignment.size());
    line.before = step.replication_factor ? QString::number(*step.replication_factor) : say("default");
    QStringList configs;
    for (const auto& [key, value] : step.configs) configs << shown(key + "=" + value);
    line.after = configs.isEmpty() ? dash : configs.join(QStringLiteral(", "));
  }
  void operator()(const changes::DeleteTopic& step) const {
    line.first = shown(step.topic);
    line.second = step.partitions ? count_words(*step.partitions) : dash;
    line.before = step.records ? count_words(*step.records) : say("unknown");
  }
  void operator()(const changes::AddPartitions& step) const {
    line.first = shown(step.topic);
    line.before = say_n("%n partition", "%n partitions", step.old_count);
    line.after = say_n("%n partition", "%n partitions", step.new_count);
  }
  void operator()(const changes::DeleteRecords& step) const {
    line.first = shown(step.topic) + QLatin1Char(':') + QString::number(step.partition);
    line.before = say("start %1").arg(count_words(step.old_start));
    line.after = say("start %1").arg(count_words(step.new_start));
  }
  void operator()(const changes::CommitOffset& step) const {
    line.first = shown(step.topic);
    line.second = QString::number(step.partition);
    line.before = step.old_offset ? count_words(*step.old_offset) : say("never");
    line.after = count_words(step.offset);
    if (step.old_offset) line.change = signed_count(step.offset - *step.old_offset);
  }
  void operator()(const changes::DeleteOffset& step) const {
    line.first = shown(step.topic);
    line.second = QString::number(step.partition);
    line.before = step.old_offset ? count_words(*step.old_offset) : say("never");
    line.after = say("none");
  }
  void operator()(const changes::StartReassignment& step) const {
    line.first = shown(step.topic) + QLatin1Char(':') + QString::number(step.partition);
    line.before = replica_words(step.old_replicas);
    line.after = replica_words(step.replicas);
  }
  void operator()(const changes::CancelReassignment& step) const {
    line.first = shown(step.topic) + QLatin1Char(':') + QString::number(step.partition);
    line.before = say("moving to %1").arg(replica_words(step.old_target));
    line.after = replica_words(step.replicas);
  }
  void operator()(const changes::ElectLeader& step) const {
    line.first = shown(step.topic) + QLatin1Char(':') + QString::number(step.partition);
    line.before = step.old_leader ? say("leader %1").arg(*step.old_leader) : say("no leader");
    line.after = step.leader ? say("leader %1").arg(*step.leader) : say("any live replica");
  }
  void operator()(const changes::DeleteGroup& step) const {
    line.first = shown(step.group);
    line.before = say_n("%n committed offset", "%n committed offsets", static_cast<long long>(step.offsets.size()));
    line.after = say("deleted");
  }
  void operator()(const changes::RemoveMember& step) const {
    line.first = shown(step.instance_id.empty() ? step.client_id : step.instance_id);
    line.before = shown(step.member_id);
    line.after = say("removed");
  }
  void operator()(const changes::DeleteShareOffsets& step) const {
    line.first = shown(step.topic);
    line.before = say_n("%n start offset", "%n start offsets", static_cast<long long>(step.offsets.size()));
    line.after = say("none");
  }
  void operator()(const changes::SetConfig& step) const { config(step, step.value ? config_words(step.key, step.value) : shown(step.value_from.value_or(""))); }
  void operator()(const changes::UnsetConfig& step) const { config(step, say("unset")); }
  void operator()(const changes::AppendConfig& step) const { config(step, QStringLiteral("+ ") + shown(step.value.value_or(""))); }
  void operator()(const changes::SubtractConfig& step) const { config(step, QStringLiteral("− ") + shown(step.value.value_or(""))); }

 private:
  void config(const changes::ConfigChange& step, const QString& after) const {
    line.first = step.entity.empty() ? say("every broker") : shown(step.entity);
    line.second = shown(step.key);
    line.before = step.sensitive ? say("not shown") : config_words(step.key, step.old_value);
    line.after = after;
  }
};

} // namespace

const Schema& step_schema() {
  static const Schema schema =
      describe<StepLine>("gui.steps", 1, "One row a step.")
          .key([](const StepLine& line) { return std::to_string(line.number); })
          .column({"target", "TARGET", Unit::text, "What it changes"}, [](const StepLine& line) { return line.target; })
          .column({"step", "STEP", Unit::count, "Its number"}, [](const StepLine& line) { return line.number; })
          .column({"outcome", "OUTCOME", Unit::state, "What came of it"}, [](const StepLine& line) { return std::string(changes::word(line.outcome)); })
          .column({"sending", "SENDING", Unit::boolean, "Being sent"}, [](const StepLine& line) { return line.sending; })
          .column({"error", "ERROR", Unit::text, "Why it is not done"}, [](const StepLine& line) { return line.error ? std::optional(line.error->code) : std::nullopt; });
  return schema;
}

std::vector<StepLine> step_lines(const std::vector<changes::Operation>& steps) {
  std::vector<StepLine> out;
  out.reserve(steps.size());
  for (const auto& step : steps) {
    StepLine line;
    line.number = static_cast<std::int32_t>(out.size()) + 1;
    line.target = changes::target(step);
    std::visit(FillLine{line}, step);
    out.push_back(std::move(line));
  }
  return out;
}

Cell outcome_cell(changes::Outcome outcome, bool sending, const std::optional<Error>& error) {
  Cell cell;
  switch (outcome) {
  case changes::Outcome::planned:
    if (sending) cell.badge = {Glyph::moving, say("Sending"), Tone::info};
    else cell = words(dash, Tone::muted);
    break;
  case changes::Outcome::done: cell = words(say("Done"), Tone::ok); break;
  case changes::Outcome::accepted: cell.badge = {Glyph::moving, say("Accepted"), Tone::info}; break;
  case changes::Outcome::unchanged: cell = words(say("Unchanged"), Tone::muted); break;
  case changes::Outcome::failed: cell.badge = {Glyph::exclamation, say("Failed"), Tone::critical}; break;
  case changes::Outcome::stale: cell.badge = {Glyph::question, say("Stale, not run"), Tone::unknown}; break;
  case changes::Outcome::unknown: cell.badge = {Glyph::question, say("Outcome unknown"), Tone::unknown}; break;
  case changes::Outcome::not_run: cell = words(say("Not run"), Tone::muted); break;
  }
  if (error) cell.tip = say(*error);
  return cell;
}

QString object_words(const Value& value) {
  if (value.unknown()) return dash;
  const auto* object = value.object();
  if (!object) return shown(cell_text(value, Unit::text));
  QStringList parts;
  for (const auto& [key, part] : *object)
    if (!part.unknown()) parts << shown(key) + QLatin1Char(' ') + cell_words(part, Unit::text);
  return parts.join(QStringLiteral(", "));
}

std::vector<GridColumn> step_columns(const std::vector<changes::Operation>& steps) {
  const StepShape shape = shape_of(steps);
  const auto text = [](QString StepLine::* member, Tone tone = Tone::none, bool bold = false) {
    return [member, tone, bold](const void* row) {
      Cell cell = words(step_of(row).*member, tone);
      cell.bold = bold;
      cell.tip = cell.text;
      return cell;
    };
  };
  const auto arrow = [](const void*) { return words(QStringLiteral("→"), Tone::muted); };
  std::vector<GridColumn> out;
  switch (shape) {
  case StepShape::offsets:
    out.push_back({"target", say("Topic"), CellKind::name, text(&StepLine::first)});
    out.push_back({"", say("Partition"), CellKind::number, text(&StepLine::second), true});
    out.push_back({"", say("Committed"), CellKind::number, text(&StepLine::before, Tone::muted), true});
    out.push_back({"", {}, CellKind::text, arrow, false, 1, true, 40});
    out.push_back({"", say("New offset"), CellKind::number, text(&StepLine::after, Tone::none, true), true});
    out.push_back({"", say("Change"), CellKind::number, text(&StepLine::change, Tone::muted), true});
    break;
  case StepShape::configs:
    out.push_back({"target", say("Entity"), CellKind::text, text(&StepLine::first)});
    out.push_back({"", say("Key"), CellKind::mono, text(&StepLine::second)});
    out.push_back({"", say("Now"), CellKind::name, text(&StepLine::before, Tone::muted)});
    out.push_back({"", {}, CellKind::text, arrow, false, 1, true, 40});
    out.push_back({"", say("New"), CellKind::text, text(&StepLine::after, Tone::none, true)});
    break;
  case StepShape::create:
    out.push_back({"target", say("Topic"), CellKind::name, text(&StepLine::first)});
    out.push_back({"", say("Partitions"), CellKind::number, text(&StepLine::second), true});
    out.push_back({"", say("Replication factor"), CellKind::number, text(&StepLine::before), true});
    out.push_back({"", say("Configs"), CellKind::text, text(&StepLine::after)});
    break;
  case StepShape::remove:
    out.push_back({"target", say("Topic"), CellKind::name, text(&StepLine::first)});
    out.push_back({"", say("Partitions"), CellKind::number, text(&StepLine::second), true});
    out.push_back({"", say("Records"), CellKind::number, text(&StepLine::before), true});
    break;
  case StepShape::other:
    out.push_back({"target", say("Target"), CellKind::name,
                   [](const void* row) {
                     const StepLine& line = step_of(row);
                     Cell cell = words(line.first);
                     if (!line.second.isEmpty()) cell.aside = line.second;
                     cell.tip = shown(line.target);
                     return cell;
                   }});
    out.push_back({"", say("Now"), CellKind::text, text(&StepLine::before, Tone::muted)});
    out.push_back({"", {}, CellKind::text, arrow, false, 1, true, 40});
    out.push_back({"", say("New"), CellKind::text, text(&StepLine::after, Tone::none, true)});
    break;
  }
  out.push_back({"outcome", say("Result"), CellKind::badge,
                 [](const void* row) { return outcome_cell(step_of(row).outcome, step_of(row).sending, step_of(row).error); }, false, 9, true, 150});
  return out;
}

} // namespace klamm::gui
