// Any bytes as the files of TLS: authorities, a client's certificate and key, PEM or PKCS#12, with and
// without a password. They are loaded or refused with a sentence; nobody is asked for a password.

#include "check.hpp"

#include <net/tls/credentials.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace tls = klamm::net::tls;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto ssl = tls::load_openssl();
  check(ssl.has_value());
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  klamm::TlsSettings settings;
  settings.ca_source = "fuzz";
  (data[0] & 1U ? settings.ca_pem : settings.truststore_p12) = text;
  if ((data[0] & 2U) != 0) {
    settings.certificate_pem = text;
    settings.key_pem = klamm::Secret(text);
  } else {
    settings.keystore_p12 = klamm::Secret(text);
  }
  if ((data[0] & 4U) != 0) {
    settings.key_password = klamm::Secret(std::string_view("p12-secret"));
    settings.truststore_password = klamm::Secret(std::string_view("p12-secret"));
  }
  SSL_CTX* context = (*ssl)->SSL_CTX_new((*ssl)->TLS_client_method());
  check(context != nullptr);
  if (const auto done = tls::load_authorities(**ssl, context, settings); !done)
    check(!done.error().text.english().empty());
  if (const auto done = tls::load_certificate(**ssl, context, settings); !done)
    check(!done.error().text.english().empty());
  check((*ssl)->ERR_peek_last_error() == 0); // nothing is left for whoever comes next
  (*ssl)->SSL_CTX_free(context);
  return 0;
}
