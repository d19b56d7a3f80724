#include <klamm/view.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace klamm {
namespace {

// Labels that the rule below does not find: words that are spelled otherwise, and endings that must stay.
constexpr std::array<std::pair<std::string_view, std::string_view>, 19> labels{{
    {"ahead_of_log", "Ahead of the log"},
    {"at_min_isr", "At min ISR"},
    {"data_loss", "Data loss"},
    {"epoch", "Epoch"},
    {"instance_id", "Instance ID"},
    {"isr", "ISR"},
    {"elr", "ELR"},
    {"lag_ms", "Time behind"},
    {"leader_bytes", "Leader size"},
    {"last_known_elr", "Last known ELR"},
    {"max_lag_partition", "Partition with max lag"},
    {"min_insync_replicas", "Min in-sync replicas"},
    {"never_committed_partitions", "Partitions never committed"},
    {"in_sync", "In sync"},
    {"out_of_sync", "Out of sync"},
    {"read_only", "Read-only"},
    {"under_min_isr", "Under min ISR"},
    {"under_replicated", "Under-replicated"},
    {"subscription_regex", "Subscription pattern"},
}};

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool same_word(std::string_view left, std::string_view right) {
  const auto fold = [](char c) { return c == '-' || c == ' ' ? '_' : lower(c); };
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [&](char a, char b) { return fold(a) == fold(b); });
}

std::string_view without_unit(std::string_view id) {
  for (const std::string_view ending : {"_bytes_per_second", "_bytes", "_ms", "_percent"}) {
    if (id.ends_with(ending)) return id.substr(0, id.size() - ending.size());
  }
  return id;
}

} // namespace

bool right_aligned(Unit unit) {
  switch (unit) {
  case Unit::id:
  case Unit::count:
  case Unit::offset:
  case Unit::bytes:
  case Unit::duration_ms:
  case Unit::bytes_per_second:
  case Unit::percent:
  case Unit::number: return true;
  default: return false;
  }
}

std::string Column::label() const {
  const auto* const known =
      std::find_if(labels.begin(), labels.end(), [this](const auto& entry) { return entry.first == id; });
  if (known != labels.end()) return std::string(known->second);
  std::string words;
  for (std::string_view rest = without_unit(id); !rest.empty();) {
    const auto end = rest.find('_');
    std::string word(rest.substr(0, end));
    if (word == "id" || word == "api") {
      for (char& c : word) c = static_cast<char>(c - 'a' + 'A');
    } else if (word == "apis") {
      word = "APIs";
    } else if (words.empty()) {
      word[0] = static_cast<char>(word[0] - 'a' + 'A');
    }
    words += (words.empty() ? "" : " ") + word;
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  return words;
}

void append_identity(std::string& out, std::string_view text) {
  append_identity(out, static_cast<std::int64_t>(text.size()));
  out += text;
}

void append_identity(std::string& out, std::int64_t number) {
  const fmt::format_int digits(number);
  out.append(digits.data(), digits.size());
  out += ':';
}

void Schema::rank() {
  const auto count = static_cast<int>(fields.size());
  for (int i = 0; i < count; ++i) {
    Field& field = fields[static_cast<std::size_t>(i)];
    // The first column names the row; a state is what a glance looks for.
    field.importance = (i == 0 ? 3 : field.unit == Unit::state ? 2 : 1) * count + count - i;
  }
  std::string_view rest = go_first;
  for (int rank = 0; !rest.empty(); ++rank) {
    const auto comma = rest.find(',');
    const auto id = rest.substr(0, comma);
    const auto at = std::find_if(fields.begin(), fields.end(), [id](const Field& f) { return f.id == id; });
    if (at != fields.end()) at->importance = rank;
    rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 1);
  }
}

std::string Schema::full_name() const {
  return "klamm." + std::string(name) + "/" + std::to_string(version);
}

const Schema::Field* Schema::find(std::string_view word) const {
  const auto first = [&](auto&& matches) -> const Field* {
    const auto found = std::find_if(fields.begin(), fields.end(), matches);
    return found == fields.end() ? nullptr : &*found;
  };
  if (const auto* field = first([&](const Field& f) { return same_word(f.id, word); })) return field;
  if (const auto* field = first([&](const Field& f) { return same_word(without_unit(f.id), word); }))
    return field;
  return first([&](const Field& f) { return same_word(f.title, word); });
}

} // namespace klamm
