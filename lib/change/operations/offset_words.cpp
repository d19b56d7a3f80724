// Offsets as people say them.

#include <klamm/hints.hpp>
#include <klamm/instant.hpp>
#include <klamm/plan_offsets.hpp>
#include <klamm/units.hpp>

namespace klamm::plan {

namespace {

Error usage(Text text) {
  return Error::of(ErrorKind::usage, "USAGE", std::move(text));
}

Result<OffsetTarget> from_time(std::string_view word, std::chrono::system_clock::time_point now) {
  const auto time = units::parse_instant(word, now);
  if (!time) return fail(time.error());
  OffsetTarget target;
  target.kind = OffsetTarget::Kind::time;
  target.time = *time;
  target.time_said = word;
  return target;
}

/// `earliest` or `latest` with a distance behind it.
Result<OffsetTarget> from_end(std::string_view word, std::string_view name, OffsetTarget::Kind kind,
                              char sign) {
  OffsetTarget target;
  target.kind = kind;
  const std::string_view rest = word.substr(name.size());
  if (rest.empty()) return target;
  const auto amount = units::parse_integer(rest.substr(1), 0, INT64_MAX);
  if (rest.front() != sign || !amount)
    return fail(usage(KLAMM_TEXT("plan", "%1 is not an offset: write %2 or %2%3N with a whole number N")
                          .with(word, name, std::string(1, sign))));
  target.amount = *amount;
  return target;
}

} // namespace

Result<OffsetTarget> parse_offset_target(std::string_view word, std::chrono::system_clock::time_point now) {
  using Kind = OffsetTarget::Kind;
  OffsetTarget target;
  if (word == "max-timestamp") {
    target.kind = Kind::max_timestamp;
    return target;
  }
  if (word.starts_with('@')) return from_time(word, now);
  if (word.starts_with("earliest")) return from_end(word, "earliest", Kind::earliest, '+');
  if (word.starts_with("latest")) return from_end(word, "latest", Kind::latest, '-');
  if (word.starts_with('+') || word.starts_with('-')) {
    return fail(usage(
        KLAMM_TEXT("plan",
                   "%1 is not an offset: write latest-N to count from the end, earliest+N from the start")
            .with(word)
            .hinting(HintCode::shift_offset, word)));
  }
  const auto number = units::parse_integer(word, 0, INT64_MAX);
  if (!number) {
    return fail(usage(KLAMM_TEXT("plan", "%1 is not an offset: write earliest[+N], latest[-N], a number, "
                                         "@TIME with a zone, @-2h or max-timestamp")
                          .with(word)));
  }
  target.kind = Kind::number;
  target.amount = *number;
  return target;
}

} // namespace klamm::plan
