#include <doctest/doctest.h>
#include <sansio/api_versions.hpp>

namespace klamm::sansio {

TEST_CASE("the highest version both sides speak") {
  const ApiVersionTable table({{18, 0, 4}, {3, 4, 12}, {9, 7, 5}, {32767, 0, 32767}});
  CHECK(table.negotiate(3, 0, 13) == 12);
  CHECK(table.negotiate(3, 0, 9) == 9);
  CHECK(table.negotiate(3, 12, 13) == 12);
  CHECK(table.negotiate(3, 4, 4) == 4);
  CHECK_FALSE(table.negotiate(3, 13, 13)); // the broker is too old
  CHECK_FALSE(table.negotiate(3, 0, 3));   // the broker is too new
  CHECK_FALSE(table.negotiate(9, 0, 9));   // its range is upside down
  CHECK_FALSE(table.negotiate(60, 0, 2));  // not offered
  CHECK(table.negotiate(32767, 0, 1) == 1);
}

TEST_CASE("ranges are found whatever their order") {
  const ApiVersionTable table({{18, 0, 4}, {3, 4, 12}});
  CHECK(table.find(3) == ApiVersionTable::Range{3, 4, 12});
  CHECK(table.find(18) == ApiVersionTable::Range{18, 0, 4});
  CHECK_FALSE(table.find(4));
  CHECK_FALSE(ApiVersionTable().find(3));
}

} // namespace klamm::sansio
