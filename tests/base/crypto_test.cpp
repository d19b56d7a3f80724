#include <base/crypto.hpp>
#include <doctest/doctest.h>
#include <klamm/secret.hpp>

#include <type_traits>

namespace klamm::crypto {

TEST_CASE("hashes, HMAC and PBKDF2 give the published values") {
  CHECK(hex(*digest(Hash::sha256, "abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  // RFC 4231, case 2
  CHECK(hex(*hmac(Hash::sha256, "Jefe", "what do ya want for nothing?")) ==
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
  // RFC 7677's salted password, seen in its proof; RFC 6070's construction with SHA-256
  CHECK(hex(*pbkdf2(Hash::sha256, "password", "salt", 4096)) ==
        "c5e478d59288c841aa530db6845c4c8d962893a001ce4e11a4963873aa98134a");
  CHECK(digest(Hash::sha512, "")->size() == 64);
  CHECK(*random_bytes(32) != *random_bytes(32));
}

TEST_CASE("base64 is taken in its own form only") {
  for (const char* bytes : {"", "f", "fo", "foo", "foob", "fooba", "foobar"})
    CHECK(from_base64(base64(bytes)) == std::string(bytes));
  CHECK(base64("foob") == "Zm9vYg==");
  for (const char* bad : {"Zg", "Zg=", "Zh==", "Zm9=", "Z===", "====", "Zg==Zg==", "Z g=", "Zm8-", "Zg==\n"}) {
    CAPTURE(bad);
    CHECK_FALSE(from_base64(bad));
  }
}

TEST_CASE("what is compared in constant time is compared wholly") {
  CHECK(equal("", ""));
  CHECK(equal("same", "same"));
  CHECK_FALSE(equal("same", "sane"));
  CHECK_FALSE(equal("same", "same "));
}

TEST_CASE("a secret moves, is never copied, and leaves its source empty") {
  static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);
  std::string source = "hunter2";
  Secret secret(std::move(source));
  CHECK(source.empty());
  Secret moved(std::move(secret));
  CHECK(moved.reveal() == "hunter2");
  CHECK(secret.empty());
}

} // namespace klamm::crypto
