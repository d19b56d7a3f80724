#include "formats.hpp"

#include "../errors.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace klamm::profiles {

namespace {

using Path = std::vector<std::string>;

bool begins_with(const Path& path, const Path& start) {
  return path.size() >= start.size() && std::equal(start.begin(), start.end(), path.begin());
}

std::string dotted(const Path& path, std::size_t from) {
  std::string out;
  for (std::size_t i = from; i < path.size(); ++i) out += (i == from ? "" : ".") + path[i];
  return out;
}

/// One cluster's part of the tree; what nobody has asked for is left over.
class Part {
 public:
  Part(const Tree& tree, Path at) : tree_(tree), at_(std::move(at)) {}

  std::string text(const Path& path) {
    const Entry* entry = find(path);
    return entry == nullptr ? std::string() : entry->value;
  }
  bool flag(const Path& path) { return text(path) == "true"; }
  bool has(const Path& path) { return find(path) != nullptr; }
  std::vector<std::string> list(const Path& path) {
    std::vector<std::string> out;
    if (const Entry* entry = find(path);
        entry != nullptr && entry->kind == Entry::Kind::scalar && !entry->value.empty())
      out.push_back(entry->value);
    for (std::size_t i = 0; has(with(path, std::to_string(i))); ++i)
      out.push_back(text(with(path, std::to_string(i))));
    return out;
  }
  /// The keys that were not asked for, a whole branch as one.
  std::vector<std::string> left_over() const {
    std::vector<std::string> out;
    for (const Entry& entry : tree_) {
      if (!begins_with(entry.path, at_) || entry.path.size() == at_.size() || asked_.count(entry.path) != 0)
        continue;
      const bool inside = std::any_of(asked_.begin(), asked_.end(),
                                      [&](const Path& one) { return begins_with(one, entry.path); });
      if (inside) continue;
      std::string key = dotted(entry.path, at_.size());
      const bool below = !out.empty() && key.starts_with(out.back() + ".");
      if (!below) out.push_back(std::move(key));
    }
    return out;
  }

 private:
  static Path with(Path path, std::string last) {
    path.push_back(std::move(last));
    return path;
  }
  const Entry* find(const Path& path) {
    Path full = at_;
    full.insert(full.end(), path.begin(), path.end());
    const Entry* entry = find_entry(tree_, full);
    asked_.insert(std::move(full));
    return entry;
  }

  const Tree& tree_;
  Path at_;
  std::set<Path> asked_;
};

void refuse_if(Foreign& out, bool condition, const char* what) {
  if (condition) out.unsupported.emplace_back(what);
}

Foreign kafkactl_context(Part& part, std::string name) {
  Foreign out;
  out.name = std::move(name);
  out.brokers = part.list({"brokers"});
  out.client_id = part.text({"clientID"});
  out.tls = part.flag({"tls", "enabled"}) || part.has({"tlsCA"}) || part.has({"tlsCert"}) ||
            part.flag({"tlsInsecure"});
  const auto either = [&](const Path& path, const Path& older) {
    std::string text = part.text(path);
    std::string old = part.text(older);
    return text.empty() ? old : text;
  };
  out.authorities = either({"tls", "ca"}, {"tlsCA"});
  out.certificate = either({"tls", "cert"}, {"tlsCert"});
  out.key = either({"tls", "certKey"}, {"tlsCertKey"});
  out.sasl = part.flag({"sasl", "enabled"});
  out.user = part.text({"sasl", "username"});
  out.password = part.text({"sasl", "password"});
  out.mechanism = part.text({"sasl", "mechanism"});
  refuse_if(out, part.flag({"tls", "insecure"}) || part.flag({"tlsInsecure"}), "tls.insecure");
  refuse_if(out, part.flag({"kubernetes", "enabled"}), "kubernetes.enabled");
  refuse_if(out, out.sasl && (part.has({"sasl", "tokenProvider"}) || part.has({"sasl", "tokenprovider"})),
            "sasl.tokenProvider");
  return out;
}

Foreign kaf_cluster(Part& part) {
  Foreign out;
  out.name = part.text({"name"});
  out.brokers = part.list({"brokers"});
  out.protocol = part.text({"security-protocol"});
  const auto is_map = [&](const char* key) { return part.has({key}) && part.text({key}).empty(); };
  const std::string tls_files = part.text({"TLS", "cafile"}) + part.text({"TLS", "clientfile"});
  const bool insecure = part.flag({"TLS", "insecure"});
  out.tls = !tls_files.empty() || insecure || out.protocol.ends_with("SSL");
  out.authorities = part.text({"TLS", "cafile"});
  out.certificate = part.text({"TLS", "clientfile"});
  out.key = part.text({"TLS", "clientkeyfile"});
  out.mechanism = part.text({"SASL", "mechanism"});
  out.user = part.text({"SASL", "username"});
  out.password = part.text({"SASL", "password"});
  out.token = part.text({"SASL", "token"});
  out.token_url = part.text({"SASL", "tokenURL"});
  out.oauth_client = part.text({"SASL", "clientID"});
  out.oauth_secret = part.text({"SASL", "clientSecret"});
  for (const std::string& one : part.list({"SASL", "scopes"}))
    out.scope += (out.scope.empty() ? "" : " ") + one;
  out.sasl = is_map("SASL") && !out.mechanism.empty();
  static_cast<void>(part.has({"TLS"}));
  refuse_if(out, insecure, "TLS.insecure");
  return out;
}

Foreign rpk_profile(Part& part) {
  Foreign out;
  out.name = part.text({"name"});
  out.description = part.text({"description"});
  out.brokers = part.list({"kafka_api", "brokers"});
  out.tls = part.has({"kafka_api", "tls"}); // empty: the system's authorities
  out.authorities = part.text({"kafka_api", "tls", "ca_file"});
  if (out.authorities.empty()) out.authorities = part.text({"kafka_api", "tls", "truststore_file"});
  out.certificate = part.text({"kafka_api", "tls", "cert_file"});
  out.key = part.text({"kafka_api", "tls", "key_file"});
  out.sasl = part.has({"kafka_api", "sasl"});
  out.user = part.text({"kafka_api", "sasl", "user"});
  out.password = part.text({"kafka_api", "sasl", "password"});
  out.mechanism = part.text({"kafka_api", "sasl", "mechanism"});
  if (out.mechanism.empty()) out.mechanism = part.text({"kafka_api", "sasl", "type"});
  if (out.mechanism.empty()) out.mechanism = "SCRAM-SHA-256";
  refuse_if(out, part.flag({"kafka_api", "tls", "insecure_skip_verify"}),
            "kafka_api.tls.insecure_skip_verify");
  return out;
}

Foreign kcl_config(Part& part) {
  Foreign out;
  out.brokers = part.list({"seed_brokers"});
  out.tls = part.has({"tls"});
  out.authorities = part.text({"tls", "ca_cert_path"});
  out.certificate = part.text({"tls", "client_cert_path"});
  out.key = part.text({"tls", "client_key_path"});
  const std::string version = part.text({"tls", "min_version"});
  if (version.ends_with("1.3")) out.versions = "TLSv1.3";
  for (const std::string& one : part.list({"tls", "cipher_suites"}))
    out.ciphers += (out.ciphers.empty() ? "" : ",") + one;
  out.mechanism = part.text({"sasl", "method"});
  out.sasl = !out.mechanism.empty();
  out.user = part.text({"sasl", "user"});
  out.password = part.text({"sasl", "pass"});
  out.delegation_token = part.flag({"sasl", "is_token"});
  refuse_if(out, !part.text({"tls", "server_name"}).empty(), "tls.server_name");
  refuse_if(out, !part.text({"sasl", "zid"}).empty(), "sasl.zid");
  return out;
}

/// The places of the clusters: the maps or items right below `at`.
std::vector<Path> below(const Tree& tree, const Path& at) {
  std::vector<Path> out;
  for (const Entry& entry : tree) {
    if (begins_with(entry.path, at) && entry.path.size() == at.size() + 1) out.push_back(entry.path);
  }
  return out;
}

} // namespace

Result<std::vector<Foreign>> read_foreign(const Tree& tree, ImportFormat format) {
  std::vector<Foreign> out;
  const auto take = [&](const Path& at, auto&& read) {
    Part part(tree, at);
    Foreign one = read(part);
    one.ignored = part.left_over();
    out.push_back(std::move(one));
  };
  switch (format) {
  case ImportFormat::kafkactl:
    for (const Path& at : below(tree, {"contexts"}))
      take(at, [&](Part& part) { return kafkactl_context(part, at.back()); });
    break;
  case ImportFormat::kaf:
    for (const Path& at : below(tree, {"clusters"})) take(at, kaf_cluster);
    break;
  case ImportFormat::rpk:
    for (const Path& at : below(tree, {"profiles"})) take(at, rpk_profile);
    if (out.empty() && find_entry(tree, {"rpk", "kafka_api"}) != nullptr) take({"rpk"}, rpk_profile);
    break;
  case ImportFormat::kcl: take({}, kcl_config); break;
  case ImportFormat::properties: break;
  }
  if (out.empty())
    return refused(KLAMM_TEXT("profiles", "this file of %1 has no cluster").with(to_word(format)));
  return out;
}

} // namespace klamm::profiles
