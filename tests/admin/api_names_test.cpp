#include <admin/call/api_names.hpp>
#include <doctest/doctest.h>
#include <protocol/api.hpp>

#include <set>

namespace klamm::admin {

TEST_CASE("every API of Kafka 4.4 has its name, and those in use the one of their schema") {
  std::set<std::string_view> names;
  for (std::int16_t key = 0; key <= 94; ++key) names.insert(api_name(key));
  CHECK(names.size() == 95);
  CHECK(names.count("") == 0);
  for (const auto& api : protocol::apis()) CHECK(api_name(api.key) == api.name);
  CHECK(api_name(94) == "UnregisterController");
  CHECK(api_name(-1).empty());
  CHECK(api_name(95).empty());
}

} // namespace klamm::admin
