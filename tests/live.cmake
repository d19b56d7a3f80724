# Tests against a real Kafka. ctest itself starts the clusters they ask for, as fixtures, seeds them (scripts/seed) and
# takes them down: `ctest -L live` needs nothing prepared. Their names carry the build folder, so that two builds never
# share one.
string(SHA1 KLAMM_BUILD_HASH "${CMAKE_BINARY_DIR}")
string(SUBSTRING "${KLAMM_BUILD_HASH}" 0 6 KLAMM_BUILD_HASH)
set(KLAMM_SCRIPTS "${CMAKE_SOURCE_DIR}/scripts")

foreach(version 4.4.0 3.9.2)
  string(REPLACE "." "" short ${version})
  set(name test-${short}-${KLAMM_BUILD_HASH})
  add_test(NAME cluster_${short}_up COMMAND "${KLAMM_SCRIPTS}/lib/live_cluster" ${name} ${version})
  set_tests_properties(cluster_${short}_up PROPERTIES FIXTURES_SETUP cluster_${short} LABELS live TIMEOUT 900 COST 200)
  add_test(NAME cluster_${short}_down COMMAND "${KLAMM_SCRIPTS}/sandbox" down --name ${name})
  set_tests_properties(cluster_${short}_down PROPERTIES FIXTURES_CLEANUP cluster_${short} LABELS live TIMEOUT 120)
endforeach()

# klamm_live(NAME COMMAND… [BOTH] [KAFKA 440 392] [LABELS …]): for each version one ctest entry NAME_VERSION that runs
# COMMAND with KLAMM_TEST_BOOTSTRAP, KLAMM_TEST_KAFKA and KLAMM_TEST_SANDBOX set; one at a time on each cluster. On 3.9.2
# it is labelled deep, unless BOTH has CI run it on both.
function(klamm_live name)
  cmake_parse_arguments(ARG "BOTH" "" "COMMAND;KAFKA;LABELS" ${ARGN})
  if(NOT ARG_KAFKA)
    set(ARG_KAFKA 440 392)
  endif()
  foreach(short ${ARG_KAFKA})
    set(labels live ${ARG_LABELS})
    if(short EQUAL 392 AND NOT ARG_BOTH)
      list(APPEND labels deep)
    endif()
    list(REMOVE_DUPLICATES labels)
    add_test(NAME ${name}_${short} COMMAND "${KLAMM_SCRIPTS}/sandbox" run --name test-${short}-${KLAMM_BUILD_HASH} -- ${ARG_COMMAND})
    set_tests_properties(${name}_${short} PROPERTIES FIXTURES_REQUIRED cluster_${short} RESOURCE_LOCK cluster_${short}
      LABELS "${labels}" TIMEOUT 600 COST 100) # begun before what needs no cluster: they are the longest road
  endforeach()
endfunction()
