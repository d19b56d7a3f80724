#pragma once

#include <klamm/call.hpp>
#include <klamm/changes.hpp>
#include <klamm/client.hpp>

#include <optional>

namespace klamm::changes {

/// What would become of a plan now, with nothing changed.
struct Validated {
  /// One row a step: PLANNED; UNCHANGED where it stands so already; STALE where what it requires does not
  /// hold any more; FAILED where that could not be learned or the brokers would refuse it.
  Answer<StepRow> answer;
  std::optional<Text> why_not; ///< why none was asked about steps that brokers can check
};

/// Looks at what the steps require, as applying them does, and has the brokers check those they can check
/// without carrying them out: CreateTopics, CreatePartitions and IncrementalAlterConfigs with
/// `validate_only`. Brokers before Kafka 3.2 may carry out even those: they are asked only where every live
/// broker's ApiVersions proves it (JoinGroup v9). Neither looked at nor asked about: steps on what an earlier
/// step changes. Brokers are not asked about secrets and other operations; with a client that is read-only,
/// about nothing. Needs the rights of the operations.
[[nodiscard]] Validated validate(Client& client, const Plan& plan, const Call& call);

} // namespace klamm::changes
