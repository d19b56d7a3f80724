#pragma once

#include <sys/types.h>

#include <functional>
#include <string>
#include <string_view>

namespace klamm::cli {

/// Shows output that is longer than the screen with the program that PAGER names (`less` where it is not set;
/// none where it is empty or `cat`). What fits is written as it is. A pager that cannot be started is none.
class Pager {
 public:
  /// Holds output back until it is known whether it fits `height` lines of `width` cells. `started` is called
  /// when the program takes the terminal.
  void begin(std::size_t height, std::size_t width, std::function<void()> started);
  [[nodiscard]] bool active() const { return active_; }
  /// Takes more of the output. False: the reader has gone.
  bool write(std::string_view bytes);
  /// Writes out what fits, or waits until the person has read. False: the reader has gone.
  bool end();
  ~Pager();
  Pager() = default;
  Pager(const Pager&) = delete;
  Pager& operator=(const Pager&) = delete;

 private:
  bool start();
  bool pass_on(std::string_view bytes) const;

  bool active_ = false;
  std::size_t height_ = 0;
  std::size_t width_ = 0;
  std::size_t lines_ = 0;
  std::size_t cells_ = 0; ///< of the last line
  std::string held_;
  std::function<void()> started_;
  int pipe_ = -1;
  pid_t child_ = -1;
};

} // namespace klamm::cli
