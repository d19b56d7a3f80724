#pragma once

#include "globals.hpp"

#include <klamm/view.hpp>

#include <array>
#include <cstddef>
#include <functional>
#include <string_view>

namespace klamm::cli {

class Context;

/// What runs once the line is parsed; gives the exit code. Under `--watch` it runs once a tick.
using Run = std::function<int(Context&)>;

/// What a command's `setup` hands back. `rows` chooses among several row types by what was parsed; empty: the
/// first.
struct Prepared {
  Run run;
  std::function<const Schema&()> rows;

  template <class Function>
  Prepared(Function function) : run(std::move(function)) {}
  Prepared(Run run, std::function<const Schema&()> rows) : run(std::move(run)), rows(std::move(rows)) {}
};

enum class Kind {
  read,   ///< asks a cluster; may be watched
  local,  ///< no cluster: profiles, schemas, completion
  change, ///< changes a cluster
};

/// One command: parse → call → render. Constant data, so that starting costs nothing.
struct Command {
  const char* noun;
  const char* verb; ///< empty: the noun is the whole command
  Kind kind;
  const char* summary;                        ///< one line, no full stop
  const char* description;                    ///< paragraphs for its help
  std::array<const char*, 2> examples;        ///< real ones
  const char* acls;                           ///< what a user needs: `Describe on each topic`; empty: nothing
  const char* kafka;                          ///< the oldest Kafka it works with; empty: no cluster
  std::array<const Schema& (*)(), 4> schemas; ///< the row types it prints; empty: it prints no rows
  Prepared (*setup)(Options& options);
  bool kafka_json = false; ///< has `-o kafka-json`
};

struct Noun {
  const char* name;
  const char* about;
  const char* default_verb = ""; ///< taken when no word follows
};

/// Everything there is, for the dispatcher, help and completion.
struct Catalogue {
  const Noun* nouns;
  std::size_t noun_count;
  const Command* const* commands;
  std::size_t command_count;

  [[nodiscard]] const Noun* noun(std::string_view name) const; ///< the plural is accepted
  [[nodiscard]] const Command* command(std::string_view noun, std::string_view verb) const;
};

} // namespace klamm::cli
