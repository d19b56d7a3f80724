#pragma once

#include <klamm/result.hpp>

#include <net/tls/context.hpp>
#include <net/tls/openssl.hpp>

#include <optional>
#include <span>
#include <string>

// What goes wrong in TLS, in words that say what to do.

namespace klamm::net::tls {

/// The name that must stand in the broker's certificate.
struct ExpectedName {
  std::string name;
  bool is_ip = false;
};
[[nodiscard]] Result<ExpectedName> expected_name(const std::string& host);

/// Remembers in the session the certificate that is refused, of the chain that the broker sent: OpenSSL
/// forgets it. For SSL_CTX_set_verify.
int remember_refused(int accepted, X509_STORE_CTX* verification);
/// Forgets it. Before the session is freed.
void forget_refused(const OpenSsl& ssl, SSL* session);

[[nodiscard]] Error no_name(const std::string& name);
[[nodiscard]] Error closed_in_handshake(const std::string& name, const std::string& reason);
/// The first bytes of an answer that is not TLS: a listener without it.
[[nodiscard]] std::optional<Error> no_tls(const std::string& name, std::span<const unsigned char> bytes);
/// After OpenSSL failed: the verification of the certificate, an alert of the broker, or its own reason.
[[nodiscard]] Error why_it_failed(const OpenSsl& ssl, SSL* session, const Context& context,
                                  const std::string& host, const std::string& name);

} // namespace klamm::net::tls
