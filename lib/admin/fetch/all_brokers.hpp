#pragma once

#include <klamm/call.hpp>
#include <klamm/client.hpp>

#include <protocol/messages/metadata.hpp>

#include <cstdint>
#include <set>
#include <vector>

namespace klamm::admin {

/// The brokers of a cluster, and those that belong to it but cannot be asked.
struct AllBrokers {
  std::vector<std::int32_t> live; ///< by id
  std::set<std::int32_t> fenced;  ///< registered, not live: stopped, starting or shutting down
  std::set<std::int32_t> missing; ///< replica lists name them, the cluster does not
  std::vector<Error> unknown;     ///< why there may be more of them

  /// BROKER_FENCED or BROKER_MISSING of each that is not live, and what could not be learned.
  [[nodiscard]] std::vector<Error> absent() const;
};

/// Live brokers as the client's last Metadata call gave them (`metadata`), fenced ones from DescribeCluster
/// v2 (Kafka 4.0). Before that release, and with `replicas`, replica lists tell which brokers are missing:
/// one Metadata call for all topics, unless `metadata` is of all topics.
[[nodiscard]] AllBrokers fetch_all_brokers(Client& client, const protocol::MetadataResponse& metadata,
                                           bool replicas, const Call& call);

/// Says of the brokers in `errors` that the client does not know as live (UNKNOWN_BROKER) which are fenced:
/// BROKER_FENCED. One DescribeCluster if there is such an error, else none.
void name_fenced(Client& client, std::vector<Error>& errors, const Call& call);

} // namespace klamm::admin
