#pragma once

#include <klamm/result.hpp>

#include <string>
#include <string_view>

namespace klamm::profiles {

/// OpenSSL's lists out of `ssl.cipher.suites`.
struct CipherLists {
  std::string tls12;
  std::string tls13;
};

/// Java's names (IANA's), comma-separated. One that is not known is an error.
[[nodiscard]] Result<CipherLists> cipher_lists(std::string_view java_names);

} // namespace klamm::profiles
