// group reset-offsets and delete-offsets.

#include "../change_flow.hpp"
#include "../commands.hpp"
#include "../input_file.hpp"
#include "../live_names.hpp"
#include "group_choice.hpp"

#include <klamm/names.hpp>
#include <klamm/plan_offsets.hpp>
#include <klamm/units.hpp>

#include <algorithm>
#include <cctype>
#include <memory>

namespace klamm::cli {
namespace {

using To = plan::OffsetTarget::Kind;

struct Scope {
  std::vector<std::string> topics;
  std::vector<std::string> match;
  bool all_topics = false;

  void declare(Options& options, const char* all) {
    options
        .values("-t,--topic", "TOPIC[:P]", topics,
                "this topic, or partitions of it (orders:0,3-5); repeatable")
        .complete(live_partitions);
    options.values("--match-topic", "REGEX", match,
                   "as --all-topics, of topics whose whole name matches; repeatable");
    options.flag("--all-topics", all_topics, all);
  }
  /// `internal`: the pattern may choose topics that begin with _.
  /// `by_file`: the rows of a file say it.
  [[nodiscard]] Result<plan::OffsetScope> read(bool internal, bool by_file = false) const {
    const int said = (topics.empty() ? 0 : 1) + (match.empty() ? 0 : 1) + (all_topics ? 1 : 0);
    if (said != 1 && !(said == 0 && by_file))
      return fail(usage("say which offsets: --topic TOPIC[:P], --match-topic REGEX or --all-topics"));
    plan::OffsetScope scope;
    scope.all_topics = topics.empty();
    auto parsed = parse_topic_partitions(topics);
    if (!parsed) return fail(parsed.error());
    scope.topics = std::move(*parsed);
    if (match.empty()) return scope;
    const auto pattern = NamePattern::parse(match, {});
    if (!pattern) return fail(pattern.error());
    scope.accept = pattern->acceptor(internal);
    return scope;
  }
};

/// `EARLIEST` and `Latest-5` as they are known; a duration without its @ is no offset of anything.
Result<std::string> offset_word(std::string_view word) {
  std::string folded(word);
  for (char& c : folded) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  for (const std::string_view known : {"earliest", "latest", "max-timestamp"}) {
    if (folded.starts_with(known)) return folded;
  }
  const std::string_view duration = word.starts_with('-') ? word.substr(1) : word;
  if (!units::parse_integer(duration, 0, INT64_MAX) && units::parse_duration(duration))
    return fail(usage("%1 ago is written @-%1", {std::string(duration)}));
  return std::string(word);
}

/// Kafka's `P1DT2H` as `1d2h`.
std::string plain_duration(std::string_view word) {
  std::string out;
  for (const char c : word) {
    if (c != 'P' && c != 'T') out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return out;
}

struct Reset {
  GroupChoice which;
  Scope scope;
  std::vector<std::string> to; ///< every word that says where to, Kafka's own ones in our form
  std::optional<std::string> shift;
  std::optional<std::string> from_group;
  std::optional<std::string> from_file;
  std::chrono::milliseconds wait_empty{0};
  bool no_clamp = false;
  ChangeOptions change;
};

Result<plan::OffsetTarget> target_of(const Reset& reset) {
  const auto said =
      reset.to.size() + (reset.shift ? 1 : 0) + (reset.from_group ? 1 : 0) + (reset.from_file ? 1 : 0);
  if (said != 1) {
    return fail(usage(said == 0
                          ? "say where to: --to OFFSET, --shift N, --from-group GROUP or --from-file FILE"
                          : "--to, --shift, --from-group and --from-file exclude each other"));
  }
  plan::OffsetTarget target;
  if (!reset.to.empty()) return plan::parse_offset_target(reset.to.front(), std::chrono::system_clock::now());
  if (reset.shift) {
    target.kind = To::shift;
    std::string_view word = *reset.shift;
    if (word.starts_with('+')) word.remove_prefix(1);
    const auto amount = units::parse_integer(word, -INT64_MAX, INT64_MAX);
    if (!amount) return fail(usage("--shift takes a whole number, like -100, not %1", {*reset.shift}));
    target.amount = *amount;
  } else if (reset.from_group) {
    target.kind = To::group;
    target.from_group = *reset.from_group;
  } else {
    target.kind = To::file;
    const auto text = read_filled(*reset.from_file, changes::most_plan_bytes);
    if (!text) return fail(text.error());
    auto rows = plan::parse_offset_file(*text);
    if (!rows) return fail(rows.error());
    target.offsets = std::move(*rows);
    if (target.offsets.empty()) return fail(usage("no offset in %1", {*reset.from_file}));
  }
  return target;
}

/// With no group named: those that the file names.
void groups_of_file(const plan::OffsetTarget& target, plan::ResetOffsets& wanted) {
  for (const auto& row : target.offsets) {
    if (row.group && std::find(wanted.groups.begin(), wanted.groups.end(), *row.group) == wanted.groups.end())
      wanted.groups.push_back(*row.group);
  }
}

Result<void> wait_for_members(Client& client, const Reset& reset, const plan::ResetOffsets& wanted,
                              Context& context) {
  if (reset.wait_empty.count() == 0) return {};
  std::vector<std::string> groups = wanted.groups;
  if (wanted.accept) {
    auto chosen = chosen_groups(client, wanted.accept, context.call());
    if (!chosen) return fail(chosen.error());
    groups = std::move(*chosen);
  }
  Call call = Call::within(reset.wait_empty);
  call.cancel = context.cancel();
  call.progress = [&context](const Text& text) { context.print_note(text); };
  if (auto waited = plan::wait_until_empty(client, groups, call); !waited) return waited;
  context.start_tick();
  return {};
}

int run_reset(const Reset& reset, Context& context) {
  auto target = target_of(reset);
  if (!target) return context.failed(target.error());
  auto scope = reset.scope.read(reset.which.internal, reset.from_file.has_value());
  if (!scope) return context.failed(scope.error());
  plan::ResetOffsets wanted;
  wanted.groups = reset.which.names.values;
  if (wanted.groups.empty() && !reset.which.by_pattern()) groups_of_file(*target, wanted);
  auto accept = reset.which.accept(!wanted.groups.empty());
  if (!accept) return context.failed(accept.error());
  wanted.accept = std::move(*accept);
  wanted.scope = std::move(*scope);
  wanted.target = std::move(*target);
  wanted.clamp = !reset.no_clamp;
  auto client = client_for_change(context);
  if (!client) return context.failed(client.error());
  if (auto waited = wait_for_members(**client, reset, wanted, context); !waited)
    return context.failed(waited.error());
  return run_change(context, plan::reset_offsets(**client, wanted, context.call()), reset.change);
}

Prepared reset(Options& options) {
  auto reset = std::make_shared<Reset>();
  const auto to = [reset](std::string word) -> Result<void> {
    reset->to.push_back(std::move(word));
    return {};
  };
  reset->which.declare(options, "groups whose offsets to set; - reads names");
  reset->scope.declare(options,
                       "every partition the group has an offset in (or the group or file taken from)");
  options.custom(
      "--to", "OFFSET",
      [to](std::string_view word) -> Result<void> {
        auto offset = offset_word(word);
        return offset ? to(std::move(*offset)) : fail(std::move(offset.error()));
      },
      "earliest[+N], latest[-N], a number, @TIME with a zone, @-2h, max-timestamp");
  options.value("--shift,!--shift-by", "N", reset->shift,
                "from what is committed, N records on or (-N) back");
  options
      .value("--from-group", "GROUP", reset->from_group, "where this group stands, with epoch and metadata")
      .complete(live_groups);
  options.value("--from-file", "FILE", reset->from_file,
                "CSV that `group offsets -o csv` prints, or Kafka's [group,]topic,partition,offset; all its "
                "rows unless topics are named; - is standard input");
  options.duration("--wait-empty", "DURATION", reset->wait_empty,
                   "wait that long for the groups' members to be gone");
  options.flag("--no-clamp", reset->no_clamp, "refuse offsets outside the log instead of taking the nearest");
  options.custom(
      "!--to-earliest", "", [to](std::string_view) { return to("earliest"); }, "");
  options.custom(
      "!--to-latest", "", [to](std::string_view) { return to("latest"); }, "");
  options.custom(
      "!--to-offset", "N", [to](std::string_view word) { return to(std::string(word)); }, "");
  options.custom(
      "!--to-datetime", "TIME", [to](std::string_view word) { return to("@" + std::string(word)); }, "");
  options.custom(
      "!--by-duration", "DURATION", [to](std::string_view word) { return to("@-" + plain_duration(word)); },
      "");
  declare_change_options(options, reset->change);
  return [reset](Context& context) { return run_reset(*reset, context); };
}

struct Delete {
  GroupChoice which;
  Scope scope;
  bool if_exists = false;
  ChangeOptions change;
};

int run_delete(const Delete& remove, Context& context) {
  auto scope = remove.scope.read(remove.which.internal);
  if (!scope) return context.failed(scope.error());
  plan::DeleteOffsets wanted;
  wanted.groups = remove.which.names.values;
  auto accept = remove.which.accept(!wanted.groups.empty());
  if (!accept) return context.failed(accept.error());
  wanted.accept = std::move(*accept);
  wanted.scope = std::move(*scope);
  wanted.if_exists = remove.if_exists;
  auto client = client_for_change(context);
  if (!client) return context.failed(client.error());
  return run_change(context, plan::delete_offsets(**client, wanted, context.call()), remove.change);
}

Prepared remove(Options& options) {
  auto remove = std::make_shared<Delete>();
  remove->which.declare(options, "groups whose offsets to delete; - reads names");
  remove->scope.declare(options, "all the group has committed");
  options.flag("--if-exists", remove->if_exists, "a group that is not there is no failure");
  declare_change_options(options, remove->change);
  return [remove](Context& context) { return run_delete(*remove, context); };
}

} // namespace

constinit const Command group_reset_offsets{
    "group",
    "reset-offsets",
    Kind::change,
    "Set the offsets from which groups continue",
    "The groups must have no members; --wait-empty waits for that. What lies outside the log is clamped to "
    "it "
    "(CLAMPED),\na time after the last record is the log's end (AFTER_LAST). A group that does not exist "
    "comes "
    "into being with the\noffsets. One request a group, all at once. Of share groups it is where they start "
    "reading. Undone by committing\nwhat was committed before, with leader epoch and metadata.",
    {"klamm group reset-offsets orders-billing --topic orders --to @-2h -y",
     "klamm group reset-offsets --match 'orders-.*' --all-topics --shift -100 --max 40 --dry-run"},
    "Read and Describe on the groups, Read on the topics",
    "0.11 (max-timestamp: 3.0, share groups: 4.1)",
    {&View<changes::StepRow>::schema},
    reset};

constinit const Command group_delete_offsets{
    "group",
    "delete-offsets",
    Kind::change,
    "Delete what groups committed",
    "Without an offset, auto.offset.reset of the client decides where a group continues. A topic that a "
    "member "
    "subscribes to is\nleft alone. Share groups lose the offsets of whole topics only. Undone by committing "
    "them "
    "again.",
    {"klamm group delete-offsets orders-billing --topic orders-old -y",
     "klamm group delete-offsets orders-billing --topic orders:0,3-5 --dry-run"},
    "Delete and Describe on the groups, Read on the topics",
    "2.4 (share groups: 4.1)",
    {&View<changes::StepRow>::schema},
    remove};

} // namespace klamm::cli
