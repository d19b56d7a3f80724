#include <base/large_pages.hpp>
#include <sys/mman.h>

#include <cstdint>

namespace klamm {

namespace {
constexpr std::uintptr_t large_page = std::uintptr_t{2} << 20U;
} // namespace

void expect_all_written(void* begin, std::size_t bytes) {
  const auto from = (reinterpret_cast<std::uintptr_t>(begin) + large_page - 1) / large_page * large_page;
  const auto to = (reinterpret_cast<std::uintptr_t>(begin) + bytes) / large_page * large_page;
  if (from >= to) return;
  // Advice only: a kernel without large pages refuses, and nothing is lost.
  static_cast<void>(::madvise(reinterpret_cast<void*>(from), to - from, MADV_HUGEPAGE));
}

} // namespace klamm
