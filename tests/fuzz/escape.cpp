// What is escaped comes back, and nothing that moves a terminal is left.

#include <klamm/escape.hpp>

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto escaped = klamm::escape(text);
  for (const char c : escaped) {
    if (static_cast<unsigned char>(c) < ' ' || c == 0x7f) std::abort();
  }
  const auto back = klamm::unescape(escaped);
  if (!back || *back != text) std::abort();
  static_cast<void>(klamm::unescape(text));
  return 0;
}
