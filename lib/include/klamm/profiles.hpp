#pragma once

#include <klamm/answer.hpp>
#include <klamm/result.hpp>
#include <klamm/security.hpp>
#include <klamm/view.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Stored clusters: one YAML file a profile, read with suspicion, written atomically. No cluster is asked
// here.

namespace klamm {

/// Gives the value of an environment variable, or nothing. A parameter wherever it is read, so that it can be
/// tested.
using Environment = std::function<std::optional<std::string>(const char* name)>;
[[nodiscard]] Environment process_environment();

} // namespace klamm

namespace klamm::profiles {

enum class Protection { none, confirm, read_only };
[[nodiscard]] std::string_view to_word(Protection protection); ///< `none`, `confirm`, `read-only`

/// Where a secret comes from. A profile's file holds nothing else of it.
struct SecretRef {
  enum class Kind {
    env,      ///< `{env: NAME}`: an environment variable
    file,     ///< `{file: PATH}`: a file that only its owner may read
    command,  ///< `{command: [PROGRAM, ARGUMENT…]}`: what a program prints
    keychain, ///< `{keychain: KEY}`: the desktop's secret service
    prompt,   ///< `{prompt: true}`: asked at the terminal
    literal,  ///< the secret itself, out of a client.properties; never stored
  };
  Kind kind = Kind::prompt;
  std::vector<std::string> words;
  friend bool operator==(const SecretRef&, const SecretRef&) = default;
};
/// `@env:NAME`, `@file:PATH`, `@command:PROGRAM …`, `@keychain:KEY`, `@prompt`; `****` of a literal.
[[nodiscard]] std::string to_word(const SecretRef& ref);
/// The same words back, but for `@command` and literals.
[[nodiscard]] Result<SecretRef> parse_secret_ref(std::string_view key, std::string_view word);

struct Profile {
  std::string name;
  std::string bootstrap_servers;     ///< `HOST:PORT[,…]`
  std::string bootstrap_controllers; ///< empty: none
  std::string client_id;             ///< empty: klamm
  std::string cluster_id;            ///< empty: not pinned
  Protection protection = Protection::none;
  std::map<std::string, std::string, std::less<>> security; ///< `security.protocol`, `ssl.*`, `sasl.*`
  std::map<std::string, SecretRef, std::less<>> secrets;    ///< `sasl.password`, `ssl.key.password` …
  std::string colour;
  std::string environment;
  std::string description;
  std::map<std::int32_t, std::string>
      addresses; ///< where to connect for a broker id instead of what it advertises
};

/// The keys that a profile, `-X` and a client.properties may set, in the order a file is written.
[[nodiscard]] const std::vector<std::string>& known_keys();

/// Sets one key to one line of UTF-8. `usage` error naming the nearest key for an unknown one, or what a
/// value may be. A secret takes a reference (`@env:NAME` …), never the secret itself.
[[nodiscard]] Result<void> set(Profile& profile, std::string_view key, std::string_view value);
/// Removes one key; one that is not set stays so. `usage` error for an unknown key.
[[nodiscard]] Result<void> unset(Profile& profile, std::string_view key);
/// The keys that are set, in the order of `known_keys`; addresses as `addresses.ID`.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> settings(const Profile& profile);

/// Whether the key's value is a secret.
[[nodiscard]] bool is_secret_key(std::string_view key);
[[nodiscard]] Result<void> set_secret(Profile& profile, std::string_view key, SecretRef ref);

/// What secret references are read with.
struct SecretSources {
  Environment environment = process_environment();
  /// Asks at the terminal, unseen; empty when nobody is there. Absent: nobody is asked.
  std::function<std::optional<std::string>(const Text& question)> ask = {};
};

/// Reads certificates, keys and secrets and puts together how a client connects. Null: plaintext without
/// authentication. `usage` errors name the key and what to do. Blocks while a program runs or somebody types.
[[nodiscard]] Result<std::shared_ptr<const Security>> load_security(const Profile& profile,
                                                                    const SecretSources& sources);

/// `[A-Za-z0-9][A-Za-z0-9._-]{0,63}`
[[nodiscard]] bool is_name(std::string_view name);

/// One profile file. Unknown or duplicate keys, anchors, aliases, tags, a second document and characters that
/// YAML forbids are errors with the line.
[[nodiscard]] Result<Profile> from_yaml(std::string name, std::string_view text);
[[nodiscard]] std::string to_yaml(const Profile& profile);

/// A Kafka client.properties in Java's own syntax (escapes, continued lines, `:` or blank between key and
/// value).
[[nodiscard]] Result<std::vector<std::pair<std::string, std::string>>> from_properties(std::string_view text);

/// The home folder of this user by the password database; empty: there is none.
[[nodiscard]] std::string home_in_password_database();

/// The folders of one user. All calls are safe beside other processes; none keeps anything in memory.
class Store {
 public:
  /// `KLAMM_CONFIG_HOME`, else `XDG_CONFIG_HOME/klamm`, else `.config/klamm` in `HOME` or, where that is not
  /// set, in what `home_of_user` gives; the same for state. Where there is none, nothing is stored (NO_HOME)
  /// and both folders are empty.
  explicit Store(const Environment& environment,
                 const std::function<std::string()>& home_of_user = home_in_password_database);

  /// Names in byte order. A folder that does not exist is empty.
  [[nodiscard]] Result<std::vector<std::string>> names() const;
  /// Refuses a file or folder that others may write, that another user owns, that is no regular file or over
  /// 1 MiB. A profile that does not exist is a `usage` error naming the nearest.
  [[nodiscard]] Result<Profile> load(std::string_view name) const;
  /// Temporary file, fsync, rename. Without `replace` an existing profile is a `usage` error.
  [[nodiscard]] Result<void> save(const Profile& profile, bool replace) const;
  [[nodiscard]] Result<void> remove(std::string_view name) const;

  /// The profile chosen with `use`; empty: none.
  [[nodiscard]] Result<std::string> current() const;
  [[nodiscard]] Result<void> use(std::string_view name) const; ///< an empty name chooses none

  /// Names kept for completion: nothing when they are older than `fresh` or unreadable. One line each.
  [[nodiscard]] std::optional<std::vector<std::string>> cached(const std::string& file,
                                                               std::chrono::seconds fresh) const;
  [[nodiscard]] Result<void> cache(const std::string& file, const std::vector<std::string>& names) const;

  [[nodiscard]] const std::string& config_folder() const { return config_; }
  [[nodiscard]] const std::string& state_folder() const { return state_; }

 private:
  std::string config_;
  std::string state_;
};

/// What the command line says about the target; absent = not said.
struct TargetOptions {
  std::optional<std::string> bootstrap_servers;
  std::optional<std::string> bootstrap_controllers;
  std::optional<std::string> profile;
  std::optional<std::string> command_config; ///< a file's path
  std::vector<std::pair<std::string, std::string>> settings;
  std::optional<std::string> expect_cluster;
};

/// Which cluster, and by whose word.
struct Target {
  enum class From { options, profile_variable, servers_variable, current_profile, fallback };
  Profile profile; ///< its name is empty when no profile is used
  bool controllers = false;
  From from = From::fallback;
  std::vector<std::string> ignored; ///< keys of a client.properties that mean nothing here
};

/// The first of: options; `KLAMM_PROFILE`; `KLAMM_BOOTSTRAP_SERVERS`; the current profile; `localhost:9092`.
/// Options silence both variables; both variables and no option is a `usage` error. With `-P`, `-b` replaces
/// that profile's addresses only; `-b` alone uses no profile. A named profile that does not exist is an
/// error, never the next in line.
[[nodiscard]] Result<Target> resolve(const TargetOptions& options, const Environment& environment,
                                     const Store& store);

/// One row of `profile list`.
struct Row {
  std::string name;
  bool current = false;
  std::optional<std::string> bootstrap_servers; ///< unknown: the file cannot be read
  std::optional<std::string> cluster_id;
  std::optional<std::string> protection;
  std::optional<std::string> environment;
  std::optional<std::string> description;
};

/// Every profile, or those named. A profile that cannot be read is a row of its name alone, and a problem.
[[nodiscard]] Result<Answer<Row>> list(const Store& store, const std::vector<std::string>& names);

/// One row of `profile show`: a key that is set.
struct Setting {
  std::string profile;
  std::string key;
  std::string value;
};

} // namespace klamm::profiles

namespace klamm {
template <>
struct View<profiles::Row> {
  static const Schema& schema();
};
template <>
struct View<profiles::Setting> {
  static const Schema& schema();
};
} // namespace klamm
