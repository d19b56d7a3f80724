#pragma once

#include <klamm/cancel.hpp>
#include <klamm/text.hpp>

#include <chrono>
#include <functional>

namespace klamm {

/// Whether somebody waits for the answer. Background calls use at most two of a broker's three connections.
enum class CallClass { interactive, background };

/// How long a call may take and who may stop it. Every blocking function of the library takes one.
struct Call {
  std::chrono::steady_clock::time_point deadline =
      std::chrono::steady_clock::now() + std::chrono::seconds(30);
  Cancel cancel;
  CallClass call_class = CallClass::interactive;
  std::function<void(const Text&)> progress; ///< called in the caller's thread; may be empty

  [[nodiscard]] static Call within(std::chrono::milliseconds time) {
    Call call;
    call.deadline = std::chrono::steady_clock::now() + time;
    return call;
  }
};

} // namespace klamm
