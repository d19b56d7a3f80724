#pragma once

#include <klamm/operations.hpp>

#include <support/model.hpp>

#include <algorithm>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

// Two clients change the same thing. A case is what Klamm wants and what another client does in the meantime;
// second_writer_test.cpp plays them all.

namespace klamm::testing {

/// When the other client is faster.
enum class When {
  planned, ///< between plan and apply: nothing may be sent
  looked,  ///< between the look of the step and its request: Kafka refuses it, or the operation has a window
};

struct Race {
  When when;
  std::function<void(Model&)> other; ///< what the other client does
  const char* outcome;
  const char* told;         ///< a part of what the report tells of the step: its `after` and its problems
  const char* left;         ///< what stands there when all is over
  bool never_shown = false; ///< no broker will ever show what was done: the report says so
};

struct Contested {
  const char* api; ///< that the step is sent by
  std::function<changes::Operation(const Model&)> step;
  std::function<std::string(const Model&)> stands; ///< the target, in words
  std::vector<Race> races;
  std::function<void(Model&)> prepare; ///< how `contested_cluster` is altered before the plan is made
};

/// Topic `orders`: two partitions on brokers 1, 2, 3 of five, records 10 to 100, retention.ms 1000 and two
/// cleanup policies. Groups `g` (consumer) and `s` (share) have an offset of 50 in each partition, and no
/// members.
void contested_cluster(Model& model);
/// Someone deletes topic `orders` and makes it anew.
void made_anew(Model& model);
void gone(Model& model); ///< topic `orders` is deleted

[[nodiscard]] std::vector<Contested> contested_topics();
[[nodiscard]] std::vector<Contested> contested_configs();
[[nodiscard]] std::vector<Contested> contested_moves();
[[nodiscard]] std::vector<Contested> contested_groups();

/// All of them: every operation there is.
[[nodiscard]] inline std::vector<Contested> contested() {
  std::vector<Contested> out;
  for (auto list : {contested_topics(), contested_configs(), contested_moves(), contested_groups()})
    std::move(list.begin(), list.end(), std::back_inserter(out));
  return out;
}

/// The cluster a case begins with.
[[nodiscard]] inline Model cluster_of(const Contested& contested) {
  Model model(5);
  contested_cluster(model);
  if (contested.prepare) contested.prepare(model);
  return model;
}

} // namespace klamm::testing
