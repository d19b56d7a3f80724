#pragma once

#include <klamm/result.hpp>

#include <string>
#include <string_view>

namespace klamm::changes {

/// SHA-256 in hex, by OpenSSL's libcrypto, which is loaded only here: it would cost every start a
/// millisecond. An error names the package when it is missing.
[[nodiscard]] Result<std::string> sha256(std::string_view bytes);

} // namespace klamm::changes
