#pragma once

#include <klamm/words.hpp>

#include <cstdint>

namespace klamm::groups {

/// The protocols a group may speak.
enum class Type : std::uint8_t {
  unknown, ///< the broker is too old to say (before Kafka 3.8), or was not asked
  classic,
  consumer,
  share,
  streams,
};
/// Of those that are known.
[[nodiscard]] constexpr WordTable<Type, 4> word_table(Type) {
  return {{{Type::classic, "classic"},
           {Type::consumer, "consumer"},
           {Type::share, "share"},
           {Type::streams, "streams"}}};
}

} // namespace klamm::groups
