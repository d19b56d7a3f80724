#include <gui/pages/profile_list.hpp>

#include <gui/theme/icons.hpp>
#include <gui/theme/widgets.hpp>
#include <gui/words/say.hpp>

#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace klamm::gui {
namespace {

constexpr int profile_row = 56;

/// Name, environment, protection; below it the addresses.
class ProfileDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {200, profile_row}; }
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const QStringList words = index.data(Qt::UserRole + 1).toStringList(); // name, colour, environment, protection, addresses
    const QRect row = option.rect;
    painter->save();
    painter->fillRect(row, color(option.state & QStyle::State_Selected ? Role::selected : option.state & QStyle::State_MouseOver ? Role::hover : Role::surface));
    painter->fillRect(row.x(), row.bottom(), row.width(), 1, color(Role::hover));
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(cluster_color(words.at(1)));
    painter->drawEllipse(QRect(row.x() + 16, row.y() + 14, 8, 8));
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setFont(font_of(Type::base));
    painter->setPen(color(Role::text));
    int x = row.x() + 32;
    const int room = row.width() - 48;
    const QString name = painter->fontMetrics().elidedText(words.at(0), Qt::ElideMiddle, room);
    painter->drawText(QRect(x, row.y() + 8, room, 20), Qt::AlignVCenter, name);
    x += painter->fontMetrics().horizontalAdvance(name) + 8;
    if (!words.at(2).isEmpty()) {
      paint_pill(*painter, QRect(x, row.y() + 8, row.right() - x, 20), words.at(2), cluster_color(words.at(1)));
      x += pill_width(words.at(2)) + 8;
    }
    if (!words.at(3).isEmpty()) {
      painter->drawPixmap(x, row.y() + 11, icon_pixmap(QStringLiteral("lock"), color(Role::muted), 14, painter->device()->devicePixelRatio()));
      painter->setFont(font_of(Type::small));
      painter->setPen(color(Role::muted));
      painter->drawText(QRect(x + 18, row.y() + 8, row.right() - x - 18, 20), Qt::AlignVCenter, words.at(3));
    }
    painter->setFont(font_of(Type::base));
    painter->setPen(color(Role::muted));
    painter->drawText(QRect(row.x() + 32, row.y() + 29, room, 20), Qt::AlignVCenter, painter->fontMetrics().elidedText(words.at(4), Qt::ElideRight, room));
    painter->restore();
  }
};

QString protection_words(profiles::Protection protection) {
  switch (protection) {
  case profiles::Protection::none: return {};
  case profiles::Protection::confirm: return say("confirm changes");
  case profiles::Protection::read_only: return say("read-only");
  }
  return {};
}

/// `host:9092 and 2 more`
QString servers_words(const std::string& servers) {
  const QStringList all = shown(servers).split(QLatin1Char(','), Qt::SkipEmptyParts);
  if (all.isEmpty()) return say("no address");
  if (all.size() == 1) return all.front().trimmed();
  return say("%1 and %2 more").arg(all.front().trimmed()).arg(all.size() - 1);
}

} // namespace

ProfileList::ProfileList(QWidget* parent) : QWidget(parent) {
  setProperty("fill", QStringLiteral("surface"));
  setAttribute(Qt::WA_StyledBackground);
  auto* all = column_of(this);
  filter_ = new QLineEdit;
  filter_->setObjectName(QStringLiteral("connection_filter"));
  filter_->setProperty("room", QStringLiteral("bar"));
  filter_->setPlaceholderText(say("Filter connections"));
  filter_->setFont(font_of(Type::base));
  auto* filter_row = row_of(nullptr, space::margin, 6, space::margin, 6, 0);
  filter_row->addWidget(filter_);
  all->addLayout(filter_row);
  all->addWidget(line_h());
  list_ = new QListWidget;
  list_->setObjectName(QStringLiteral("connection_list"));
  list_->setItemDelegate(new ProfileDelegate(list_));
  list_->setFrameShape(QFrame::NoFrame);
  list_->setMouseTracking(true);
  all->addWidget(list_, 1);
  errors_ = label({}, Type::base, "critical");
  errors_->setObjectName(QStringLiteral("connection_errors"));
  errors_->setWordWrap(true);
  errors_->setContentsMargins(space::margin, 8, space::margin, 12);
  errors_->hide();
  all->addWidget(errors_);
  connect(filter_, &QLineEdit::textChanged, this, [this](const QString& text) {
    for (int i = 0; i < list_->count(); ++i) {
      const QString words = list_->item(i)->data(Qt::UserRole + 1).toStringList().join(QLatin1Char(' '));
      list_->item(i)->setHidden(!words.contains(text, Qt::CaseInsensitive));
    }
  });
  connect(list_, &QListWidget::currentRowChanged, this, [this](int row) {
    if (row >= 0) emit chosen(row);
  });
  connect(list_, &QListWidget::itemActivated, this, [this] {
    if (const int row = list_->currentRow(); row >= 0) emit activated(row);
  });
}

void ProfileList::show_profiles(const std::vector<profiles::Profile>& profiles, const std::vector<Error>& errors, int chosen) {
  const QSignalBlocker blocked(list_);
  list_->clear();
  for (const auto& profile : profiles) {
    auto* item = new QListWidgetItem(shown(profile.name), list_);
    item->setData(Qt::UserRole + 1, QStringList{shown(profile.name), shown(profile.colour), shown(profile.environment).toUpper(), protection_words(profile.protection), servers_words(profile.bootstrap_servers)});
  }
  list_->setCurrentRow(chosen);
  QStringList sentences;
  for (const auto& error : errors) sentences << say(error);
  errors_->setText(sentences.join(QLatin1Char('\n')));
  errors_->setVisible(!sentences.isEmpty());
}

void ProfileList::choose_none() {
  const QSignalBlocker blocked(list_);
  list_->setCurrentRow(-1);
}

} // namespace klamm::gui
