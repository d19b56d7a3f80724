#include "run.hpp"

#include "complete.hpp"
#include "context.hpp"
#include "exit_code.hpp"
#include "help.hpp"
#include "hint_words.hpp"
#include "man.hpp"
#include "stdin_names.hpp"
#include "version.hpp"
#include "watch.hpp"

#include <klamm/escape.hpp>

namespace klamm::cli {
namespace {

int refuse(Console& console, const Error& error) {
  console.err("klamm: " + escape(error_sentence(worded(error))));
  return exit_code(error.kind);
}

// What became of standard output decides for a read. A change is judged by what it did, once it did
// something.
int finished(int code, const Console& console, Kind kind, Console& words) {
  if (console.output() == Console::Output::reader_gone && kind != Kind::change) return exit_done;
  if (console.output() != Console::Output::failed) return code;
  words.err("klamm: " + console.write_failure());
  return kind == Kind::change && code != exit_done ? code : exit_failed;
}

int print_text(Console& console, std::string_view text) {
  console.out(text);
  return finished(exit_done, console, Kind::local, console);
}

// Rows to ask for names that were meant to be there and are none.
int no_names(Context& context, const Command& command, const Schema* schema) {
  if (command.kind == Kind::change) return context.failed(usage("no names were given"));
  return schema ? context.print(RowSet(*schema, std::vector<char>{}), Envelope{}) : exit_done;
}

/// `reassignment list, reassignment start …`: what has `-o kafka-json`.
std::string kafka_json_commands(const Catalogue& catalogue) {
  std::string out;
  for (std::size_t i = 0; i < catalogue.command_count; ++i) {
    const Command& command = *catalogue.commands[i];
    if (command.kafka_json) out += std::string(out.empty() ? "" : ", ") + command.noun + " " + command.verb;
  }
  return out;
}

int run_command(Line& line, const Catalogue& catalogue, Console& console, Signals& signals) {
  const Command& command = *line.command;
  const Globals& globals = line.globals;
  const Cancel cancel;
  Context context(globals, console, cancel);
  if (globals.execute) context.print_note(KLAMM_TEXT("cli", "--execute is not needed here"));
  if (const auto& [word, option, duration] = globals.mistakable; !word.empty()) {
    if (command.kind == Kind::change)
      return refuse(console,
                    usage("%1 is taken as a name here; write a duration as %2=%3", {word, option, duration}));
    context.print_note(KLAMM_TEXT("cli", "\"%1\" is taken as a name; write a duration as %2=%3")
                           .with(word, option, duration));
  }
  if (globals.kafka_json && !command.kafka_json)
    return refuse(console, usage("kafka-json is for klamm %1", {kafka_json_commands(catalogue)}));
  if (globals.watch && command.kind != Kind::read) return refuse(console, usage("--watch is for reads"));

  const Schema* schema = nullptr;
  if (line.prepared->rows) {
    schema = &line.prepared->rows();
  } else if (command.schemas[0]) {
    schema = &command.schemas[0]();
  }
  if (schema) {
    if (auto bound = context.bind(*schema); !bound) return refuse(console, bound.error());
  }
  Names* names = line.own_options.names_target();
  if (names && names->from_stdin) {
    if (auto read = read_names(*names, globals.null); !read) return context.failed(read.error());
  }
  if (names && names->given && names->values.empty()) {
    return finished(no_names(context, command, schema), console, command.kind, console);
  }
  context.when_change_begins([&signals] { signals.change_begins(); });
  signals.listen(cancel);
  const bool table = globals.format == Format::table || globals.format == Format::wide;
  if (command.kind == Kind::read && table && !globals.watch && !globals.no_pager)
    console.page([&signals] { signals.pager_begins(); });
  int code = 0;
  if (globals.watch) {
    code = watch(line.prepared->run, context, console, signals, *globals.watch);
  } else {
    context.start_tick();
    code = line.prepared->run(context);
    if (signals.received() != 0 && code != exit_unknown_outcome)
      code = Signals::exit_code(signals.received());
  }
  console.flush();
  if (signals.received() == 0 && command.kind != Kind::local) context.bind_profile();
  return finished(code, console, command.kind, console);
}

} // namespace

int run(const std::vector<std::string>& words, const Catalogue& catalogue, Signals& signals) {
  Console console;
  fit_help(console.width());
  if (words.empty()) return print_text(console, overview(catalogue));
  // Alone it is the measure of a start: nothing else is looked at.
  if (words.size() == 1 && (words[0] == "--version" || words[0] == "-V"))
    return print_text(console, version_line);
  if (words[0] == "__man" && words.size() == 2) return write_man_pages(words[1], catalogue);
  if (words[0] == "__complete") return complete(words, catalogue, console);
  Line line;
  auto parsed = parse_line(words, catalogue, line);
  line.globals.words = words;
  console.configure(line.globals);
  if (line.globals.version) return print_text(console, version_line);
  if (line.globals.help || (parsed && !line.command)) {
    if (line.command) return print_text(console, command_help(line));
    return print_text(console, line.noun ? noun_help(*line.noun, catalogue) : overview(catalogue));
  }
  if (!parsed) return refuse(console, parsed.error());
  return run_command(line, catalogue, console, signals);
}

} // namespace klamm::cli
