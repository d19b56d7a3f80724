#pragma once

#include <sansio/error_pace.hpp>
#include <sansio/reply_budget.hpp>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>

// What bounds a client's traffic, shared by the thread that owns the sockets and those that take replies.

namespace klamm::net {

/// A client's ReplyBudget. `wake` is called, from any thread, when there may be room for a frame that was
/// told to wait.
class HeldReplies {
 public:
  HeldReplies(std::size_t limit, std::size_t largest_frame) : budget_(limit, largest_frame) {}

  void on_room(std::function<void()> wake) {
    const std::lock_guard lock(mutex_);
    wake_ = std::move(wake);
  }
  [[nodiscard]] std::size_t grant(std::uint64_t connection, std::size_t wanted) {
    const std::lock_guard lock(mutex_);
    const std::size_t granted = budget_.grant(connection, wanted);
    if (granted == 0 && !std::exchange(awaited_, true)) ++waits_;
    return granted;
  }
  void add(std::size_t bytes) {
    const std::lock_guard lock(mutex_);
    budget_.add(bytes);
  }
  void release(std::size_t bytes) {
    const std::lock_guard lock(mutex_);
    budget_.release(bytes);
    tell();
  }
  void ended(std::uint64_t connection) {
    const std::lock_guard lock(mutex_);
    budget_.ended(connection);
    tell();
  }
  [[nodiscard]] std::size_t held() const {
    const std::lock_guard lock(mutex_);
    return budget_.held();
  }
  [[nodiscard]] std::size_t limit() const { return budget_.limit(); }
  /// How often a frame had to wait where none did.
  [[nodiscard]] int waits() const {
    const std::lock_guard lock(mutex_);
    return waits_;
  }

 private:
  void tell() {
    if (std::exchange(awaited_, false) && wake_) wake_();
  }

  mutable std::mutex mutex_;
  sansio::ReplyBudget budget_;
  std::function<void()> wake_;
  bool awaited_ = false;
  int waits_ = 0;
};

/// The bytes of one whole reply, held until somebody takes it or it is dropped. Move-only.
class Held {
 public:
  Held() = default;
  Held(std::shared_ptr<HeldReplies> by, std::size_t bytes) : by_(std::move(by)), bytes_(bytes) {}
  Held(Held&& other) noexcept : by_(std::move(other.by_)), bytes_(other.bytes_) {}
  Held& operator=(Held&& other) noexcept {
    std::swap(by_, other.by_);
    std::swap(bytes_, other.bytes_);
    return *this;
  }
  Held(const Held&) = delete;
  Held& operator=(const Held&) = delete;
  ~Held() { release(); }

  void release() {
    if (const auto by = std::exchange(by_, nullptr)) by->release(bytes_);
  }

 private:
  std::shared_ptr<HeldReplies> by_;
  std::size_t bytes_ = 0;
};

/// One broker's ErrorPace. `wake` is called, from any thread, when the next may be sent earlier than next()
/// said.
class Pace {
 public:
  using Time = sansio::ErrorPace::Time;

  explicit Pace(std::function<void()> wake) : wake_(std::move(wake)) {}

  [[nodiscard]] Time next(Time now) {
    const std::lock_guard lock(mutex_);
    const Time when = pace_.next(now);
    awaited_ = when > now;
    return when;
  }
  void sent(Time now) {
    const std::lock_guard lock(mutex_);
    pace_.sent(now);
  }
  void went_well(Time when) {
    const std::lock_guard lock(mutex_);
    pace_.went_well(when);
    if (std::exchange(awaited_, false) && wake_) wake_();
  }

 private:
  std::mutex mutex_;
  sansio::ErrorPace pace_;
  std::function<void()> wake_;
  bool awaited_ = false;
};

/// A request, or a connection's set-up, that counts against its broker's pace until it is known to have gone
/// well.
struct Sent {
  std::shared_ptr<Pace> pace;
  Pace::Time when{};

  void went_well() {
    if (const auto to = std::exchange(pace, nullptr)) to->went_well(when);
  }
};

} // namespace klamm::net
