#include <base/crypto.hpp>
#include <dlfcn.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <array>

namespace klamm::crypto {

namespace {

struct Library {
  decltype(&::EVP_Q_digest) q_digest = nullptr;
  decltype(&::EVP_Q_mac) q_mac = nullptr;
  decltype(&::EVP_get_digestbyname) digest_by_name = nullptr;
  decltype(&::PKCS5_PBKDF2_HMAC) pbkdf2_hmac = nullptr;
  decltype(&::RAND_bytes) random = nullptr;
  bool complete = false;
};

template <class Function>
bool find(void* library, const char* name, Function& function) {
  function = reinterpret_cast<Function>(::dlsym(library, name));
  return function != nullptr;
}

Library load() {
  Library out;
  for (const char* name : {"libcrypto.so.3", "libcrypto.3.dylib"}) {
    void* library = ::dlopen(name, RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) continue;
    out.complete = find(library, "EVP_Q_digest", out.q_digest) && find(library, "EVP_Q_mac", out.q_mac) &&
                   find(library, "EVP_get_digestbyname", out.digest_by_name) &&
                   find(library, "PKCS5_PBKDF2_HMAC", out.pbkdf2_hmac) &&
                   find(library, "RAND_bytes", out.random);
    if (out.complete) return out;
  }
  return out;
}

const Library* library() {
  static const Library loaded = load();
  return loaded.complete ? &loaded : nullptr;
}

tl::unexpected<Error> unavailable() {
  return fail(
      Error::of(ErrorKind::failed, "NO_LIBCRYPTO",
                KLAMM_TEXT("crypto", "OpenSSL's libcrypto.so.3 is needed (Debian package: libssl3)")));
}

const char* name_of(Hash hash) {
  return hash == Hash::sha256 ? "SHA256" : "SHA512";
}

const unsigned char* raw(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

unsigned char* raw(std::string& bytes) {
  return reinterpret_cast<unsigned char*>(bytes.data());
}

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

} // namespace

Result<std::string> digest(Hash hash, std::string_view bytes) {
  std::string out(size_of(hash), '\0');
  std::size_t length = 0;
  const auto* crypto = library();
  if (crypto == nullptr ||
      crypto->q_digest(nullptr, name_of(hash), nullptr, bytes.data(), bytes.size(), raw(out), &length) != 1)
    return unavailable();
  return out;
}

Result<std::string> hmac(Hash hash, std::string_view key, std::string_view bytes) {
  std::string out(size_of(hash), '\0');
  std::size_t length = 0;
  const auto* crypto = library();
  if (crypto == nullptr ||
      crypto->q_mac(nullptr, "HMAC", nullptr, name_of(hash), nullptr, key.data(), key.size(), raw(bytes),
                    bytes.size(), raw(out), out.size(), &length) == nullptr)
    return unavailable();
  return out;
}

Result<std::string> pbkdf2(Hash hash, std::string_view password, std::string_view salt, int iterations) {
  std::string out(size_of(hash), '\0');
  const auto* crypto = library();
  if (crypto == nullptr ||
      crypto->pbkdf2_hmac(password.data(), static_cast<int>(password.size()), raw(salt),
                          static_cast<int>(salt.size()), iterations, crypto->digest_by_name(name_of(hash)),
                          static_cast<int>(out.size()), raw(out)) != 1)
    return unavailable();
  return out;
}

Result<std::string> random_bytes(std::size_t count) {
  std::string out(count, '\0');
  const auto* crypto = library();
  if (crypto == nullptr || crypto->random(raw(out), static_cast<int>(count)) != 1) return unavailable();
  return out;
}

bool equal(std::string_view left, std::string_view right) {
  if (left.size() != right.size()) return false;
  volatile unsigned char difference = 0;
  for (std::size_t i = 0; i < left.size(); ++i)
    difference = static_cast<unsigned char>(difference | static_cast<unsigned char>(left[i] ^ right[i]));
  return difference == 0;
}

std::string base64(std::string_view bytes) {
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
    unsigned group = 0;
    for (std::size_t k = 0; k < 3; ++k)
      group = group << 8U | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    for (std::size_t k = 0; k < 4; ++k) out += k <= count ? alphabet[group >> (18U - 6U * k) & 63U] : '=';
  }
  return out;
}

std::optional<std::string> from_base64(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  std::string out;
  for (std::size_t i = 0; i < text.size(); i += 4) {
    std::string_view four = text.substr(i, 4);
    const bool last = i + 4 == text.size();
    std::size_t letters = 4;
    if (last) {
      while (letters > 2 && four[letters - 1] == '=') --letters;
    }
    unsigned group = 0;
    for (std::size_t k = 0; k < 4; ++k) {
      const auto at = k < letters ? alphabet.find(four[k]) : 0;
      if (at == std::string_view::npos) return std::nullopt;
      group = group << 6U | static_cast<unsigned>(at);
    }
    const std::size_t bytes = letters - 1;
    if ((group & (0xffffffU >> (8U * bytes))) != 0) return std::nullopt;
    for (std::size_t k = 0; k < bytes; ++k) out += static_cast<char>(group >> (16U - 8U * k) & 255U);
  }
  return out;
}

std::string hex(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const char byte : bytes) {
    out += digits[static_cast<unsigned char>(byte) >> 4U];
    out += digits[static_cast<unsigned char>(byte) & 15U];
  }
  return out;
}

} // namespace klamm::crypto
