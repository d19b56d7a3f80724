#include <gui/session/favourites.hpp>

#include <QSettings>
#include <QStringList>
#include <QUrl>

namespace klamm::gui {

Favourites::Favourites(const QString& cluster, QObject* parent) : QObject(parent), cluster_(cluster) {}

QString Favourites::key(const std::string& kind) const {
  return QStringLiteral("favourites/%1/%2")
      .arg(QString::fromLatin1(QUrl::toPercentEncoding(cluster_)), QString::fromStdString(kind));
}

std::set<std::string>& Favourites::load(const std::string& kind) const {
  const auto [found, fresh] = names_.try_emplace(kind);
  if (fresh)
    for (const QString& name : QSettings().value(key(kind)).toStringList())
      found->second.insert(QByteArray::fromPercentEncoding(name.toLatin1()).toStdString());
  return found->second;
}

bool Favourites::has(const char* kind, const std::string& name) const {
  return load(kind).count(name) > 0;
}

const std::set<std::string>& Favourites::of(const char* kind) const {
  return load(kind);
}

void Favourites::toggle(const char* kind, const std::string& name) {
  auto& names = load(kind);
  if (names.erase(name) == 0) names.insert(name);
  QStringList kept;
  for (const auto& one : names)
    kept << QString::fromLatin1(QByteArray::fromStdString(one).toPercentEncoding());
  QSettings().setValue(key(kind), kept);
  emit changed();
}

} // namespace klamm::gui
