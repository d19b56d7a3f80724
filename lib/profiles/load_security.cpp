#include "aws.hpp"
#include "cipher_names.hpp"
#include "errors.hpp"
#include "files.hpp"
#include "secrets.hpp"

#include <klamm/profiles.hpp>
#include <klamm/units.hpp>

#include <atomic>
#include <utility>

namespace klamm::profiles {

namespace {

constexpr const char* system_authorities = "the system's certificate authorities";

/// Reads a profile's keys one after the other; the first error stays.
class Loader {
 public:
  Loader(const Profile& profile, const SecretSources& sources) : profile_(profile), sources_(sources) {}

  [[nodiscard]] const std::string& text(std::string_view key) const {
    static const std::string nothing;
    const auto at = profile_.security.find(key);
    return at == profile_.security.end() ? nothing : at->second;
  }
  [[nodiscard]] bool has(std::string_view key) const {
    return profile_.security.count(key) != 0 || profile_.secrets.count(key) != 0;
  }
  Secret secret(std::string_view key) {
    const auto at = profile_.secrets.find(key);
    if (at == profile_.secrets.end() || error) return {};
    auto found = reveal(key, at->second, sources_);
    if (found) return std::move(*found);
    error = std::move(found.error());
    return {};
  }
  std::string file(std::string_view key, Trust trust) {
    const std::string& path = text(key);
    if (path.empty() || error) return {};
    auto content = read_file(path, trust);
    if (content && *content) return std::move(**content);
    error = (content ? refused(KLAMM_TEXT("profiles", "%1: the file %2 does not exist").with(key, path))
                     : refused(KLAMM_TEXT("profiles", "%1: %2").with(key, content.error().text)))
                .value();
    return {};
  }
  void refuse(Text text) {
    if (!error) error = refused(std::move(text)).value();
  }
  [[nodiscard]] const Environment& environment() const { return sources_.environment; }
  [[nodiscard]] const std::vector<std::string>* command(std::string_view key) const {
    const auto at = profile_.secrets.find(key);
    const bool is_command = at != profile_.secrets.end() && at->second.kind == SecretRef::Kind::command;
    return is_command ? &at->second.words : nullptr;
  }

  std::optional<Error> error;

 private:
  const Profile& profile_;
  const SecretSources& sources_;
};

bool is_pem(std::string_view content) {
  return content.find("-----BEGIN ") != std::string_view::npos;
}

void load_authorities(Loader& loader, TlsSettings& tls) {
  tls.ca_source = system_authorities;
  if (loader.has("ssl.truststore.certificates")) {
    tls.ca_pem = loader.text("ssl.truststore.certificates");
    tls.ca_source = "ssl.truststore.certificates";
    return;
  }
  if (!loader.has("ssl.truststore.location")) return;
  tls.ca_source = loader.text("ssl.truststore.location");
  std::string content = loader.file("ssl.truststore.location", Trust::anyone);
  tls.truststore_password = loader.secret("ssl.truststore.password");
  if (content.empty() && !loader.error)
    return loader.refuse(KLAMM_TEXT("profiles", "ssl.truststore.location: %1 is empty").with(tls.ca_source));
  (is_pem(content) ? tls.ca_pem : tls.truststore_p12) = std::move(content);
}

void load_certificate(Loader& loader, TlsSettings& tls) {
  tls.key_password =
      loader.secret(loader.has("ssl.key.password") ? "ssl.key.password" : "ssl.keystore.password");
  if (loader.has("ssl.keystore.certificate.chain")) {
    tls.certificate_pem = loader.text("ssl.keystore.certificate.chain");
    tls.key_pem = loader.secret("ssl.keystore.key");
    return;
  }
  if (!loader.has("ssl.keystore.location")) return;
  const bool key_apart = loader.has("ssl.key.location");
  std::string content = loader.file("ssl.keystore.location", key_apart ? Trust::anyone : Trust::secret);
  if (!is_pem(content)) {
    // The file's own password opens it; Kafka calls that of the key inside ssl.key.password.
    if (loader.has("ssl.keystore.password") && loader.has("ssl.key.password"))
      tls.key_password = loader.secret("ssl.keystore.password");
    tls.keystore_p12 = Secret(std::move(content));
    return;
  }
  tls.certificate_pem = content;
  tls.key_pem =
      key_apart ? Secret(loader.file("ssl.key.location", Trust::secret)) : Secret(std::move(content));
}

void load_versions(Loader& loader, TlsSettings& tls) {
  if (!loader.has("ssl.enabled.protocols")) return;
  const std::string& list = loader.text("ssl.enabled.protocols");
  tls.allow_tls12 = list.find("TLSv1.2") != std::string::npos;
  tls.allow_tls13 = list.find("TLSv1.3") != std::string::npos;
  if (!tls.allow_tls12 && !tls.allow_tls13)
    loader.refuse(
        KLAMM_TEXT("profiles", "ssl.enabled.protocols=%1: Klamm supports TLSv1.2 and TLSv1.3").with(list));
}

TlsSettings load_tls(Loader& loader) {
  TlsSettings tls;
  load_authorities(loader, tls);
  load_certificate(loader, tls);
  load_versions(loader, tls);
  if (loader.has("ssl.endpoint.identification.algorithm")) {
    const std::string& rule = loader.text("ssl.endpoint.identification.algorithm");
    tls.check_name = !rule.empty();
    if (!rule.empty() && rule != "https" && rule != "HTTPS")
      loader.refuse(
          KLAMM_TEXT("profiles", "ssl.endpoint.identification.algorithm is https or empty, not \"%1\"")
              .with(rule));
  }
  if (loader.has("ssl.cipher.suites")) {
    auto lists = cipher_lists(loader.text("ssl.cipher.suites"));
    if (!lists) {
      if (!loader.error) loader.error = lists.error();
    } else {
      tls.ciphers_tls12 = std::move(lists->tls12);
      tls.ciphers_tls13 = std::move(lists->tls13);
    }
  }
  return tls;
}

int seconds_of(Loader& loader, const char* key, int usual) {
  if (!loader.has(key)) return usual;
  constexpr std::int64_t most = 86400;
  const auto number = units::parse_integer(loader.text(key), 0, most);
  if (!number) loader.refuse(KLAMM_TEXT("profiles", "%1 is a number of seconds, 0 to 86400").with(key));
  return static_cast<int>(number.value_or(usual));
}

/// Kafka's order: a file, else a key with claims, else (not here) the client's secret.
std::optional<AssertionSettings> load_assertion(Loader& loader) {
  AssertionSettings out;
  if (loader.has("sasl.oauthbearer.assertion.file")) {
    const std::string path = loader.text("sasl.oauthbearer.assertion.file");
    out.read_file = [path]() -> Result<std::string> {
      auto content = read_file(path, Trust::secret);
      if (!content) return fail(content.error());
      if (!*content)
        return refused(KLAMM_TEXT("profiles", "%1: the file %2 does not exist")
                           .with("sasl.oauthbearer.assertion.file", path));
      while (!(**content).empty() && ((**content).back() == '\n' || (**content).back() == '\r'))
        (**content).pop_back();
      return std::move(**content);
    };
    return out;
  }
  if (!loader.has("sasl.oauthbearer.assertion.private.key.file")) return std::nullopt;
  out.private_key = Secret(loader.file("sasl.oauthbearer.assertion.private.key.file", Trust::secret));
  out.passphrase = loader.secret("sasl.oauthbearer.assertion.private.key.passphrase");
  if (loader.has("sasl.oauthbearer.assertion.algorithm"))
    out.algorithm = loader.text("sasl.oauthbearer.assertion.algorithm");
  out.issuer = loader.text("sasl.oauthbearer.assertion.claim.iss");
  out.subject = loader.text("sasl.oauthbearer.assertion.claim.sub");
  out.audience = loader.text("sasl.oauthbearer.assertion.claim.aud");
  out.lifetime_s = seconds_of(loader, "sasl.oauthbearer.assertion.claim.exp.seconds", out.lifetime_s);
  out.early_s = seconds_of(loader, "sasl.oauthbearer.assertion.claim.nbf.seconds", out.early_s);
  out.with_id = loader.text("sasl.oauthbearer.assertion.claim.jti.include") == "true";
  return out;
}

OidcSettings load_oidc(Loader& loader) {
  OidcSettings oidc;
  oidc.token_url = loader.text("sasl.oauthbearer.token.endpoint.url");
  oidc.client_id = loader.text("sasl.oauthbearer.client.credentials.client.id");
  oidc.client_secret = loader.secret("sasl.oauthbearer.client.credentials.client.secret");
  oidc.scope = loader.text("sasl.oauthbearer.scope");
  oidc.ca_pem = loader.file("sasl.oauthbearer.ca.location", Trust::anyone);
  oidc.assertion = load_assertion(loader);
  if (loader.text("sasl.oauthbearer.grant.type").ends_with("jwt-bearer"))
    oidc.grant = OidcSettings::Grant::jwt_bearer;
  if (oidc.grant == OidcSettings::Grant::jwt_bearer && !oidc.assertion) {
    loader.refuse(KLAMM_TEXT("profiles",
                             "the grant jwt-bearer needs sasl.oauthbearer.assertion.private.key.file or "
                             "sasl.oauthbearer.assertion.file"));
  } else if (oidc.client_id.empty() && !oidc.assertion) {
    loader.refuse(KLAMM_TEXT("profiles", "OAUTHBEARER needs sasl.oauthbearer.client.credentials.client.id"));
  }
  return oidc;
}

void load_oauth(Loader& loader, SaslSettings& sasl) {
  if (const auto* command = loader.command("sasl.oauthbearer.token")) {
    sasl.token_command = *command;
  } else if (loader.has("sasl.oauthbearer.token")) {
    sasl.password = loader.secret("sasl.oauthbearer.token");
  } else if (loader.has("sasl.oauthbearer.token.endpoint.url")) {
    sasl.oidc = load_oidc(loader);
  } else {
    loader.refuse(KLAMM_TEXT(
        "profiles", "OAUTHBEARER needs sasl.oauthbearer.token or sasl.oauthbearer.token.endpoint.url"));
  }
  std::string_view rest = loader.text("sasl.oauthbearer.extensions");
  while (!rest.empty()) {
    const auto end = std::min(rest.find(','), rest.size());
    const auto one = rest.substr(0, end);
    const auto equals = one.find('=');
    if (equals == std::string_view::npos)
      return loader.refuse(
          KLAMM_TEXT("profiles", "sasl.oauthbearer.extensions: \"%1\" is not NAME=VALUE").with(one));
    sasl.extensions.emplace_back(one.substr(0, equals), one.substr(equals + 1));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
}

void load_gssapi(Loader& loader, SaslSettings& sasl) {
  static std::atomic<int> clients = 0;
  GssapiSettings gssapi;
  if (loader.has("sasl.kerberos.service.name")) gssapi.service = loader.text("sasl.kerberos.service.name");
  gssapi.principal = loader.text("sasl.kerberos.principal");
  gssapi.keytab = loader.text("sasl.kerberos.keytab");
  gssapi.ticket_cache = loader.text("sasl.kerberos.ticket.cache");
  gssapi.own_cache = "MEMORY:klamm-" + std::to_string(++clients);
  if (gssapi.service.find_first_of("/@") != std::string::npos)
    loader.refuse(
        KLAMM_TEXT("profiles", "sasl.kerberos.service.name may not be \"%1\"; write a name such as kafka")
            .with(gssapi.service));
  if (!gssapi.keytab.empty())
    static_cast<void>(loader.file("sasl.kerberos.keytab", Trust::secret)); // checked alone
  sasl.gssapi = std::move(gssapi);
}

void load_aws(Loader& loader, SaslSettings& sasl) {
  sasl.aws =
      aws_settings({loader.text("klamm.aws.profile"), loader.text("klamm.aws.region")}, loader.environment());
  if (!loader.has("klamm.aws.access.key.id") && !loader.has("klamm.aws.secret.access.key")) {
    // What is missing is said before anything is sent.
    if (auto found = sasl.aws->credentials(); !found && !loader.error)
      loader.error = std::move(found.error());
    return;
  }
  if (!loader.has("klamm.aws.access.key.id") || !loader.has("klamm.aws.secret.access.key"))
    return loader.refuse(KLAMM_TEXT(
        "profiles",
        "klamm.aws.access.key.id and klamm.aws.secret.access.key belong together: set both or none"));
  auto given = std::make_shared<AwsCredentials>();
  given->access_key = loader.text("klamm.aws.access.key.id");
  given->secret_key = loader.secret("klamm.aws.secret.access.key");
  given->session_token = loader.secret("klamm.aws.session.token");
  sasl.aws->credentials = [given]() -> Result<AwsCredentials> {
    return AwsCredentials{given->access_key, Secret(given->secret_key.reveal()),
                          Secret(given->session_token.reveal())};
  };
}

SaslSettings load_sasl(Loader& loader) {
  SaslSettings sasl;
  const std::string& said = loader.text("sasl.mechanism");
  const std::string word = said.empty() ? "GSSAPI" : said; // Kafka's default
  const auto mechanism = parse_mechanism(word);
  if (!mechanism) {
    loader.refuse(KLAMM_TEXT("profiles", "Klamm does not support the SASL mechanism %1").with(word));
    return sasl;
  }
  sasl.mechanism = *mechanism;
  switch (sasl.mechanism) {
  case SaslMechanism::plain:
  case SaslMechanism::scram_sha_256:
  case SaslMechanism::scram_sha_512:
    sasl.user = loader.text("sasl.username");
    sasl.is_delegation_token = loader.text("sasl.delegation.token") == "true";
    if (sasl.user.empty()) {
      loader.refuse(KLAMM_TEXT("profiles", "%1 needs sasl.username and sasl.password").with(word));
    } else if (!loader.has("sasl.password")) {
      loader.refuse(KLAMM_TEXT("profiles", "%1 needs sasl.password").with(word));
    }
    sasl.password = loader.secret("sasl.password");
    break;
  case SaslMechanism::oauthbearer: load_oauth(loader, sasl); break;
  case SaslMechanism::gssapi: load_gssapi(loader, sasl); break;
  case SaslMechanism::aws_msk_iam: load_aws(loader, sasl); break;
  }
  return sasl;
}

} // namespace

Result<std::shared_ptr<const Security>> load_security(const Profile& profile, const SecretSources& sources) {
  Loader loader(profile, sources);
  const std::string& protocol = loader.text("security.protocol");
  if (protocol.empty() || protocol == "PLAINTEXT") {
    if (protocol.empty() && loader.has("sasl.mechanism"))
      return refused(KLAMM_TEXT(
          "profiles", "sasl.mechanism is set without security.protocol; set SASL_SSL or SASL_PLAINTEXT"));
    return nullptr;
  }
  auto security = std::make_shared<Security>();
  security->plaintext_credentials = loader.text("klamm.plaintext.credentials") == "allow";
  if (protocol == "SSL" || protocol == "SASL_SSL") security->tls = load_tls(loader);
  if (protocol.starts_with("SASL_")) security->sasl = load_sasl(loader);
  if (loader.error) return fail(std::move(*loader.error));
  return std::shared_ptr<const Security>(std::move(security));
}

} // namespace klamm::profiles
