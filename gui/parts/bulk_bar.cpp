#include <gui/parts/bulk_bar.hpp>

#include <gui/theme/widgets.hpp>
#include <gui/words/say.hpp>

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace klamm::gui {

BulkBar::BulkBar(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("bulk_bar"));
  setProperty("fill", QStringLiteral("surface"));
  setAttribute(Qt::WA_StyledBackground);
  setFixedHeight(46);
  auto* all = column_of(this);
  all->addWidget(line_h());
  row_ = row_of(nullptr, 8, 0, space::margin, 0, 8);
  all->addLayout(row_, 1);
  auto* off = tool_button("close", say("Clear the selection"), "clear_selection");
  QObject::connect(off, &QToolButton::clicked, this, [this] {
    if (clear_) clear_();
  });
  row_->addWidget(off);
  what_ = label({}, Type::medium);
  what_->setObjectName(QStringLiteral("selected"));
  aside_ = label({}, Type::base, "muted");
  row_->addWidget(what_);
  row_->addWidget(aside_);
  row_->addStretch();
  hide();
}

QPushButton* BulkBar::add(const QString& text, const char* name, std::function<void()> act, bool critical) {
  auto* out = button(text, name, critical ? ButtonKind::critical : ButtonKind::plain);
  QObject::connect(out, &QPushButton::clicked, this, [act = std::move(act)] { act(); });
  row_->addWidget(out);
  return out;
}

void BulkBar::add_line() {
  row_->addWidget(line_v(20));
}

void BulkBar::show_selection(const QString& what, const QString& aside) {
  what_->setText(what);
  aside_->setText(aside);
  setVisible(!what.isEmpty());
}

} // namespace klamm::gui
