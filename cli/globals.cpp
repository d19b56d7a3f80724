#include "globals.hpp"

#include "live_names.hpp"

#include <klamm/codes.hpp>
#include <klamm/units.hpp>

#include <limits>

namespace klamm::cli {
namespace {

Error no_such_code(const std::string& code) {
  constexpr std::size_t most_named = 8;
  std::string list;
  for (std::size_t i = 0; i < most_named; ++i)
    list += std::string(own_codes()[i]) + (i + 1 < most_named ? ", " : " …");
  const std::string near = nearest_code(code);
  if (near.empty())
    return usage("no failure has the code \"%1\"; there are %2, and Kafka's own names of errors",
                 {code, list});
  return usage(
      "no failure has the code \"%1\", did you mean %3? There are %2, and Kafka's own names of errors",
      {code, list, near});
}

Result<void> allow_codes(std::vector<std::string>& codes, std::string_view list) {
  while (true) {
    const auto comma = list.find(',');
    std::string code(list.substr(0, comma));
    for (char& c : code) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c == '-' ? '_' : c;
    if (code.empty()) return fail(usage("a code is empty; write --allow TIMEOUT,NO_LEADER"));
    if (!is_code(code)) return fail(no_such_code(code));
    codes.push_back(std::move(code));
    if (comma == std::string_view::npos) return {};
    list.remove_prefix(comma + 1);
  }
}

} // namespace

void declare_globals(Options& options, Globals& globals) {
  options.value("-b,--bootstrap-server,!--bootstrap-servers,!--broker-list", "HOST:PORT[,…]",
                globals.bootstrap_servers, "brokers to start from (KLAMM_BOOTSTRAP_SERVERS)");
  options.value("-C,--bootstrap-controller,!--bootstrap-controllers", "HOST:PORT[,…]",
                globals.bootstrap_controllers, "talk to the controllers instead");
  options.value("-P,--profile,!--context", "NAME", globals.profile, "a stored cluster (KLAMM_PROFILE)")
      .complete(profile_names);
  options.value("-F,--command-config", "FILE", globals.command_config,
                "a Kafka client.properties for this call");
  options.custom(
      "-X,--set", "KEY=VALUE",
      [&globals](std::string_view word) -> Result<void> {
        const auto equals = word.find('=');
        if (equals == 0 || equals == std::string_view::npos) {
          return fail(usage("\"%1\" is not a setting; write KEY=VALUE", {std::string(word)}));
        }
        globals.settings.emplace_back(word.substr(0, equals), word.substr(equals + 1));
        return {};
      },
      "one profile key for this call; repeatable");
  options.value("--expect-cluster", "ID", globals.expect_cluster, "fail unless the cluster has this id");

  options.custom(
      "-o,--output", "FORMAT",
      [&globals](std::string_view word) -> Result<void> {
        globals.kafka_json = word == "kafka-json";
        auto format = parse_format(globals.kafka_json ? "json" : word);
        if (!format) return fail(format.error());
        globals.format = *format;
        globals.query.shown = *format == Format::wide ? Shown::wide : Shown::table;
        return {};
      },
      "table, wide, json, jsonl, yaml, csv, tsv or name");
  options.choices({"table", "wide", "json", "jsonl", "yaml", "csv", "tsv", "name"});
  const auto text = [&options](const char* names, const char* placeholder, std::string& target,
                               const char* about) {
    options.custom(
        names, placeholder,
        [&target, names](std::string_view word) -> Result<void> {
          if (word.empty()) return fail(usage("%1 needs a value", {names}));
          target = word;
          return {};
        },
        about);
  };
  text("--columns", "A,B", globals.query.columns,
       "columns to show, in order; +A adds to the usual ones, all shows every one");
  text("--sort", "COL[:desc],…", globals.query.sort, "order of the rows");
  text("--where", "EXPR", globals.query.where, "rows to show: 'lag>1k and state=Stable', 'name~^orders'");
  options.custom(
      "--limit", "N",
      [&globals](std::string_view word) -> Result<void> {
        const auto number = units::parse_integer(word, 0, std::numeric_limits<std::int32_t>::max());
        if (!number) return fail(number.error());
        globals.query.limit = static_cast<std::size_t>(*number);
        return {};
      },
      "at most N rows");
  options.flag("--no-headers", globals.no_headers, "no line of titles");
  options.flag("--no-pager", globals.no_pager, "long tables go past (PAGER names the pager; empty: none)");
  options.flag("-0,--null", globals.null,
               "names end in NUL, unescaped, when read with - and written with -o name");
  options.flag("--csv-safe", globals.csv_safe, "guard spreadsheets against text they would run");
  options.flag("--local", globals.local_time, "tables show local time instead of UTC");
  options.custom(
      "--color,!--colour", "WHEN",
      [&globals](std::string_view word) -> Result<void> {
        if (word == "auto") {
          globals.color = Color::automatic;
        } else if (word == "always") {
          globals.color = Color::always;
        } else if (word == "never") {
          globals.color = Color::never;
        } else {
          return fail(usage("\"%1\" is not one of auto, always, never", {std::string(word)}));
        }
        return {};
      },
      "auto, always or never (NO_COLOR)");
  options.choices({"auto", "always", "never"});

  options.duration("--timeout,!--timeout-ms", "DURATION", globals.timeout,
                   "for the whole command, for each tick of --watch, for each step of a change (30s)");
  options.custom(
      "-w,--watch", "DURATION",
      [&globals](std::string_view word) -> Result<void> {
        const auto pause = word.empty() ? std::chrono::milliseconds(2000) : units::parse_duration(word);
        if (!pause) return fail(pause.error());
        globals.watch = *pause;
        return {};
      },
      "again and again, pausing 2s or DURATION");
  options.value_only_after_equals();
  options.custom(
      "--allow", "CODE[,…]", [&globals](std::string_view word) { return allow_codes(globals.allow, word); },
      "failures that do not change the exit code");

  options.flag("-q,--quiet", globals.quiet, "no notes, but of failures and what is asked");
  options.custom(
      "-v,--verbose", "",
      [&globals](std::string_view) -> Result<void> {
        ++globals.verbose;
        return {};
      },
      "explain; twice: log the wire");
  options.flag("-V,--version", globals.version, "show the version");
  options.flag("-h,--help", globals.help, "show help");
  options.flag("!--execute", globals.execute, "");
}

} // namespace klamm::cli
