#pragma once

#include <klamm/answer.hpp>
#include <klamm/call.hpp>
#include <klamm/client.hpp>
#include <klamm/view.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace klamm::apis {

/// One API of one broker. An API that only one side knows is a row too.
struct Api {
  std::int32_t broker = -1;
  std::int16_t key = -1;
  std::optional<std::string> name;        ///< empty for one of a newer Kafka than this library
  std::optional<std::int16_t> broker_min; ///< empty where the broker does not offer it
  std::optional<std::int16_t> broker_max;
  std::optional<std::int16_t> used; ///< the version this library would use; empty: it cannot or does not
  std::optional<std::string> since; ///< the Kafka release whose brokers first answer it
};

struct VersionsQuery {
  std::vector<std::int32_t> brokers; ///< empty: every broker
};

/// What each broker speaks: one Metadata call, then ApiVersions of each (Kafka 0.10, KIP-35). Needs no
/// rights.
[[nodiscard]] Result<Answer<Api>> versions(Client& client, const VersionsQuery& query, const Call& call);

} // namespace klamm::apis

namespace klamm {
template <>
struct View<apis::Api> {
  static const Schema& schema();
};
} // namespace klamm
