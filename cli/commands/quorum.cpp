#include "../broker_ids.hpp"
#include "../commands.hpp"
#include "../context.hpp"

#include <klamm/apis.hpp>
#include <klamm/features.hpp>
#include <klamm/quorum.hpp>

#include <memory>

namespace klamm::cli {
namespace {

Prepared quorum(Options&) {
  return [](Context& context) {
    auto client = context.client();
    return client ? context.print(quorum::describe(**client, context.call()))
                  : context.failed(client.error());
  };
}

Prepared feature(Options&) {
  return [](Context& context) {
    auto client = context.client();
    return client ? context.print(features::describe(**client, context.call()))
                  : context.failed(client.error());
  };
}

Prepared versions(Options& options) {
  auto words = std::make_shared<std::vector<std::string>>();
  options.values("--broker", "ID", *words, "only this broker; repeatable");
  return [words](Context& context) {
    auto ids = broker_ids(*words);
    if (!ids) return context.failed(ids.error());
    auto client = context.client();
    if (!client) return context.failed(client.error());
    return context.print(apis::versions(**client, {std::move(*ids)}, context.call()));
  };
}

} // namespace

constinit const Command quorum_describe{
    "quorum",
    "describe",
    Kind::read,
    "Describe the metadata quorum",
    "One row a replica of the metadata log: the leader (the controller), the other voters, and the "
    "observers,\n"
    "with how far each is behind.",
    {"klamm quorum describe", "klamm quorum describe --where 'lag_ms>5s' -o json"},
    "Describe on the cluster",
    "3.3; times 3.4, directories and endpoints 3.9",
    {&View<quorum::Replica>::schema},
    quorum};

constinit const Command feature_describe{
    "feature",
    "describe",
    Kind::read,
    "Describe features: levels in force and levels supported",
    "Shows the finalized level of each feature, metadata.version among them, and the levels that every "
    "broker\n"
    "supports. Controllers that are no brokers are not asked.",
    {"klamm feature describe", "klamm feature describe --where 'finalized_level<1'"},
    "",
    "2.7; features that may be off 3.9",
    {&View<features::Feature>::schema},
    feature};

constinit const Command api_versions{
    "api",
    "versions",
    Kind::read,
    "Show which API versions brokers speak, and which klamm would use",
    "One row a broker and API of Kafka's protocol.",
    {"klamm api versions --broker 1", "klamm api versions --where 'used_version is null' -o csv"},
    "",
    "0.10",
    {&View<apis::Api>::schema},
    versions};

} // namespace klamm::cli
