#include <asio/ip/address.hpp>
#include <net/tls/faults.hpp>

#include <array>
#include <cstdio>
#include <ctime>

namespace klamm::net::tls {

namespace {

Error fault(ErrorKind kind, const char* code, Text text) {
  return Error::of(kind, code, std::move(text));
}

std::string name_line(const OpenSsl& ssl, const X509_NAME* name) {
  char* line = ssl.X509_NAME_oneline(name, nullptr, 0);
  if (line == nullptr) return "?";
  std::string out(line);
  ssl.CRYPTO_free(line, __FILE__, __LINE__);
  constexpr std::size_t most = 200;
  if (out.size() > most) out.resize(most);
  return out;
}

std::string date(const OpenSsl& ssl, const ASN1_TIME* time) {
  std::tm parts{};
  if (ssl.ASN1_TIME_to_tm(time, &parts) != 1) return "?";
  std::array<char, 32> text{};
  const auto size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return {text.data(), size};
}

/// The names that a certificate is for, as `DNS:a, IP:1.2.3.4`.
std::string names_in(const OpenSsl& ssl, const X509* certificate) {
  auto* list =
      static_cast<GENERAL_NAMES*>(ssl.X509_get_ext_d2i(certificate, NID_subject_alt_name, nullptr, nullptr));
  if (list == nullptr) return "no subject alternative name";
  std::string out;
  const auto* stack = reinterpret_cast<const OPENSSL_STACK*>(list);
  constexpr int most = 10;
  for (int i = 0; i < ssl.OPENSSL_sk_num(stack) && i < most; ++i) {
    const auto* one = static_cast<const GENERAL_NAME*>(ssl.OPENSSL_sk_value(stack, i));
    if (one->type != GEN_DNS && one->type != GEN_IPADD) continue;
    const auto* bytes = ssl.ASN1_STRING_get0_data(one->d.ia5);
    const auto length = static_cast<std::size_t>(ssl.ASN1_STRING_length(one->d.ia5));
    std::string text(reinterpret_cast<const char*>(bytes), std::min<std::size_t>(length, 255));
    if (one->type == GEN_IPADD && length == 4) {
      text = asio::ip::address_v4({bytes[0], bytes[1], bytes[2], bytes[3]}).to_string();
    } else if (one->type == GEN_IPADD) {
      text = "an IPv6 address";
    }
    out += (out.empty() ? "" : ", ") + text;
  }
  ssl.GENERAL_NAMES_free(list);
  return out.empty() ? "no DNS name" : out;
}

/// Where a session keeps the certificate that was refused: the place that OpenSSL leaves to applications.
constexpr int refused_index = 0;

Error certificate_fault(const OpenSsl& ssl, SSL* session, const Context& context, const std::string& host,
                        const std::string& name, long result) {
  const auto* certificate = static_cast<const X509*>(ssl.SSL_get_ex_data(session, refused_index));
  std::string subject = "?";
  std::string issuer = "?";
  std::string from = "?";
  std::string to = "?";
  std::string names = "?";
  if (certificate != nullptr) {
    subject = name_line(ssl, ssl.X509_get_subject_name(certificate));
    issuer = name_line(ssl, ssl.X509_get_issuer_name(certificate));
    from = date(ssl, ssl.X509_get0_notBefore(certificate));
    to = date(ssl, ssl.X509_get0_notAfter(certificate));
    names = names_in(ssl, certificate);
  }
  switch (result) {
  case X509_V_ERR_CERT_HAS_EXPIRED:
    return fault(ErrorKind::failed, "CERTIFICATE_EXPIRED",
                 KLAMM_TEXT("tls", "the certificate of %1 (%2) or of its issuer has expired; it was valid "
                                   "from %3 to %4. Renew it, or correct "
                                   "this machine's clock")
                     .with(name, subject, from, to));
  case X509_V_ERR_CERT_NOT_YET_VALID:
    return fault(
        ErrorKind::failed, "CERTIFICATE_NOT_YET_VALID",
        KLAMM_TEXT("tls",
                   "the certificate of %1 (%2) is not valid before %3. Correct this machine's clock, or the "
                   "certificate")
            .with(name, subject, from));
  case X509_V_ERR_HOSTNAME_MISMATCH:
  case X509_V_ERR_IP_ADDRESS_MISMATCH:
    return fault(ErrorKind::failed, "CERTIFICATE_NAME",
                 KLAMM_TEXT("tls", "the certificate of %1 is not for %2 but for: %3. Connect by one of these "
                                   "names, or add the name to the "
                                   "certificate")
                     .with(name, host, names));
  case X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT:
    return fault(
        ErrorKind::failed, "CERTIFICATE_UNKNOWN_CA",
        KLAMM_TEXT(
            "tls",
            "the certificate of %1 (%2) is self-signed and not in %3. Add it to ssl.truststore.location if "
            "you trust it")
            .with(name, subject, context.ca_source()));
  case X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN:
  case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY:
  case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT:
  case X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    return fault(
        ErrorKind::failed, "CERTIFICATE_UNKNOWN_CA",
        KLAMM_TEXT(
            "tls",
            "the certificate of %1 was issued by %2, which is not in %3. Set ssl.truststore.location to "
            "the issuer's certificate; if an intermediate is missing, the broker must send it")
            .with(name, issuer, context.ca_source()));
  case X509_V_ERR_INVALID_PURPOSE:
    return fault(
        ErrorKind::failed, "CERTIFICATE_PURPOSE",
        KLAMM_TEXT("tls",
                   "the certificate of %1 (%2) is not for servers: its extended key usage lacks serverAuth")
            .with(name, subject));
  default:
    return fault(ErrorKind::failed, "CERTIFICATE_REFUSED",
                 KLAMM_TEXT("tls", "the certificate of %1 (%2) is not accepted: %3")
                     .with(name, subject, ssl.X509_verify_cert_error_string(result)));
  }
}

Error alert_fault(int alert, const Context& context, const std::string& name, const std::string& words) {
  constexpr int handshake_failure = 40;
  constexpr int bad_certificate = 42;
  constexpr int unsupported_certificate = 43;
  constexpr int revoked = 44;
  constexpr int expired = 45;
  constexpr int certificate_unknown = 46;
  constexpr int unknown_ca = 48;
  constexpr int protocol_version = 70;
  constexpr int certificate_required = 116;
  switch (alert) {
  case certificate_required:
    return fault(
        ErrorKind::unauthorized, "CLIENT_CERTIFICATE_REQUIRED",
        KLAMM_TEXT("tls", "%1 wants a client certificate. Set ssl.keystore.location (PKCS#12 or PEM)")
            .with(name));
  case bad_certificate:
  case unsupported_certificate:
  case revoked:
  case expired:
  case certificate_unknown:
  case unknown_ca:
    if (!context.has_certificate()) {
      return fault(
          ErrorKind::unauthorized, "CLIENT_CERTIFICATE_REQUIRED",
          KLAMM_TEXT("tls", "%1 wants a client certificate. Set ssl.keystore.location (PKCS#12 or PEM)")
              .with(name));
    }
    return fault(
        ErrorKind::unauthorized, "CLIENT_CERTIFICATE_REFUSED",
        KLAMM_TEXT(
            "tls",
            "%1 rejects the client certificate: %2. It may be expired, or issued by an authority that the "
            "broker does not trust")
            .with(name, words));
  case protocol_version:
    return fault(ErrorKind::failed, "TLS_VERSION",
                 KLAMM_TEXT("tls", "%1 supports none of the TLS versions that ssl.enabled.protocols allows")
                     .with(name));
  case handshake_failure:
    return fault(
        ErrorKind::failed, "TLS_HANDSHAKE",
        KLAMM_TEXT("tls",
                   "%1 ends the TLS handshake: no common cipher suite, or it wants a client certificate "
                   "(ssl.cipher.suites, ssl.keystore.location)")
            .with(name));
  default:
    return fault(ErrorKind::failed, "TLS_ALERT",
                 KLAMM_TEXT("tls", "%1 ends the TLS connection: %2").with(name, words));
  }
}

} // namespace

int remember_refused(int accepted, X509_STORE_CTX* verification) {
  const auto loaded = load_openssl();
  if (accepted != 0 || !loaded) return accepted;
  const OpenSsl& ssl = **loaded;
  auto* session = static_cast<SSL*>(
      ssl.X509_STORE_CTX_get_ex_data(verification, ssl.SSL_get_ex_data_X509_STORE_CTX_idx()));
  X509* certificate = ssl.X509_STORE_CTX_get_current_cert(verification);
  if (session == nullptr || certificate == nullptr) return 0;
  forget_refused(ssl, session);
  ssl.X509_up_ref(certificate);
  ssl.SSL_set_ex_data(session, refused_index, certificate);
  return 0;
}

void forget_refused(const OpenSsl& ssl, SSL* session) {
  if (session == nullptr) return;
  ssl.X509_free(static_cast<X509*>(ssl.SSL_get_ex_data(session, refused_index)));
  ssl.SSL_set_ex_data(session, refused_index, nullptr);
}

Result<ExpectedName> expected_name(const std::string& host) {
  ExpectedName out{host, false};
  if (!out.name.empty() && out.name.back() == '.') out.name.pop_back();
  if (out.name.empty() || out.name.find('\0') != std::string::npos) return fail(no_name(host));
  asio::error_code not_literal;
  static_cast<void>(asio::ip::make_address(out.name, not_literal));
  out.is_ip = !not_literal;
  return out;
}

Error no_name(const std::string& name) {
  return fault(ErrorKind::failed, "CERTIFICATE_NAME",
               KLAMM_TEXT("tls", "%1 has no name that a certificate can be checked for").with(name));
}

Error closed_in_handshake(const std::string& name, const std::string& reason) {
  if (!reason.empty()) {
    return fault(ErrorKind::no_answer, "TLS_CLOSED",
                 KLAMM_TEXT("tls",
                            "%1 closed the connection in the TLS handshake: its listener may not use TLS "
                            "(security.protocol)")
                     .with(name));
  }
  return fault(ErrorKind::no_answer, "TLS_CLOSED",
               KLAMM_TEXT("tls", "%1 closed the connection in the middle of the TLS handshake").with(name));
}

std::optional<Error> no_tls(const std::string& name, std::span<const unsigned char> bytes) {
  constexpr unsigned char alert = 0x15;
  constexpr unsigned char handshake = 0x16;
  if (bytes.empty() || bytes[0] == alert || bytes[0] == handshake) return std::nullopt;
  return fault(
      ErrorKind::no_answer, "TLS_NOT_SPOKEN",
      KLAMM_TEXT("tls", "%1 answers without TLS. Use the TLS port, or set security.protocol to PLAINTEXT or "
                        "SASL_PLAINTEXT")
          .with(name));
}

Error why_it_failed(const OpenSsl& ssl, SSL* session, const Context& context, const std::string& host,
                    const std::string& name) {
  const auto code = ssl.ERR_peek_last_error();
  const char* words = code == 0 ? nullptr : ssl.ERR_reason_error_string(code);
  const std::string reason = words == nullptr ? "unknown reason" : words;
  ssl.ERR_clear_error();
  const auto number = static_cast<int>(code & 0x7fffffU);
  if (number == SSL_R_CERTIFICATE_VERIFY_FAILED)
    return certificate_fault(ssl, session, context, host, name, ssl.SSL_get_verify_result(session));
  if (number > SSL_AD_REASON_OFFSET && number < SSL_AD_REASON_OFFSET + 256)
    return alert_fault(number - SSL_AD_REASON_OFFSET, context, name, reason);
  if (number == SSL_R_UNSUPPORTED_PROTOCOL || number == SSL_R_WRONG_VERSION_NUMBER) {
    return fault(ErrorKind::failed, "TLS_VERSION",
                 KLAMM_TEXT("tls", "%1 supports none of the TLS versions that ssl.enabled.protocols allows")
                     .with(name));
  }
  return fault(ErrorKind::failed, "TLS_FAILED",
               KLAMM_TEXT("tls", "TLS with %1 failed: %2").with(name, reason));
}

} // namespace klamm::net::tls
