#include <gui/table/filter_bar.hpp>

#include <gui/table/grid.hpp>
#include <gui/theme/icons.hpp>
#include <gui/theme/widgets.hpp>
#include <gui/words/format.hpp>
#include <gui/words/say.hpp>

#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QSaveFile>
#include <QStyle>
#include <QTableView>

#include <algorithm>
#include <utility>

namespace klamm::gui {

FilterBar::FilterBar(Grid& grid, const QString& placeholder, const char* one, const char* many, QWidget* parent)
    : QWidget(parent), grid_(grid), one_(one), many_(many) {
  const int letters = QFontMetrics(font_of(Type::base)).height();
  setFixedHeight(std::max(space::filter_bar, letters + 20));
  auto* all = row_of(this, space::margin, 0, space::margin, 0, 8);
  frame_ = filled("filter");
  frame_->setFixedHeight(std::max(space::field_bar, letters + 8));
  frame_->setMinimumWidth(180);
  frame_->setMaximumWidth(420);
  auto* inside = row_of(frame_, 8, 0, 6, 0, 6);
  inside->addWidget(new IconLabel("filter", Role::muted));
  chips_ = new QHBoxLayout;
  chips_->setSpacing(4);
  inside->addLayout(chips_);
  edit_ = new QLineEdit;
  edit_->setObjectName(QStringLiteral("filter"));
  edit_->setProperty("kind", QStringLiteral("bare"));
  edit_->setFont(font_of(Type::base));
  edit_->setPlaceholderText(placeholder);
  edit_->setAccessibleName(say("Filter"));
  edit_->installEventFilter(this);
  inside->addWidget(edit_, 1);
  all->addWidget(frame_, 10);
  quick_row_ = new QHBoxLayout;
  quick_row_->setSpacing(8);
  all->addLayout(quick_row_);
  all->addStretch(1);
  count_ = label({}, Type::base, "muted");
  count_->setObjectName(QStringLiteral("row_count"));
  hidden_glyph_ = new GlyphLabel(Glyph::square, Role::critical_text, 10);
  hidden_ = label({}, Type::base, "critical");
  clear_ = button(say("Clear"), "clear_filter", ButtonKind::link);
  all->addWidget(count_);
  all->addWidget(hidden_glyph_);
  all->addWidget(hidden_);
  all->addWidget(clear_);
  hidden_glyph_->hide();
  hidden_->hide();
  clear_->hide();
  right_ = new QHBoxLayout;
  right_->setSpacing(4);
  all->addLayout(right_);
  right_->addWidget(line_v(16));
  auto* columns = tool_button("columns", say("Columns"), "columns");
  auto* save = tool_button("export", say("Export the rows shown"), "export");
  right_->addWidget(columns);
  right_->addWidget(save);

  connect(columns, &QToolButton::clicked, this, [this, columns] {
    grid_.show_columns_menu(columns->mapToGlobal(QPoint(0, columns->height())));
  });
  connect(save, &QToolButton::clicked, this, [this] { export_rows(); });
  connect(clear_, &QPushButton::clicked, this, [this] { clear(); });
  connect(edit_, &QLineEdit::textEdited, this, [this] { typing_.start(200); });
  connect(edit_, &QLineEdit::returnPressed, this, [this] { commit(); });
  typing_.setSingleShot(true);
  connect(&typing_, &QTimer::timeout, this, [this] { apply(); });
  connect(&grid_, &Grid::arranged, this, [this] { show_counts(); });
  connect(&grid_, &Grid::refused, this, [this](const QString& why) { refuse(why); });
  connect(&grid_, &Grid::typed, this, [this](const QString& text) { type(text); });
}

void FilterBar::type(const QString& text) {
  edit_->setFocus();
  edit_->setText(edit_->text() + text);
  typing_.start(200);
}

void FilterBar::set_quick(std::vector<QuickFilter> quick) {
  quick_ = std::move(quick);
  std::vector<std::string> filters;
  for (const auto& one : quick_) {
    auto* chip = button(one.title, "quick_filter", ButtonKind::chip);
    chip->setObjectName(QStringLiteral("quick_%1").arg(quick_buttons_.size()));
    chip->setCheckable(true);
    if (one.icon) chip->setIcon(icon(one.icon, Role::text));
    if (one.glyph != Glyph::none) {
      QPixmap mark(20, 20);
      mark.setDevicePixelRatio(2);
      mark.fill(Qt::transparent);
      QPainter painter(&mark);
      paint_glyph(painter, QRect(0, 0, 10, 10), one.glyph,
                  color(one.glyph == Glyph::square ? Role::critical_text : Role::warning_text));
      painter.end();
      chip->setIcon(QIcon(mark));
      chip->setIconSize({10, 10});
    }
    chip->hide();
    quick_wanted_.push_back(!one.hide_when_none);
    connect(chip, &QPushButton::toggled, this, [this] { apply(); });
    quick_row_->addWidget(chip);
    quick_buttons_.push_back(chip);
    filters.push_back(one.where);
  }
  grid_.count_filters(std::move(filters));
}

void FilterBar::set_base(const std::string& where) {
  base_ = where;
  apply();
}

void FilterBar::set_filter(const QString& expression) {
  committed_.clear();
  if (!expression.isEmpty()) committed_.push_back(expression);
  edit_->clear();
  for (auto* chip : quick_buttons_) {
    const QSignalBlocker blocked(chip);
    chip->setChecked(false);
  }
  rebuild_chips();
  apply();
}

QString FilterBar::filter() const {
  QStringList parts;
  for (const auto& part : committed_) parts << part;
  if (!edit_->text().trimmed().isEmpty()) parts << edit_->text().trimmed();
  return parts.join(QStringLiteral(" and "));
}

void FilterBar::clear() {
  set_filter({});
}

void FilterBar::focus() {
  edit_->setFocus(Qt::ShortcutFocusReason);
  edit_->selectAll();
}

void FilterBar::add(QWidget* widget) {
  right_->insertWidget(1, widget);
  right_->insertSpacing(1, 8);
}

void FilterBar::rebuild_chips() {
  while (auto* item = chips_->takeAt(0)) {
    if (item->widget()) item->widget()->deleteLater();
    delete item;
  }
  for (std::size_t i = 0; i < committed_.size(); ++i) {
    auto* chip = filled("filterchip");
    chip->setObjectName(QStringLiteral("filter_chip"));
    chip->setFixedHeight(std::max(20, QFontMetrics(font_of(Type::base)).height()));
    auto* inside = row_of(chip, 6, 0, 2, 0, 2);
    auto* words = new ElidedLabel(committed_[i], Type::base, "accent");
    words->setMaximumWidth(200);
    inside->addWidget(words);
    auto* off = tool_button("close", say("Remove this filter"), "remove_filter");
    off->setIcon(icon("close", Role::accent));
    off->setIconSize({12, 12});
    off->setFixedSize(18, 18);
    off->setProperty("room", QStringLiteral("tiny"));
    connect(off, &QToolButton::clicked, this, [this, i] {
      committed_.erase(committed_.begin() + static_cast<std::ptrdiff_t>(i));
      rebuild_chips();
      apply();
    });
    inside->addWidget(off);
    chips_->addWidget(chip);
  }
}

void FilterBar::commit() {
  typing_.stop();
  apply();
  if (edit_->text().trimmed().isEmpty()) {
    grid_.view().setFocus();
    return;
  }
  committed_.push_back(QString::fromStdString(as_expression(grid_.schema(), edit_->text().trimmed().toStdString(), grid_.search_field())));
  edit_->clear();
  rebuild_chips();
  apply();
}

void FilterBar::apply() {
  std::vector<std::string> parts;
  if (!base_.empty()) parts.push_back(base_);
  for (const auto& part : committed_) parts.push_back(part.toStdString());
  const std::string typed = as_expression(grid_.schema(), edit_->text().trimmed().toStdString(), grid_.search_field());
  if (!typed.empty()) parts.push_back(typed);
  for (std::size_t i = 0; i < quick_.size(); ++i)
    if (quick_buttons_[i]->isChecked()) parts.push_back(quick_[i].where);
  std::string where;
  for (const auto& part : parts) where += (where.empty() ? "(" : " and (") + part + ")";
  if (bad_) {
    bad_ = false;
    frame_->setProperty("state", edit_->hasFocus() ? "focus" : "");
    frame_->style()->polish(frame_);
    frame_->setToolTip({});
  }
  grid_.set_filter(where);
  emit changed(filter());
  show_counts();
}

void FilterBar::refuse(const QString& why) {
  bad_ = true;
  frame_->setProperty("state", QStringLiteral("bad"));
  frame_->style()->polish(frame_);
  frame_->setToolTip(tip(why));
  count_->setText(why);
}

void FilterBar::show_counts() {
  if (bad_) return;
  const auto shown = static_cast<std::size_t>(grid_.model().rowCount());
  const std::size_t total = grid_.total();
  bool own = !committed_.empty() || !edit_->text().trimmed().isEmpty();
  for (std::size_t i = 0; i < quick_buttons_.size(); ++i) {
    own = own || quick_buttons_[i]->isChecked();
    const std::size_t count = i < grid_.counts().size() ? grid_.counts()[i] : 0;
    quick_buttons_[i]->setText(QStringLiteral("%1%2 %3").arg(quick_[i].glyph != Glyph::none || quick_[i].icon ? QStringLiteral(" ") : QString(), quick_[i].title, count_words(static_cast<std::int64_t>(count))));
    quick_wanted_[i] = count > 0 || !quick_[i].hide_when_none || quick_buttons_[i]->isChecked();
  }
  if (own)
    count_->setText(say("Showing %1 of %2").arg(count_words(static_cast<std::int64_t>(shown)), count_words(static_cast<std::int64_t>(total))));
  else count_->setText(grid_.model().shown() ? say_n(one_, many_, static_cast<long long>(shown)) : QString());
  clear_->setVisible(own);
  const std::size_t critical = grid_.hidden_critical();
  const std::size_t warning = grid_.hidden_warning();
  const bool hides = own && critical + warning > 0;
  hidden_glyph_->setVisible(hides);
  hidden_->setVisible(hides);
  if (hides) {
    hidden_glyph_->set(critical > 0 ? Glyph::square : Glyph::triangle, critical > 0 ? Role::critical_text : Role::warning_text);
    set_ink(hidden_, critical > 0 ? "critical" : "warning");
    hidden_->setText(say_n("%n hidden", "%n hidden", static_cast<long long>(critical > 0 ? critical : warning)));
  }
  fit_quick();
}

void FilterBar::fit_quick() {
  int room = width() - 2 * space::margin - frame_->minimumWidth() - 16;
  for (const QWidget* one : {static_cast<QWidget*>(count_), static_cast<QWidget*>(hidden_glyph_), static_cast<QWidget*>(hidden_), static_cast<QWidget*>(clear_)})
    if (!one->isHidden()) room -= one->sizeHint().width() + 8;
  room -= right_->sizeHint().width();
  for (std::size_t i = 0; i < quick_buttons_.size(); ++i) {
    const int wanted = quick_buttons_[i]->sizeHint().width() + 8;
    const bool fits = wanted <= room || quick_buttons_[i]->isChecked();
    quick_buttons_[i]->setVisible(quick_wanted_[i] && fits);
    if (quick_wanted_[i] && fits) room -= wanted;
  }
}

void FilterBar::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fit_quick();
}

void FilterBar::export_rows() {
  auto* dialog = new QFileDialog(this, say("Export the rows shown"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setNameFilters({say("CSV (*.csv)"), say("JSON (*.json)")});
  dialog->setDefaultSuffix(QStringLiteral("csv"));
  connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& chosen) {
    dialog->setDefaultSuffix(chosen.contains(QLatin1String("json")) ? QStringLiteral("json") : QStringLiteral("csv"));
  });
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
    QSaveFile file(path);
    const std::string text = grid_.exported(path.endsWith(QLatin1String(".json")));
    if (!file.open(QIODevice::WriteOnly) || file.write(text.data(), static_cast<qint64>(text.size())) < 0 || !file.commit())
      refuse(say("The file could not be written: %1").arg(file.errorString()));
  });
  dialog->open();
}

bool FilterBar::eventFilter(QObject* watched, QEvent* event) {
  if (watched == edit_) {
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) {
      if (!bad_) {
        frame_->setProperty("state", event->type() == QEvent::FocusIn ? "focus" : "");
        frame_->style()->polish(frame_);
      }
    } else if (event->type() == QEvent::KeyPress) {
      const auto* key = static_cast<QKeyEvent*>(event);
      if (key->key() == Qt::Key_Backspace && edit_->text().isEmpty() && !committed_.empty()) {
        edit_->setText(committed_.back());
        committed_.pop_back();
        rebuild_chips();
        apply();
        return true;
      }
      if (key->key() == Qt::Key_Escape && !edit_->text().isEmpty()) {
        edit_->clear();
        apply();
        return true;
      }
      if (key->key() == Qt::Key_Down) {
        grid_.view().setFocus();
        if (!grid_.view().currentIndex().isValid() && grid_.model().rowCount() > 0)
          grid_.view().setCurrentIndex(grid_.model().index(0, 0));
        return true;
      }
    }
  }
  return QWidget::eventFilter(watched, event);
}

} // namespace klamm::gui
