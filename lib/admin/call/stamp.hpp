#pragma once

#include <klamm/answer.hpp>
#include <klamm/client.hpp>

#include <chrono>

namespace klamm::admin {

/// Says of which cluster an answer speaks, and of when: now.
template <class Row>
void stamp(Answer<Row>& answer, const Client& client) {
  answer.cluster_id = client.cluster_id().value_or("");
  answer.sampled_at = std::chrono::system_clock::now();
}

} // namespace klamm::admin
