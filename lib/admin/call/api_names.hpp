#pragma once

#include <cstdint>
#include <string_view>

namespace klamm::admin {

/// Kafka's name of an API, also of those that klamm does not use; empty: of a newer Kafka than 4.4.
[[nodiscard]] std::string_view api_name(std::int16_t key);

} // namespace klamm::admin
