#pragma once

#include <protocol/messages/consumer_protocol.hpp>
#include <tl/expected.hpp>

namespace klamm::protocol {

// What consumers of a classic group tell each other through the broker, in DescribeGroups' member_metadata
// and member_assignment of groups whose protocol_type is "consumer":
//
//   version int16 | ConsumerProtocolSubscription or ConsumerProtocolAssignment of that version
//
// A version newer than ours is read as our newest, and what stands behind it is left alone: each version only
// adds at the end. Nothing at all is an empty message: a member that joined and was not assigned yet. Clients
// wrote these bytes, not brokers, so a topic that stands twice is let through.

[[nodiscard]] tl::expected<ConsumerProtocolSubscription, DecodeError>
decode_subscription(std::span<const std::byte> bytes);
[[nodiscard]] tl::expected<ConsumerProtocolAssignment, DecodeError>
decode_assignment(std::span<const std::byte> bytes);

} // namespace klamm::protocol
