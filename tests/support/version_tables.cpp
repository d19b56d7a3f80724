#include <protocol/api.hpp>
#include <support/version_tables.hpp>

#include <cstdio>
#include <cstdlib>

namespace klamm::testing {

namespace {
constexpr std::int16_t join_group = 11; ///< never sent; its version tells how old a broker is
} // namespace

VersionTable newest_versions() {
  VersionTable table;
  for (const auto& api : protocol::apis()) table[api.key] = {api.min_version, api.max_version};
  table[join_group] = {0, 9};
  return table;
}

VersionTable kafka_3_9_versions() {
  return {{1, {0, 17}}, {2, {0, 9}},  {3, {0, 12}}, {8, {0, 9}},  {9, {0, 9}},  {10, {0, 6}}, {11, {0, 9}},
          {13, {0, 5}}, {15, {0, 5}}, {16, {0, 5}}, {17, {0, 1}}, {18, {0, 4}}, {19, {0, 7}}, {20, {0, 6}},
          {21, {0, 2}}, {22, {0, 5}}, {23, {0, 4}}, {27, {0, 1}}, {29, {0, 3}}, {30, {0, 3}}, {31, {0, 3}},
          {32, {0, 4}}, {33, {0, 2}}, {34, {0, 2}}, {35, {0, 4}}, {36, {0, 2}}, {37, {0, 3}}, {38, {0, 3}},
          {39, {0, 2}}, {40, {0, 2}}, {41, {0, 3}}, {42, {0, 2}}, {43, {0, 2}}, {44, {0, 1}}, {45, {0, 0}},
          {46, {0, 0}}, {47, {0, 0}}, {48, {0, 1}}, {49, {0, 1}}, {50, {0, 0}}, {51, {0, 0}}, {55, {0, 2}},
          {57, {0, 1}}, {60, {0, 1}}, {61, {0, 0}}, {64, {0, 0}}, {65, {0, 0}}, {66, {0, 1}}, {69, {0, 0}},
          {74, {0, 0}}, {75, {0, 0}}, {80, {0, 0}}, {81, {0, 0}}};
}

VersionTable kafka_3_0_versions() {
  return {{1, {0, 12}}, {2, {0, 7}},  {3, {0, 11}}, {8, {0, 8}},  {9, {0, 8}},  {10, {0, 4}}, {11, {0, 7}},
          {13, {0, 4}}, {15, {0, 5}}, {16, {0, 4}}, {17, {0, 1}}, {18, {0, 3}}, {19, {0, 7}}, {20, {0, 6}},
          {21, {0, 2}}, {22, {0, 4}}, {23, {0, 4}}, {27, {0, 1}}, {29, {0, 2}}, {30, {0, 2}}, {31, {0, 2}},
          {32, {0, 4}}, {33, {0, 2}}, {34, {0, 2}}, {35, {0, 2}}, {36, {0, 2}}, {37, {0, 3}}, {38, {0, 2}},
          {39, {0, 2}}, {40, {0, 2}}, {41, {0, 2}}, {42, {0, 2}}, {43, {0, 2}}, {44, {0, 1}}, {45, {0, 0}},
          {46, {0, 0}}, {47, {0, 0}}, {48, {0, 1}}, {49, {0, 1}}, {50, {0, 0}}, {51, {0, 0}}, {57, {0, 0}},
          {60, {0, 0}}, {61, {0, 0}}, {65, {0, 0}}, {66, {0, 0}}};
}

VersionTable kafka_2_8_versions() {
  VersionTable table = kafka_3_0_versions();
  table[2].max = 6;
  table[9].max = 7;
  table[10].max = 3;
  table.erase(65);
  table.erase(66);
  return table;
}

VersionTable msk_serverless_versions() {
  return {{1, {4, 11}}, {2, {1, 5}},  {3, {0, 7}},  {8, {2, 7}},  {9, {1, 5}},  {10, {0, 2}}, {13, {0, 2}},
          {15, {0, 2}}, {16, {0, 2}}, {17, {0, 1}}, {18, {0, 2}}, {19, {0, 3}}, {20, {0, 3}}, {32, {0, 2}},
          {36, {0, 1}}, {37, {0, 1}}, {42, {0, 1}}, {44, {0, 0}}, {46, {0, 0}}};
}

VersionTable without(VersionTable table, std::string_view api) {
  table.erase(api_key(api));
  return table;
}

VersionTable with(VersionTable table, std::string_view api, std::int16_t min, std::int16_t max) {
  table[api_key(api)] = {min, max};
  return table;
}

std::int16_t api_key(std::string_view name) {
  if (const auto* api = protocol::find_api(name)) return api->key;
  std::fprintf(stderr, "there is no API \"%.*s\"\n", static_cast<int>(name.size()), name.data());
  std::abort();
}

} // namespace klamm::testing
