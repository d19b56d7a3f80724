#include <protocol/group_protocol.hpp>

#include <algorithm>

namespace klamm::protocol {
namespace {

template <class Message>
tl::expected<Message, DecodeError> decode_prefixed(std::span<const std::byte> bytes) {
  tl::expected<Message, DecodeError> out;
  if (bytes.empty()) return out;
  Reader reader(bytes);
  const auto version = reader.int16();
  decode(reader, *out, std::min(version, Message::max_version));
  if (version <= Message::max_version) reader.finish();
  if (reader.error()) return tl::unexpected(*reader.error());
  return out;
}

} // namespace

tl::expected<ConsumerProtocolSubscription, DecodeError>
decode_subscription(std::span<const std::byte> bytes) {
  return decode_prefixed<ConsumerProtocolSubscription>(bytes);
}

tl::expected<ConsumerProtocolAssignment, DecodeError> decode_assignment(std::span<const std::byte> bytes) {
  return decode_prefixed<ConsumerProtocolAssignment>(bytes);
}

} // namespace klamm::protocol
