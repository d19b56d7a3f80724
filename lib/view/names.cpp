#include <klamm/escape.hpp>
#include <klamm/names.hpp>
#include <klamm/units.hpp>

#include <re2/re2.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace klamm {
namespace {

constexpr std::int32_t max_partition = std::numeric_limits<std::int32_t>::max() - 1;
constexpr std::size_t max_range = 1'000'000; // Kafka itself takes no more partitions than this in one cluster

// Optimal string alignment: insert, delete, replace, swap neighbours.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replace = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replace});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

tl::unexpected<Error> wrong_partitions(std::string_view word) {
  return fail(Error::of(
      ErrorKind::usage, "BAD_PARTITION",
      KLAMM_TEXT("names", "\"%1\" names no partitions; write TOPIC:3, TOPIC:0,3 or TOPIC:0-5").with(word)));
}

} // namespace

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  std::string best;
  std::size_t best_distance = std::numeric_limits<std::size_t>::max();
  for (const std::string& candidate : candidates) {
    const bool is_start = word.size() >= 3 && candidate.starts_with(word);
    const std::size_t far = is_start ? 1 : distance(word, candidate);
    const std::size_t allowed = std::max<std::size_t>(1, std::max(word.size(), candidate.size()) / 3);
    if (far <= allowed && far < best_distance) {
      best = candidate;
      best_distance = far;
    }
  }
  return best;
}

Result<TopicPartitions> parse_topic_partitions(std::string_view word) {
  // A topic's name has no colon (Kafka's rule), so the last one stands before the partitions.
  const auto colon = word.rfind(':');
  if (colon == std::string_view::npos) return TopicPartitions{std::string(word), {}};
  TopicPartitions result{std::string(word.substr(0, colon)), {}};
  std::string_view rest = word.substr(colon + 1);
  while (true) {
    const auto comma = rest.find(',');
    const std::string_view item = rest.substr(0, comma);
    const auto dash = item.find('-');
    const auto first = units::parse_integer(item.substr(0, dash), 0, max_partition);
    const auto last = dash == std::string_view::npos
                          ? first
                          : units::parse_integer(item.substr(dash + 1), 0, max_partition);
    if (!first || !last || *last < *first) return wrong_partitions(word);
    if (static_cast<std::size_t>(*last - *first) + result.partitions.size() >= max_range)
      return wrong_partitions(word);
    for (auto p = *first; p <= *last; ++p) result.partitions.push_back(static_cast<std::int32_t>(p));
    if (comma == std::string_view::npos) break;
    rest.remove_prefix(comma + 1);
  }
  if (result.topic.empty()) return wrong_partitions(word);
  std::sort(result.partitions.begin(), result.partitions.end());
  result.partitions.erase(std::unique(result.partitions.begin(), result.partitions.end()),
                          result.partitions.end());
  return result;
}

Result<std::vector<TopicPartitions>> parse_topic_partitions(const std::vector<std::string>& words) {
  std::vector<TopicPartitions> out;
  out.reserve(words.size());
  for (const std::string& word : words) {
    auto parsed = parse_topic_partitions(std::string_view(word));
    if (!parsed) return fail(parsed.error());
    out.push_back(std::move(*parsed));
  }
  return out;
}

struct NamePattern::Patterns {
  std::vector<std::unique_ptr<RE2>> match;
  std::vector<std::unique_ptr<RE2>> exclude;
};

NamePattern::NamePattern() : patterns_(std::make_shared<const Patterns>()) {}

Result<NamePattern> NamePattern::parse(const std::vector<std::string>& match,
                                       const std::vector<std::string>& exclude) {
  auto patterns = std::make_shared<Patterns>();
  const auto compile = [](const std::vector<std::string>& from,
                          std::vector<std::unique_ptr<RE2>>& to) -> Result<void> {
    for (const std::string& pattern : from) {
      RE2::Options options(RE2::Quiet);
      options.set_dot_nl(true);
      to.push_back(std::make_unique<RE2>(pattern, options));
      if (to.back()->ok()) continue;
      return fail(Error::of(
          ErrorKind::usage, "BAD_PATTERN",
          KLAMM_TEXT("names", "\"%1\" is not a pattern (RE2 syntax): %2").with(pattern, to.back()->error())));
    }
    return {};
  };
  if (auto done = compile(match, patterns->match); !done) return fail(done.error());
  if (auto done = compile(exclude, patterns->exclude); !done) return fail(done.error());
  NamePattern result;
  result.patterns_ = std::move(patterns);
  return result;
}

bool NamePattern::matches(std::string_view name) const {
  // RE2 reads UTF-8: a byte that is none is matched as U+FFFD.
  const std::string readable = is_utf8(name) ? std::string() : to_utf8(name);
  const std::string_view text = readable.empty() ? name : readable;
  const re2::StringPiece piece(text.data(), text.size());
  const auto any = [&](const std::vector<std::unique_ptr<RE2>>& all) {
    return std::any_of(all.begin(), all.end(), [&](const auto& one) { return RE2::FullMatch(piece, *one); });
  };
  return (patterns_->match.empty() || any(patterns_->match)) && !any(patterns_->exclude);
}

std::function<bool(const std::string& name)> NamePattern::acceptor(bool internal) const {
  return [*this, internal](const std::string& name) {
    return (internal || !name.starts_with('_')) && matches(name);
  };
}

bool NamePattern::empty() const {
  return patterns_->match.empty() && patterns_->exclude.empty();
}

} // namespace klamm
