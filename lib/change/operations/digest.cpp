#include <change/operations/digest.hpp>
#include <dlfcn.h>

#include <array>
#include <cstddef>

namespace klamm::changes {

namespace {

// EVP_Q_digest of OpenSSL 3.0.
using QuickDigest = int (*)(void* context, const char* name, const char* properties, const void* data,
                            std::size_t length, unsigned char* digest, std::size_t* digest_length);

QuickDigest load() {
  for (const char* name : {"libcrypto.so.3", "libcrypto.3.dylib"}) {
    if (void* library = ::dlopen(name, RTLD_NOW | RTLD_LOCAL))
      return reinterpret_cast<QuickDigest>(::dlsym(library, "EVP_Q_digest"));
  }
  return nullptr;
}

} // namespace

Result<std::string> sha256(std::string_view bytes) {
  static const QuickDigest digest = load();
  std::array<unsigned char, 32> sum{};
  std::size_t length = 0;
  if (digest == nullptr ||
      digest(nullptr, "SHA256", nullptr, bytes.data(), bytes.size(), sum.data(), &length) != 1 ||
      length != sum.size()) {
    return fail(
        Error::of(ErrorKind::failed, "NO_LIBCRYPTO",
                  KLAMM_TEXT("digest", "OpenSSL's libcrypto.so.3 is needed for SHA-256 (Debian: libssl3)")));
  }
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (const unsigned char byte : sum) {
    out += digits[byte >> 4U];
    out += digits[byte & 15U];
  }
  return out;
}

} // namespace klamm::changes
