#include <net/tls/context.hpp>
#include <net/tls/credentials.hpp>
#include <net/tls/faults.hpp>
#include <net/tls/openssl.hpp>

#include <algorithm>

namespace klamm::net::tls {

Context::~Context() {
  if (handle_ == nullptr) return;
  if (const auto ssl = load_openssl()) (*ssl)->SSL_CTX_free(handle_);
}

namespace {

Result<void> set_versions(const OpenSsl& ssl, SSL_CTX* handle, const TlsSettings& settings) {
  if (!settings.allow_tls12 && !settings.allow_tls13)
    return bad_setting(KLAMM_TEXT("tls", "ssl.enabled.protocols names neither TLSv1.2 nor TLSv1.3"));
  const int lowest = settings.allow_tls12 ? TLS1_2_VERSION : TLS1_3_VERSION;
  const int highest = settings.allow_tls13 ? TLS1_3_VERSION : TLS1_2_VERSION;
  ssl.SSL_CTX_ctrl(handle, SSL_CTRL_SET_MIN_PROTO_VERSION, lowest, nullptr);
  ssl.SSL_CTX_ctrl(handle, SSL_CTRL_SET_MAX_PROTO_VERSION, highest, nullptr);
  if (!settings.ciphers_tls12.empty() &&
      ssl.SSL_CTX_set_cipher_list(handle, settings.ciphers_tls12.c_str()) != 1)
    return bad_setting(
        KLAMM_TEXT("tls", "ssl.cipher.suites: OpenSSL does not support %1").with(settings.ciphers_tls12));
  if (!settings.ciphers_tls13.empty() &&
      ssl.SSL_CTX_set_ciphersuites(handle, settings.ciphers_tls13.c_str()) != 1)
    return bad_setting(
        KLAMM_TEXT("tls", "ssl.cipher.suites: OpenSSL does not support %1").with(settings.ciphers_tls13));
  return {};
}

} // namespace

Result<std::shared_ptr<Context>> Context::make(const TlsSettings& settings) {
  const auto loaded = load_openssl();
  if (!loaded) return fail(loaded.error());
  const OpenSsl& ssl = **loaded;
  const std::shared_ptr<Context> out(new Context());
  out->handle_ = ssl.SSL_CTX_new(ssl.TLS_client_method());
  if (out->handle_ == nullptr) return bad_setting(KLAMM_TEXT("tls", "OpenSSL gives no TLS context"));
  out->check_name_ = settings.check_name;
  out->ca_source_ = settings.ca_source;
  ssl.SSL_CTX_set_verify(out->handle_, SSL_VERIFY_PEER, remember_refused);
  ssl.SSL_CTX_set_options(out->handle_, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
  if (auto done = set_versions(ssl, out->handle_, settings); !done) return fail(done.error());
  if (auto done = load_authorities(ssl, out->handle_, settings); !done) return fail(done.error());
  auto certificate = load_certificate(ssl, out->handle_, settings);
  if (!certificate) return fail(certificate.error());
  out->has_certificate_ = *certificate;
  return out;
}

} // namespace klamm::net::tls
