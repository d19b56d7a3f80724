#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <sansio/address.hpp>

#include <string>

namespace klamm::sansio {

namespace {

IpBytes ip(const char* text) {
  IpBytes out{};
  if (::inet_pton(AF_INET6, text, out.data()) == 1) return out;
  out[10] = out[11] = 0xff;
  REQUIRE(::inet_pton(AF_INET, text, out.data() + 12) == 1);
  return out;
}

std::string code(const std::optional<AddressFault>& fault) {
  return fault ? fault->code : "";
}

} // namespace

TEST_CASE("an advertised host is a name or an address, a port a port") {
  for (const char* good : {"kafka-1", "kafka_2.example.com", "10.0.0.1", "fd00::12", "fe80::1%eth0", "a"})
    CHECK(code(check_advertised(good, 9092)).empty());
  CHECK(code(check_advertised(std::string(255, 'a'), 65535)).empty());
  for (const std::string& bad : {std::string(), std::string(256, 'a'), std::string("a b"), std::string("a/b"),
                                 std::string("user@host"), std::string("a\nb"), std::string("a\0b", 3),
                                 std::string("\xc3\xa4"), std::string("$(reboot)"), std::string("a;b")}) {
    CAPTURE(bad);
    CHECK(code(check_advertised(bad, 9092)) == "BAD_ADVERTISED_ADDRESS");
  }
  for (const std::int32_t port : {0, -1, 65536, INT32_MAX, INT32_MIN})
    CHECK(code(check_advertised("kafka", port)) == "BAD_ADVERTISED_ADDRESS");
}

TEST_CASE("addresses no broker can have are refused when they are resolved") {
  for (const char* bad : {"0.0.0.0", "::", "224.0.0.1", "239.1.2.3", "255.255.255.255", "ff02::1",
                          "169.254.169.254", "fe80::1"}) {
    CAPTURE(bad);
    CHECK(code(check_resolved(ip(bad), "kafka", true)) == "BAD_ADVERTISED_ADDRESS");
  }
  for (const char* good : {"10.1.2.3", "192.168.0.1", "172.16.0.9", "8.8.8.8", "fd00::1", "2001:db8::1"}) {
    CAPTURE(good);
    CHECK(code(check_resolved(ip(good), "kafka", false)).empty());
  }
}

TEST_CASE("loopback is refused unless the bootstrap was loopback, and advertised.listeners is named") {
  for (const char* loopback : {"127.0.0.1", "127.9.9.9", "::1"}) {
    CAPTURE(loopback);
    CHECK(is_loopback(ip(loopback)));
    CHECK(code(check_resolved(ip(loopback), "localhost", true)).empty());
    const auto fault = check_resolved(ip(loopback), "localhost", false);
    REQUIRE(fault);
    CHECK(fault->code == "ADVERTISED_LOOPBACK");
    CHECK(fault->text.english().find("advertised.listeners") != std::string::npos);
    CHECK(fault->text.english().find("localhost") != std::string::npos);
  }
  CHECK_FALSE(is_loopback(ip("128.0.0.1")));
  CHECK_FALSE(is_loopback(ip("::2")));
}

} // namespace klamm::sansio
