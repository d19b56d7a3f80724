#pragma once

#include <klamm/client.hpp>
#include <klamm/result.hpp>
#include <klamm/secret.hpp>

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// How a client encrypts its connections and proves who it is. Everything is loaded already: no path, no
// reference, nothing that must be asked for.

namespace klamm {

/// Encryption and the server's certificate. Kafka's names of the settings: `ssl.*`.
struct TlsSettings {
  /// PEM; empty: the system's own authorities.
  std::string ca_pem;
  /// Where the authorities came from, for sentences: a file's path, or `the system's certificates`.
  std::string ca_source;
  /// The client's certificate with its chain, PEM; empty: none.
  std::string certificate_pem;
  /// The client's key, PEM.
  Secret key_pem;
  /// Opens key_pem when it is encrypted, or the PKCS#12 files.
  Secret key_password;
  /// A PKCS#12 file's bytes instead of certificate_pem and key_pem.
  Secret keystore_p12;
  /// A PKCS#12 file's bytes instead of ca_pem.
  std::string truststore_p12;
  Secret truststore_password;
  /// Whether the broker's name must stand in its certificate (`ssl.endpoint.identification.algorithm`). The
  /// chain is checked always.
  bool check_name = true;
  /// Of `TLSv1.2`, `TLSv1.3`.
  bool allow_tls12 = true;
  bool allow_tls13 = true;
  /// OpenSSL's names; empty: its defaults.
  std::string ciphers_tls12;
  std::string ciphers_tls13;
};

enum class SaslMechanism { plain, scram_sha_256, scram_sha_512, oauthbearer, gssapi, aws_msk_iam };
/// Kafka's name: `PLAIN`, `SCRAM-SHA-256` …
[[nodiscard]] std::string_view to_word(SaslMechanism mechanism);
[[nodiscard]] std::optional<SaslMechanism> parse_mechanism(std::string_view word);

/// The signed JWT that proves a client at a token endpoint. Kafka's names: `sasl.oauthbearer.assertion.*`.
struct AssertionSettings {
  /// Reads the JWT out of a file, for each request anew: others renew it. Empty: it is made of what follows.
  std::function<Result<std::string>()> read_file;
  std::string algorithm = "RS256"; ///< or `ES256`
  Secret private_key;              ///< PEM
  Secret passphrase;
  std::string issuer;
  std::string subject;
  std::string audience;
  int lifetime_s = 300; ///< `exp` is so much later
  int early_s = 60;     ///< `nbf` is so much earlier
  bool with_id = false; ///< `jti`
};

/// What is asked of a token endpoint of OAuth 2.0.
struct OidcSettings {
  enum class Grant {
    client_credentials, ///< with the client's secret, or with its assertion (KIP-1258)
    jwt_bearer,         ///< the assertion itself is the grant (KIP-1139)
  };
  Grant grant = Grant::client_credentials;
  std::optional<AssertionSettings> assertion;
  std::string token_url;
  std::string client_id;
  Secret client_secret;
  std::string scope;
  std::string ca_pem; ///< of the token endpoint; empty: the system's own
};

/// Kerberos. Everything else stands in the system's krb5.conf.
struct GssapiSettings {
  std::string service = "kafka"; ///< of the brokers' principals: `kafka/HOST`
  std::string principal;         ///< empty: that of the ticket cache, or the first of the keytab
  std::string keytab;            ///< a file's path; empty: the ticket cache
  std::string ticket_cache;      ///< `FILE:PATH`, `KCM:` …; empty: the system's default
  std::string own_cache;         ///< in memory, for the tickets that the keytab gets
};

/// An identity of AWS.
struct AwsCredentials {
  std::string access_key;
  Secret secret_key;
  Secret session_token; ///< empty: none
};

/// AWS_MSK_IAM.
struct AwsSettings {
  /// Reads the credentials, for each authentication anew: others renew their file. Called in any thread.
  std::function<Result<AwsCredentials>()> credentials;
  std::string region;       ///< empty: what the broker's name says
  std::string other_region; ///< where the name says none
};

/// Who the client is. Kafka's names of the settings: `sasl.*`.
struct SaslSettings {
  SaslMechanism mechanism = SaslMechanism::plain;
  std::string user;
  /// Of PLAIN and SCRAM; a delegation token's HMAC; a bearer token.
  Secret password;
  /// SCRAM: `user` is a delegation token's id.
  bool is_delegation_token = false;
  /// OAUTHBEARER: a program whose output is the token, run whenever one is needed.
  std::vector<std::string> token_command;
  std::optional<OidcSettings> oidc;
  std::optional<GssapiSettings> gssapi;
  std::optional<AwsSettings> aws;
  /// OAUTHBEARER: names and values of SASL extensions.
  std::vector<std::pair<std::string, std::string>> extensions;
};

struct Security {
  std::optional<TlsSettings> tls;   ///< none: plaintext
  std::optional<SaslSettings> sasl; ///< none: nobody is asked for a name
  /// PLAIN and OAUTHBEARER may be sent unencrypted to other machines (`klamm.plaintext.credentials`).
  bool plaintext_credentials = false;
};

/// Whether the error ends all authentication with these credentials: after it a client authenticates nowhere
/// any more, and only a new client with other credentials may.
[[nodiscard]] bool is_refusal(const Error& error);

} // namespace klamm
