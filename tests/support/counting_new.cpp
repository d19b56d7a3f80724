#include <malloc.h>
#include <support/counting_new.hpp>

#include <algorithm>
#include <cstdlib>
#include <new>

namespace {

std::size_t held = 0;
std::size_t peak = 0;

void* counted(std::size_t size) {
  void* const at = std::malloc(size);
  if (at == nullptr) return nullptr;
  held += malloc_usable_size(at);
  peak = std::max(peak, held);
  return at;
}

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

// All forms but those for over-aligned types. None is left to the library: a sanitizer's own forms do not
// come down to these, and would meet memory of ours.
void* operator new(std::size_t size) {
  void* const at = counted(size);
  if (at == nullptr) throw std::bad_alloc();
  return at;
}

void* operator new[](std::size_t size) {
  return operator new(size);
}

void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  return counted(size);
}

void* operator new[](std::size_t size, const std::nothrow_t& nothrow) noexcept {
  return operator new(size, nothrow);
}

void operator delete(void* at) noexcept {
  if (at == nullptr) return;
  held -= malloc_usable_size(at);
  std::free(at);
}

void operator delete[](void* at) noexcept {
  operator delete(at);
}

void operator delete(void* at, std::size_t) noexcept {
  operator delete(at);
}

void operator delete[](void* at, std::size_t) noexcept {
  operator delete(at);
}

void operator delete(void* at, const std::nothrow_t&) noexcept {
  operator delete(at);
}

void operator delete[](void* at, const std::nothrow_t&) noexcept {
  operator delete(at);
}
