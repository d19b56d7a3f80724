#include <gui/pages/config_rows.hpp>
#include <gui/table/cells.hpp>
#include <gui/words/config_words.hpp>
#include <gui/words/format.hpp>
#include <gui/words/say.hpp>

namespace klamm::gui {

const ConfigRow& config_row(const void* row) {
  return *static_cast<const ConfigRow*>(row);
}

const Schema& config_row_schema() {
  static const Schema schema = [] {
    Schema out =
        describe<ConfigRow>("gui.configs", 1, "One row a key.")
            .key([](const ConfigRow& row) { return row.config.key; })
            .column({"search", "SEARCH", Unit::text, "Key, value and documentation"},
                    [](const ConfigRow& row) { return row.search; })
            .column({"key", "KEY", Unit::text, "Key"}, [](const ConfigRow& row) { return row.config.key; })
            .column({"value", "VALUE", Unit::text, "Value in force"},
                    [](const ConfigRow& row) { return row.config.value; })
            .column({"source", "SOURCE", Unit::state, "Where it is set"},
                    [](const ConfigRow& row) { return row.config.source; })
            .column({"default", "DEFAULT", Unit::text, "What holds without it"},
                    [](const ConfigRow& row) { return row.fallback; })
            .column({"own", "OWN", Unit::boolean, "Set on the entity itself"},
                    [](const ConfigRow& row) { return row.own; })
            .column({"edited", "EDITED", Unit::boolean, "Edited here"},
                    [](const ConfigRow& row) { return row.edited; })
            .column({"other", "OTHER", Unit::text, "The value of what it is compared with"},
                    [](const ConfigRow& row) { return row.other; })
            .column({"differs", "DIFFERS", Unit::boolean, "Not the same there"},
                    [](const ConfigRow& row) { return row.differs(); })
            .column({"edit", "EDIT", Unit::text, "Its new value"},
                    [](const ConfigRow& row) { return row.edit; });
    return out;
  }();
  return schema;
}

bool is_own(configs::EntityType type, const std::string& source) {
  switch (type) {
  case configs::EntityType::topic: return source == "DYNAMIC_TOPIC";
  case configs::EntityType::broker: return source == "DYNAMIC_BROKER";
  case configs::EntityType::group: return source == "DYNAMIC_GROUP";
  case configs::EntityType::client_metrics: return source == "DYNAMIC_CLIENT_METRICS";
  case configs::EntityType::broker_logger: return source == "DYNAMIC_BROKER_LOGGER";
  }
  return false;
}

std::vector<GridColumn> config_columns() {
  std::vector<GridColumn> out;
  out.push_back({"key", say("Key"), CellKind::mono,
                 [](const void* at) {
                   Cell cell = words(shown(config_row(at).config.key));
                   cell.bold = config_row(at).own || config_row(at).edited;
                   return cell;
                 },
                 false, 10});
  out.push_back({"value", say("Value"), CellKind::name,
                 [](const void* at) {
                   const ConfigRow& row = config_row(at);
                   Cell cell;
                   if (row.config.sensitive && !row.edited) return words(say("set, not shown"), Tone::muted);
                   const QString now = config_words(row.config.key, row.config.value);
                   if (row.edited) {
                     cell.struck = now;
                     cell.text = config_words(row.config.key, row.edit ? row.edit : row.fallback);
                     cell.tone = Tone::edited;
                     cell.bold = true;
                     return cell;
                   }
                   cell.text = now;
                   if (row.config.value && now != shown(*row.config.value) && *row.config.value != "-1" &&
                       row.config.value->size() < 19)
                     cell.aside = shown(*row.config.value);
                   cell.tip = row.config.value ? shown(*row.config.value) : QString();
                   return cell;
                 },
                 false, 9});
  out.push_back({"other",
                 {},
                 CellKind::text,
                 [](const void* at) {
                   const ConfigRow& row = config_row(at);
                   if (row.config.sensitive) return words(say("not shown"), Tone::muted);
                   Cell cell = words(row.other ? config_words(row.config.key, row.other) : dash,
                                     row.differs() ? Tone::warning : Tone::muted);
                   return cell;
                 },
                 false,
                 9,
                 false});
  out.push_back({"source", say("Source"), CellKind::text,
                 [](const void* at) {
                   const ConfigRow& row = config_row(at);
                   if (row.edited) return words(say("Edited"), Tone::edited);
                   return words(source_words(row.config.source),
                                row.config.source == "DEFAULT" ? Tone::muted : Tone::none);
                 },
                 false, 8});
  out.push_back({"default", say("Default"), CellKind::text,
                 [](const void* at) {
                   return words(config_words(config_row(at).config.key, config_row(at).fallback),
                                Tone::muted);
                 },
                 false, 7});
  out.back().most = 200;
  return out;
}

} // namespace klamm::gui
