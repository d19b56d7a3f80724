#pragma once

#include <QObject>
#include <QString>
#include <map>
#include <set>
#include <string>

namespace klamm::gui {

/// What a user marked in one cluster: names by kind (`topics`, `groups`). Kept among the settings.
class Favourites : public QObject {
  Q_OBJECT
 public:
  explicit Favourites(const QString& cluster, QObject* parent = nullptr);

  [[nodiscard]] bool has(const char* kind, const std::string& name) const;
  [[nodiscard]] const std::set<std::string>& of(const char* kind) const;
  void toggle(const char* kind, const std::string& name);

 signals:
  void changed();

 private:
  [[nodiscard]] QString key(const std::string& kind) const;
  std::set<std::string>& load(const std::string& kind) const;

  QString cluster_;
  mutable std::map<std::string, std::set<std::string>> names_;
};

} // namespace klamm::gui
