#pragma once

#include "options.hpp"

#include <klamm/query.hpp>
#include <klamm/render.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace klamm::cli {

enum class Color { automatic, always, never };

/// The options every command takes; they may stand anywhere on the line.
struct Globals {
  // Which cluster
  std::optional<std::string> bootstrap_servers;
  std::optional<std::string> bootstrap_controllers;
  std::optional<std::string> profile;
  std::optional<std::string> command_config;
  std::vector<std::pair<std::string, std::string>> settings;
  std::optional<std::string> expect_cluster;
  // Which rows, and how they look
  Format format = Format::table;
  bool kafka_json = false; ///< the format of Kafka's reassign-partitions tool, for commands that have it
  Query query;
  bool no_headers = false;
  bool no_pager = false;
  bool null = false;
  bool csv_safe = false;
  bool local_time = false;
  Color color = Color::automatic;
  // How long, how often, what counts
  std::chrono::milliseconds timeout{30'000};
  std::optional<std::chrono::milliseconds> watch;
  /// A name that stands where the duration of an option may have been meant, and that option.
  struct Mistakable {
    std::string word;
    std::string option;
    std::string duration; ///< how it would be written: `5s` for `5`
  } mistakable;
  std::vector<std::string> allow;
  // What is said beside the rows
  bool quiet = false;
  int verbose = 0;
  bool version = false;
  bool help = false;
  bool execute = false;
  std::vector<std::string> words; ///< the whole line, for the journal
};

void declare_globals(Options& options, Globals& globals);

} // namespace klamm::cli
