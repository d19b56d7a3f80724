#include <net/tls/credentials.hpp>

#include <memory>

namespace klamm::net::tls {

namespace {

template <class Free>
auto owned(auto* what, Free release) {
  return std::unique_ptr<std::remove_pointer_t<decltype(what)>, Free>(what, release);
}

/// OpenSSL's own words for the last failure, and none left for the next.
std::string reason(const OpenSsl& ssl) {
  const auto code = ssl.ERR_peek_last_error();
  const char* words = code == 0 ? nullptr : ssl.ERR_reason_error_string(code);
  ssl.ERR_clear_error();
  return words == nullptr ? "unknown format" : words;
}

/// Hands the password to OpenSSL. Without such a function it would ask at the terminal and wait.
int give_password(char* place, int size, int, void* from) {
  const auto password = static_cast<const Secret*>(from)->reveal();
  if (password.size() > static_cast<std::size_t>(size)) return -1;
  std::copy(password.begin(), password.end(), place);
  return static_cast<int>(password.size());
}

auto memory(const OpenSsl& ssl, std::string_view bytes) {
  return owned(ssl.BIO_new_mem_buf(bytes.data(), static_cast<int>(bytes.size())), ssl.BIO_free);
}

int add_certificates(const OpenSsl& ssl, std::string_view pem, const std::function<bool(X509*)>& add) {
  const auto in = memory(ssl, pem);
  Secret none;
  int count = 0;
  while (X509* one = ssl.PEM_read_bio_X509(in.get(), nullptr, give_password, &none)) {
    const auto certificate = owned(one, ssl.X509_free);
    if (!add(certificate.get())) return -1;
    ++count;
  }
  ssl.ERR_clear_error(); // the end of the file is an error too
  return count;
}

/// What a PKCS#12 file holds.
struct Opened {
  EVP_PKEY* key = nullptr;
  X509* certificate = nullptr;
  STACK_OF(X509) * others = nullptr;
  const OpenSsl* ssl = nullptr;

  Opened() = default;
  Opened(const Opened&) = delete;
  Opened& operator=(const Opened&) = delete;
  ~Opened() {
    if (ssl == nullptr) return;
    ssl->EVP_PKEY_free(key);
    ssl->X509_free(certificate);
    ssl->OPENSSL_sk_pop_free(reinterpret_cast<OPENSSL_STACK*>(others),
                             reinterpret_cast<OPENSSL_sk_freefunc>(ssl->X509_free));
  }
  [[nodiscard]] int count() const {
    return others == nullptr ? 0 : ssl->OPENSSL_sk_num(reinterpret_cast<const OPENSSL_STACK*>(others));
  }
  [[nodiscard]] X509* at(int index) const {
    return static_cast<X509*>(ssl->OPENSSL_sk_value(reinterpret_cast<const OPENSSL_STACK*>(others), index));
  }
};

Result<void> open_p12(const OpenSsl& ssl, std::string_view bytes, const Secret& password, const char* setting,
                      Opened& out) {
  out.ssl = &ssl;
  if (bytes.starts_with("\xfe\xed\xfe\xed")) {
    return bad_setting(
        KLAMM_TEXT("tls", "%1 is a JKS file, which only Java reads. Convert it: keytool -importkeystore "
                          "-srckeystore FILE -destkeystore FILE.p12 -deststoretype PKCS12")
            .with(setting));
  }
  const auto in = memory(ssl, bytes);
  const auto file = owned(ssl.d2i_PKCS12_bio(in.get(), nullptr), ssl.PKCS12_free);
  if (!file) {
    ssl.ERR_clear_error();
    return bad_setting(KLAMM_TEXT("tls", "%1 is not a PKCS#12 file").with(setting));
  }
  const std::string word(password.reveal());
  if (ssl.PKCS12_parse(file.get(), word.c_str(), &out.key, &out.certificate, &out.others) == 1) return {};
  const auto code = ssl.ERR_peek_last_error();
  constexpr int unsupported = 0x0308010C & 0x7fffff;
  const std::string words = reason(ssl);
  if (static_cast<int>(code & 0x7fffffU) == unsupported || words.find("unsupported") != std::string::npos) {
    return bad_setting(
        KLAMM_TEXT("tls",
                   "%1 is encrypted with an algorithm that OpenSSL 3 no longer supports. Export it again: "
                   "openssl pkcs12 -legacy -in FILE -nodes | openssl pkcs12 -export -out NEW.p12")
            .with(setting));
  }
  return bad_setting(
      KLAMM_TEXT("tls", "%1 cannot be opened: the password is wrong (%2)").with(setting, words));
}

Result<bool> load_p12(const OpenSsl& ssl, SSL_CTX* context, const TlsSettings& settings) {
  Opened opened;
  if (auto done = open_p12(ssl, settings.keystore_p12.reveal(), settings.key_password,
                           "ssl.keystore.location", opened);
      !done)
    return fail(done.error());
  if (opened.key == nullptr || opened.certificate == nullptr)
    return bad_setting(KLAMM_TEXT("tls", "ssl.keystore.location holds no private key with its certificate"));
  bool fine = ssl.SSL_CTX_use_certificate(context, opened.certificate) == 1 &&
              ssl.SSL_CTX_use_PrivateKey(context, opened.key) == 1;
  for (int i = 0; fine && i < opened.count(); ++i)
    fine = ssl.SSL_CTX_ctrl(context, SSL_CTRL_CHAIN_CERT, 1, opened.at(i)) == 1;
  if (!fine)
    return bad_setting(KLAMM_TEXT("tls", "ssl.keystore.location cannot be used: %1").with(reason(ssl)));
  return true;
}

Result<bool> load_pem(const OpenSsl& ssl, SSL_CTX* context, const TlsSettings& settings) {
  bool first = true;
  const int count = add_certificates(ssl, settings.certificate_pem, [&](X509* one) {
    if (std::exchange(first, false)) return ssl.SSL_CTX_use_certificate(context, one) == 1;
    return ssl.SSL_CTX_ctrl(context, SSL_CTRL_CHAIN_CERT, 1, one) == 1;
  });
  if (count < 0)
    return bad_setting(KLAMM_TEXT("tls", "the client certificate cannot be used: %1").with(reason(ssl)));
  if (count == 0)
    return bad_setting(KLAMM_TEXT("tls", "the client certificate is not PEM: no BEGIN CERTIFICATE in it"));
  if (settings.key_pem.empty())
    return bad_setting(KLAMM_TEXT("tls", "a client certificate is set without its key (ssl.keystore.key)"));
  const auto in = memory(ssl, settings.key_pem.reveal());
  const auto key = owned(ssl.PEM_read_bio_PrivateKey(in.get(), nullptr, give_password,
                                                     const_cast<Secret*>(&settings.key_password)),
                         ssl.EVP_PKEY_free);
  if (!key) {
    const bool encrypted = settings.key_pem.reveal().find("ENCRYPTED") != std::string_view::npos;
    ssl.ERR_clear_error();
    if (encrypted && settings.key_password.empty())
      return bad_setting(KLAMM_TEXT("tls", "the client's key is encrypted: set ssl.key.password"));
    if (encrypted)
      return bad_setting(KLAMM_TEXT("tls", "the client's key cannot be opened: ssl.key.password is wrong"));
    return bad_setting(KLAMM_TEXT("tls", "the client's key is not a PEM private key"));
  }
  if (ssl.SSL_CTX_use_PrivateKey(context, key.get()) != 1 || ssl.SSL_CTX_check_private_key(context) != 1) {
    ssl.ERR_clear_error();
    return bad_setting(KLAMM_TEXT("tls", "the client's key does not belong to the client's certificate"));
  }
  return true;
}

} // namespace

tl::unexpected<Error> bad_setting(Text text) {
  return fail(Error::of(ErrorKind::usage, "BAD_TLS_SETTING", std::move(text)));
}

Result<void> load_authorities(const OpenSsl& ssl, SSL_CTX* context, const TlsSettings& settings) {
  X509_STORE* store = ssl.SSL_CTX_get_cert_store(context);
  const auto add = [&](X509* one) { return ssl.X509_STORE_add_cert(store, one) == 1; };
  if (!settings.truststore_p12.empty()) {
    Opened opened;
    if (auto done = open_p12(ssl, settings.truststore_p12, settings.truststore_password,
                             "ssl.truststore.location", opened);
        !done)
      return done;
    bool fine = opened.count() > 0 || opened.certificate != nullptr;
    if (opened.certificate != nullptr) fine = add(opened.certificate);
    for (int i = 0; fine && i < opened.count(); ++i) fine = add(opened.at(i));
    ssl.ERR_clear_error();
    if (!fine) return bad_setting(KLAMM_TEXT("tls", "ssl.truststore.location holds no certificate"));
    return {};
  }
  if (settings.ca_pem.empty()) {
    if (ssl.SSL_CTX_set_default_verify_paths(context) != 1)
      return bad_setting(
          KLAMM_TEXT("tls", "the system's certificate authorities cannot be read: %1").with(reason(ssl)));
    return {};
  }
  const int count = add_certificates(ssl, settings.ca_pem, add);
  if (count < 0)
    return bad_setting(KLAMM_TEXT("tls", "%1 cannot be used: %2").with(settings.ca_source, reason(ssl)));
  if (count == 0)
    return bad_setting(KLAMM_TEXT("tls", "%1 holds no PEM certificate").with(settings.ca_source));
  return {};
}

Result<bool> load_certificate(const OpenSsl& ssl, SSL_CTX* context, const TlsSettings& settings) {
  if (!settings.keystore_p12.empty()) return load_p12(ssl, context, settings);
  if (settings.certificate_pem.empty()) return false;
  return load_pem(ssl, context, settings);
}

} // namespace klamm::net::tls
