#pragma once

#include <gui/bridge/mailbox.hpp>

#include <QObject>

#include <memory>

namespace klamm::gui {

/// The one place where workers meet Qt: a letter in the mailbox posts one event to this object, which opens
/// the mailbox in its own thread.
class Doorbell : public QObject {
 public:
  explicit Doorbell(std::shared_ptr<Mailbox> mailbox);
  ~Doorbell() override;

  bool event(QEvent* event) override;

 private:
  std::shared_ptr<Mailbox> mailbox_;
};

/// The mailbox of the window's thread; its doorbell is made with the first call, which needs an application.
[[nodiscard]] const std::shared_ptr<Mailbox>& gui_mailbox();

} // namespace klamm::gui
