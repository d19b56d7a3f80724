#include <gui/bridge/jobs.hpp>

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <thread>

using namespace klamm::gui;
using namespace std::chrono_literals;

namespace {

/// Takes letters until `done` says so, as the window's loop does.
template <class Done>
void take_until(Mailbox& mailbox, Done done) {
  const auto until = std::chrono::steady_clock::now() + 20s;
  while (!done() && std::chrono::steady_clock::now() < until) {
    for (auto& letter : mailbox.take()) letter();
    std::this_thread::sleep_for(1ms);
  }
  REQUIRE(done());
}

} // namespace

TEST_CASE("results are delivered in the thread that takes the mailbox") {
  const auto mailbox = std::make_shared<Mailbox>();
  Jobs jobs(mailbox);
  const auto here = std::this_thread::get_id();
  int sum = 0;
  for (int i = 1; i <= 50; ++i)
    jobs.start([&sum, i, here](const Jobs::Task& task) -> Jobs::Done {
      task.tell([&sum] { sum += 1000; });
      return [&sum, i, here] {
        CHECK(std::this_thread::get_id() == here);
        sum += i;
      };
    });
  take_until(*mailbox, [&] { return jobs.count() == 0; });
  CHECK(sum == 50 * 1000 + 51 * 25);
}

TEST_CASE("a dropped job is told to stop, and nothing of it arrives") {
  const auto mailbox = std::make_shared<Mailbox>();
  Jobs jobs(mailbox);
  std::atomic<bool> stopped = false;
  std::atomic<bool> began = false;
  bool arrived = false;
  const JobId id = jobs.start([&](const Jobs::Task& task) -> Jobs::Done {
    began = true;
    while (!task.cancel.requested()) std::this_thread::sleep_for(1ms);
    task.tell([&] { arrived = true; });
    stopped = true;
    return [&] { arrived = true; };
  });
  take_until(*mailbox, [&] { return began.load(); });
  jobs.drop(id);
  CHECK_FALSE(jobs.running(id));
  take_until(*mailbox, [&] { return stopped.load(); });
  std::this_thread::sleep_for(20ms);
  for (auto& letter : mailbox->take()) letter();
  CHECK_FALSE(arrived);
}

TEST_CASE("a job that was only stopped still says what came of it") {
  const auto mailbox = std::make_shared<Mailbox>();
  Jobs jobs(mailbox);
  bool arrived = false;
  const JobId id = jobs.start([&](const Jobs::Task& task) -> Jobs::Done {
    while (!task.cancel.requested()) std::this_thread::sleep_for(1ms);
    return [&] { arrived = true; };
  });
  jobs.stop(id);
  take_until(*mailbox, [&] { return arrived; });
}

TEST_CASE("jobs outlive their owner without reaching it") {
  const auto mailbox = std::make_shared<Mailbox>();
  std::atomic<int> ended = 0;
  bool arrived = false;
  {
    Jobs jobs(mailbox);
    for (int i = 0; i < 8; ++i)
      jobs.start([&](const Jobs::Task& task) -> Jobs::Done {
        while (!task.cancel.requested()) std::this_thread::sleep_for(1ms);
        ++ended;
        return [&] { arrived = true; };
      });
  }
  CHECK(Jobs::wait_for_all(20s));
  CHECK(ended == 8);
  for (auto& letter : mailbox->take()) letter();
  CHECK_FALSE(arrived);
}

TEST_CASE("what is let go is destroyed by a worker") {
  std::atomic<bool> elsewhere = false;
  const auto here = std::this_thread::get_id();
  const auto* last = new int(7);
  std::shared_ptr<const void> large(last, [&](const void* gone) {
    elsewhere = std::this_thread::get_id() != here;
    delete static_cast<const int*>(gone);
  });
  Jobs::let_go(std::move(large));
  CHECK(Jobs::wait_for_all(20s));
  CHECK(elsewhere);
  Jobs::let_go(nullptr);
}

TEST_CASE("the bell rings once for a box that was empty") {
  Mailbox mailbox;
  std::atomic<int> rung = 0;
  mailbox.set_bell([&] { ++rung; });
  mailbox.post([] {});
  mailbox.post([] {});
  CHECK(rung == 1);
  CHECK(mailbox.take().size() == 2);
  mailbox.post([] {});
  CHECK(rung == 2);
  mailbox.set_bell([&] { ++rung; }); // what waits already rings the new one
  CHECK(rung == 3);
}
