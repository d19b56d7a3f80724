#include <gui/pages/pages.hpp>
#include <gui/shell/link.hpp>

#include <QUrl>

namespace klamm::gui {
namespace {

const QLatin1String scheme("klamm://");

QString encoded(const QString& text) {
  return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

QString decoded(const QString& text) {
  return QUrl::fromPercentEncoding(text.toLatin1());
}

} // namespace

QString print_link(const Link& link) {
  QString out = scheme + encoded(link.profile) + QLatin1Char('/') + link.route.page;
  if (!link.route.arg.isEmpty()) out += QLatin1Char('/') + encoded(link.route.arg);
  if (!link.route.arg.isEmpty() && !link.route.tab.isEmpty()) out += QLatin1Char('/') + link.route.tab;
  return out;
}

std::optional<Link> read_link(const QString& text) {
  if (!text.startsWith(scheme)) return std::nullopt;
  const QStringList parts = text.mid(scheme.size()).split(QLatin1Char('/'));
  Link out{decoded(parts.value(0)), {parts.value(1), decoded(parts.value(2)), {}, parts.value(3)}};
  if (out.profile.isEmpty() || !page_kind(out.route.page)) return std::nullopt;
  return out;
}

Route read_route(const QString& text) {
  Route out{text.section(QLatin1Char('/'), 0, 0),
            text.section(QLatin1Char('/'), 1, 1),
            {},
            text.section(QLatin1Char('/'), 2)};
  if (!page_kind(out.page)) return {QStringLiteral("overview")};
  return out;
}

} // namespace klamm::gui
