#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace klamm::protocol {

/// Kafka's 16-byte id of a topic, a directory, a member: bytes in network order.
struct Uuid {
  std::array<std::byte, 16> bytes{};

  bool operator==(const Uuid&) const = default;
  auto operator<=>(const Uuid&) const = default;

  [[nodiscard]] bool is_zero() const { return *this == Uuid{}; }

  /// Kafka's text form: base64url without padding, 22 characters.
  [[nodiscard]] std::string text() const;

  /// The inverse of text(); none for anything but 22 such characters whose last four bits are zero.
  [[nodiscard]] static std::optional<Uuid> parse(std::string_view text);
};

} // namespace klamm::protocol
