#pragma once

#include <gui/bridge/jobs.hpp>
#include <gui/session/snapshot.hpp>

#include <klamm/call.hpp>
#include <klamm/client.hpp>

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace klamm::gui {

/// One kind of reading of one cluster, read again and again while somebody looks: never twice at a time, the
/// interval counted from the end of the last, longer where a read is slow or fails.
class Feed : public QObject {
  Q_OBJECT
 public:
  using Early = std::function<void(std::shared_ptr<Snapshot>)>;
  /// Runs in a worker. May hand over a part early, where `early` is not empty: nothing was read before.
  using Reader = std::function<Result<std::shared_ptr<Snapshot>>(Client&, const Call&, const Early&)>;

  Feed(std::shared_ptr<Client> client, Reader reader, std::chrono::milliseconds interval, CallClass call_class,
       QObject* parent);

  [[nodiscard]] const SnapshotPtr& snapshot() const { return snapshot_; }
  template <class Read>
  [[nodiscard]] std::shared_ptr<const Read> as() const {
    return std::dynamic_pointer_cast<const Read>(snapshot_);
  }
  [[nodiscard]] const std::optional<Error>& failure() const { return failure_; } ///< of the last reading
  [[nodiscard]] bool reading() const { return jobs_.count() > 0; }
  [[nodiscard]] std::chrono::milliseconds interval() const; ///< as it is now
  [[nodiscard]] std::chrono::milliseconds chosen() const { return interval_; }
  [[nodiscard]] std::chrono::milliseconds age() const;

  void watch();   ///< somebody looks from now on: reads at once if what there is is old
  void unwatch();
  [[nodiscard]] int watchers() const { return watchers_; }
  void refresh(); ///< now; after the reading that is under way, if one is
  void set_interval(std::chrono::milliseconds interval); ///< zero: only on demand
  void set_paused(bool paused);
  void close(); ///< stops; nothing is delivered any more

 signals:
  void changed();         ///< another snapshot, or a failure
  void reading_changed(); ///< begins or ends

 private:
  void read();
  void schedule();
  void take(std::shared_ptr<Snapshot> snapshot);

  std::shared_ptr<Client> client_;
  Reader reader_;
  std::chrono::milliseconds interval_;
  CallClass call_class_;
  Jobs jobs_;
  SnapshotPtr snapshot_;
  std::optional<Error> failure_;
  QTimer timer_;
  std::chrono::steady_clock::time_point ended_{};
  std::chrono::milliseconds took_{0};
  std::uint64_t generation_ = 0;
  int watchers_ = 0;
  int failures_ = 0;
  bool again_ = false;
  bool paused_ = false;
  bool closed_ = false;
};

/// Watches a feed for as long as a widget is visible.
class Watching {
 public:
  Watching() = default;
  ~Watching() { set(nullptr); }
  Watching(const Watching&) = delete;
  Watching& operator=(const Watching&) = delete;

  void set(Feed* feed);
  void show(bool visible);
  [[nodiscard]] Feed* feed() const { return feed_; }

 private:
  QPointer<Feed> feed_;
  bool visible_ = false;
};

} // namespace klamm::gui
