#include <klamm/import_profiles.hpp>

#include <doctest/doctest.h>
#include <profiles/foreign/tree.hpp>

#include <map>

namespace klamm::profiles {

namespace {

using Settings = std::map<std::string, std::string>;

Settings all(const Profile& profile) {
  Settings out;
  for (auto& [key, value] : settings(profile)) out[key] = value;
  for (const auto& [key, ref] : profile.secrets) {
    if (ref.kind == SecretRef::Kind::literal) out[key] = "secret: " + ref.words.at(0);
  }
  return out;
}

std::vector<Imported> read(const std::string& text, bool skip = false) {
  auto found = import_profiles(text, std::nullopt, skip);
  if (!found) INFO(found.error().text.english());
  REQUIRE(found);
  return std::move(*found);
}

Imported one(const std::string& text, bool skip = false) {
  auto found = read(text, skip);
  REQUIRE(found.size() == 1);
  return std::move(found[0]);
}

std::string why(const std::string& text, std::optional<ImportFormat> format = std::nullopt) {
  const auto found = import_profiles(text, format, false);
  REQUIRE_FALSE(found);
  CHECK((found.error().kind == ErrorKind::usage));
  return found.error().text.english();
}

bool has(const std::string& text, const char* part) {
  return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("a client.properties becomes a profile") {
  const auto imported =
      one("bootstrap.servers=a:9093,b:9093\nsecurity.protocol=SASL_SSL\nsasl.mechanism=SCRAM-SHA-512\n"
          "sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required \\\n"
          "  username=\"alice\" password=\"hunter2\";\n"
          "ssl.truststore.type=PEM\nssl.truststore.certificates=-----BEGIN CERTIFICATE-----\\nAA\n"
          "acks=all\n");
  CHECK(all(imported.profile) ==
        Settings{{"bootstrap.servers", "a:9093,b:9093"},
                 {"security.protocol", "SASL_SSL"},
                 {"sasl.mechanism", "SCRAM-SHA-512"},
                 {"sasl.username", "alice"},
                 {"sasl.password", "secret: hunter2"},
                 {"ssl.truststore.type", "PEM"},
                 {"ssl.truststore.certificates", "-----BEGIN CERTIFICATE-----\nAA"}});
  CHECK(imported.ignored == std::vector<std::string>{"acks"});
  // certificates of several lines come back from the file
  const auto back = from_yaml("x", to_yaml(imported.profile));
  REQUIRE(back);
  CHECK(back->security == imported.profile.security);
}

TEST_CASE("what Klamm does not support is refused by name, or left out and told") {
  const std::string start = "bootstrap.servers=a:1\nsecurity.protocol=SASL_SSL\n";
  for (const auto& [line, named] :
       {std::pair("sasl.jaas.config=com.example.Login required x=\"y\";", "com.example.Login"),
        std::pair("ssl.engine.factory.class=com.example.Engine", "ssl.engine.factory.class"),
        std::pair("config.providers=env", "config.providers"),
        std::pair("sasl.password=${env:PASSWORD}", "sasl.password"),
        std::pair("sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required "
                  "password=\"${file:/a:b}\";",
                  "sasl.jaas.config")}) {
    CAPTURE(std::string(line));
    CHECK(has(why(start + line), named));
    const auto imported = one(start + line, true);
    REQUIRE(imported.skipped.size() == 1);
    CHECK(has(imported.skipped[0], named));
    CHECK(imported.profile.secrets.empty());
  }
  CHECK(has(why("security.protocol=SSL"), "bootstrap.servers"));
}

TEST_CASE("kafkactl's contexts") {
  const auto found = read(R"(contexts:
  default:
    brokers: ["localhost:9092"]
  remote:
    brokers:
      - k1:9092
      - k2:9092
    tls: {enabled: true, ca: my-ca, cert: my-cert, certKey: my-key}
    sasl:
      enabled: true
      username: admin
      password: s3cret
      mechanism: scram-sha512
    clientID: me
    avro:
      schemaRegistry: localhost:8081
      jsonCodec: avro
  older: {brokers: "k3:1", tlsCA: ca.pem}
current-context: default
)");
  REQUIRE(found.size() == 3);
  CHECK(all(found[0].profile) == Settings{{"bootstrap.servers", "localhost:9092"}});
  CHECK(found[0].profile.name == "default");
  CHECK(all(found[1].profile) == Settings{{"bootstrap.servers", "k1:9092,k2:9092"},
                                          {"client.id", "me"},
                                          {"security.protocol", "SASL_SSL"},
                                          {"sasl.mechanism", "SCRAM-SHA-512"},
                                          {"sasl.username", "admin"},
                                          {"sasl.password", "secret: s3cret"},
                                          {"ssl.truststore.location", "my-ca"},
                                          {"ssl.keystore.location", "my-cert"},
                                          {"ssl.key.location", "my-key"}});
  CHECK(found[1].ignored == std::vector<std::string>{"avro"});
  CHECK(all(found[2].profile) == Settings{{"bootstrap.servers", "k3:1"},
                                          {"security.protocol", "SSL"},
                                          {"ssl.truststore.location", "ca.pem"}});
  for (const char* bad : {"tls: {enabled: true, insecure: true}", "kubernetes: {enabled: true}",
                          "sasl: {enabled: true, mechanism: oauth, tokenProvider: {plugin: azure}}",
                          "sasl: {enabled: true, mechanism: digest-md5}"}) {
    CAPTURE(bad);
    CHECK(has(why("contexts:\n  c:\n    brokers: [a:1]\n    " + std::string(bad) + "\n"), "c: "));
  }
}

TEST_CASE("kaf's clusters") {
  const auto found = read(R"(current-cluster: local
clusters:
- name: local
  brokers:
  - localhost:9092
  SASL: null
  TLS: null
  security-protocol: ""
- name: cloud
  version: ""
  brokers: [pkc.example:9092]
  SASL: {mechanism: PLAIN, username: KEY, password: SECRET}
  TLS: {cafile: "", clientfile: "", clientkeyfile: "", insecure: false}
  security-protocol: SASL_SSL
- name: oauth
  brokers: [o:1]
  SASL: {mechanism: OAUTHBEARER, clientID: id, clientSecret: sec, tokenURL: "https://idp/token", scopes: [a, b]}
  security-protocol: SASL_SSL
)");
  REQUIRE(found.size() == 3);
  CHECK(all(found[0].profile) == Settings{{"bootstrap.servers", "localhost:9092"}});
  CHECK(all(found[1].profile) == Settings{{"bootstrap.servers", "pkc.example:9092"},
                                          {"security.protocol", "SASL_SSL"},
                                          {"sasl.mechanism", "PLAIN"},
                                          {"sasl.username", "KEY"},
                                          {"sasl.password", "secret: SECRET"}});
  CHECK(all(found[2].profile) ==
        Settings{{"bootstrap.servers", "o:1"},
                 {"security.protocol", "SASL_SSL"},
                 {"sasl.mechanism", "OAUTHBEARER"},
                 {"sasl.oauthbearer.token.endpoint.url", "https://idp/token"},
                 {"sasl.oauthbearer.client.credentials.client.id", "id"},
                 {"sasl.oauthbearer.client.credentials.client.secret", "secret: sec"},
                 {"sasl.oauthbearer.scope", "a b"}});
}

TEST_CASE("rpk's profiles, and the section of a redpanda.yaml") {
  const auto found = read(R"(version: 6
current_profile: dev
profiles:
    - name: dev
      description: mine
      kafka_api:
        brokers: [rp:9092]
        tls: {}
        sasl: {user: u, password: p, mechanism: SCRAM-SHA-512}
      admin_api:
        addresses: [rp:9644]
cloud_auth: []
)");
  REQUIRE(found.size() == 1);
  CHECK(all(found[0].profile) == Settings{{"bootstrap.servers", "rp:9092"},
                                          {"description", "mine"},
                                          {"security.protocol", "SASL_SSL"},
                                          {"sasl.mechanism", "SCRAM-SHA-512"},
                                          {"sasl.username", "u"},
                                          {"sasl.password", "secret: p"}});
  CHECK(found[0].ignored == std::vector<std::string>{"admin_api"});
  CHECK(
      all(one("redpanda:\n  node_id: 1\nrpk:\n  kafka_api:\n    brokers:\n    - h:1\n  tune_network: true\n")
              .profile) == Settings{{"bootstrap.servers", "h:1"}});
  CHECK(has(why("profiles:\n- name: a\n  kafka_api: {brokers: [a:1], tls: {insecure_skip_verify: true}}\n"),
            "insecure_skip_verify"));
}

TEST_CASE("kcl's configuration") {
  const auto imported = one(R"(seed_brokers = ["b1:9092",
  'b2:9092', # the second
]
timeout_ms = 5000

[tls]
ca_cert_path = "/etc/ca \"x\".pem"
min_version = "v1.3"
cipher_suites = []
[sasl]
method = "scram_sha_256"
user = "u"
pass = 'p\n'
is_token = true
)");
  CHECK(all(imported.profile) == Settings{{"bootstrap.servers", "b1:9092,b2:9092"},
                                          {"security.protocol", "SASL_SSL"},
                                          {"ssl.truststore.location", "/etc/ca \"x\".pem"},
                                          {"ssl.enabled.protocols", "TLSv1.3"},
                                          {"sasl.mechanism", "SCRAM-SHA-256"},
                                          {"sasl.username", "u"},
                                          {"sasl.password", "secret: p\\n"},
                                          {"sasl.delegation.token", "true"}});
  CHECK(imported.ignored == std::vector<std::string>{"timeout_ms"});
  CHECK(has(why("seed_brokers = [\"a:1\"]\n[tls]\nserver_name = \"x\"\n"), "tls.server_name"));
}

TEST_CASE("a file that is not UTF-8 is refused: its bytes would be stored as others") {
  const auto latin1 =
      import_profiles("bootstrap.servers=a:1\nsecurity.protocol=SASL_SSL\nsasl.username=J\xfcrgen\n",
                      ImportFormat::properties, true);
  REQUIRE_FALSE(latin1);
  CHECK(latin1.error().kind == ErrorKind::usage);
  CHECK(import_profiles("bootstrap.servers=a:1\nclient.id=J\xc3\xbcrgen\n", ImportFormat::properties, true));
}

TEST_CASE("files that mislead a reader are refused") {
  for (const char* bad :
       {"contexts: &a {x: {brokers: [b:1]}}", "contexts: {x: {brokers: [b:1]}, x: {brokers: [c:1]}}",
        "contexts: {x: !!python/object {brokers: [b:1]}}", "contexts:\n  x: {brokers: [b:1]}\n---\ny: 1\n",
        "contexts: {x: {brokers: [b:1]", "contexts: {? [a] : b}", "contexts: []", "contexts:\n",
        "contexts: {x: {brokers: []}}", "contexts: [[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]"}) {
    CAPTURE(bad);
    CHECK_FALSE(import_profiles(bad, ImportFormat::kafkactl, true));
  }
  for (const char* bad : {"seed_brokers = [\"a:1\"]\nseed_brokers = [\"b:1\"]\n", "seed_brokers = [\"a:1\"\n",
                          "seed_brokers = a:1\n", "[[tls]]\n", "seed_brokers = \"\"\"a:1\"\"\"\n", "[tls\n",
                          "seed_brokers = [\"a:1\"] x\n", "= 1\n", "a = \"\\x\"\n"}) {
    CAPTURE(bad);
    CHECK_FALSE(import_profiles(bad, ImportFormat::kcl, true));
  }
}

} // namespace klamm::profiles
