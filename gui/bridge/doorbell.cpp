#include <gui/bridge/doorbell.hpp>

#include <QCoreApplication>
#include <QEvent>

#include <utility>

namespace klamm::gui {
namespace {

const QEvent::Type rung = static_cast<QEvent::Type>(QEvent::registerEventType());

} // namespace

Doorbell::Doorbell(std::shared_ptr<Mailbox> mailbox) : mailbox_(std::move(mailbox)) {
  mailbox_->set_bell([this] { QCoreApplication::postEvent(this, new QEvent(rung)); });
}

Doorbell::~Doorbell() {
  mailbox_->set_bell({});
}

bool Doorbell::event(QEvent* event) {
  if (event->type() != rung) return QObject::event(event);
  for (auto& letter : mailbox_->take()) letter();
  return true;
}

const std::shared_ptr<Mailbox>& gui_mailbox() {
  static const auto mailbox = std::make_shared<Mailbox>();
  static auto* const doorbell = new Doorbell(mailbox); // outlives every job
  Q_UNUSED(doorbell);
  return mailbox;
}

} // namespace klamm::gui
