#pragma once

#include <klamm/profiles.hpp>

// Profiles out of the configuration files of other tools. Only the file itself is read: no file that it
// names, no variable, no cluster.

namespace klamm::profiles {

enum class ImportFormat {
  properties, ///< Kafka's client.properties
  kafkactl,   ///< YAML: `contexts`
  kaf,        ///< YAML: `clusters`
  rpk,        ///< YAML: `profiles`, or `rpk` in a redpanda.yaml
  kcl,        ///< TOML: `seed_brokers`
};
[[nodiscard]] std::string_view to_word(ImportFormat format); ///< `properties`, `kafkactl` …
[[nodiscard]] std::optional<ImportFormat> parse_import_format(std::string_view word);

/// One cluster that a file describes.
struct Imported {
  Profile profile;                  ///< its secrets are literals; its name is empty in a client.properties
  std::vector<std::string> skipped; ///< sentences: what says something that Klamm does not do
  std::vector<std::string> ignored; ///< keys that mean nothing here
};

/// Reads a file's text. Without a format it is told by what the text holds. What Klamm does not support (Java
/// classes, login modules other than Kafka's own, `${…}`, checks of certificates switched off …) is a `usage`
/// error that names it, unless `skip_unsupported`: then it is left out and told. YAML with anchors, aliases,
/// tags or a key that stands twice is refused.
[[nodiscard]] Result<std::vector<Imported>>
import_profiles(std::string_view text, std::optional<ImportFormat> format, bool skip_unsupported);

/// Where an imported secret goes.
enum class SecretPlace { env, file, keychain, prompt };
[[nodiscard]] std::optional<SecretPlace> parse_secret_place(std::string_view word);

/// The secrets that are literals, by key.
[[nodiscard]] std::vector<std::string> literal_secrets(const Profile& profile);

/// Puts every literal secret of the profile, which must have its name, where it belongs, and a reference in
/// its place: a file beside the profiles that its owner alone may read, the desktop's keychain (through
/// `secret-tool`), or a variable `KLAMM_NAME_KEY`, which somebody else must set. The names of these variables
/// come back.
[[nodiscard]] Result<std::vector<std::string>> move_secrets(Profile& profile, SecretPlace place,
                                                            const Store& store);

} // namespace klamm::profiles
