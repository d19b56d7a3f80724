#include <net/scatter.hpp>

#include <utility>

namespace klamm::net {

void Mailbox::put(Reply reply) {
  {
    const std::lock_guard lock(mutex_);
    replies_.push_back(std::move(reply));
  }
  arrived_.notify_one();
}

void Mailbox::cancel() {
  {
    const std::lock_guard lock(mutex_);
    cancelled_ = true;
  }
  arrived_.notify_one();
}

std::optional<Reply> Mailbox::take() {
  std::unique_lock lock(mutex_);
  arrived_.wait(lock, [this] { return cancelled_ || !replies_.empty(); });
  if (replies_.empty()) return std::nullopt;
  Reply reply = std::move(replies_.front());
  replies_.pop_front();
  reply.held.release();
  return reply;
}

void Mailbox::abandon() {
  const std::lock_guard lock(making_);
  abandoned_ = true;
}

bool Mailbox::abandoned() {
  const std::lock_guard lock(making_);
  return abandoned_;
}

bool Mailbox::while_wanted(const std::function<void()>& work) {
  const std::lock_guard lock(making_);
  if (abandoned_) return false;
  work();
  return true;
}

Error client_closed() {
  return Error::of(ErrorKind::cancelled, "CLIENT_CLOSED", KLAMM_TEXT("net", "the client was closed"));
}

Request::~Request() {
  if (finished || !mailbox) return;
  Reply reply;
  reply.tag = tag;
  reply.node = node;
  reply.error = client_closed();
  mailbox->put(std::move(reply));
}

Scatter::Scatter(Core& core, const Call& call)
    : core_(core.shared_from_this()), deadline_(call.deadline), call_class_(call.call_class),
      mailbox_(std::make_shared<Mailbox>()),
      watching_(call.cancel.watch([box = mailbox_] { box->cancel(); })) {}

Scatter::~Scatter() {
  last_.went_well();
  if (!waiting_.empty() || cancelled_) core_->abandon(mailbox_);
}

void Scatter::send(std::int32_t node, std::uint64_t tag, Make make, std::chrono::milliseconds delay) {
  auto request = std::make_shared<Request>();
  request->tag = tag;
  request->node = node;
  request->make = std::move(make);
  request->call_class = call_class_;
  request->deadline = deadline_;
  request->not_before = delay.count() > 0 ? Clock::now() + delay : Clock::time_point{};
  request->mailbox = mailbox_;
  waiting_.emplace(tag, node);
  core_->submit(request);
}

std::optional<Reply> Scatter::next() {
  last_.went_well();
  if (waiting_.empty()) return std::nullopt;
  auto reply = mailbox_->take();
  if (!reply) {
    cancelled_ = true;
    const auto first = waiting_.begin();
    reply.emplace();
    reply->tag = first->first;
    reply->node = first->second;
    reply->written = true;
    reply->error = Error::of(ErrorKind::cancelled, "CANCELLED", KLAMM_TEXT("net", "cancelled"));
  }
  waiting_.erase(reply->tag);
  if (!reply->error || !reply->written) last_ = std::move(reply->sent);
  return reply;
}

} // namespace klamm::net
