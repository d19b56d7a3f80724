#pragma once

#include <klamm/call.hpp>
#include <klamm/client.hpp>
#include <klamm/operations.hpp>

// When a step whose reply was lost can be called not done.
//
// What the controller carries out, any broker takes and forwards (KIP-590), and it goes on trying for a
// minute while the controller does not answer (BrokerServer's `retryTimeoutMs`; nothing configures it). A
// controller that stood still finds such requests in its sockets when it goes on. So it takes both: the
// brokers have given up, and the controller works. What a coordinator or a leader carries out is over with
// the request's own time: the look asks that same broker.
//
// What remains: a *broker* that took the request, stood still as a process, and goes on after all that.

namespace klamm::changes {

/// Whether brokers forward it to the controller.
[[nodiscard]] bool is_forwarded(const Operation& step);

/// Waits until the controller has answered for a second without a break; a failure says what it did. Where
/// the quorum cannot be asked about (ZooKeeper, services that hide it), nothing more can be learned: no
/// failure. One DescribeQuorum a look, for at most half of the call's time.
[[nodiscard]] Result<void> controller_works(Client& client, const Call& call);

} // namespace klamm::changes
