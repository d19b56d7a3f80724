// What the palette of the window can reach.

#include <gui/shell/main_window.hpp>

#include <gui/dialogs/form_dialog.hpp>
#include <gui/pages/pages.hpp>
#include <gui/shell/palette.hpp>
#include <gui/words/format.hpp>
#include <gui/words/say.hpp>

#include <utility>
#include <vector>

namespace klamm::gui {
namespace {

QString topic_aside(const topics::Topic& topic) {
  QString aside = say_n("%n partition", "%n partitions", topic.partitions);
  if (topic.size_bytes) aside += QStringLiteral(", ") + bytes_words(static_cast<double>(*topic.size_bytes));
  return aside;
}

QString group_aside(const GroupLine& line) {
  QString aside = line.group.state ? state_words(shown(*line.group.state)) : QString();
  if (line.lag && line.lag->lag) aside += QStringLiteral(", ") + say("lag %1").arg(count_words(*line.lag->lag));
  return aside;
}

} // namespace

void MainWindow::show_palette() {
  auto* view = current();
  std::vector<PaletteEntry> entries;
  if (view) {
    auto& session = view->session();
    const QString topics = say("Topics");
    const QString groups = say("Groups");
    if (const auto read = session.feed(Kind::topics).as<TopicsRead>())
      for (const auto& topic : read->rows)
        entries.push_back({topics, "topics", shown(topic.name), {}, {}, [view, name = QString::fromStdString(topic.name)] { view->go({QStringLiteral("topic"), name}); },
                           [read, at = &topic] { return topic_aside(*at); }});
    if (const auto read = session.feed(Kind::groups).as<GroupsRead>())
      for (const auto& line : read->rows)
        entries.push_back({groups, "groups", shown(line.group.id), {}, {}, [view, id = QString::fromStdString(line.group.id)] { view->go({QStringLiteral("group"), id}); },
                           [read, at = &line] { return group_aside(*at); }});
    if (const auto read = session.feed(Kind::brokers).as<BrokersRead>())
      for (const auto& broker : read->rows)
        entries.push_back({say("Brokers"), "brokers", say("Broker %1").arg(broker.id), shown(broker.host), {}, [view, id = QString::number(broker.id)] { view->go({QStringLiteral("brokers"), id}); }});
    int number = 0;
    for (const auto& kind : page_kinds()) {
      if (!kind.title) continue;
      ++number;
      entries.push_back({say("Pages"), kind.icon, say(kind.title), {}, QStringLiteral("Ctrl+%1").arg(number), [view, id = QString::fromLatin1(kind.id)] { view->go({id}); }});
    }
    entries.push_back({say("Commands"), "refresh", say("Read everything again"), {}, QStringLiteral("F5"), [view] { view->session().refresh(); }});
    entries.push_back({say("Commands"), "copy", say("Copy link to this page"), {}, QStringLiteral("Ctrl+L"), [view] { view->copy_link(); }});
    if (view->page() && !view->page()->command().isEmpty())
      entries.push_back({say("Commands"), "terminal", say("Copy as klamm command"), {}, QStringLiteral("Ctrl+Shift+C"), [view] { view->copy(view->page()->command()); }});
  }
  entries.push_back({say("Commands"), "connections", say("Open connections"), {}, {}, [this] { show_connections(); }});
  const auto extra = [this, view](const QString& typed) {
    std::vector<PaletteEntry> out;
    if (!view || typed.isEmpty()) return out;
    const bool allowed = !view->session().read_only();
    out.push_back({say("Commands"), allowed ? "plus" : "lock", say("Create topic “%1”…").arg(typed), allowed ? QString() : say("read-only"), {},
                   [this, view, typed, allowed] {
                     if (allowed) ask_create_topic(*view, this, typed);
                   },
                   {}, true});
    out.push_back({say("Commands"), "filter", say("Filter topics by name~%1").arg(typed), {}, {},
                   [view, typed] { view->go({QStringLiteral("topics"), {}, QStringLiteral("name~\"%1\"").arg(typed)}); }, {}, true});
    return out;
  };
  auto* palette = new Palette(view ? view->session().name() : QString(), std::move(entries), extra, this);
  set_scrim(true);
  connect(palette, &QDialog::finished, this, [this] { set_scrim(false); });
  palette->move(mapToGlobal(QPoint((width() - palette->width()) / 2, 96)));
  palette->show();
}

} // namespace klamm::gui
