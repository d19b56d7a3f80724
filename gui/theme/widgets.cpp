#include <gui/theme/widgets.hpp>

#include <gui/theme/icons.hpp>
#include <gui/words/say.hpp>

#include <QHBoxLayout>
#include <QHelpEvent>
#include <QPaintEvent>
#include <QStyle>
#include <QToolTip>
#include <QVBoxLayout>

#include <utility>

namespace klamm::gui {

QLabel* label(const QString& text, Type type, const char* ink, QWidget* parent) {
  auto* out = new QLabel(parent);
  out->setTextFormat(Qt::PlainText);
  out->setText(text);
  out->setFont(font_of(type));
  if (*ink) out->setProperty("ink", QLatin1String(ink));
  return out;
}

void set_ink(QLabel* label, const char* ink) {
  label->setProperty("ink", QLatin1String(ink));
  label->style()->unpolish(label);
  label->style()->polish(label);
}

namespace {

const char* kind_word(ButtonKind kind) {
  switch (kind) {
  case ButtonKind::plain: return "";
  case ButtonKind::primary: return "primary";
  case ButtonKind::danger: return "danger";
  case ButtonKind::critical: return "critical";
  case ButtonKind::link: return "link";
  case ButtonKind::chip: return "chip";
  case ButtonKind::segment: return "segment";
  }
  return "";
}

} // namespace

QPushButton* button(const QString& text, const char* name, ButtonKind kind, bool form) {
  auto* out = new QPushButton(no_mnemonic(text));
  out->setObjectName(QLatin1String(name));
  out->setAccessibleName(text);
  out->setProperty("kind", QLatin1String(kind_word(kind)));
  if (form) out->setProperty("room", QStringLiteral("form"));
  out->setFont(font_of(kind == ButtonKind::link || kind == ButtonKind::chip ? Type::base : Type::medium));
  out->setAutoDefault(false);
  if (kind == ButtonKind::link) out->setCursor(Qt::PointingHandCursor);
  out->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  return out;
}

void set_kind(QPushButton* button, ButtonKind kind) {
  button->setProperty("kind", QLatin1String(kind_word(kind)));
  button->style()->unpolish(button);
  button->style()->polish(button);
}

QToolButton* tool_button(const char* icon_name, const QString& says, const char* name) {
  auto* out = new QToolButton;
  out->setObjectName(QLatin1String(name));
  out->setIcon(icon(icon_name));
  out->setIconSize({space::icon, space::icon});
  out->setToolTip(tip(says));
  out->setAccessibleName(says);
  out->setFixedSize(space::tool, space::tool);
  out->setFocusPolicy(Qt::TabFocus);
  return out;
}

QFrame* line_h(QWidget* parent) {
  auto* out = new QFrame(parent);
  out->setProperty("line", QStringLiteral("h"));
  out->setFixedHeight(1);
  return out;
}

QFrame* line_v(int height, QWidget* parent) {
  auto* out = new QFrame(parent);
  out->setProperty("line", QStringLiteral("v"));
  out->setFixedWidth(1);
  if (height > 0) out->setFixedHeight(height);
  return out;
}

QFrame* filled(const char* fill, QWidget* parent) {
  auto* out = new QFrame(parent);
  out->setProperty("fill", QLatin1String(fill));
  out->setAttribute(Qt::WA_StyledBackground);
  return out;
}

QHBoxLayout* row_of(QWidget* parent, int left, int top, int right, int bottom, int gap) {
  auto* out = new QHBoxLayout(parent);
  out->setContentsMargins(left, top, right, bottom);
  out->setSpacing(gap);
  return out;
}

QVBoxLayout* column_of(QWidget* parent, int left, int top, int right, int bottom, int gap) {
  auto* out = new QVBoxLayout(parent);
  out->setContentsMargins(left, top, right, bottom);
  out->setSpacing(gap);
  return out;
}

ElidedLabel::ElidedLabel(const QString& text, Type type, const char* ink, QWidget* parent) : QLabel(parent) {
  setTextFormat(Qt::PlainText);
  setFont(font_of(type));
  if (*ink) setProperty("ink", QLatin1String(ink));
  setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
  set_text(text);
}

void ElidedLabel::set_text(const QString& text) {
  setText(text);
  setAccessibleName(text);
}

QSize ElidedLabel::minimumSizeHint() const {
  return {40, QLabel::minimumSizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setPen(palette().color(QPalette::WindowText));
  const QString fit = fontMetrics().elidedText(text(), mode_, width());
  if (fit != text()) setToolTip(tip(text()));
  else setToolTip({});
  painter.drawText(rect(), static_cast<int>(alignment()) | Qt::TextSingleLine, fit);
}

BadgeLabel::BadgeLabel(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void BadgeLabel::set_badge(const Badge& badge) {
  badge_ = badge;
  pill_.clear();
  setAccessibleName(badge.text);
  setVisible(!badge.empty());
  updateGeometry();
  update();
}

void BadgeLabel::set_pill(const QString& text, const QColor& fill) {
  pill_ = text;
  fill_ = fill;
  badge_ = {};
  setAccessibleName(text);
  setVisible(!text.isEmpty());
  updateGeometry();
  update();
}

QSize BadgeLabel::sizeHint() const {
  return {pill_.isEmpty() ? badge_width(badge_) : pill_width(pill_), 20};
}

void BadgeLabel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  if (pill_.isEmpty()) paint_badge(painter, rect(), badge_);
  else paint_pill(painter, rect(), pill_, fill_);
}

GlyphLabel::GlyphLabel(Glyph glyph, Role role, int size, QWidget* parent) : QWidget(parent), glyph_(glyph), role_(role) {
  setFixedSize(size, size);
}

void GlyphLabel::set(Glyph glyph, Role role) {
  glyph_ = glyph;
  role_ = role;
  update();
}

void GlyphLabel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paint_glyph(painter, rect(), glyph_, color(role_));
}

IconLabel::IconLabel(const char* name, Role role, int size, QWidget* parent)
    : QWidget(parent), icon_(QLatin1String(name)), role_(role) {
  setFixedSize(size, size);
}

void IconLabel::set(const char* name, Role role) {
  icon_ = QLatin1String(name);
  role_ = role;
  update();
}

void IconLabel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.drawPixmap(0, 0, icon_pixmap(icon_, color(role_), width(), devicePixelRatioF()));
}

Dot::Dot(QColor color, QWidget* parent) : QWidget(parent), color_(std::move(color)) {
  setFixedSize(8, 8);
}

void Dot::set_color(const QColor& color) {
  color_ = color;
  update();
}

void Dot::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(color_);
  painter.drawEllipse(rect());
}

Strip::Strip(QColor color, QWidget* parent) : QWidget(parent), color_(std::move(color)) {}

void Strip::set_color(const QColor& color) {
  color_ = color;
  update();
}

void Strip::paintEvent(QPaintEvent* event) {
  QPainter painter(this);
  painter.fillRect(event->rect(), color_);
}

EmptyState::EmptyState(QWidget* parent) : QWidget(parent) {
  auto* all = column_of(this, 16, 16, 16, 16, 8);
  icon_ = new IconLabel("empty", Role::muted, 32);
  title_ = label({}, Type::title);
  sentence_ = label({}, Type::base, "muted");
  sentence_->setObjectName(QStringLiteral("empty_sentence"));
  sentence_->setWordWrap(true);
  sentence_->setAlignment(Qt::AlignHCenter);
  sentence_->setFixedWidth(420);
  title_->setAlignment(Qt::AlignHCenter);
  button_ = button({}, "empty_button");
  connect(button_, &QPushButton::clicked, this, [this] {
    if (pressed_) pressed_();
  });
  all->addStretch();
  all->addWidget(icon_, 0, Qt::AlignHCenter);
  all->addSpacing(4);
  all->addWidget(title_, 0, Qt::AlignHCenter);
  all->addWidget(sentence_, 0, Qt::AlignHCenter);
  all->addSpacing(4);
  all->addWidget(button_, 0, Qt::AlignHCenter);
  all->addStretch();
}

void EmptyState::set(const char* icon, const QString& title, const QString& sentence, const QString& button_text,
                     std::function<void()> pressed) {
  icon_->set(icon, Role::muted);
  title_->setText(title);
  title_->setVisible(!title.isEmpty());
  sentence_->setText(sentence);
  sentence_->setFixedHeight(sentence_->heightForWidth(sentence_->width()));
  button_->setText(no_mnemonic(button_text));
  button_->setVisible(!button_text.isEmpty());
  pressed_ = std::move(pressed);
}

FactRow::FactRow(QWidget* parent) : QWidget(parent) {
  setFixedHeight(with_letters(space::fact_row));
  setMouseTracking(true);
}

void FactRow::set(std::vector<Fact> facts) {
  facts_ = std::move(facts);
  bool key = false;
  QStringList spoken;
  for (const Fact& fact : facts_) {
    key = key || fact.key;
    spoken << fact.label + QLatin1Char(' ') + fact.value + QLatin1Char(' ') + fact.aside;
  }
  setFixedHeight(with_letters(key ? 64 : space::fact_row));
  setAccessibleName(spoken.join(QStringLiteral("; ")));
  update();
}

void FactRow::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), color(Role::surface));
  places_.clear();
  int x = space::margin;
  for (const Fact& fact : facts_) {
    const QFont value_font = font_of(fact.key ? Type::figure : fact.mono ? Type::mono : Type::base);
    const QFontMetrics value_metrics(value_font);
    const QFontMetrics label_metrics(font_of(Type::header));
    const QFontMetrics aside_metrics(font_of(Type::base));
    const int aside = fact.aside.isEmpty() ? 0 : aside_metrics.horizontalAdvance(fact.aside) + (fact.key ? 8 : 5);
    const int value = value_metrics.horizontalAdvance(fact.value);
    const int width = std::max(label_metrics.horizontalAdvance(fact.label), value + aside);
    if (x + width > this->width() - space::margin) break;
    painter.setFont(font_of(Type::header));
    painter.setPen(color(Role::muted));
    painter.drawText(QRect(x, with_letters(10), width + 2, with_letters(16)), Qt::AlignLeft | Qt::AlignVCenter, fact.label);
    painter.setFont(value_font);
    painter.setPen(color(Role::text));
    const QRect line(x, with_letters(fact.key ? 26 : 28), width + 2, with_letters(fact.key ? 32 : 20));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, fact.value);
    if (aside > 0) {
      painter.setFont(font_of(Type::base));
      painter.setPen(color(Role::muted));
      const int base = line.y() + (line.height() + value_metrics.ascent() - value_metrics.descent()) / 2;
      painter.drawText(x + value + (fact.key ? 8 : 5), base, fact.aside);
    }
    places_.emplace_back(x, 0, width, height());
    x += width + 32;
  }
  painter.fillRect(0, height() - 1, width(), 1, color(Role::hairline));
}

bool FactRow::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    for (std::size_t i = 0; i < places_.size(); ++i) {
      if (!places_[i].contains(help->pos()) || facts_[i].tip.isEmpty()) continue;
      QToolTip::showText(help->globalPos(), tip(facts_[i].tip), this);
      return true;
    }
    QToolTip::hideText();
  }
  return QWidget::event(event);
}

} // namespace klamm::gui
