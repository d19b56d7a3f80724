#pragma once

#include <klamm/security.hpp>

#include <net/tls/openssl.hpp>

#include <string>
#include <vector>

namespace klamm::net::tls {

/// An error in what the operator set.
[[nodiscard]] tl::unexpected<Error> bad_setting(Text text);

/// The certificates of the authorities that are believed: the profile's, else the system's.
[[nodiscard]] Result<void> load_authorities(const OpenSsl& ssl, SSL_CTX* context,
                                            const TlsSettings& settings);

/// The client's own certificate with its chain and key, PEM or PKCS#12; false: there is none.
[[nodiscard]] Result<bool> load_certificate(const OpenSsl& ssl, SSL_CTX* context,
                                            const TlsSettings& settings);

} // namespace klamm::net::tls
