#include <klamm/profiles.hpp>

#include <doctest/doctest.h>
#include <profiles/cipher_names.hpp>
#include <profiles/security_keys.hpp>
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

namespace klamm::profiles {

namespace {

struct Folder {
  std::string path;
  Folder() {
    char pattern[] = "/tmp/klamm-security-XXXXXX";
    path = ::mkdtemp(pattern);
  }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string write(const char* name, const char* text, mode_t mode = 0600) const {
    std::string file = path + "/" + name;
    std::ofstream(file) << text;
    ::chmod(file.c_str(), mode);
    return file;
  }
};

SecretSources sources(const std::map<std::string, std::string>& variables = {}) {
  return {[variables](const char* name) -> std::optional<std::string> {
            const auto at = variables.find(name);
            return at == variables.end() ? std::nullopt : std::optional(at->second);
          },
          {}};
}

Profile scram() {
  Profile out;
  for (const auto& [key, value] :
       {std::pair("security.protocol", "SASL_SSL"), std::pair("sasl.mechanism", "scram-sha-512"),
        std::pair("sasl.username", "alice"), std::pair("sasl.password", "@env:PASSWORD")})
    REQUIRE(set(out, key, value));
  return out;
}

std::string why(const Profile& profile, const SecretSources& from = sources({{"PASSWORD", "hunter2"}})) {
  const auto loaded = load_security(profile, from);
  REQUIRE_FALSE(loaded);
  CHECK((loaded.error().kind == ErrorKind::usage));
  const std::string words = loaded.error().text.english();
  CHECK(words.find("hunter2") == std::string::npos);
  return words;
}

bool has(const std::string& text, const char* part) {
  return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("a profile without a protocol is plaintext") {
  const auto loaded = load_security(Profile(), sources());
  REQUIRE(loaded);
  CHECK_FALSE(*loaded);
}

TEST_CASE("SCRAM over TLS out of a profile") {
  const auto loaded = load_security(scram(), sources({{"PASSWORD", "hunter2"}}));
  REQUIRE(loaded);
  REQUIRE(*loaded);
  const Security& security = **loaded;
  REQUIRE(security.tls);
  CHECK(security.tls->check_name);
  REQUIRE(security.sasl);
  CHECK((security.sasl->mechanism == SaslMechanism::scram_sha_512));
  CHECK(security.sasl->user == "alice");
  CHECK(security.sasl->password.reveal() == "hunter2");
}

TEST_CASE("each reference to a secret is read, and what is wrong with it is said") {
  const Folder folder;
  Profile profile = scram();
  const auto password = [&](SecretRef ref) {
    profile.secrets["sasl.password"] = std::move(ref);
    const auto loaded = load_security(profile, sources());
    return loaded ? std::string((*loaded)->sasl->password.reveal()) : loaded.error().text.english();
  };
  using Kind = SecretRef::Kind;
  CHECK(password({Kind::file, {folder.write("good", "from file\n")}}) == "from file");
  CHECK(password({Kind::command, {"printf", "from a program\n\n"}}) == "from a program\n");
  CHECK(password({Kind::literal, {"as it is"}}) == "as it is");
  CHECK(has(password({Kind::env, {"UNSET"}}), "UNSET is not set"));
  CHECK(has(password({Kind::file, {folder.write("open", "x", 0640)}}), "chmod go-rwx"));
  CHECK(has(password({Kind::file, {folder.path + "/none"}}), "does not exist"));
  CHECK(has(password({Kind::command, {"false"}}), "false failed"));
  CHECK(has(password({Kind::prompt, {}}), "no terminal"));
}

TEST_CASE("a reference is stored, never a secret") {
  Profile profile = scram();
  profile.name = "p";
  profile.secrets["ssl.key.password"] = {SecretRef::Kind::command, {"pass", "show", "a b"}};
  profile.secrets["ssl.keystore.password"] = {SecretRef::Kind::prompt, {}};
  const std::string yaml = to_yaml(profile);
  const auto back = from_yaml("p", yaml);
  REQUIRE(back);
  CHECK(back->secrets == profile.secrets);
  CHECK(back->security == profile.security);
  CHECK_FALSE(set(profile, "sasl.password", "hunter2"));
  profile.secrets["sasl.password"] = {SecretRef::Kind::literal, {"hunter2"}};
  CHECK_FALSE(has(to_yaml(profile), "hunter2"));
  for (const auto& [key, value] : settings(profile)) CHECK_FALSE(has(value, "hunter2"));
}

TEST_CASE("Kafka's own names and a JAAS entry give the same") {
  Profile profile;
  const auto take = [&](const char* key, const char* value) {
    return set_from_properties(profile, key, value);
  };
  CHECK(*take("security.protocol", "SASL_SSL"));
  CHECK(*take("sasl.mechanism", "SCRAM-SHA-512"));
  CHECK(*take("sasl.jaas.config", "org.apache.kafka.common.security.scram.ScramLoginModule required "
                                  "username=\"alice\" password=\"hunter2\";"));
  CHECK_FALSE(*take("key.serializer", "x"));
  CHECK_FALSE(*take("sasl.login.refresh.buffer.seconds", "3"));
  CHECK_FALSE(take("ssl.engine.factory.class", "com.example.Engine"));
  CHECK_FALSE(take("sasl.login.class", "com.example.Login"));
  CHECK_FALSE(take("config.providers", "env"));
  CHECK_FALSE(take("ssl.key.password", "${env:X}"));
  const auto loaded = load_security(profile, sources());
  REQUIRE(loaded);
  CHECK((*loaded)->sasl->user == "alice");
  CHECK((*loaded)->sasl->password.reveal() == "hunter2");
}

TEST_CASE("PEM and PKCS#12 files are told apart by what they hold") {
  const Folder folder;
  Profile profile = scram();
  profile.security["ssl.truststore.location"] =
      folder.write("ca.pem", "x\n-----BEGIN CERTIFICATE-----\n", 0644);
  profile.security["ssl.keystore.location"] = folder.write("key.p12", "\x30\x82 binary");
  profile.secrets["ssl.keystore.password"] = {SecretRef::Kind::literal, {"p12-secret"}};
  const auto loaded = load_security(profile, sources({{"PASSWORD", "x"}}));
  REQUIRE(loaded);
  const TlsSettings& tls = *(*loaded)->tls;
  CHECK_FALSE(tls.ca_pem.empty());
  CHECK(tls.truststore_p12.empty());
  CHECK_FALSE(tls.keystore_p12.empty());
  CHECK(tls.key_password.reveal() == "p12-secret");
}

TEST_CASE("what is missing or contradicts itself is named") {
  const Folder folder;
  Profile profile = scram();
  profile.secrets.clear();
  CHECK(has(why(profile), "SCRAM-SHA-512 needs sasl.password"));
  profile = scram();
  profile.security.erase("sasl.username");
  CHECK(has(why(profile), "sasl.username"));
  profile = scram();
  profile.security.erase("security.protocol");
  CHECK(has(why(profile), "without security.protocol"));
  profile = scram();
  profile.security["ssl.truststore.location"] = folder.path + "/none.pem";
  CHECK(has(why(profile), "none.pem does not exist"));
  profile = scram();
  profile.security["ssl.keystore.location"] = folder.write("key.pem", "-----BEGIN PRIVATE KEY-----", 0644);
  CHECK(has(why(profile), "chmod go-rwx"));
  profile = scram();
  profile.security["ssl.enabled.protocols"] = "TLSv1,TLSv1.1";
  CHECK(has(why(profile), "TLSv1.2"));
  profile = scram();
  profile.security["ssl.cipher.suites"] = "TLS_NULL_WITH_NULL_NULL";
  CHECK(has(why(profile), "TLS_NULL_WITH_NULL_NULL"));
  profile = scram();
  profile.security["ssl.endpoint.identification.algorithm"] = "ldaps";
  CHECK(has(why(profile), "ldaps"));
  profile = scram();
  profile.security["sasl.mechanism"] = "OAUTHBEARER";
  CHECK(has(why(profile), "sasl.oauthbearer.token"));
  profile = scram();
  profile.security["sasl.mechanism"] = "GSSAPI";
  profile.security["sasl.kerberos.service.name"] = "kafka/host";
  CHECK(has(why(profile), "sasl.kerberos.service.name"));
  profile.security["sasl.kerberos.service.name"] = "kafka";
  profile.security["sasl.kerberos.keytab"] = folder.write("klamm.keytab", "x", 0644);
  CHECK(has(why(profile), "chmod go-rwx"));
}

TEST_CASE("an empty identification algorithm switches off the name check alone") {
  Profile profile = scram();
  profile.security["ssl.endpoint.identification.algorithm"] = "";
  CHECK_FALSE((*load_security(profile, sources({{"PASSWORD", "x"}})))->tls->check_name);
}

TEST_CASE("Java's cipher names become OpenSSL's") {
  const auto lists = cipher_lists(
      "TLS_AES_256_GCM_SHA384, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,TLS_CHACHA20_POLY1305_SHA256");
  REQUIRE(lists);
  CHECK(lists->tls12 == "ECDHE-RSA-AES128-GCM-SHA256");
  CHECK(lists->tls13 == "TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256");
  CHECK_FALSE(cipher_lists(""));
}

} // namespace klamm::profiles
