#pragma once

#include <klamm/profiles.hpp>

#include <span>
#include <string_view>

namespace klamm::profiles {

/// A key about encryption or authentication.
struct SecurityKey {
  std::string_view name;
  bool secret = false;
  /// The words it takes, in their own spelling and without regard to case; empty: any text.
  std::string_view words = {};
  /// Its value may have more than one line: PEM.
  bool lines = false;
};

/// In the order that a profile is written.
[[nodiscard]] std::span<const SecurityKey> security_keys();
[[nodiscard]] const SecurityKey* find_security_key(std::string_view name);
[[nodiscard]] Result<void> set_security(Profile& profile, const SecurityKey& key, std::string_view value);

/// What a client.properties says of security, into the profile: Kafka's names, `sasl.jaas.config` among them.
/// Secrets become literals. False: the key means nothing to Klamm.
[[nodiscard]] Result<bool> set_from_properties(Profile& profile, std::string_view key,
                                               std::string_view value);

} // namespace klamm::profiles
