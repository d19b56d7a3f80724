#pragma once

#include "tree.hpp"

#include <klamm/import_profiles.hpp>

#include <string>
#include <vector>

namespace klamm::profiles {

/// What the files of other tools say of one cluster, in one form for all of them.
struct Foreign {
  std::string name;
  std::string description;
  std::vector<std::string> brokers;
  std::string client_id;
  std::string protocol; ///< Kafka's word; empty: as `tls` and `sasl` say
  bool tls = false;
  bool sasl = false;
  std::string authorities; ///< files, not read here
  std::string certificate;
  std::string key;
  std::string versions; ///< `TLSv1.3`
  std::string ciphers;
  std::string mechanism; ///< in the tool's own spelling; empty: PLAIN
  std::string user;
  std::string password;
  bool delegation_token = false;
  std::string token;
  std::string token_url;
  std::string oauth_client;
  std::string oauth_secret;
  std::string scope;
  std::vector<std::string> unsupported; ///< sentences' parts: `tls.insecure: true`
  std::vector<std::string> ignored;     ///< keys
};

/// The clusters of a file of a YAML or TOML tool, in its order; an error where it has none.
[[nodiscard]] Result<std::vector<Foreign>> read_foreign(const Tree& tree, ImportFormat format);

} // namespace klamm::profiles
