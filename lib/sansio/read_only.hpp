#pragma once

#include <cstdint>

namespace klamm::sansio {

/// Whether an API only reads. A list of reads, so that any other key, present or future, counts as a change.
[[nodiscard]] bool is_read(std::int16_t api_key);

} // namespace klamm::sansio
