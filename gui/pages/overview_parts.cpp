#include <gui/pages/overview_parts.hpp>

#include <gui/theme/icons.hpp>
#include <gui/words/format.hpp>
#include <gui/words/say.hpp>

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace klamm::gui {
namespace {

constexpr int card_title = 36;
constexpr int problem_row = 32;
constexpr std::size_t most_problems = 8;

void draw(QPainter& painter, const QRect& rect, Type type, Role role, const QString& text, Qt::Alignment align = Qt::AlignLeft,
          Qt::TextElideMode mode = Qt::ElideRight) {
  painter.setFont(font_of(type));
  painter.setPen(color(role));
  painter.drawText(rect, static_cast<int>(align | Qt::AlignVCenter), painter.fontMetrics().elidedText(text, mode, rect.width()));
}

int width_of(Type type, const QString& text) {
  return QFontMetrics(font_of(type)).horizontalAdvance(text);
}

} // namespace

OpenCard::OpenCard(const char* name) {
  setObjectName(QLatin1String(name));
  setMouseTracking(true);
  setFocusPolicy(Qt::TabFocus);
}

void OpenCard::paint_ground(QPainter& painter) {
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(color(hasFocus() && hovered_ < 0 ? Role::accent : Role::hairline));
  painter.setBrush(color(Role::surface));
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), space::card_radius, space::card_radius);
  painter.setRenderHint(QPainter::Antialiasing, false);
}

void OpenCard::mouseMoveEvent(QMouseEvent* event) {
  int now = -1;
  for (std::size_t i = 0; i < places_.size(); ++i)
    if (places_[i].rect.contains(event->position().toPoint())) now = static_cast<int>(i);
  if (now == hovered_) return;
  hovered_ = now;
  setCursor(now < 0 ? Qt::ArrowCursor : Qt::PointingHandCursor);
  update();
}

void OpenCard::leaveEvent(QEvent*) {
  hovered_ = -1;
  update();
}

void OpenCard::focusOutEvent(QFocusEvent* event) {
  hovered_ = -1;
  QFrame::focusOutEvent(event);
  update();
}

void OpenCard::mouseReleaseEvent(QMouseEvent* event) {
  for (const auto& place : places_)
    if (place.rect.contains(event->position().toPoint()) && opened_) return opened_(Route(place.route));
}

void OpenCard::keyPressEvent(QKeyEvent* event) {
  const int count = static_cast<int>(places_.size());
  if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Right) hovered_ = std::min(hovered_ + 1, count - 1);
  else if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Left) hovered_ = std::max(hovered_ - 1, 0);
  else if (event->key() == Qt::Key_Return && hovered_ >= 0 && hovered_ < count && opened_) return opened_(Route(places_[static_cast<std::size_t>(hovered_)].route));
  else return QFrame::keyPressEvent(event);
  update();
}

bool OpenCard::event(QEvent* event) {
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    for (const auto& place : places_)
      if (place.rect.contains(help->pos()) && !place.tip.isEmpty()) {
        QToolTip::showText(help->globalPos(), tip(place.tip), this);
        return true;
      }
  }
  return QFrame::event(event);
}

Problem problem_of(const cluster::Finding& finding, const Seen& seen) {
  Problem out;
  out.critical = finding.level == cluster::Level::critical;
  const QString target = shown(finding.target);
  const QString name = target.section(QLatin1Char(' '), 1);
  const std::string& check = finding.check;
  const auto n = finding.count;
  out.detail = say(finding.detail);
  const Route topic{QStringLiteral("topic"), name};
  const Route brokers{QStringLiteral("brokers"), name};
  out.route = target.startsWith(QLatin1String("topic ")) ? topic : target.startsWith(QLatin1String("broker ")) ? brokers : Route{QStringLiteral("brokers")};
  if (check == "BROKER_NOT_ANSWERING") out.title = say("Broker %1 does not answer").arg(name);
  else if (check == "BROKER_FENCED") out.title = say("Broker %1 is fenced").arg(name);
  else if (check == "BROKER_MISSING") out.title = say("Broker %1 is missing").arg(name);
  else if (check == "OFFLINE") out.title = say_n("%n partition of %1 is offline", "%n partitions of %1 are offline", n).arg(name);
  else if (check == "UNDER_REPLICATED") out.title = say_n("%n partition of %1 is under-replicated", "%n partitions of %1 are under-replicated", n).arg(name);
  else if (check == "UNDER_MIN_ISR") out.title = say_n("%n partition of %1 is under min ISR", "%n partitions of %1 are under min ISR", n).arg(name);
  else if (check == "AT_MIN_ISR") out.title = say_n("%n partition of %1 is at min ISR", "%n partitions of %1 are at min ISR", n).arg(name);
  else if (check == "LEADER_NOT_PREFERRED") out.title = say_n("%n leader of %1 is not the preferred one", "%n leaders of %1 are not the preferred ones", n).arg(name);
  else if (check == "LOG_DIR_OFFLINE") out.title = say_n("%n log directory of broker %1 is offline", "%n log directories of broker %1 are offline", n).arg(name);
  else if (check == "THROTTLE_LEFT") out.title = say("A throttle is left on %1").arg(target);
  else if (check == "NO_CONTROLLER") out.title = say("There is no controller");
  else if (check == "VOTER_BEHIND") out.title = say("Controller %1 is behind").arg(name);
  else out.title = QStringLiteral("%1: %2").arg(state_words(QString::fromStdString(check)), target);
  if (const auto since = seen.since(check + " " + finding.target)) {
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(since->time_since_epoch()).count();
    out.since = say("seen since %1").arg(clock_words(ms).left(5));
    out.lasting = age_words(std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now() - *since));
  }
  return out;
}

std::optional<Problem> problem_of(const GroupLine& line) {
  if (!line.lag || line.lag->data_loss == 0) return std::nullopt;
  Problem out;
  out.critical = true;
  out.title = say("Group %1 lost records").arg(shown(line.group.id));
  out.detail = say_n("Kafka deleted records of %n partition before the group read them", "Kafka deleted records of %n partitions before the group read them", line.lag->data_loss);
  out.route = {QStringLiteral("group"), QString::fromStdString(line.group.id)};
  return out;
}

ProblemsCard::ProblemsCard() : OpenCard("problems") {
  setFixedHeight(48);
}

void ProblemsCard::set(std::vector<Problem> problems, long long partitions, std::chrono::milliseconds age) {
  problems_ = std::move(problems);
  failed_.clear();
  quiet_ = partitions >= 0 ? say("Nothing is wrong: %1 in sync, read %2 ago.").arg(say_n("%n partition", "%n partitions", partitions), age_words(age))
                           : say("Nothing is wrong, read %1 ago.").arg(age_words(age));
  const auto rows = std::min(problems_.size(), most_problems);
  const int more = problems_.size() > most_problems ? 24 : 0;
  setFixedHeight(problems_.empty() ? 48 : card_title + problem_row * static_cast<int>(rows) + more + 4);
  QStringList spoken;
  for (const auto& problem : problems_) spoken << problem.title;
  setAccessibleName(problems_.empty() ? quiet_ : spoken.join(QStringLiteral("; ")));
  update();
}

void ProblemsCard::set_failed(const QString& why) {
  failed_ = why;
  problems_.clear();
  setFixedHeight(48);
  update();
}

void ProblemsCard::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paint_ground(painter);
  places_.clear();
  if (problems_.empty()) {
    const bool failed = !failed_.isEmpty();
    paint_glyph(painter, QRect(16, (height() - 14) / 2, 14, 14), failed ? Glyph::exclamation : quiet_.isEmpty() ? Glyph::none : Glyph::check, color(failed ? Role::critical_text : Role::muted));
    draw(painter, QRect(38, 0, width() - 54, height()), Type::base, Role::text, failed ? failed_ : quiet_.isEmpty() ? say("Reading…") : quiet_);
    return;
  }
  draw(painter, QRect(16, 1, 200, card_title), Type::section, Role::text, say("Problems"));
  draw(painter, QRect(16 + width_of(Type::section, say("Problems")) + 8, 1, 60, card_title), Type::base, Role::muted, QString::number(problems_.size()));
  int y = card_title;
  for (std::size_t i = 0; i < problems_.size() && i < most_problems; ++i) {
    const Problem& problem = problems_[i];
    const QRect row(1, y, width() - 2, problem_row);
    if (is_lit(i)) painter.fillRect(row, color(Role::hover));
    if (i + 1 < problems_.size()) painter.fillRect(row.x(), row.bottom(), row.width(), 1, color(Role::hover));
    paint_glyph(painter, QRect(17, y + (problem_row - 14) / 2, 14, 14), problem.critical ? Glyph::square : Glyph::triangle,
                color(problem.critical ? Role::critical_text : Role::warning_glyph));
    const int right = width() - 16;
    const int lasting = with_letters(62);
    const int since = with_letters(140);
    painter.drawPixmap(right - 16, y + 8, icon_pixmap(QStringLiteral("chevron-right"), color(Role::muted), 16, devicePixelRatioF()));
    draw(painter, QRect(right - 24 - lasting, y, lasting, problem_row), Type::base, Role::muted, problem.lasting, Qt::AlignRight);
    draw(painter, QRect(right - 24 - lasting - since - 10, y, since, problem_row), Type::base, Role::muted, problem.since, Qt::AlignRight);
    const int room = right - 24 - lasting - since - 20 - 40;
    const int title = std::min(width_of(Type::medium, problem.title), room);
    draw(painter, QRect(40, y, title + 1, problem_row), Type::medium, Role::text, problem.title);
    if (title + 40 < room) draw(painter, QRect(40 + title + 16, y, room - title - 16, problem_row), Type::base, Role::muted, problem.detail);
    places_.push_back({row, problem.route, problem.detail});
    y += problem_row;
  }
  if (problems_.size() > most_problems)
    draw(painter, QRect(40, y, 400, 24), Type::base, Role::muted, say_n("and %n more", "and %n more", static_cast<long long>(problems_.size() - most_problems)));
}

FiguresCard::FiguresCard() : OpenCard("figures") {
  setFixedHeight(with_letters(90));
}

void FiguresCard::set(std::vector<Figure> figures) {
  figures_ = std::move(figures);
  QStringList spoken;
  for (const auto& figure : figures_) spoken << figure.title + QLatin1Char(' ') + figure.value + figure.unit;
  setAccessibleName(spoken.join(QStringLiteral("; ")));
  update();
}

void FiguresCard::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paint_ground(painter);
  places_.clear();
  const int count = static_cast<int>(figures_.size());
  for (int i = 0; i < count; ++i) {
    const Figure& figure = figures_[static_cast<std::size_t>(i)];
    const int left = width() * i / count;
    const int right = width() * (i + 1) / count;
    const QRect cell(left + 1, 1, right - left - 1, height() - 2);
    if (is_lit(static_cast<std::size_t>(i))) painter.fillRect(cell.adjusted(3, 3, -3, -3), color(Role::hover));
    if (i > 0) painter.fillRect(left, 1, 1, height() - 2, color(Role::hairline));
    const int x = left + 17;
    const int w = right - x - 8;
    draw(painter, QRect(x, with_letters(12), w, with_letters(16)), Type::header, Role::muted, figure.title);
    const int value = width_of(Type::figure, figure.value);
    draw(painter, QRect(x, with_letters(29), w, with_letters(32)), Type::figure, Role::text, figure.value);
    if (!figure.unit.isEmpty()) draw(painter, QRect(x + value, with_letters(29), w - value, with_letters(32)), Type::unit, Role::muted, figure.unit);
    draw(painter, QRect(x, with_letters(61), w, with_letters(18)), Type::small, Role::muted, figure.below);
    places_.push_back({cell, figure.route, figure.tip});
  }
}

BrokersCard::BrokersCard() : OpenCard("brokers_strip") {
  setFixedHeight(74);
}

void BrokersCard::set(const std::vector<brokers::Broker>& brokers) {
  brokers_ = brokers;
  setFixedHeight(brokers_.size() > 12 ? 74 * static_cast<int>((brokers_.size() + 7) / 8) : 74);
  update();
}

void BrokersCard::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  paint_ground(painter);
  places_.clear();
  const int count = static_cast<int>(brokers_.size());
  if (count == 0) return;
  const int per_row = count > 12 ? 8 : count;
  for (int i = 0; i < count; ++i) {
    const auto& broker = brokers_[static_cast<std::size_t>(i)];
    const int column = i % per_row;
    const int top = 74 * (i / per_row);
    const int left = width() * column / per_row;
    const int right = width() * (column + 1) / per_row;
    const QRect cell(left + 1, top + 1, right - left - 1, 72);
    if (is_lit(static_cast<std::size_t>(i))) painter.fillRect(cell.adjusted(3, 3, -3, -3), color(Role::hover));
    if (column > 0) painter.fillRect(left, top + 1, 1, 72, color(Role::hairline));
    const int x = left + 17;
    const int w = right - x - 16;
    const bool away = broker.state != brokers::State::live;
    const bool narrow = w < with_letters(150);
    const QString name = narrow ? QString::number(broker.id) : say("Broker %1").arg(broker.id);
    draw(painter, QRect(x, top + 9, w, 20), Type::medium, Role::text, name);
    if (away) {
      const Badge badge{Glyph::square, say("Fenced"), Tone::solid};
      const int bw = badge_width(badge);
      paint_badge(painter, QRect(x + w - bw, top + 9, bw, 20), badge);
    } else if (broker.leaders) {
      const QString leaders = say_n("%n leader", "%n leaders", *broker.leaders);
      if (width_of(Type::medium, name) + width_of(Type::small, leaders) + 8 <= w) draw(painter, QRect(x, top + 9, w, 20), Type::small, Role::muted, leaders, Qt::AlignRight);
    }
    const bool known = broker.total_bytes && broker.usable_bytes && *broker.total_bytes > 0;
    const double used = known ? 1.0 - static_cast<double>(*broker.usable_bytes) / static_cast<double>(*broker.total_bytes) : 0;
    if (known) {
      paint_bar(painter, QRect(x, top + 32, w, 12), used, color(used >= 0.85 ? Role::warning_glyph : Role::edge));
    } else {
      painter.setPen(QPen(color(Role::edge), 1, Qt::DashLine));
      painter.setBrush(Qt::NoBrush);
      painter.drawRoundedRect(QRect(x, top + 35, w, 5), 2, 2);
    }
    draw(painter, QRect(x, top + 46, w, 18), Type::small, Role::muted, broker.rack ? say("rack %1").arg(shown(*broker.rack)) : QString());
    QString disk = say("disk unknown");
    if (broker.size_bytes) disk = bytes_words(static_cast<double>(*broker.size_bytes));
    if (known) disk += QStringLiteral(" · ") + say("disk %1").arg(percent_words(used * 100));
    const int rack = broker.rack ? width_of(Type::small, say("rack %1").arg(shown(*broker.rack))) + 8 : 0;
    draw(painter, QRect(x + rack, top + 46, w - rack, 18), Type::small, Role::muted, disk, Qt::AlignRight);
    places_.push_back({cell, Route{QStringLiteral("brokers"), QString::number(broker.id)}, shown(broker.host) + QLatin1Char(':') + QString::number(broker.port)});
  }
}

SeenCard::SeenCard(const Session& session) : session_(session) {
  setObjectName(QStringLiteral("seen"));
}

void SeenCard::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(color(Role::hairline));
  painter.setBrush(color(Role::surface));
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), space::card_radius, space::card_radius);
  painter.setRenderHint(QPainter::Antialiasing, false);
  draw(painter, QRect(16, 1, width() - 32, card_title), Type::section, Role::text, say("Seen this session"));
  const auto open = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now() - session_.opened_at());
  draw(painter, QRect(16 + width_of(Type::section, say("Seen this session")) + 8, 1, 120, card_title), Type::base, Role::muted, age_words(open));
  const auto& events = session_.seen().events();
  if (events.empty()) {
    painter.setFont(font_of(Type::base));
    painter.setPen(color(Role::muted));
    painter.drawText(rect().adjusted(24, 40, -24, -24), Qt::AlignCenter | Qt::TextWordWrap, say("Nothing has changed since this cluster was opened."));
    return;
  }
  int y = card_title + 1;
  for (const auto& event : events) {
    if (y + 28 > height() - 4) break;
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(event.at.time_since_epoch()).count();
    draw(painter, QRect(16, y, with_letters(46), 28), Type::base, Role::muted, clock_words(ms).left(5));
    paint_glyph(painter, QRect(20 + with_letters(46), y + 9, 10, 10), event.glyph, color(event.tone == Tone::critical ? Role::critical_text : Role::warning_glyph));
    draw(painter, QRect(40 + with_letters(46), y, width() - 56 - with_letters(46), 28), Type::base, Role::text, event.text, Qt::AlignLeft, Qt::ElideMiddle);
    y += 28;
  }
}

} // namespace klamm::gui
