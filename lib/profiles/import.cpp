#include "errors.hpp"
#include "foreign/formats.hpp"
#include "security_keys.hpp"

#include <klamm/escape.hpp>
#include <klamm/import_profiles.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace klamm::profiles {

namespace {

constexpr std::array<std::pair<ImportFormat, std::string_view>, 5> formats{
    {{ImportFormat::properties, "properties"},
     {ImportFormat::kafkactl, "kafkactl"},
     {ImportFormat::kaf, "kaf"},
     {ImportFormat::rpk, "rpk"},
     {ImportFormat::kcl, "kcl"}}};

/// Whether a line begins with this word.
bool has_line(std::string_view text, std::string_view start) {
  for (std::size_t at = text.find(start); at != std::string_view::npos; at = text.find(start, at + 1)) {
    if (at == 0 || text[at - 1] == '\n') return true;
  }
  return false;
}

ImportFormat format_of(std::string_view text) {
  if (has_line(text, "contexts:")) return ImportFormat::kafkactl;
  if (has_line(text, "clusters:")) return ImportFormat::kaf;
  if (has_line(text, "profiles:") || has_line(text, "rpk:")) return ImportFormat::rpk;
  if (has_line(text, "seed_brokers")) return ImportFormat::kcl;
  return ImportFormat::properties;
}

/// Takes over one thing after the other; what Klamm does not support is an error or told, as asked.
class Importer {
 public:
  explicit Importer(bool skip) : skip_(skip) {}

  Imported out;
  std::optional<Error> error;

  void unsupported(const Error& why) {
    if (skip_) return out.skipped.push_back(why.text.english());
    if (!error) error = why;
  }
  void set_text(std::string_view key, const std::string& value) {
    if (value.empty() || error) return;
    if (auto done = set(out.profile, key, value); !done) unsupported(done.error());
  }
  void set_literal(const char* key, const std::string& value) {
    if (!value.empty()) out.profile.secrets[key] = SecretRef{SecretRef::Kind::literal, {value}};
  }

 private:
  bool skip_;
};

Result<Imported> from_java(std::string_view text, bool skip) {
  const auto pairs = from_properties(text);
  if (!pairs) return fail(pairs.error());
  Importer importer(skip);
  for (const auto& [key, value] : *pairs) {
    if (key == "bootstrap.servers" || key == "bootstrap.controllers" || key == "client.id") {
      importer.set_text(key, value);
      continue;
    }
    const auto taken = set_from_properties(importer.out.profile, key, value);
    if (!taken)
      importer.unsupported(taken.error());
    else if (!*taken)
      importer.out.ignored.push_back(key);
  }
  if (importer.error) return fail(*importer.error);
  return std::move(importer.out);
}

/// The tools differ in case, dashes and underscores.
std::string mechanism_of(std::string_view word) {
  std::string plain;
  for (const char c : word) {
    if (c != '-' && c != '_') plain += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  constexpr std::array<std::pair<std::string_view, std::string_view>, 10> words{
      {{"", "PLAIN"},
       {"plain", "PLAIN"},
       {"plaintext", "PLAIN"},
       {"scramsha256", "SCRAM-SHA-256"},
       {"scramsha512", "SCRAM-SHA-512"},
       {"oauth", "OAUTHBEARER"},
       {"oauthbearer", "OAUTHBEARER"},
       {"gssapi", "GSSAPI"},
       {"awsmskiam", "AWS_MSK_IAM"},
       {"mskiam", "AWS_MSK_IAM"}}};
  const auto* const at =
      std::find_if(words.begin(), words.end(), [&](const auto& one) { return one.first == plain; });
  return at == words.end() ? std::string(word) : std::string(at->second);
}

Result<Imported> from_foreign(const Foreign& foreign, bool skip) {
  Importer importer(skip);
  Profile& profile = importer.out.profile;
  profile.name = foreign.name;
  std::string servers;
  for (const std::string& one : foreign.brokers) servers += (servers.empty() ? "" : ",") + one;
  importer.set_text("bootstrap.servers", servers);
  importer.set_text("client.id", foreign.client_id);
  importer.set_text("description", foreign.description);
  const char* secured = foreign.sasl  ? (foreign.tls ? "SASL_SSL" : "SASL_PLAINTEXT")
                        : foreign.tls ? "SSL"
                                      : "";
  importer.set_text("security.protocol", foreign.protocol.empty() ? secured : foreign.protocol);
  for (const auto& [key, value] :
       {std::pair("ssl.truststore.location", &foreign.authorities),
        std::pair("ssl.keystore.location", &foreign.certificate), std::pair("ssl.key.location", &foreign.key),
        std::pair("ssl.enabled.protocols", &foreign.versions),
        std::pair("ssl.cipher.suites", &foreign.ciphers)})
    importer.set_text(key, *value);
  if (foreign.sasl) {
    importer.set_text("sasl.mechanism", mechanism_of(foreign.mechanism));
    importer.set_text("sasl.username", foreign.user);
    importer.set_literal("sasl.password", foreign.password);
    if (foreign.delegation_token) importer.set_text("sasl.delegation.token", "true");
    importer.set_literal("sasl.oauthbearer.token", foreign.token);
    importer.set_text("sasl.oauthbearer.token.endpoint.url", foreign.token_url);
    importer.set_text("sasl.oauthbearer.client.credentials.client.id", foreign.oauth_client);
    importer.set_literal("sasl.oauthbearer.client.credentials.client.secret", foreign.oauth_secret);
    importer.set_text("sasl.oauthbearer.scope", foreign.scope);
  }
  for (const std::string& what : foreign.unsupported) {
    importer.unsupported(
        refused(KLAMM_TEXT("profiles", "%1: Klamm does not support this setting").with(what)).value());
  }
  importer.out.ignored = foreign.ignored;
  if (importer.error) return fail(*importer.error);
  return std::move(importer.out);
}

} // namespace

std::string_view to_word(ImportFormat format) {
  return std::find_if(formats.begin(), formats.end(), [&](const auto& one) { return one.first == format; })
      ->second;
}

std::optional<ImportFormat> parse_import_format(std::string_view word) {
  const auto* const at =
      std::find_if(formats.begin(), formats.end(), [&](const auto& one) { return one.second == word; });
  if (at == formats.end()) return std::nullopt;
  return at->first;
}

Result<std::vector<Imported>> import_profiles(std::string_view text, std::optional<ImportFormat> format,
                                              bool skip_unsupported) {
  // Profiles are UTF-8: other bytes would be stored as U+FFFD.
  if (!is_utf8(text)) return refused(KLAMM_TEXT("profiles", "it is not UTF-8"));
  const ImportFormat known = format.value_or(format_of(text));
  std::vector<Imported> out;
  if (known == ImportFormat::properties) {
    auto one = from_java(text, skip_unsupported);
    if (!one) return fail(one.error());
    out.push_back(std::move(*one));
  } else {
    const auto tree = known == ImportFormat::kcl ? read_toml_tree(text) : read_yaml_tree(text);
    if (!tree) return fail(tree.error());
    const auto clusters = read_foreign(*tree, known);
    if (!clusters) return fail(clusters.error());
    for (const Foreign& cluster : *clusters) {
      auto one = from_foreign(cluster, skip_unsupported);
      if (!one) {
        if (cluster.name.empty()) return fail(one.error());
        return refused(KLAMM_TEXT("profiles", "%1: %2").with(cluster.name, one.error().text));
      }
      out.push_back(std::move(*one));
    }
  }
  for (const Imported& one : out) {
    const Profile& profile = one.profile;
    if (!profile.bootstrap_servers.empty() || !profile.bootstrap_controllers.empty()) continue;
    return profile.name.empty()
               ? refused(KLAMM_TEXT("profiles", "the file has no broker: bootstrap.servers is not set"))
               : refused(KLAMM_TEXT("profiles", "%1 has no broker").with(profile.name));
  }
  return out;
}

} // namespace klamm::profiles
