#pragma once

#include <klamm/cancel.hpp>

#include <gui/bridge/mailbox.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <unordered_map>

namespace klamm::gui {

using JobId = std::uint64_t;

/// Blocking work on threads of its own; what comes of it is delivered in the thread that takes the mailbox.
/// Every member but the work itself runs in that thread. Nothing here waits for a worker: a look-up of a name
/// cannot be cancelled, and a window must close all the same.
class Jobs {
 public:
  struct Alive;
  using Done = std::function<void()>; ///< runs in the mailbox's thread

  /// What a worker knows of its job.
  class Task {
   public:
    Cancel cancel;
    /// Delivers `letter` in the mailbox's thread unless the job was dropped by then.
    void tell(Mailbox::Letter letter) const;

   private:
    friend class Jobs;
    JobId id_ = 0;
    std::shared_ptr<Mailbox> mailbox_;
    std::shared_ptr<Alive> alive_;
  };
  /// Runs in a worker; what it returns is delivered unless the job was dropped.
  using Work = std::function<Done(const Task&)>;

  explicit Jobs(std::shared_ptr<Mailbox> mailbox);
  ~Jobs(); ///< drops every job; waits for none
  Jobs(const Jobs&) = delete;
  Jobs& operator=(const Jobs&) = delete;

  JobId start(Work work);
  /// Asks the job to stop; its result is still delivered.
  void stop(JobId id);
  /// Asks the job to stop and forgets it: nothing of it is delivered any more.
  void drop(JobId id);
  [[nodiscard]] bool running(JobId id) const { return cancels_.count(id) > 0; }
  [[nodiscard]] std::size_t count() const { return cancels_.size(); }

  /// Has a worker destroy what may be large; any thread.
  static void let_go(std::shared_ptr<const void> last);
  /// Workers of all Jobs that have not returned yet; waits at most so long for them. For the program's end.
  static bool wait_for_all(std::chrono::milliseconds time);

 private:
  std::shared_ptr<Mailbox> mailbox_;
  std::shared_ptr<Alive> alive_;
  std::unordered_map<JobId, Cancel> cancels_;
  JobId next_ = 1;
};

} // namespace klamm::gui
