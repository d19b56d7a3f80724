#include <dlfcn.h>
#include <net/tls/openssl.hpp>

#include <optional>

namespace klamm::net::tls {

namespace {

void* open_first(const char* linux_name, const char* mac_name) {
  void* library = ::dlopen(linux_name, RTLD_NOW | RTLD_LOCAL);
  return library != nullptr ? library : ::dlopen(mac_name, RTLD_NOW | RTLD_LOCAL);
}

std::optional<OpenSsl> load() {
  void* crypto = open_first("libcrypto.so.3", "libcrypto.3.dylib");
  void* ssl = open_first("libssl.so.3", "libssl.3.dylib");
  if (crypto == nullptr || ssl == nullptr) return std::nullopt;
  OpenSsl out;
#define KLAMM_FIND_SSL(name)                                                                                 \
  out.name = reinterpret_cast<decltype(out.name)>(::dlsym(ssl, #name));                                      \
  if (out.name == nullptr) return std::nullopt;
#define KLAMM_FIND_CRYPTO(name)                                                                              \
  out.name = reinterpret_cast<decltype(out.name)>(::dlsym(crypto, #name));                                   \
  if (out.name == nullptr) return std::nullopt;
  KLAMM_SSL_FUNCTIONS(KLAMM_FIND_SSL)
  KLAMM_CRYPTO_FUNCTIONS(KLAMM_FIND_CRYPTO)
#undef KLAMM_FIND_SSL
#undef KLAMM_FIND_CRYPTO
  return out;
}

} // namespace

Result<const OpenSsl*> load_openssl() {
  static const std::optional<OpenSsl> loaded = load();
  if (!loaded) {
    return fail(Error::of(ErrorKind::failed, "NO_LIBSSL",
                          KLAMM_TEXT("tls", "TLS needs OpenSSL's libssl.so.3 (Debian package: libssl3)")));
  }
  return &*loaded;
}

} // namespace klamm::net::tls
