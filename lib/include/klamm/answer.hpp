#pragma once

#include <klamm/result.hpp>

#include <chrono>
#include <string>
#include <vector>

namespace klamm {

/// What a read learned: rows, and beside them everything that could not be learned. One dead broker or one
/// denied topic never empties an answer.
template <class Row>
struct Answer {
  std::vector<Row> rows;
  std::vector<Error> errors;
  bool complete = true;               ///< false exactly when a broker or an item failed
  bool visible_to_user = false;       ///< Kafka silently hides what this user may not see: rows may be a part
  bool some_brokers_answered = false; ///< some brokers gave their part, be it no row, and none of it failed
  std::string cluster_id;
  std::chrono::system_clock::time_point sampled_at{};

  void problem(Error error) {
    complete = false;
    errors.push_back(std::move(error));
  }
};

} // namespace klamm
