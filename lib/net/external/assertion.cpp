#include <base/crypto.hpp>
#include <net/external/assertion.hpp>
#include <net/tls/openssl.hpp>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

namespace klamm::net {

namespace {

using tls::OpenSsl;

/// base64url without padding
std::string base64url(std::string_view bytes) {
  std::string out = crypto::base64(bytes);
  out.erase(std::min(out.find('='), out.size()));
  for (char& c : out) c = c == '+' ? '-' : c == '/' ? '_' : c;
  return out;
}

std::string quoted(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      (out += '\\') += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += "\\u00";
      out += digits[static_cast<unsigned char>(c) >> 4U];
      out += digits[static_cast<unsigned char>(c) & 15U];
    } else {
      out += c;
    }
  }
  return out + '"';
}

tl::unexpected<Error> bad_key(const char* why) {
  return fail(Error::of(ErrorKind::usage, "BAD_CREDENTIALS",
                        KLAMM_TEXT("oauth", "sasl.oauthbearer.assertion.private.key.file: %1").with(why)));
}

int give_password(char* place, int size, int, void* from) {
  const auto password = static_cast<const Secret*>(from)->reveal();
  if (password.size() > static_cast<std::size_t>(size)) return -1;
  std::copy(password.begin(), password.end(), place);
  return static_cast<int>(password.size());
}

/// Takes one INTEGER of a DER signature off the front, as exactly 32 bytes.
std::optional<std::string> take_integer(std::string_view& der) {
  constexpr std::size_t width = 32;
  if (der.size() < 2 || der[0] != '\x02') return std::nullopt;
  const auto length = static_cast<unsigned char>(der[1]);
  if (der.size() < std::size_t{2} + length) return std::nullopt;
  std::string_view digits = der.substr(2, length);
  der.remove_prefix(std::size_t{2} + length);
  while (digits.size() > width && digits[0] == '\0') digits.remove_prefix(1);
  if (digits.size() > width) return std::nullopt;
  return std::string(width - digits.size(), '\0') + std::string(digits);
}

/// OpenSSL writes SEQUENCE { r, s }; a JWT holds r and s alone (RFC 7518, section 3.4).
std::optional<std::string> raw_ecdsa(std::string_view der) {
  if (der.size() < 2 || der[0] != '\x30' || static_cast<std::size_t>(der[1]) != der.size() - 2)
    return std::nullopt;
  der.remove_prefix(2);
  auto r = take_integer(der);
  auto s = take_integer(der);
  if (!r || !s || !der.empty()) return std::nullopt;
  return *r + *s;
}

Result<std::string> sign(const OpenSsl& ssl, const AssertionSettings& settings, std::string_view bytes) {
  const std::string_view pem = settings.private_key.reveal();
  const std::unique_ptr<BIO, decltype(ssl.BIO_free)> in(
      ssl.BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())), ssl.BIO_free);
  Secret passphrase(settings.passphrase.reveal());
  const std::unique_ptr<EVP_PKEY, decltype(ssl.EVP_PKEY_free)> key(
      ssl.PEM_read_bio_PrivateKey(in.get(), nullptr, give_password, &passphrase), ssl.EVP_PKEY_free);
  ssl.ERR_clear_error();
  if (!key)
    return bad_key("it is not a PEM key, or sasl.oauthbearer.assertion.private.key.passphrase is wrong");
  const bool elliptic = settings.algorithm == "ES256";
  constexpr int p256_bits = 256;
  const int kind = ssl.EVP_PKEY_get_base_id(key.get());
  if (elliptic && (kind != EVP_PKEY_EC || ssl.EVP_PKEY_get_bits(key.get()) != p256_bits))
    return bad_key("ES256 needs an elliptic key on P-256");
  if (!elliptic && kind != EVP_PKEY_RSA) return bad_key("RS256 needs an RSA key");
  const std::unique_ptr<EVP_MD_CTX, decltype(ssl.EVP_MD_CTX_free)> context(ssl.EVP_MD_CTX_new(),
                                                                           ssl.EVP_MD_CTX_free);
  const auto* const raw = reinterpret_cast<const unsigned char*>(bytes.data());
  std::size_t length = 0;
  std::string out;
  bool good = ssl.EVP_DigestSignInit(context.get(), nullptr, ssl.EVP_sha256(), nullptr, key.get()) == 1 &&
              ssl.EVP_DigestSign(context.get(), nullptr, &length, raw, bytes.size()) == 1;
  if (good) {
    out.resize(length);
    good = ssl.EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(out.data()), &length, raw,
                              bytes.size()) == 1;
    out.resize(length);
  }
  ssl.ERR_clear_error();
  if (good && elliptic) {
    auto pair = raw_ecdsa(out);
    good = pair.has_value();
    if (good) out = std::move(*pair);
  }
  if (!good) return bad_key("it cannot sign");
  return out;
}

} // namespace

Result<std::string> make_assertion(const AssertionSettings& settings, std::int64_t unix_time_s,
                                   const std::string& id) {
  if (settings.read_file) return settings.read_file();
  const auto ssl = tls::load_openssl();
  if (!ssl) return fail(ssl.error());
  std::string claims = "{\"exp\":" + std::to_string(unix_time_s + settings.lifetime_s) +
                       ",\"iat\":" + std::to_string(unix_time_s) +
                       ",\"nbf\":" + std::to_string(unix_time_s - settings.early_s);
  for (const auto& [name, value] : {std::pair("aud", &settings.audience), std::pair("iss", &settings.issuer),
                                    std::pair("sub", &settings.subject)}) {
    if (!value->empty()) claims += std::string(",\"") + name + "\":" + quoted(*value);
  }
  if (settings.with_id) claims += ",\"jti\":" + quoted(id);
  const std::string signed_part = base64url("{\"alg\":" + quoted(settings.algorithm) + ",\"typ\":\"JWT\"}") +
                                  "." + base64url(claims + "}");
  auto signature = sign(**ssl, settings, signed_part);
  if (!signature) return signature;
  return signed_part + "." + base64url(*signature);
}

} // namespace klamm::net
