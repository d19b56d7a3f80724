#include <gui/words/format.hpp>

#include <gui/words/say.hpp>

#include <klamm/render.hpp>

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

#include <array>
#include <cmath>
#include <cstdlib>

namespace klamm::gui {
namespace {

bool utc = false;

// Three digits that matter: 8.42, 96.4, 812.
QString three_digits(double number) {
  const double size = std::abs(number);
  const int decimals = size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2;
  return QLocale::c().toString(number, 'f', decimals);
}

QDateTime moment(std::int64_t epoch_ms) {
  const QDateTime time = QDateTime::fromMSecsSinceEpoch(epoch_ms, Qt::UTC);
  return utc ? time : time.toLocalTime();
}

} // namespace

QString count_words(std::int64_t count) {
  QLocale locale = QLocale::c();
  locale.setNumberOptions({});
  QString out = locale.toString(static_cast<qlonglong>(count));
  return out.replace(QLatin1Char('-'), QStringLiteral("−"));
}

QString short_count(double count) {
  static constexpr std::array<const char*, 5> units{"", "k", "M", "G", "T"};
  std::size_t unit = 0;
  double scaled = count;
  while (std::abs(scaled) >= 999.5 && unit + 1 < units.size()) {
    scaled /= 1000;
    ++unit;
  }
  if (unit == 0) return scaled == std::floor(scaled) ? QString::number(static_cast<qint64>(scaled)) : QLocale::c().toString(scaled, 'f', 1);
  return QStringLiteral("%1 %2").arg(three_digits(scaled), QLatin1String(units.at(unit)));
}

QString bytes_words(double bytes) {
  static constexpr std::array<const char*, 6> units{"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
  std::size_t unit = 0;
  double scaled = bytes;
  while (std::abs(scaled) >= 1023.5 && unit + 1 < units.size()) {
    scaled /= 1024;
    ++unit;
  }
  return QStringLiteral("%1 %2").arg(unit == 0 ? QString::number(static_cast<qint64>(scaled)) : three_digits(scaled),
                                     QLatin1String(units.at(unit)));
}

QString duration_words(std::int64_t ms) {
  const std::int64_t s = ms / 1000;
  if (ms < 0) return QStringLiteral("−") + duration_words(-ms);
  if (ms < 1000) return say("%1 ms").arg(ms);
  if (s < 60) return say("%1 s").arg(ms % 1000 == 0 ? QString::number(s) : QString::number(static_cast<double>(ms) / 1000, 'f', 1));
  if (s < 3600) return s % 60 == 0 ? say("%1 min").arg(s / 60) : say("%1m%2s").arg(s / 60).arg(s % 60, 2, 10, QLatin1Char('0'));
  if (s < 86400) {
    const auto minutes = s / 60 % 60;
    return minutes == 0 ? say("%1 h").arg(s / 3600) : say("%1 h %2 min").arg(s / 3600).arg(minutes);
  }
  const auto hours = s / 3600 % 24;
  return hours == 0 ? say("%1 d").arg(s / 86400) : say("%1 d %2 h").arg(s / 86400).arg(hours);
}

QString percent_words(double percent) {
  return QStringLiteral("%1 %").arg(std::round(percent));
}

QString signed_percent(double percent) {
  const auto whole = static_cast<int>(std::round(percent));
  if (whole == 0) return QStringLiteral("0 %");
  return QStringLiteral("%1%2 %").arg(whole > 0 ? QStringLiteral("+") : QStringLiteral("−")).arg(std::abs(whole));
}

QString clock_words(std::int64_t epoch_ms) {
  const QDateTime time = moment(epoch_ms);
  const QDateTime now = moment(QDateTime::currentMSecsSinceEpoch());
  if (time.date() == now.date()) return time.toString(QStringLiteral("HH:mm:ss"));
  if (time.date().year() == now.date().year()) return QLocale::c().toString(time, QStringLiteral("d MMM HH:mm"));
  return time.toString(QStringLiteral("yyyy-MM-dd HH:mm"));
}

QString full_time_words(std::int64_t epoch_ms) {
  return moment(epoch_ms).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz ")) + zone_short();
}

QString zone_short() {
  return utc ? QStringLiteral("UTC") : QDateTime::currentDateTime().timeZoneAbbreviation();
}

QString zone_words() {
  const int offset = utc ? 0 : QDateTime::currentDateTime().offsetFromUtc();
  if (offset == 0) return QStringLiteral("UTC");
  const int minutes = std::abs(offset) / 60;
  QString words = QStringLiteral("UTC%1%2").arg(offset < 0 ? QStringLiteral("−") : QStringLiteral("+")).arg(minutes / 60);
  if (minutes % 60 != 0) words += QStringLiteral(":%1").arg(minutes % 60, 2, 10, QLatin1Char('0'));
  return QStringLiteral("%1 (%2)").arg(zone_short(), words);
}

QString age_words(std::chrono::milliseconds age) {
  const auto s = age.count() / 1000;
  const auto coarse = s < 60 ? s : s < 86400 ? s / 60 * 60 : s / 86400 * 86400;
  return coarse == 0 ? say("%1 s").arg(0) : duration_words(coarse * 1000);
}

void set_utc(bool on) {
  utc = on;
}

bool shows_utc() {
  return utc;
}

QString state_words(const QString& word) {
  if (word == QLatin1String("UNDER_REPLICATED")) return say("Under-replicated");
  if (word == QLatin1String("UNDER_MIN_ISR")) return say("Under min ISR");
  if (word == QLatin1String("NOT_PREFERRED")) return say("Leader is not preferred");
  QString out = word.toLower().replace(QLatin1Char('_'), QLatin1Char(' '));
  if (!out.isEmpty()) out[0] = out[0].toUpper();
  return say(out.toUtf8().constData());
}

QString cell_words(const Value& value, Unit unit) {
  if (value.unknown()) return dash;
  switch (unit) {
  case Unit::count:
  case Unit::offset:
    if (const auto* number = value.integer()) return count_words(*number);
    break;
  case Unit::id:
    if (const auto* number = value.integer()) return QString::number(*number);
    break;
  case Unit::bytes:
    if (const auto* number = value.integer()) return bytes_words(static_cast<double>(*number));
    break;
  case Unit::bytes_per_second:
    if (const auto* number = value.real()) return bytes_words(*number) + QStringLiteral("/s");
    if (const auto* number = value.integer()) return bytes_words(static_cast<double>(*number)) + QStringLiteral("/s");
    break;
  case Unit::duration_ms:
    if (const auto* number = value.integer()) return duration_words(*number);
    break;
  case Unit::percent:
    if (const auto* number = value.real()) return percent_words(*number);
    break;
  case Unit::time:
    if (const auto* time = value.time()) return clock_words(time->epoch_ms);
    break;
  case Unit::boolean:
    if (const auto* flag = value.boolean()) return *flag ? say("yes") : say("no");
    break;
  case Unit::state:
    if (const auto* text = value.text()) return state_words(shown(*text));
    break;
  default: break;
  }
  if (const auto* text = value.text()) return shown(*text);
  return QString::fromStdString(cell_text(value, unit));
}

QString exact_words(const Value& value, Unit unit) {
  if (value.unknown()) return {};
  if (const auto* time = value.time()) return full_time_words(time->epoch_ms);
  if (unit == Unit::bytes && value.integer()) return QStringLiteral("%1 B").arg(count_words(*value.integer()));
  if (unit == Unit::duration_ms && value.integer()) return QStringLiteral("%1 ms").arg(count_words(*value.integer()));
  if (const auto* text = value.text()) return shown(*text);
  return {};
}

} // namespace klamm::gui
