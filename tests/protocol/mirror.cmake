# The mirror side of the messages: what a broker decodes and encodes. For tests and fuzz targets only.
include_guard(GLOBAL)
set(mirror ${PROJECT_BINARY_DIR}/tests/generated)
klamm_generate(mirror ${mirror} mirror_files)
set(mirror_frame ${PROJECT_SOURCE_DIR}/tests/support/mirror_frame.cpp)
add_library(klamm_protocol_mirror STATIC ${mirror_frame} ${mirror_files})
klamm_batch_sources(klamm_protocol_mirror ${mirror_frame})
target_include_directories(klamm_protocol_mirror PUBLIC ${mirror} ${PROJECT_SOURCE_DIR}/tests)
target_link_libraries(klamm_protocol_mirror PUBLIC klamm_protocol PRIVATE klamm_options)
