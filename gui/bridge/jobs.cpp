#include <gui/bridge/jobs.hpp>

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>

namespace klamm::gui {
namespace {

// Threads are kept for the next job: starting one costs more than most reads do.
class Workers {
 public:
  void run(std::function<void()> task) {
    const std::lock_guard lock(mutex_);
    tasks_.push_back(std::move(task));
    ++busy_;
    if (idle_ >= tasks_.size()) {
      wake_.notify_one();
      return;
    }
    std::thread([this] { loop(); }).detach();
  }

  bool wait_for_all(std::chrono::milliseconds time) {
    std::unique_lock lock(mutex_);
    return done_.wait_for(lock, time, [this] { return busy_ == 0; });
  }

 private:
  void loop() {
    std::unique_lock lock(mutex_);
    while (true) {
      ++idle_;
      const bool woken = wake_.wait_for(lock, std::chrono::seconds(20), [this] { return !tasks_.empty(); });
      --idle_;
      if (!woken) return;
      auto task = std::move(tasks_.front());
      tasks_.pop_front();
      lock.unlock();
      task();
      task = nullptr;
      lock.lock();
      if (--busy_ == 0) done_.notify_all();
    }
  }

  std::mutex mutex_;
  std::condition_variable wake_;
  std::condition_variable done_;
  std::deque<std::function<void()>> tasks_;
  std::size_t idle_ = 0;
  std::size_t busy_ = 0;
};

// Never destroyed: a worker may outlive main().
Workers& workers() {
  static auto* const all = new Workers;
  return *all;
}

} // namespace

// Which jobs are still wanted; read and written in the mailbox's thread only. Letters keep it, not the Jobs.
struct Jobs::Alive {
  std::unordered_map<JobId, Cancel>* jobs = nullptr;
  [[nodiscard]] bool wanted(JobId id) const { return jobs != nullptr && jobs->count(id) > 0; }
};

Jobs::Jobs(std::shared_ptr<Mailbox> mailbox) : mailbox_(std::move(mailbox)), alive_(std::make_shared<Alive>()) {
  alive_->jobs = &cancels_;
}

Jobs::~Jobs() {
  alive_->jobs = nullptr;
  for (auto& [id, cancel] : cancels_) cancel.request();
}

JobId Jobs::start(Work work) {
  Task task;
  task.id_ = next_++;
  task.mailbox_ = mailbox_;
  task.alive_ = alive_;
  task.cancel = cancels_[task.id_];
  workers().run([task, work = std::move(work)]() mutable {
    auto done = work(task);
    work = nullptr;
    task.mailbox_->post([id = task.id_, alive = task.alive_, done = std::move(done)] {
      if (!alive->wanted(id)) return;
      alive->jobs->erase(id);
      if (done) done();
    });
  });
  return task.id_;
}

void Jobs::stop(JobId id) {
  if (const auto found = cancels_.find(id); found != cancels_.end()) found->second.request();
}

void Jobs::drop(JobId id) {
  const auto found = cancels_.find(id);
  if (found == cancels_.end()) return;
  Cancel cancel = found->second;
  cancels_.erase(found);
  cancel.request();
}

void Jobs::Task::tell(Mailbox::Letter letter) const {
  mailbox_->post([id = id_, alive = alive_, letter = std::move(letter)] {
    if (alive->wanted(id)) letter();
  });
}

void Jobs::let_go(std::shared_ptr<const void> last) {
  if (last) workers().run([last = std::move(last)]() mutable { last.reset(); });
}

bool Jobs::wait_for_all(std::chrono::milliseconds time) {
  return workers().wait_for_all(time);
}

} // namespace klamm::gui
