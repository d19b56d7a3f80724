#include <gui/session/feed.hpp>

#include <gui/bridge/doorbell.hpp>

#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace klamm::gui {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr milliseconds most_backoff{60'000};
constexpr milliseconds call_time{30'000};

} // namespace

Feed::Feed(std::shared_ptr<Client> client, Reader reader, milliseconds interval, CallClass call_class, QObject* parent)
    : QObject(parent), client_(std::move(client)), reader_(std::move(reader)), interval_(interval),
      call_class_(call_class), jobs_(gui_mailbox()) {
  timer_.setSingleShot(true);
  connect(&timer_, &QTimer::timeout, this, [this] { read(); });
}

milliseconds Feed::interval() const {
  milliseconds out = std::max(interval_, took_ * 10);
  for (int i = 0; i < failures_ && out < most_backoff; ++i) out *= 2;
  return failures_ > 0 ? std::min(out, most_backoff) : out;
}

milliseconds Feed::age() const {
  if (!snapshot_) return milliseconds{0};
  return std::chrono::duration_cast<milliseconds>(std::chrono::system_clock::now() - snapshot_->read_at);
}

void Feed::watch() {
  if (++watchers_ > 1 || closed_) return;
  if (reading()) return;
  if (!snapshot_ || (interval_.count() > 0 && steady_clock::now() - ended_ > interval_)) read();
  else schedule();
}

void Feed::unwatch() {
  if (watchers_ > 0) --watchers_;
  if (watchers_ == 0) timer_.stop();
}

void Feed::refresh() {
  if (closed_) return;
  if (reading()) {
    again_ = true;
    return;
  }
  timer_.stop();
  read();
}

void Feed::set_interval(milliseconds interval) {
  interval_ = interval;
  schedule();
}

void Feed::set_paused(bool paused) {
  paused_ = paused;
  if (!paused && watchers_ > 0 && !reading() && interval_.count() > 0 && steady_clock::now() - ended_ > interval_) read();
  else schedule();
}

void Feed::close() {
  closed_ = true;
  timer_.stop();
  client_.reset();
}

void Feed::schedule() {
  timer_.stop();
  if (closed_ || paused_ || watchers_ == 0 || interval_.count() == 0 || reading()) return;
  const auto since = std::chrono::duration_cast<milliseconds>(steady_clock::now() - ended_);
  const auto jitter = milliseconds(QRandomGenerator::global()->bounded(200));
  timer_.start(std::max(milliseconds{0}, interval() - since) + jitter);
}

void Feed::take(std::shared_ptr<Snapshot> snapshot) {
  snapshot->generation = ++generation_;
  SnapshotPtr before = std::exchange(snapshot_, std::move(snapshot));
  failure_.reset();
  emit changed();
  Jobs::let_go(std::move(before)); // 100,000 rows take a while to destroy
}

void Feed::read() {
  if (closed_ || reading()) return;
  const auto began = steady_clock::now();
  const bool first = !snapshot_;
  jobs_.start([this, first, began, client = client_, reader = reader_,
               call_class = call_class_](const Jobs::Task& task) -> Jobs::Done {
    Call call = Call::within(call_time);
    call.cancel = task.cancel;
    call.call_class = call_class;
    Early early; // what was read before is more than a part
    if (first) early = [this, &task](std::shared_ptr<Snapshot> part) {
      part->early = true;
      part->read_at = std::chrono::system_clock::now();
      task.tell([this, part = std::move(part)]() mutable { take(std::move(part)); });
    };
    auto result = std::make_shared<Result<std::shared_ptr<Snapshot>>>(reader(*client, call, early));
    const auto took = std::chrono::duration_cast<milliseconds>(steady_clock::now() - began);
    return [this, result, took] {
      ended_ = steady_clock::now();
      took_ = took;
      if (*result) {
        failures_ = 0;
        (**result)->took = took;
        (**result)->read_at = std::chrono::system_clock::now();
        take(std::move(**result));
      } else if ((*result).error().kind != ErrorKind::cancelled) {
        ++failures_;
        failure_ = (*result).error();
        emit changed();
      }
      emit reading_changed();
      if (std::exchange(again_, false)) read();
      else schedule();
    };
  });
  emit reading_changed();
}

void Watching::set(Feed* feed) {
  if (feed_ == feed) return;
  if (feed_ && visible_) feed_->unwatch();
  feed_ = feed;
  if (feed_ && visible_) feed_->watch();
}

void Watching::show(bool visible) {
  if (visible == visible_) return;
  visible_ = visible;
  if (!feed_) return;
  if (visible) feed_->watch();
  else feed_->unwatch();
}

} // namespace klamm::gui
