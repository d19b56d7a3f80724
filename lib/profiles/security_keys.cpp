#include "security_keys.hpp"

#include "errors.hpp"
#include "jaas.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace klamm::profiles {

namespace {

constexpr std::string_view protocols = "PLAINTEXT SSL SASL_PLAINTEXT SASL_SSL";
constexpr std::string_view mechanisms = "PLAIN SCRAM-SHA-256 SCRAM-SHA-512 OAUTHBEARER GSSAPI AWS_MSK_IAM";
constexpr std::string_view jwt_bearer = "urn:ietf:params:oauth:grant-type:jwt-bearer";
constexpr std::string_view stores = "PEM PKCS12 JKS";

// clang-format off
constexpr std::array<SecurityKey, 48> keys{{
    {"security.protocol", false, protocols},
    {"sasl.mechanism", false, mechanisms},
    {"sasl.username"},
    {"sasl.password", true},
    {"sasl.delegation.token", false, "true false"},
    {"sasl.oauthbearer.token", true},
    {"sasl.oauthbearer.token.endpoint.url"},
    {"sasl.oauthbearer.client.credentials.client.id"},
    {"sasl.oauthbearer.client.credentials.client.secret", true},
    {"sasl.oauthbearer.grant.type", false, "client_credentials urn:ietf:params:oauth:grant-type:jwt-bearer"},
    {"sasl.oauthbearer.assertion.algorithm", false, "RS256 ES256"},
    {"sasl.oauthbearer.assertion.file"},
    {"sasl.oauthbearer.assertion.private.key.file"},
    {"sasl.oauthbearer.assertion.private.key.passphrase", true},
    {"sasl.oauthbearer.assertion.claim.iss"},
    {"sasl.oauthbearer.assertion.claim.sub"},
    {"sasl.oauthbearer.assertion.claim.aud"},
    {"sasl.oauthbearer.assertion.claim.exp.seconds"},
    {"sasl.oauthbearer.assertion.claim.nbf.seconds"},
    {"sasl.oauthbearer.assertion.claim.jti.include", false, "true false"},
    {"sasl.oauthbearer.scope"},
    {"sasl.oauthbearer.extensions"},
    {"sasl.oauthbearer.ca.location"},
    {"sasl.kerberos.service.name"},
    {"sasl.kerberos.keytab"},
    {"sasl.kerberos.principal"},
    {"sasl.kerberos.ticket.cache"},
    {"klamm.aws.profile"},
    {"klamm.aws.region"},
    {"klamm.aws.access.key.id"},
    {"klamm.aws.secret.access.key", true},
    {"klamm.aws.session.token", true},
    {"ssl.truststore.location"},
    {"ssl.truststore.type", false, stores},
    {"ssl.truststore.password", true},
    {"ssl.truststore.certificates", false, {}, true},
    {"ssl.keystore.location"},
    {"ssl.keystore.type", false, stores},
    {"ssl.keystore.password", true},
    {"ssl.keystore.certificate.chain", false, {}, true},
    {"ssl.keystore.key", true},
    {"ssl.key.location"},
    {"ssl.key.password", true},
    {"ssl.endpoint.identification.algorithm"},
    {"ssl.enabled.protocols"},
    {"ssl.protocol"},
    {"ssl.cipher.suites"},
    {"klamm.plaintext.credentials", false, "allow refuse"},
}};
// clang-format on

char upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

bool same_word(std::string_view left, std::string_view right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](char a, char b) { return upper(a) == upper(b); });
}

/// The word of the list that is meant, in the list's spelling; empty: none.
std::string_view find_word(std::string_view words, std::string_view wanted) {
  while (!words.empty()) {
    const auto end = std::min(words.find(' '), words.size());
    if (same_word(words.substr(0, end), wanted)) return words.substr(0, end);
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  return {};
}

std::string with_commas(std::string_view words) {
  std::string out;
  for (const char c : words) out += c == ' ' ? std::string(", ") : std::string(1, c);
  return out;
}

Result<void> set_jaas(Profile& profile, std::string_view text) {
  const auto jaas = read_jaas(text);
  if (!jaas) return fail(jaas.error());
  const auto take = [&](const char* option, const char* key) {
    if (auto value = jaas->option(option); !value.empty()) profile.security[key] = std::move(value);
  };
  const auto take_secret = [&](const char* option, const char* key) {
    if (auto value = jaas->option(option); !value.empty())
      profile.secrets[key] = SecretRef{SecretRef::Kind::literal, {std::move(value)}};
  };
  if (jaas->module == "PlainLoginModule" || jaas->module == "ScramLoginModule") {
    take("username", "sasl.username");
    take_secret("password", "sasl.password");
    if (jaas->option("tokenauth") == "true") profile.security["sasl.delegation.token"] = "true";
  } else if (jaas->module == "OAuthBearerLoginModule") {
    take("clientId", "sasl.oauthbearer.client.credentials.client.id");
    take_secret("clientSecret", "sasl.oauthbearer.client.credentials.client.secret");
    take("scope", "sasl.oauthbearer.scope");
    std::string extensions;
    constexpr std::string_view start = "extension_";
    for (const auto& [name, value] : jaas->options) {
      if (name.starts_with(start))
        extensions += (extensions.empty() ? "" : ",") + name.substr(start.size()) + "=" + value;
    }
    if (!extensions.empty()) profile.security["sasl.oauthbearer.extensions"] = std::move(extensions);
  } else if (jaas->module == "Krb5LoginModule") {
    take("keyTab", "sasl.kerberos.keytab");
    take("principal", "sasl.kerberos.principal");
    take("ticketCache", "sasl.kerberos.ticket.cache");
    take("serviceName", "sasl.kerberos.service.name");
  } else if (jaas->module == "IAMLoginModule") {
    if (!jaas->option("awsRoleArn").empty())
      return refused(KLAMM_TEXT("profiles",
                                "sasl.jaas.config: Klamm does not assume the role of awsRoleArn; put its "
                                "credentials into an AWS profile"));
    take("awsProfileName", "klamm.aws.profile");
  }
  return {};
}

/// Classes that Klamm does by itself.
bool is_known_class(std::string_view value) {
  constexpr std::array<std::string_view, 8> known{
      "org.apache.kafka.common.security.oauthbearer.DefaultJwtRetriever",
      "org.apache.kafka.common.security.oauthbearer.ClientCredentialsJwtRetriever",
      "org.apache.kafka.common.security.oauthbearer.JwtBearerJwtRetriever",
      "org.apache.kafka.common.security.oauthbearer.DefaultJwtValidator",
      "org.apache.kafka.common.security.oauthbearer.ClientJwtValidator",
      "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler",
      "org.apache.kafka.common.security.oauthbearer.secured.OAuthBearerLoginCallbackHandler",
      "software.amazon.msk.auth.iam.IAMClientCallbackHandler"};
  return std::find(known.begin(), known.end(), value) != known.end();
}

} // namespace

std::span<const SecurityKey> security_keys() {
  return keys;
}

const SecurityKey* find_security_key(std::string_view name) {
  const auto* const at =
      std::find_if(keys.begin(), keys.end(), [&](const SecurityKey& one) { return one.name == name; });
  return at == keys.end() ? nullptr : at;
}

bool is_secret_key(std::string_view key) {
  const auto* found = find_security_key(key);
  return found != nullptr && found->secret;
}

Result<void> set_security(Profile& profile, const SecurityKey& key, std::string_view value) {
  if (key.secret) {
    auto ref = parse_secret_ref(key.name, value);
    if (!ref) return fail(ref.error());
    return set_secret(profile, key.name, std::move(*ref));
  }
  if (!key.words.empty()) {
    const auto word = find_word(key.words, value);
    if (word.empty())
      return refused(KLAMM_TEXT("profiles", "%1: \"%2\" is not one of %3")
                         .with(std::string(key.name), value, with_commas(key.words)));
    value = word;
  }
  profile.security[std::string(key.name)] = value;
  return {};
}

Result<void> set_secret(Profile& profile, std::string_view key, SecretRef ref) {
  if (!is_secret_key(key))
    return refused(KLAMM_TEXT("profiles", "%1 is not a secret; write its value").with(key));
  profile.secrets[std::string(key)] = std::move(ref);
  return {};
}

Result<bool> set_from_properties(Profile& profile, std::string_view key, std::string_view value) {
  const bool ours = key.starts_with("ssl.") || key.starts_with("sasl.") || key.starts_with("security.") ||
                    key.starts_with("klamm.") || key == "config.providers";
  if (!ours) return false;
  const bool needs_class = key.ends_with(".class") || key.ends_with(".providers");
  if (needs_class && !value.empty() && !is_known_class(value))
    return refused(
        KLAMM_TEXT("profiles", "%1=%2: Klamm cannot run Java classes; remove the setting").with(key, value));
  if (key == "sasl.oauthbearer.jwt.retriever.class" && value.ends_with(".JwtBearerJwtRetriever")) {
    profile.security["sasl.oauthbearer.grant.type"] = jwt_bearer;
    return true;
  }
  if (needs_class) return false;
  if (key == "sasl.oauthbearer.assertion.template.file" && !value.empty())
    return refused(KLAMM_TEXT("profiles", "%1: Klamm makes the assertion of the settings "
                                          "sasl.oauthbearer.assertion.claim.*, not of a template")
                       .with(key));
  const auto* known = find_security_key(key);
  const bool jaas = key == "sasl.jaas.config";
  if (known == nullptr && !jaas) return false;
  if (value.find("${") != std::string_view::npos)
    return refused(
        KLAMM_TEXT("profiles", "%1: Klamm does not resolve ${…}; write the value itself").with(key));
  if (jaas) {
    if (auto done = set_jaas(profile, value); !done) return fail(done.error());
    return true;
  }
  if (known->secret) {
    profile.secrets[std::string(key)] = SecretRef{SecretRef::Kind::literal, {std::string(value)}};
    return true;
  }
  if (auto done = set_security(profile, *known, value); !done) return fail(done.error());
  return true;
}

} // namespace klamm::profiles
