#pragma once

#include <klamm/result.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

// Hashes and random bytes, out of OpenSSL's libcrypto. It is loaded when the first of these is called: linked
// in it would cost every start one to two milliseconds. Bytes are std::string.

namespace klamm::crypto {

enum class Hash { sha256, sha512 };
[[nodiscard]] constexpr std::size_t size_of(Hash hash) {
  return hash == Hash::sha256 ? 32 : 64;
}

/// Every function that needs the library fails with `NO_LIBCRYPTO` where it is missing.
[[nodiscard]] Result<std::string> digest(Hash hash, std::string_view bytes);
[[nodiscard]] Result<std::string> hmac(Hash hash, std::string_view key, std::string_view bytes);
/// Takes milliseconds: not for the thread that owns the sockets.
[[nodiscard]] Result<std::string> pbkdf2(Hash hash, std::string_view password, std::string_view salt,
                                         int iterations);
[[nodiscard]] Result<std::string> random_bytes(std::size_t count);

/// Takes the same time wherever they differ.
[[nodiscard]] bool equal(std::string_view left, std::string_view right);

[[nodiscard]] std::string base64(std::string_view bytes);
/// Nothing for what is not exactly base64's own form: alphabet, padding, no bits left over.
[[nodiscard]] std::optional<std::string> from_base64(std::string_view text);
[[nodiscard]] std::string hex(std::string_view bytes);

} // namespace klamm::crypto
