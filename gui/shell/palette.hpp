#pragma once

#include <gui/theme/tokens.hpp>

#include <QDialog>
#include <QString>

#include <functional>
#include <vector>

class QLineEdit;
class QListWidget;

namespace klamm::gui {

/// Something the palette can reach.
struct PaletteEntry {
  QString section;
  const char* icon;
  QString text;
  QString aside{};
  QString keys{};
  std::function<void()> act{};
  std::function<QString()> tells{}; ///< makes `aside` where the entry is shown: there may be thousands
  bool always = false; ///< shown whatever is typed: what is typed is its argument
};

/// Ctrl+K: pages, topics, groups, brokers and commands by a few letters.
class Palette : public QDialog {
  Q_OBJECT
 public:
  /// `extra` makes the entries that depend on what is typed.
  Palette(const QString& cluster, std::vector<PaletteEntry> entries, std::function<std::vector<PaletteEntry>(const QString&)> extra, QWidget* parent);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  void filter();
  void act(int row);

  std::vector<PaletteEntry> entries_;
  std::function<std::vector<PaletteEntry>(const QString&)> extra_;
  std::vector<PaletteEntry> shown_;
  QLineEdit* edit_;
  QListWidget* list_;
};

} // namespace klamm::gui
