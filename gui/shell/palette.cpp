#include <gui/shell/palette.hpp>

#include <gui/theme/icons.hpp>
#include <gui/theme/widgets.hpp>
#include <gui/words/say.hpp>

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace klamm::gui {
namespace {

constexpr int entry_height = 32;
constexpr int section_height = 28;
constexpr std::size_t most_of_a_section = 6;
constexpr int is_section = Qt::UserRole;
constexpr int entry_at = Qt::UserRole + 1;
constexpr int looked_for = Qt::UserRole + 2;

/// Lower is nearer; −1: no match.
int distance(const QString& text, const QString& typed) {
  if (typed.isEmpty()) return 0;
  const auto at = text.indexOf(typed, 0, Qt::CaseInsensitive);
  if (at < 0) return -1;
  return static_cast<int>(at) * 1000 + static_cast<int>(text.size());
}

class PaletteDelegate : public QStyledItemDelegate {
 public:
  PaletteDelegate(const std::vector<PaletteEntry>& entries, QObject* parent) : QStyledItemDelegate(parent), entries_(entries) {}

  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override {
    return {600, index.data(is_section).toBool() ? section_height : entry_height};
  }
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const QRect row = option.rect;
    painter->save();
    if (index.data(is_section).toBool()) {
      painter->fillRect(row, color(Role::surface));
      if (index.row() > 0) painter->fillRect(row.x(), row.y(), row.width(), 1, color(Role::hairline));
      painter->setFont(font_of(Type::header));
      painter->setPen(color(Role::muted));
      painter->drawText(row.adjusted(12, 2, 0, 0), Qt::AlignVCenter, index.data().toString());
      painter->restore();
      return;
    }
    const auto& entry = entries_[static_cast<std::size_t>(index.data(entry_at).toInt())];
    const bool selected = option.state & QStyle::State_Selected;
    painter->fillRect(row, color(selected ? Role::selected : Role::surface));
    painter->drawPixmap(row.x() + 12, row.y() + 8, icon_pixmap(QLatin1String(entry.icon), color(Role::muted), 16, painter->device()->devicePixelRatio()));
    int x = row.x() + 36;
    const QString typed = index.data(looked_for).toString();
    const auto at = typed.isEmpty() ? -1 : entry.text.indexOf(typed, 0, Qt::CaseInsensitive);
    const int room = row.width() - 130;
    const auto draw = [&](const QString& text, Type type, Role role) {
      painter->setFont(font_of(type));
      painter->setPen(color(role));
      const QString fit = painter->fontMetrics().elidedText(text, Qt::ElideMiddle, std::max(0, row.x() + room - x));
      painter->drawText(QRect(x, row.y(), room, row.height()), Qt::AlignVCenter | Qt::AlignLeft, fit);
      x += painter->fontMetrics().horizontalAdvance(fit);
    };
    if (at < 0) {
      draw(entry.text, Type::base, Role::text);
    } else {
      draw(entry.text.left(at), Type::base, Role::text);
      draw(entry.text.mid(at, typed.size()), Type::strong, Role::accent);
      draw(entry.text.mid(at + typed.size()), Type::base, Role::text);
    }
    if (!entry.aside.isEmpty()) {
      x += 12;
      draw(entry.aside, Type::base, Role::muted);
    }
    painter->setFont(font_of(Type::small));
    painter->setPen(color(Role::muted));
    painter->drawText(row.adjusted(0, 0, -12, 0), Qt::AlignVCenter | Qt::AlignRight, selected ? say("Enter") : entry.keys);
    painter->restore();
  }

 private:
  const std::vector<PaletteEntry>& entries_;
};

} // namespace

Palette::Palette(const QString& cluster, std::vector<PaletteEntry> entries, std::function<std::vector<PaletteEntry>(const QString&)> extra, QWidget* parent)
    : QDialog(parent, Qt::Popup | Qt::FramelessWindowHint), entries_(std::move(entries)), extra_(std::move(extra)) {
  setObjectName(QStringLiteral("palette"));
  setAttribute(Qt::WA_DeleteOnClose);
  setFixedWidth(640);
  auto* all = column_of(this, 1, 1, 1, 1, 0);
  auto* head = new QWidget;
  head->setFixedHeight(48);
  auto* row = row_of(head, 12, 0, 12, 0, 8);
  row->addWidget(new IconLabel("search", Role::muted));
  edit_ = new QLineEdit;
  edit_->setObjectName(QStringLiteral("palette_edit"));
  edit_->setProperty("kind", QStringLiteral("bare"));
  edit_->setFont(font_of(Type::section));
  QFont plain = font_of(Type::section);
  plain.setWeight(QFont::Normal);
  edit_->setFont(plain);
  edit_->setPlaceholderText(say("Search or run a command"));
  edit_->setAccessibleName(say("Search or run a command"));
  edit_->installEventFilter(this);
  row->addWidget(edit_, 1);
  row->addWidget(label(cluster, Type::small, "muted"));
  all->addWidget(head);
  all->addWidget(line_h());
  list_ = new QListWidget;
  list_->setObjectName(QStringLiteral("palette_list"));
  list_->setFrameShape(QFrame::NoFrame);
  list_->setItemDelegate(new PaletteDelegate(shown_, list_));
  list_->setFocusPolicy(Qt::NoFocus);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  all->addWidget(list_, 1);
  all->addWidget(line_h());
  auto* foot = new QWidget;
  foot->setFixedHeight(32);
  auto* foot_row = row_of(foot, 12, 0, 12, 0, 16);
  for (const char* words : {"↑ ↓ choose", "Enter open", "Esc close"}) foot_row->addWidget(label(say(words), Type::small, "muted"));
  foot_row->addStretch();
  all->addWidget(foot);
  connect(edit_, &QLineEdit::textChanged, this, [this] { filter(); });
  connect(list_, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) { act(list_->row(item)); });
  filter();
  edit_->setFocus();
}

void Palette::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), color(Role::surface));
  painter.setPen(color(Role::edge));
  painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void Palette::filter() {
  const QString typed = edit_->text().trimmed();
  list_->clear();
  shown_.clear();
  const std::vector<PaletteEntry> more = extra_ ? extra_(typed) : std::vector<PaletteEntry>();
  std::vector<std::pair<QString, std::vector<std::pair<int, const PaletteEntry*>>>> sections;
  for (const auto* list : {static_cast<const std::vector<PaletteEntry>*>(&entries_), &more})
    for (const auto& entry : *list) {
      auto section = std::find_if(sections.begin(), sections.end(), [&](const auto& one) { return one.first == entry.section; });
      if (section == sections.end()) section = sections.emplace(sections.end(), entry.section, std::vector<std::pair<int, const PaletteEntry*>>());
      const int away = entry.always ? 1'000'000 : distance(entry.text, typed);
      if (away >= 0) section->second.emplace_back(away, &entry);
    }
  int height = 0;
  for (auto& [section, found] : sections) {
    if (found.empty()) continue;
    const auto most = std::min(found.size(), most_of_a_section);
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(most), found.end());
    auto* title = new QListWidgetItem(section, list_);
    title->setData(is_section, true);
    title->setFlags(Qt::NoItemFlags);
    height += section_height;
    for (std::size_t i = 0; i < found.size() && i < most_of_a_section; ++i) {
      auto* item = new QListWidgetItem(found[i].second->text, list_);
      item->setData(entry_at, static_cast<int>(shown_.size()));
      item->setData(looked_for, typed);
      shown_.push_back(*found[i].second);
      if (shown_.back().tells) shown_.back().aside = shown_.back().tells();
      height += entry_height;
    }
  }
  for (int i = 0; i < list_->count(); ++i)
    if (!list_->item(i)->data(is_section).toBool()) {
      list_->setCurrentRow(i);
      break;
    }
  list_->setFixedHeight(std::clamp(height + 8, 60, 460));
  adjustSize();
}

void Palette::act(int row) {
  auto* item = list_->item(row);
  if (!item || item->data(is_section).toBool()) return;
  const auto act = shown_[static_cast<std::size_t>(item->data(entry_at).toInt())].act;
  close();
  if (act) act();
}

bool Palette::eventFilter(QObject* watched, QEvent* event) {
  if (watched == edit_ && event->type() == QEvent::KeyPress) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Down || key->key() == Qt::Key_Up) {
      const int step = key->key() == Qt::Key_Down ? 1 : -1;
      for (int row = list_->currentRow() + step; row >= 0 && row < list_->count(); row += step)
        if (!list_->item(row)->data(is_section).toBool()) {
          list_->setCurrentRow(row);
          break;
        }
      return true;
    }
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
      act(list_->currentRow());
      return true;
    }
  }
  return QDialog::eventFilter(watched, event);
}

} // namespace klamm::gui
