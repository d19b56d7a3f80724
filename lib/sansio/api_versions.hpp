#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace klamm::sansio {

/// What one connection's broker speaks. Brokers differ during a rolling upgrade, so there is a table a
/// connection.
class ApiVersionTable {
 public:
  struct Range {
    std::int16_t key;
    std::int16_t min;
    std::int16_t max;
    friend bool operator==(const Range&, const Range&) = default;
  };
  struct Feature {
    std::string name;
    std::int16_t min;
    std::int16_t max;
  };

  ApiVersionTable() = default;
  explicit ApiVersionTable(std::vector<Range> ranges) : ranges_(std::move(ranges)) {
    std::sort(ranges_.begin(), ranges_.end(), [](const Range& a, const Range& b) { return a.key < b.key; });
  }

  [[nodiscard]] std::optional<Range> find(std::int16_t key) const {
    const auto at =
        std::lower_bound(ranges_.begin(), ranges_.end(), key,
                         [](const Range& range, std::int16_t wanted) { return range.key < wanted; });
    if (at == ranges_.end() || at->key != key) return std::nullopt;
    return *at;
  }

  /// The highest version both sides speak, our side being [min, max]; empty when there is none (or the
  /// broker's range is upside down).
  [[nodiscard]] std::optional<std::int16_t> negotiate(std::int16_t key, std::int16_t min,
                                                      std::int16_t max) const {
    const auto range = find(key);
    if (!range || range->min > range->max) return std::nullopt;
    const std::int16_t best = std::min(max, range->max);
    if (best < std::max(min, range->min)) return std::nullopt;
    return best;
  }

  [[nodiscard]] const std::vector<Range>& ranges() const { return ranges_; }

  std::vector<Feature> supported_features;
  std::vector<Feature> finalized_features; ///< min and max level in force
  std::int64_t finalized_features_epoch = -1;

 private:
  std::vector<Range> ranges_; ///< sorted by key
};

} // namespace klamm::sansio
