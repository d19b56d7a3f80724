#include "scale_options.hpp"

#include "../input_file.hpp"

#include <klamm/names.hpp>
#include <klamm/units.hpp>

#include <algorithm>
#include <set>

namespace klamm::cli {
namespace {

/// `3,4`: broker ids.
void ids_option(Options& options, const char* name, std::vector<std::int32_t>& target, const char* about) {
  options.custom(
      name, "ID[,…]",
      [&target](std::string_view word) -> Result<void> {
        while (true) {
          const auto comma = word.find(',');
          const auto id = units::parse_integer(word.substr(0, comma), 0, INT32_MAX);
          if (!id) return fail(id.error());
          const auto value = static_cast<std::int32_t>(*id);
          if (std::find(target.begin(), target.end(), value) == target.end()) target.push_back(value);
          if (comma == std::string_view::npos) return {};
          word.remove_prefix(comma + 1);
        }
      },
      about);
}

Result<double> band_of(std::string_view word) {
  if (word.ends_with('%')) word.remove_suffix(1);
  const auto percent = units::parse_number(word);
  constexpr double whole = 100;
  if (!percent || *percent < 0 || *percent > whole)
    return fail(usage("'%1' is not a percentage: write --band 10%", {std::string(word)}));
  return *percent / whole;
}

} // namespace

void ScaleOptions::declare_from(Options& options) {
  options.value("--from", "FILE", from,
                "a snapshot that klamm scale export wrote, in place of a cluster; - is standard input");
}

void ScaleOptions::declare_intent(Options& options) {
  ids_option(options, "--drain", intent.drain, "brokers that are to hold nothing; repeatable");
  ids_option(options, "--add", intent.add, "brokers that must be live and get replicas");
  ids_option(options, "--only-to", intent.only_to, "the only brokers that are to hold replicas");
  options.integer("-r,--replication-factor,--rf", "N", factor, 1, 1000, "replicas of each partition");
  options.values("-t,--topics,!--topic", "TOPIC", topics, "only this topic may change; repeatable");
  options.values("--match", "REGEX", match, "only topics whose whole name matches; repeatable");
  options.values("--exclude", "REGEX", exclude, "topics that stay as they are; repeatable");
  options.choice(
      "--balance", "WHAT", balance, {"replicas", "bytes"},
      "make brokers hold equally many replicas, or also equally many bytes (bytes where sizes are known)");
  options.integer("--slack", "N", slack, 0, 1'000'000,
                  "a broker may hold so many replicas more or fewer than its share (0)");
  options.custom(
      "--band", "PERCENT",
      [this](std::string_view word) -> Result<void> {
        const auto band = band_of(word);
        if (!band) return fail(band.error());
        intent.band = *band;
        return {};
      },
      "bytes of a broker within so much of its share (10%)");
  options.custom(
      "--most-bytes", "SIZE",
      [this](std::string_view word) -> Result<void> {
        const auto size = units::parse_size(word);
        if (!size) return fail(size.error());
        intent.most_bytes = *size;
        return {};
      },
      "the best balance that copying so much gives");
  options.flag("--no-leaders", no_leaders, "do not balance preferred leaders");
  options.flag("--no-topic-spread", no_topic_spread, "do not spread the replicas of each topic");
}

bool ScaleOptions::says_anything() const {
  return !intent.drain.empty() || !intent.add.empty() || !intent.only_to.empty() || factor || slack ||
         intent.most_bytes || !topics.empty() || !match.empty() || !exclude.empty() || !balance.empty() ||
         no_leaders || no_topic_spread;
}

Result<scaling::Intent> ScaleOptions::read() const {
  scaling::Intent out = intent;
  if (factor) out.replication_factor = static_cast<std::int32_t>(*factor);
  if (slack) out.slack = static_cast<std::int32_t>(*slack);
  if (balance == "replicas") out.balance = scaling::Balance::replicas;
  if (balance == "bytes") out.balance = scaling::Balance::bytes;
  out.leaders = !no_leaders;
  out.topic_spread = !no_topic_spread;
  if (!topics.empty() && !match.empty())
    return fail(usage("name the topics or choose them with --match, not both"));
  if (topics.empty() && match.empty() && exclude.empty()) return out;
  auto pattern = NamePattern::parse(match, exclude);
  if (!pattern) return fail(std::move(pattern.error()));
  std::set<std::string> named(topics.begin(), topics.end());
  out.chosen = [pattern = std::move(*pattern), named = std::move(named)](const std::string& name) {
    return (named.empty() || named.count(name) != 0) && pattern.matches(name);
  };
  return out;
}

Result<SnapshotRead> read_snapshot(Context& context, const std::string& file) {
  SnapshotRead out;
  if (!file.empty()) {
    const auto text = read_filled(file, scaling::most_snapshot_bytes);
    if (!text) return fail(text.error());
    auto snapshot = scaling::parse_snapshot(*text);
    if (!snapshot) return fail(std::move(snapshot.error()));
    out.snapshot = std::move(*snapshot);
    return out;
  }
  auto client = context.client();
  if (!client) return fail(client.error());
  auto observed = scaling::observe(**client, context.call());
  if (!observed) return fail(std::move(observed.error()));
  out.snapshot = std::move(observed->snapshot);
  out.problems = std::move(observed->problems);
  return out;
}

void say_plan(Context& context, const scaling::ScalePlan& plan, std::optional<std::int64_t> rate) {
  const auto& summary = plan.summary;
  for (const Text& note : plan.notes) context.print_always(note);
  if (plan.moves.empty())
    return context.print_note(KLAMM_TEXT("scale", "no placement within these rules is better"));
  context.print_note(
      KLAMM_TEXT("scale", "replicas copied: %1; partitions changed: %2; preferred leaders changed: %3")
          .with(summary.moves, summary.partitions, summary.leader_changes));
  if (summary.copy_bytes && summary.bound_bytes) {
    const std::string size = units::print_size(*summary.copy_bytes);
    if (summary.proved) {
      context.print_note(
          KLAMM_TEXT("scale", "copies %1: no placement within these rules copies less").with(size));
    } else {
      const double bound = static_cast<double>(std::max<std::int64_t>(*summary.bound_bytes, 1));
      constexpr double thousandth = 1000;
      const auto ratio =
          static_cast<std::int64_t>(thousandth * static_cast<double>(*summary.copy_bytes) / bound);
      std::string decimals = std::to_string(ratio % 1000);
      decimals.insert(0, 3 - decimals.size(), '0');
      context.print_note(KLAMM_TEXT("scale", "copies %1; at least %2 must be copied: %3 times the bound")
                             .with(size, units::print_size(*summary.bound_bytes),
                                   std::to_string(ratio / 1000) + "." + decimals));
    }
  }
  const auto percent = [](double value) { return units::print_percent(value); };
  context.print_note(
      KLAMM_TEXT("scale", "the fullest broker is above its share of replicas by %1 now, by %2 afterwards")
          .with(percent(summary.replica_skew_before_percent), percent(summary.replica_skew_after_percent)));
  if (summary.byte_skew_before_percent && summary.byte_skew_after_percent)
    context.print_note(
        KLAMM_TEXT("scale", "the fullest broker is above its share of bytes by %1 now, by %2 afterwards")
            .with(percent(*summary.byte_skew_before_percent), percent(*summary.byte_skew_after_percent)));
  if (!rate || !summary.most_incoming_bytes) return;
  constexpr double thousand = 1000;
  const double ms = thousand * static_cast<double>(*summary.most_incoming_bytes) / static_cast<double>(*rate);
  context.print_note(KLAMM_TEXT("scale", "takes at least %1 at %2 a broker")
                         .with(units::print_duration(static_cast<std::int64_t>(ms)),
                               units::print_rate(static_cast<double>(*rate))));
}

} // namespace klamm::cli
