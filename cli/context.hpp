#pragma once

#include "command.hpp"
#include "console.hpp"
#include "ticks.hpp"

#include <klamm/answer.hpp>
#include <klamm/call.hpp>
#include <klamm/client.hpp>
#include <klamm/front/session.hpp>
#include <klamm/profiles.hpp>
#include <klamm/query.hpp>
#include <klamm/render.hpp>

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <string>

namespace klamm::cli {

/// What a running command has: the parsed globals, a deadline, and one way to print that does everything.
class Context {
 public:
  Context(const Globals& globals, Console& console, Cancel cancel)
      : globals_(globals), console_(console), cancel_(std::move(cancel)) {}

  [[nodiscard]] const Globals& globals() const { return globals_; }

  /// The deadline of this run (of this tick under `--watch`) and the user's wish to stop.
  [[nodiscard]] Call call() const;
  [[nodiscard]] const Cancel& cancel() const { return cancel_; }

  /// The cluster that is meant, resolved once; nothing is sent before the first call.
  [[nodiscard]] Result<front::Session*> session();
  /// Binds the protected profile that was used to the cluster it led to, and says so; nothing where no
  /// session was opened.
  void bind_profile();
  [[nodiscard]] Result<Client*> client();
  /// The environment, and the terminal for what must be typed.
  [[nodiscard]] static profiles::SecretSources secret_sources();
  [[nodiscard]] Result<const profiles::Target*> target();
  /// Takes this cluster for the one that is meant, whatever the line says. Before the first session() only.
  void aim_at(profiles::Target target) { target_ = std::move(target); }

  /// The loader bits of the columns that are shown, sorted or filtered by.
  [[nodiscard]] unsigned loaders() {
    loads_by_column_ = true;
    return query_ ? query_->loaders() : 0;
  }
  /// Says that these were loaded whatever the columns.
  void loaded(unsigned loaders) { also_loaded_ |= loaders; }

  /// Prints rows in the format asked for and the errors to standard error; gives the exit code.
  template <class Row>
  int print(const Answer<Row>& answer) {
    return print(RowSet(answer.rows), envelope_of(answer));
  }
  template <class Some>
  int print(const Result<Some>& answer) {
    return answer ? print(*answer) : failed(answer.error());
  }
  int print(const RowSet& rows, const Envelope& envelope) { return print(rows, envelope, rows.size() > 0); }
  /// `something_done` decides between a partial and a whole failure.
  int print(const RowSet& rows, const Envelope& envelope, bool something_done);

  /// How many rows were left of the last print after `--where`: what findings are judged by.
  [[nodiscard]] std::size_t rows_left() const { return rows_left_; }

  /// The whole call failed: says why, prints the envelope where the format has one, gives the exit code.
  int failed(const Error& error);

  /// Something worth knowing that is no failure, said once however many ticks it holds; `-q` silences it.
  void print_note(const Text& text);
  /// What must be said, even with `-q`.
  void print_always(const Text& text);
  /// Only with `-v`.
  void print_verbose(const Text& text);
  /// One failure as a sentence, or with `-o jsonl` as an object.
  void print_error(const Error& error);
  /// Data that is no rows: a schema, a script.
  void write(std::string_view bytes);

  /// To be called right before anything of a change is sent: a signal then lets it end in order.
  void change_begins() const {
    if (change_begins_) change_begins_();
  }

  // For the dispatcher.
  void when_change_begins(std::function<void()> told) { change_begins_ = std::move(told); }
  Result<void> bind(const Schema& schema);
  void start_tick() { started_ = std::chrono::steady_clock::now(); }
  [[nodiscard]] bool whole_failure() const { return whole_failure_; }
  /// The brokers do not let this user in: nothing is tried again.
  [[nodiscard]] bool refused() const { return refused_; }
  void collect_into(std::string* page) { page_ = page; }
  /// Under `--watch`: tables show what changed since the tick before.
  void compare_ticks() { ticks_.emplace(); }
  /// Between two ticks that are appended: tables stand apart.
  void separate_ticks();

 private:
  bool emit(std::string_view bytes);
  void line(std::string_view words);
  void explain_target(const profiles::Target& target);
  void render_rows(const Selection& selection, const Envelope& envelope);
  /// Names the topic or group that was meant where one that was named does not exist.
  void note_nearest(const std::vector<Error>& errors);
  void note_left_out(const std::vector<std::string>& titles);

  const Globals& globals_;
  Console& console_;
  Cancel cancel_;
  std::optional<profiles::Target> target_;
  std::optional<front::Session> session_;
  const Schema* schema_ = nullptr;
  std::optional<BoundQuery> query_;
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
  std::string* page_ = nullptr; ///< under `--watch` on a terminal: the screen being made
  std::optional<Ticks> ticks_;
  bool loads_by_column_ = false; ///< the command loads what `loaders()` says; else everything
  unsigned also_loaded_ = 0;
  std::set<std::string> noted_;
  bool whole_failure_ = false;
  bool refused_ = false;
  std::size_t rows_left_ = 0;
  std::function<void()> change_begins_;
};

} // namespace klamm::cli
