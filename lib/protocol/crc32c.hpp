#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace klamm::protocol {

/// CRC-32C (Castagnoli, reflected), as record batches carry it. `so_far` continues over bytes that came
/// before.
[[nodiscard]] std::uint32_t crc32c(std::span<const std::byte> bytes, std::uint32_t so_far = 0);

} // namespace klamm::protocol
