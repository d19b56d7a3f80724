#include <malloc.h>
#include <support/counting_new.hpp>

#include <algorithm>
#include <cstdlib>
#include <new>

namespace {

std::size_t held = 0;
std::size_t peak = 0;

} // namespace

std::size_t klamm::testing::held_bytes() {
  return held;
}
std::size_t klamm::testing::peak_bytes() {
  return peak;
}
void klamm::testing::reset_peak() {
  peak = held;
}

// The other forms of new and delete come down to these two.
void* operator new(std::size_t size) {
  void* const at = std::malloc(size);
  if (at == nullptr) throw std::bad_alloc();
  held += malloc_usable_size(at);
  peak = std::max(peak, held);
  return at;
}

void operator delete(void* at) noexcept {
  if (at == nullptr) return;
  held -= malloc_usable_size(at);
  std::free(at);
}

void operator delete(void* at, std::size_t) noexcept {
  operator delete(at);
}
