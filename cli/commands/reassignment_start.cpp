// reassignment start.

#include "../change_flow.hpp"
#include "../commands.hpp"
#include "../input_file.hpp"
#include "../move_options.hpp"

#include <klamm/front/words.hpp>

#include <memory>

namespace klamm::cli {
namespace {

constexpr const char* rights =
    "Alter and Describe on the cluster, Describe on the topics; with a throttle AlterConfigs and "
    "DescribeConfigs on cluster and topics";

struct Start {
  Names words;
  std::string file;
  MoveOptions how;
  bool replace = false;
  bool skip_invalid = false;
  bool ignore_log_dirs = false;
  ChangeOptions change;
};

Result<plan::StartMoves> wanted_by(const Start& start) {
  plan::StartMoves wanted;
  if (auto good = start.how.check(); !good) return fail(good.error());
  wanted.throttle = start.how.rate;
  wanted.replace = start.replace;
  wanted.skip_invalid = start.skip_invalid;
  if (start.ignore_log_dirs && start.file.empty()) return fail(usage("--ignore-log-dirs goes with --file"));
  if (!start.file.empty() == start.words.given)
    return fail(usage("name the moves (orders:0=1,2,3) or give --file FILE: one of the two"));
  if (!start.file.empty()) {
    const auto text = read_filled(start.file, changes::most_plan_bytes);
    if (!text) return fail(text.error());
    auto file = plan::parse_kafka_reassignment(*text, start.ignore_log_dirs);
    if (!file) return fail(file.error());
    wanted.moves = std::move(file->moves);
    wanted.invalid = std::move(file->invalid);
  }
  for (const auto& word : start.words.values) {
    auto moves = front::parse_move(word);
    if (!moves) return fail(moves.error());
    wanted.moves.insert(wanted.moves.end(), moves->begin(), moves->end());
  }
  return wanted;
}

int run_start(Start& start, Context& context) {
  auto wanted = wanted_by(start);
  if (!wanted) return context.failed(wanted.error());
  auto client = client_for_change(context);
  if (!client) return context.failed(client.error());
  // A saved plan is applied at once: there is nobody to wait between waves.
  wanted->in_waves = start.how.wait && start.change.plan_out.empty();
  const auto proposal = front::start_moves(**client, *wanted, start.how.wait, context.call());
  if (start.how.wait && !start.change.plan_out.empty())
    context.print_always(KLAMM_TEXT(
        "change", "a plan does not keep --wait: klamm change apply does not wait for the moves, and a "
                  "throttle stays on until klamm reassignment clean-up"));
  return run_change(context, proposal, start.change, replicas_before);
}

Prepared start(Options& options) {
  auto start = std::make_shared<Start>();
  options.names("TOPIC:P=BROKERS", start->words,
                "moves: orders:0=1,2,3, the preferred leader first; - reads them");
  options.value("-f,--file,!--reassignment-json-file", "FILE", start->file,
                "the moves in the format of kafka-reassign-partitions; - is standard input");
  start->how.declare_throttle(options, "bytes a second for each broker that gets replicas: 50MiB/s; needed");
  start->how.declare_wait(options, std::chrono::minutes(10),
                          "until the moves have ended (10m), then take the throttle off");
  options.flag("--replace", start->replace, "cancel what moves elsewhere already, then start");
  options.flag("--skip-invalid", start->skip_invalid,
               "start the valid moves; otherwise one that is invalid keeps all from starting");
  options.flag("--ignore-log-dirs", start->ignore_log_dirs,
               "of --file: let brokers choose the directories that its log_dirs name");
  declare_change_options(options, start->change);
  return [start](Context& context) { return run_start(*start, context); };
}

} // namespace

constinit const Command reassignment_start{
    "reassignment",
    "start",
    Kind::change,
    "Move replicas to other brokers",
    "Kafka copies in the background: ACCEPTED is all a start can say, klamm reassignment list shows how far\n"
    "it is. A throttle limits what each broker gets, by listing the adding replicas only; with --wait what "
    "it\n"
    "put on is taken off at the end, else klamm reassignment clean-up does that. With --wait more than "
    "1,000\n"
    "replicas of a topic go in waves, each when the one before it has arrived: brokers keep a topic's list\n"
    "once for each replica they get. A partition that moves there already gets the rate and is waited for, "
    "one\n"
    "that moves elsewhere is left alone: --replace cancels first. With an invalid move (an unknown topic or\n"
    "broker, two targets for a partition) nothing is started, and all faults are told. -o kafka-json is what "
    "stood before, for\n"
    "kafka-reassign-partitions to move back. Undone by cancelling, or moving back, all waves at once.",
    {"klamm reassignment start orders:0=2,3,4 orders:1=3,4,2 --throttle 50MiB/s --wait=2h -y",
     "klamm reassignment start --file moves.json --throttle none --dry-run"},
    rights,
    "2.4",
    {&View<changes::StepRow>::schema},
    start,
    true};

} // namespace klamm::cli
