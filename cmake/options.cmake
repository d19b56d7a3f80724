# What every target of ours is compiled with: warnings as errors, the sanitizers asked for, hardening in release.
add_library(klamm_options INTERFACE)
target_compile_options(klamm_options INTERFACE -Wall -Wextra -Wpedantic -Werror)
if(KLAMM_FUZZ)
  target_compile_options(klamm_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(KLAMM_SANITIZE)
  target_compile_options(klamm_options INTERFACE -fsanitize=${KLAMM_SANITIZE} -fno-omit-frame-pointer)
  target_compile_definitions(klamm_options INTERFACE _GLIBCXX_ASSERTIONS) # no sanitizer sees an empty optional looked into
  if(KLAMM_SANITIZE MATCHES "thread" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(klamm_options INTERFACE -Wno-tsan) # asio's fences: g++ warns that it does not model them
  endif()
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU") # between the checks it inserts, g++ loses sight of what is initialised
    target_compile_options(klamm_options INTERFACE -Wno-maybe-uninitialized)
  endif()
  if(KLAMM_SANITIZE MATCHES "undefined")
    target_compile_options(klamm_options INTERFACE -fno-sanitize-recover=undefined)
  endif()
  target_link_options(klamm_options INTERFACE -fsanitize=${KLAMM_SANITIZE})
elseif(CMAKE_BUILD_TYPE STREQUAL "Release")
  target_compile_options(klamm_options INTERFACE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong)
  if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
    target_link_options(klamm_options INTERFACE -Wl,-z,relro,-z,now,-z,noexecstack)
  endif()
endif()

# ccache, told here so that a clone in another folder finds what this one has compiled, whatever its user has configured.
# How large it may grow, and where, is the user's (5 GB unless said otherwise).
find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER env CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${CCACHE})
endif()
