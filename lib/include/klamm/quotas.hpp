#pragma once

#include <klamm/answer.hpp>
#include <klamm/call.hpp>
#include <klamm/client.hpp>
#include <klamm/view.hpp>

#include <optional>
#include <string>

namespace klamm::quotas {

/// One name of an entity that a quota is for.
struct Name {
  std::optional<std::string> value; ///< empty: the default of those that have no quota of their own
};

/// One limit of one entity. An entity is a user, a client id, both together, or an IP address.
struct Quota {
  std::optional<Name> user;
  std::optional<Name> client_id;
  std::optional<Name> ip;
  std::string key;  ///< `producer_byte_rate`, `consumer_byte_rate`, `request_percentage`,
                    ///< `controller_mutation_rate`, `connection_creation_rate`
  double value = 0; ///< bytes a second, percent of a thread, mutations or connections a second
};

/// Lists every quota that is set, by entity and key: one DescribeClientQuotas (Kafka 2.6, KIP-546). Needs
/// DESCRIBE_CONFIGS on the cluster.
[[nodiscard]] Result<Answer<Quota>> list(Client& client, const Call& call);

} // namespace klamm::quotas

namespace klamm {
template <>
struct View<quotas::Quota> {
  static const Schema& schema();
};
} // namespace klamm
