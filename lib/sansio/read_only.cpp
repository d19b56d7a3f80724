#include <sansio/read_only.hpp>

#include <algorithm>
#include <array>

namespace klamm::sansio {

bool is_read(std::int16_t api_key) {
  static constexpr std::array<std::int16_t, 29> reads{1,  2,  3,  9,  10, 15, 16, 17, 18, 23,
                                                      29, 32, 35, 36, 41, 46, 48, 50, 55, 60,
                                                      61, 65, 66, 69, 74, 75, 77, 89, 90};
  return std::binary_search(reads.begin(), reads.end(), api_key);
}

} // namespace klamm::sansio
