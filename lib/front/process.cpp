#include <klamm/front/process.hpp>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define KLAMM_SANITIZED
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define KLAMM_SANITIZED
#endif
#endif

#include <sys/resource.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif

namespace klamm::front {

void protect_memory() {
#ifndef KLAMM_SANITIZED
  const rlimit none{0, 0};
  ::setrlimit(RLIMIT_CORE, &none);
#ifdef __linux__
  ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
#endif
}

} // namespace klamm::front
