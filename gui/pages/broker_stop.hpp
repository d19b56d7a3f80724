#pragma once

#include <gui/parts/list_panel.hpp>
#include <gui/parts/page.hpp>

#include <QWidget>

#include <memory>

class QLabel;
class QVBoxLayout;

namespace klamm::gui {

class BadgeLabel;
class ElidedLabel;

/// What would break if a broker stopped now, from what was read already: verdict, findings, the partitions.
class BrokerStop : public QWidget {
 public:
  explicit BrokerStop(Shell& shell);
  void show_broker(std::int32_t id, const std::shared_ptr<const PartitionsRead>& partitions, const std::shared_ptr<const GroupsRead>& groups,
                   const std::shared_ptr<const QuorumRead>& quorum);

 private:
  struct Outlook;
  [[nodiscard]] static Outlook look_ahead(std::int32_t id, const PartitionsRead& partitions, const GroupsRead* groups, const QuorumRead* quorum);
  void show_outlook(std::int32_t id, Outlook& out);
  void add_finding(Glyph glyph, Role role, const QString& title, const QString& detail);

  Shell& shell_;
  Jobs jobs_;
  JobId job_ = 0;
  BadgeLabel* badge_;
  ElidedLabel* verdict_;
  QWidget* findings_;
  QVBoxLayout* lines_;
  QLabel* command_;
  ListPanel* affected_;
  QLabel* count_;
  std::string last_; ///< what is shown, so that nothing is built anew for nothing
};

} // namespace klamm::gui
