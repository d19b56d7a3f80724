#pragma once

#include <klamm/call.hpp>
#include <klamm/changes.hpp>
#include <klamm/client.hpp>

#include <cstddef>
#include <optional>
#include <set>
#include <vector>

namespace klamm::changes {

/// What the brokers themselves say to a plan, with nothing changed.
struct Validated {
  bool asked = false;          ///< false: no broker was asked
  std::optional<Text> why_not; ///< why none was asked about steps that brokers can check
  std::vector<Error> problems;
  std::set<std::size_t> refused; ///< which steps of the plan, from 0, they would not take
};

/// Has the brokers check the steps they can check without carrying them out: CreateTopics, CreatePartitions
/// and IncrementalAlterConfigs with `validate_only`. Brokers before Kafka 3.2 may carry out even those: they
/// are asked only where every live broker's ApiVersions proves it (JoinGroup v9). Not asked about: steps on
/// what an earlier step creates or deletes, secrets, other operations; with a client that is read-only,
/// nothing. Needs the rights of the operations.
[[nodiscard]] Validated validate(Client& client, const Plan& plan, const Call& call);

} // namespace klamm::changes
