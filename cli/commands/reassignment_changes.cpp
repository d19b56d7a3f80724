// reassignment start, cancel, clean-up.

#include "../change_flow.hpp"
#include "../commands.hpp"
#include "../live_names.hpp"

#include <klamm/move_progress.hpp>
#include <klamm/plan_moves.hpp>
#include <klamm/units.hpp>

#include <fstream>
#include <iterator>
#include <limits>
#include <memory>
#include <sstream>

namespace klamm::cli {
namespace {

using changes::Outcome;
using std::chrono::milliseconds;

constexpr const char* rights =
    "Alter and Describe on the cluster; with a throttle AlterConfigs and DescribeConfigs "
    "on cluster and topics";

struct Start {
  Names words;
  std::string file;
  std::optional<std::string> throttle;
  std::optional<std::int64_t> rate;
  std::optional<milliseconds> wait;
  bool replace = false;
  ChangeOptions change;
};

/// `orders:0=1,2,3`, `orders:0-5=1,2,3`
Result<void> parse_move(const std::string& word, std::vector<plan::WantedMove>& out) {
  const auto bad = [&word] {
    return fail(usage("\"%1\" is no move; write TOPIC:PARTITION=BROKER,BROKER,…, the preferred leader first",
                      {word}));
  };
  const auto equals = word.rfind('=');
  if (equals == std::string::npos) return bad();
  const auto at = parse_topic_partitions(std::string_view(word).substr(0, equals));
  if (!at || at->partitions.empty()) return bad();
  changes::Replicas replicas;
  std::string_view rest = std::string_view(word).substr(equals + 1);
  while (true) {
    const auto comma = rest.find(',');
    const auto id = units::parse_integer(rest.substr(0, comma), 0, std::numeric_limits<std::int32_t>::max());
    if (!id) return bad();
    replicas.push_back(static_cast<std::int32_t>(*id));
    if (comma == std::string_view::npos) break;
    rest.remove_prefix(comma + 1);
  }
  for (const std::int32_t partition : at->partitions) out.push_back({at->topic, partition, replicas});
  return {};
}

Result<plan::StartMoves> wanted_by(const Start& start) {
  plan::StartMoves wanted;
  if (!start.throttle)
    return fail(usage("--throttle RATE says how fast each broker may be filled (--throttle 50MiB/s), or "
                      "--throttle none that there is no limit: it has no default"));
  wanted.throttle = start.rate;
  wanted.replace = start.replace;
  if (!start.file.empty() == start.words.given)
    return fail(usage("name the moves (orders:0=1,2,3) or give --file FILE: one of the two"));
  if (!start.file.empty()) {
    std::ifstream file(start.file, std::ios::binary);
    std::ostringstream text;
    if (file) text << file.rdbuf();
    if (!file) return fail(usage("%1 cannot be read", {start.file}));
    auto moves = plan::parse_kafka_reassignment(text.str());
    if (!moves) return fail(moves.error());
    wanted.moves = std::move(*moves);
  }
  for (const auto& word : start.words.values) {
    if (auto parsed = parse_move(word, wanted.moves); !parsed) return fail(parsed.error());
  }
  return wanted;
}

/// What follows a start: waiting for its end, and taking the throttle off.
class Follow {
 public:
  Follow(Context& context, Client& client, const Start& start, const changes::Plan& plan)
      : context_(context), client_(client), start_(start), plan_(plan) {}

  void operator()(Answer<changes::StepRow>& answer, const ChangeHooks::Apply& apply) const {
    const auto moving = started(answer);
    const bool throttled = throttle_is_on(answer);
    if (!moving.empty() && !start_.wait) {
      if (throttled) say_how_to_take_off();
      return;
    }
    if (!moving.empty() && !wait_for(moving, answer)) {
      if (throttled) say_how_to_take_off();
      return;
    }
    if (throttled) take_off(answer, apply);
  }

 private:
  [[nodiscard]] std::vector<std::pair<std::string, std::int32_t>>
  started(const Answer<changes::StepRow>& answer) const {
    std::vector<std::pair<std::string, std::int32_t>> out;
    for (std::size_t i = 0; i < plan_.steps.size(); ++i) {
      const auto outcome = answer.rows[i].outcome;
      const auto* step = std::get_if<changes::StartReassignment>(&plan_.steps[i]);
      if (step &&
          (outcome == Outcome::accepted || outcome == Outcome::unchanged || outcome == Outcome::unknown))
        out.emplace_back(step->topic, step->partition);
    }
    return out;
  }

  [[nodiscard]] bool throttle_is_on(const Answer<changes::StepRow>& answer) const {
    for (std::size_t i = 0; i < plan_.steps.size(); ++i) {
      const bool config = std::holds_alternative<changes::SetConfig>(plan_.steps[i]) ||
                          std::holds_alternative<changes::AppendConfig>(plan_.steps[i]);
      if (config && answer.rows[i].outcome != Outcome::not_run && answer.rows[i].outcome != Outcome::stale &&
          answer.rows[i].outcome != Outcome::failed)
        return true;
    }
    return false;
  }

  void say_how_to_take_off() const {
    context_.remark({"change",
                     "the throttle stays on: klamm reassignment clean-up takes it off once nothing moves "
                     "(klamm wait reassignment)",
                     {},
                     -1});
  }

  /// Whether all have ended. A signal ends the wait, not the moves.
  bool wait_for(const std::vector<std::pair<std::string, std::int32_t>>& moving,
                Answer<changes::StepRow>& answer) const {
    const auto condition = wait::moves_done(client_, {moving, start_.rate});
    Call call = Call::within(*start_.wait);
    call.cancel = context_.cancel();
    call.progress = [this](const Text& text) { context_.note(text); };
    const auto waited = wait::until("reassignment", condition, {}, call);
    if (waited) return true;
    if (context_.cancel().requested()) {
      // One more look: what has ended just now needs no clean-up by hand.
      constexpr milliseconds short_look{5000};
      const auto seen = condition(Call::within(short_look));
      if (seen && seen->empty()) return true;
      context_.remark({"change",
                       "stopped waiting; the moves go on%1. klamm reassignment cancel stops them",
                       {seen ? ": " + seen->english() : std::string()},
                       -1});
    }
    answer.problem(waited.error());
    return false;
  }

  void take_off(Answer<changes::StepRow>& answer, const ChangeHooks::Apply& apply) const {
    const auto planned =
        plan::take_off_throttle(client_, plan_.steps, Call::within(context_.globals().timeout));
    if (!planned) {
      answer.problem(planned.error());
      return say_how_to_take_off();
    }
    for (const auto& note : planned->notes) context_.remark(note);
    if (planned->plan.steps.empty()) return;
    // A wish to stop has been obeyed: this puts right what we did.
    auto applied = apply(planned->plan, Cancel());
    if (!applied) {
      answer.problem(applied.error());
      return say_how_to_take_off();
    }
    if (!applied->complete) say_how_to_take_off();
    std::move(applied->rows.begin(), applied->rows.end(), std::back_inserter(answer.rows));
    for (auto& error : applied->errors) answer.problem(std::move(error));
  }

  Context& context_;
  Client& client_;
  const Start& start_;
  const changes::Plan& plan_;
};

int run_start(Start& start, Context& context) {
  auto wanted = wanted_by(start);
  if (!wanted) return context.failed(wanted.error());
  auto client = client_for_change(context);
  if (!client) return context.failed(client.error());
  const auto planned = plan::start_moves(**client, *wanted, context.call());
  ChangeHooks hooks;
  if (planned) {
    hooks.after = Follow(context, **client, start, planned->plan);
    hooks.kafka_json = [&planned] {
      std::vector<plan::WantedMove> before;
      for (const auto& step : planned->plan.steps) {
        if (const auto* move = std::get_if<changes::StartReassignment>(&step))
          before.push_back({move->topic, move->partition, move->old_replicas});
      }
      return plan::kafka_reassignment(before);
    };
  }
  return run_change(context, planned, start.change, hooks);
}

Prepared start(Options& options) {
  auto start = std::make_shared<Start>();
  options.names("TOPIC:P=BROKERS", start->words,
                "moves: orders:0=1,2,3, the preferred leader first; - reads them");
  options.value("--file,!--reassignment-json-file", "FILE", start->file,
                "the moves in the format of kafka-reassign-partitions");
  options.custom(
      "--throttle", "RATE|none",
      [start](std::string_view word) -> Result<void> {
        start->throttle = word;
        if (word == "none") return {};
        const auto rate = units::parse_rate(word);
        if (!rate) return fail(rate.error());
        if (*rate <= 0) return fail(usage("a throttle of nothing would never end; write --throttle none"));
        start->rate = *rate;
        return {};
      },
      "bytes a second for each broker that gets replicas: 50MiB/s; needed");
  options.custom(
      "--wait", "DURATION",
      [start](std::string_view word) -> Result<void> {
        const auto time = word.empty() ? milliseconds(std::chrono::minutes(10)) : units::parse_duration(word);
        if (!time) return fail(time.error());
        start->wait = *time;
        return {};
      },
      "until the moves have ended (10m), then take the throttle off");
  options.value_only_after_equals();
  options.flag("--replace", start->replace, "cancel what moves elsewhere already, then start");
  declare_change_options(options, start->change);
  return [start](Context& context) { return run_start(*start, context); };
}

struct CancelOptions {
  Names words;
  bool all = false;
  ChangeOptions change;
};

int run_cancel(CancelOptions& cancel, Context& context) {
  if (cancel.all == cancel.words.given)
    return context.failed(usage("name what to cancel (orders, orders:0) or say --all: one of the two"));
  plan::CancelMoves wanted;
  wanted.all = cancel.all;
  for (const auto& word : cancel.words.values) {
    auto at = parse_topic_partitions(word);
    if (!at) return context.failed(at.error());
    wanted.partitions.push_back(std::move(*at));
  }
  auto client = client_for_change(context);
  if (!client) return context.failed(client.error());
  const auto planned = plan::cancel_moves(**client, wanted, context.call());
  ChangeHooks hooks;
  hooks.kafka_json = [&planned] {
    std::vector<plan::WantedMove> targets;
    for (const auto& step : planned->plan.steps) {
      if (const auto* move = std::get_if<changes::CancelReassignment>(&step))
        targets.push_back({move->topic, move->partition, move->old_target});
    }
    return plan::kafka_reassignment(targets);
  };
  return run_change(context, planned, cancel.change, hooks);
}

Prepared cancel(Options& options) {
  auto cancel = std::make_shared<CancelOptions>();
  options.names("TOPIC[:P]", cancel->words, "what to cancel; - reads names").complete(live_topics);
  options.flag("--all", cancel->all, "everything that moves");
  declare_change_options(options, cancel->change);
  return [cancel](Context& context) { return run_cancel(*cancel, context); };
}

Prepared clean_up(Options& options) {
  auto change = std::make_shared<ChangeOptions>();
  declare_change_options(options, *change);
  return [change](Context& context) {
    auto client = client_for_change(context);
    if (!client) return context.failed(client.error());
    return run_change(context, plan::clean_up_throttles(**client, context.call()), *change);
  };
}

} // namespace

constinit const Command reassignment_start{
    "reassignment",
    "start",
    Kind::change,
    "Move replicas to other brokers",
    "Kafka copies in the background: ACCEPTED is all a start can say, klamm reassignment list shows how far "
    "it "
    "is.\n"
    "A throttle limits what each broker gets, by listing the adding replicas only; with --wait it is taken "
    "off "
    "at the end,\n"
    "else klamm reassignment clean-up does that. A partition that moves already is left alone: --replace "
    "cancels "
    "first.\n"
    "-o kafka-json is what stood before, for kafka-reassign-partitions to move back. Undone by cancelling, "
    "or "
    "moving back.",
    {"klamm reassignment start orders:0=2,3,4 orders:1=3,4,2 --throttle 50MiB/s --wait=2h -y",
     "klamm reassignment start --file moves.json --throttle none --dry-run"},
    rights,
    "2.4",
    {&View<changes::StepRow>::schema},
    start,
    true};

constinit const Command reassignment_cancel{
    "reassignment",
    "cancel",
    Kind::change,
    "Stop moves; partitions stay where they were",
    "Kafka may leave the old replicas in another order: the plan shows which, the first is the preferred "
    "leader.\n"
    "What has been copied to the new brokers is thrown away. -o kafka-json is where the moves led. Undone by "
    "starting\n"
    "them again. A throttle stays on until klamm reassignment clean-up.",
    {"klamm reassignment cancel orders:0", "klamm reassignment cancel --all --dry-run"},
    "Alter and Describe on the cluster",
    "2.4",
    {&View<changes::StepRow>::schema},
    cancel,
    true};

constinit const Command reassignment_clean_up{
    "reassignment",
    "clean-up",
    Kind::change,
    "Remove throttles that moves left",
    "Whoever left them: entries of throttle lists whose partition does not move and, where nothing moves at\n"
    "all, the brokers' rates (klamm cluster health finds them as THROTTLE_LEFT). A list that is * was set "
    "by\n"
    "hand and stays.",
    {"klamm reassignment clean-up --dry-run", "klamm reassignment clean-up -y --max 200"},
    "AlterConfigs and DescribeConfigs on cluster and topics",
    "2.4",
    {&View<changes::StepRow>::schema},
    clean_up};

} // namespace klamm::cli
