#pragma once

#include <change/operations/executor.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace klamm::changes {

inline constexpr std::size_t most_steps = 1000;    ///< in a request
inline constexpr std::int64_t most_records = 5000; ///< that the controller writes for one; it takes 10,000

/// A run of steps of one kind, as large as one request may be.
struct Batch {
  const Executor* executor;
  std::size_t first;
  std::size_t count;
};

/// Whether the controller refused the whole request, and acted on nothing of it: it would have had to write
/// more records for it than it takes. It says so in words alone; a policy's refusal has the same code, of
/// which a smaller request does not get rid. (DeleteTopics tells no words, and needs one record a topic.)
[[nodiscard]] bool is_too_large(const Error& error);

/// Steps in their order, cut into batches.
[[nodiscard]] std::vector<Batch> batches_of(const std::vector<Operation>& steps);

} // namespace klamm::changes
