#include "cipher_names.hpp"

#include "errors.hpp"

#include <algorithm>
#include <array>

namespace klamm::profiles {

namespace {

struct Names {
  std::string_view java;
  std::string_view openssl;
};

constexpr std::array<Names, 16> tls12_names{{
    {"TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384", "ECDHE-ECDSA-AES256-GCM-SHA384"},
    {"TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "ECDHE-ECDSA-AES128-GCM-SHA256"},
    {"TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256", "ECDHE-ECDSA-CHACHA20-POLY1305"},
    {"TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "ECDHE-RSA-AES256-GCM-SHA384"},
    {"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "ECDHE-RSA-AES128-GCM-SHA256"},
    {"TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256", "ECDHE-RSA-CHACHA20-POLY1305"},
    {"TLS_DHE_RSA_WITH_AES_256_GCM_SHA384", "DHE-RSA-AES256-GCM-SHA384"},
    {"TLS_DHE_RSA_WITH_AES_128_GCM_SHA256", "DHE-RSA-AES128-GCM-SHA256"},
    {"TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384", "ECDHE-ECDSA-AES256-SHA384"},
    {"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256", "ECDHE-ECDSA-AES128-SHA256"},
    {"TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384", "ECDHE-RSA-AES256-SHA384"},
    {"TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256", "ECDHE-RSA-AES128-SHA256"},
    {"TLS_RSA_WITH_AES_256_GCM_SHA384", "AES256-GCM-SHA384"},
    {"TLS_RSA_WITH_AES_128_GCM_SHA256", "AES128-GCM-SHA256"},
    {"TLS_RSA_WITH_AES_256_CBC_SHA256", "AES256-SHA256"},
    {"TLS_RSA_WITH_AES_128_CBC_SHA256", "AES128-SHA256"},
}};

// Of TLS 1.3 both have the same names.
constexpr std::array<std::string_view, 3> tls13_names{"TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256",
                                                      "TLS_CHACHA20_POLY1305_SHA256"};

void add(std::string& list, std::string_view name) {
  if (!list.empty()) list += ':';
  list += name;
}

} // namespace

Result<CipherLists> cipher_lists(std::string_view java_names) {
  CipherLists out;
  while (true) {
    const auto comma = java_names.find(',');
    std::string_view name = java_names.substr(0, comma);
    while (!name.empty() && name.front() == ' ') name.remove_prefix(1);
    while (!name.empty() && name.back() == ' ') name.remove_suffix(1);
    const auto* const older = std::find_if(tls12_names.begin(), tls12_names.end(),
                                           [&](const Names& one) { return one.java == name; });
    if (older != tls12_names.end()) {
      add(out.tls12, older->openssl);
    } else if (std::find(tls13_names.begin(), tls13_names.end(), name) != tls13_names.end()) {
      add(out.tls13, name);
    } else {
      return refused(KLAMM_TEXT("profiles", "ssl.cipher.suites: Klamm does not know the cipher suite \"%1\"")
                         .with(name));
    }
    if (comma == std::string_view::npos) return out;
    java_names.remove_prefix(comma + 1);
  }
}

} // namespace klamm::profiles
