#pragma once

#include <gui/parts/list_panel.hpp>
#include <gui/parts/page.hpp>

#include <klamm/configs.hpp>

#include <QWidget>

#include <map>
#include <optional>
#include <string>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace klamm::gui {

/// The configs of one entity: in force, where from, default; edits are gathered and reviewed together.
class ConfigsPanel : public QWidget {
  Q_OBJECT
 public:
  explicit ConfigsPanel(Shell& shell, QWidget* parent = nullptr);

  void set_entity(configs::EntityType type, const std::string& name);
  /// What the entity's feed has.
  void take(Feed& feed);
  void focus_filter() { list_->filter().focus(); }
  [[nodiscard]] std::size_t edits() const { return edits_.size(); }
  [[nodiscard]] std::size_t own() const { return own_; } ///< keys set on the entity itself

 signals:
  void review_wanted();
  void edits_changed();

 private:
  void rebuild();
  void show_detail();
  void ask_other();
  void compare_with(const std::string& name); ///< empty: with nothing
  [[nodiscard]] std::optional<std::map<std::string, std::optional<std::string>>> other_values() const;
  void edit(const std::string& key, std::optional<std::string> value);

  Shell& shell_;
  configs::EntityType type_ = configs::EntityType::topic;
  std::string name_;
  std::shared_ptr<const ConfigsRead> read_;
  std::map<std::string, std::optional<std::string>> edits_; ///< key → value; empty: unset
  std::size_t own_ = 0;
  ListPanel* list_;
  QWidget* pane_;
  QVBoxLayout* detail_;
  QWidget* bar_;
  QLabel* bar_words_;
  QLabel* bar_keys_;
  QPushButton* review_;
  QPushButton* discard_;
  QPushButton* compare_;
  std::string other_; ///< the entity it is compared with
  Watching watching_other_;
  QMetaObject::Connection other_changed_;
  QWidget* content_ = nullptr;
  std::string current_;
};

} // namespace klamm::gui
