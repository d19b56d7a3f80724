#pragma once

#include "globals.hpp"
#include "pager.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace klamm::cli {

/// Writes all of it, through interrupts; false with errno when the descriptor takes no more.
bool write_all(int descriptor, std::string_view bytes);

/// The two streams and the terminal. Standard output carries data only; standard error carries words.
class Console {
 public:
  enum class Output { open, reader_gone, failed };

  /// Reads what the terminal can do. Makes descriptors 0–2 safe if the caller closed them: no socket takes
  /// their place.
  Console();
  void configure(const Globals& globals);

  /// False once nothing more can be written.
  bool out(std::string_view bytes);
  /// From here on output that is longer than the screen goes through a pager, where there is a terminal.
  /// `started` is called when it takes the terminal.
  void page(std::function<void()> started);
  /// One line, already escaped; `\n` is added. A pager ends before.
  void err(std::string_view line);

  [[nodiscard]] Output output() const { return output_; }
  [[nodiscard]] bool out_is_terminal() const { return terminal_; }
  [[nodiscard]] bool color() const { return color_; }
  [[nodiscard]] std::size_t width() const;  ///< 0: not a terminal, nothing is cut
  [[nodiscard]] std::size_t height() const; ///< 0: unknown
  /// Ends the pager, if there is one: what it held back is written.
  void flush();
  /// Why writing failed, as a sentence.
  [[nodiscard]] std::string write_failure() const;

 private:
  void note_failure();

  Output output_ = Output::open;
  int error_ = 0;
  bool terminal_ = false;
  bool color_ = false;
  Pager pager_;
};

} // namespace klamm::cli
