#include <klamm/front/process.hpp>

#include <doctest/doctest.h>
#include <sys/resource.h>

#include <string>
#ifdef __linux__
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#endif

#if defined(__linux__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && defined(__GNUC__) &&    \
    !defined(__clang__)

TEST_CASE("a protected process leaves no core file and lets no debugger in") {
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    klamm::front::protect_memory();
    rlimit limit{1, 1};
    const bool no_core = ::getrlimit(RLIMIT_CORE, &limit) == 0 && limit.rlim_cur == 0 && limit.rlim_max == 0;
    ::_exit(no_core && ::prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0 ? 0 : 1);
  }
  int status = -1;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
}

#endif
