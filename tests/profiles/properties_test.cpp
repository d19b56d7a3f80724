#include <klamm/profiles.hpp>

#include <doctest/doctest.h>

using klamm::profiles::from_properties;
using Pairs = std::vector<std::pair<std::string, std::string>>;

TEST_CASE("properties as Java reads them") {
  CHECK(from_properties("a=b\n").value() == Pairs{{"a", "b"}});
  CHECK(from_properties("\xEF\xBB\xBF"
                        "a=b\n")
            .value() == Pairs{{"a", "b"}}); // an editor's byte order mark
  CHECK(from_properties("a : b \r\n c d e\r!x\n#y=z\n\n").value() == Pairs{{"a", "b "}, {"c", "d e"}});
  CHECK(from_properties("a=b\\\n   c\n").value() == Pairs{{"a", "bc"}});
  CHECK(from_properties("a=b\\\\\nc=d").value() == Pairs{{"a", "b\\"}, {"c", "d"}});
  CHECK(from_properties("a\\=b\\ c=d\\te\\qf\\u00fc\\ud83d\\ude00").value() == Pairs{{"a=b c", "d\teqfü😀"}});
  CHECK(from_properties("a\n=x\n").value() == Pairs{{"a", ""}, {"", "x"}});
  CHECK(from_properties("a=1\nb=2\na=3").value() == Pairs{{"b", "2"}, {"a", "3"}});
  CHECK(from_properties("# c \\\na=1").value() == Pairs{{"a", "1"}});
  CHECK(from_properties("a=b\\").value() == Pairs{{"a", "b"}});
  CHECK(from_properties("").value().empty());
  CHECK_FALSE(from_properties("a=\\u12"));
  CHECK_FALSE(from_properties("a=\\u12g4"));
}
