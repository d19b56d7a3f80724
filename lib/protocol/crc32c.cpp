#include <protocol/crc32c.hpp>

#include <array>

namespace klamm::protocol {
namespace {

// tables[k][b] is what byte b, followed by k zero bytes, adds to the sum: eight bytes are taken in one step.
using Tables = std::array<std::array<std::uint32_t, 256>, 8>;

constexpr Tables make_tables() {
  constexpr std::uint32_t polynomial = 0x82f63b78;
  Tables out{};
  for (std::uint32_t byte = 0; byte < 256; ++byte) {
    std::uint32_t sum = byte;
    for (int bit = 0; bit < 8; ++bit) sum = sum >> 1 ^ ((sum & 1) != 0 ? polynomial : 0);
    out[0][byte] = sum;
  }
  for (std::size_t k = 1; k < out.size(); ++k)
    for (std::size_t byte = 0; byte < 256; ++byte)
      out[k][byte] = out[k - 1][byte] >> 8 ^ out[0][out[k - 1][byte] & 0xff];
  return out;
}

constexpr Tables tables = make_tables();

} // namespace

std::uint32_t crc32c(std::span<const std::byte> bytes, std::uint32_t so_far) {
  std::uint32_t sum = ~so_far;
  const auto at = [&](std::size_t i) { return std::to_integer<std::uint32_t>(bytes[i]); };
  while (bytes.size() >= 8) {
    const std::uint32_t low = sum ^ (at(0) | at(1) << 8 | at(2) << 16 | at(3) << 24);
    sum = tables[7][low & 0xff] ^ tables[6][low >> 8 & 0xff] ^ tables[5][low >> 16 & 0xff] ^
          tables[4][low >> 24] ^ tables[3][at(4)] ^ tables[2][at(5)] ^ tables[1][at(6)] ^ tables[0][at(7)];
    bytes = bytes.subspan(8);
  }
  for (const auto byte : bytes)
    sum = sum >> 8 ^ tables[0][(sum ^ std::to_integer<std::uint32_t>(byte)) & 0xff];
  return ~sum;
}

} // namespace klamm::protocol
