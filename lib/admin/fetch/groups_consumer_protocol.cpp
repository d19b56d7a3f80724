#include <admin/fetch/groups_describe.hpp>
#include <protocol/messages/consumer_protocol.hpp>

#include <algorithm>

namespace klamm::admin {

namespace {

/// The version that stands in front; a newer one is read as the newest known, as Kafka does: fields are only
/// ever added at the end.
template <class Message>
std::optional<Message> read_versioned(std::span<const std::byte> bytes) {
  protocol::Reader reader(bytes);
  const std::int16_t version = reader.int16();
  if (!reader.ok() || version < Message::min_version) return std::nullopt;
  Message message;
  decode(reader, message, std::min(version, Message::max_version));
  if (!reader.ok()) return std::nullopt;
  return message;
}

} // namespace

std::optional<Assignment> read_assignment(std::span<const std::byte> bytes) {
  auto message = read_versioned<protocol::ConsumerProtocolAssignment>(bytes);
  if (!message) return std::nullopt;
  Assignment out;
  out.reserve(message->assigned_partitions.size());
  for (auto& topic : message->assigned_partitions)
    out.push_back({std::move(topic.topic), std::move(topic.partitions)});
  return out;
}

std::optional<std::vector<std::string>> read_subscription(std::span<const std::byte> bytes) {
  auto message = read_versioned<protocol::ConsumerProtocolSubscription>(bytes);
  if (!message) return std::nullopt;
  return std::move(message->topics);
}

} // namespace klamm::admin
