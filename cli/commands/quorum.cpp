#include "../commands.hpp"
#include "../context.hpp"

#include <klamm/quorum.hpp>

namespace klamm::cli {
namespace {

Prepared quorum(Options&) {
  return [](Context& context) {
    auto client = context.client();
    return client ? context.print(quorum::describe(**client, context.call()))
                  : context.failed(client.error());
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

} // namespace klamm::cli
