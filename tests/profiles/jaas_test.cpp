#include <doctest/doctest.h>
#include <profiles/jaas.hpp>

namespace klamm::profiles {

TEST_CASE("a login module is read as Kafka reads it") {
  const auto jaas = read_jaas("org.apache.kafka.common.security.scram.ScramLoginModule required\n"
                              "  username=\"alice\" password=\"a\\\"b;c=d\" tokenauth=true;");
  REQUIRE(jaas);
  CHECK(jaas->module == "ScramLoginModule");
  CHECK(jaas->option("username") == "alice");
  CHECK(jaas->option("password") == "a\"b;c=d");
  CHECK(jaas->option("tokenauth") == "true");
  CHECK(jaas->option("absent").empty());
}

TEST_CASE("other modules, more than one, references and what cannot be read are refused") {
  for (const char* bad : {
           "",
           "com.example.Evil required;",
           "org.apache.kafka.common.security.plain.PlainLoginModule",
           "org.apache.kafka.common.security.plain.PlainLoginModule maybe;",
           "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"a\"",
           "org.apache.kafka.common.security.plain.PlainLoginModule required username=;",
           "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"a;",
           "org.apache.kafka.common.security.plain.PlainLoginModule required =a;",
           "org.apache.kafka.common.security.plain.PlainLoginModule required password=\"${env:X}\";",
           "org.apache.kafka.common.security.plain.PlainLoginModule required; "
           "org.apache.kafka.common.security.plain.PlainLoginModule required;",
       }) {
    CAPTURE(bad);
    CHECK_FALSE(read_jaas(bad));
  }
}

} // namespace klamm::profiles
