#pragma once

#include <klamm/result.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace klamm::profiles {

/// One login module of a `sasl.jaas.config`.
struct Jaas {
  std::string module; ///< without its package: `ScramLoginModule`
  std::vector<std::pair<std::string, std::string>> options;

  [[nodiscard]] std::string option(std::string_view name) const;
};

/// Reads `MODULE required name="value" …;`: one entry of PlainLoginModule, ScramLoginModule,
/// OAuthBearerLoginModule, Krb5LoginModule or IAMLoginModule. Others are refused by name.
[[nodiscard]] Result<Jaas> read_jaas(std::string_view text);

} // namespace klamm::profiles
