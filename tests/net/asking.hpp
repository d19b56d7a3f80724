#pragma once

#include <admin/fetch/metadata.hpp>
#include <admin/call/rpc.hpp>
#include <doctest/doctest.h>
#include <net/scatter.hpp>
#include <protocol/messages/list_groups.hpp>
#include <protocol/messages/metadata.hpp>
#include <support/connect.hpp>

#include <chrono>
#include <string>

namespace klamm::net {

using namespace std::chrono_literals;
using testing::connect;
using testing::ScriptedCluster;

/// Long enough for any machine: tests whose subject is not time never wait for it.
inline Call patient() {
  return Call::within(60s);
}

/// ListGroups, to be sent to one broker: a small request that is no Metadata.
inline Make list_groups(Client& client) {
  return admin::encoder<protocol::ListGroupsRequest>(
      client.core(), [](std::int16_t) { return protocol::ListGroupsRequest{}; });
}

/// One request to a broker as the network gives it: no second try.
inline Reply ask_once(Client& client, std::int32_t node, const Call& call = patient()) {
  Scatter scatter(client.core(), call);
  scatter.send(node, 1, list_groups(client));
  auto reply = scatter.next();
  REQUIRE(reply);
  return std::move(*reply);
}

/// The code of what went wrong, or `ok`.
inline std::string code(const Reply& reply) {
  return reply.error ? reply.error->code : "ok";
}

inline std::string words(const Reply& reply) {
  return reply.error ? reply.error->text.english() : "";
}

inline bool says(const Reply& reply, std::string_view part) {
  return words(reply).find(part) != std::string::npos;
}

/// Has the client learn who the brokers are.
inline void learn(Client& client) {
  REQUIRE(admin::fetch_metadata(client, admin::TopicChoice::none(), patient()));
}

/// A client of addresses that need not be a scripted cluster's.
inline Client client_at(const std::string& bootstrap) {
  ClientConfig config;
  config.bootstrap = *parse_endpoints(bootstrap);
  return Client(std::move(config));
}

} // namespace klamm::net
