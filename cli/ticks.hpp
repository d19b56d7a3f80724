#pragma once

#include <klamm/query.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace klamm::cli {

/// What the rows of a watched command were in the tick before: counts, offsets and sizes show how they
/// changed.
class Ticks {
 public:
  /// By row and field of the selection's rows.
  struct Deltas {
    std::unordered_map<std::size_t, std::vector<std::optional<std::int64_t>>> rows;
    /// Empty: it was not there, not known, or has not changed.
    [[nodiscard]] std::optional<std::int64_t> of(std::size_t row, std::size_t field) const;
  };

  /// Compares the rows shown with those of the last call for the same schema, and keeps them.
  [[nodiscard]] Deltas take(const Selection& selection);

 private:
  using Cells = std::vector<std::optional<std::int64_t>>;
  std::unordered_map<std::string, std::unordered_map<std::string, Cells>> before_; ///< schema -> identity
};

} // namespace klamm::cli
