#include "../commands.hpp"
#include "../context.hpp"

#include <klamm/features.hpp>

namespace klamm::cli {
namespace {

Prepared feature(Options&) {
  return [](Context& context) {
    auto client = context.client();
    return client ? context.print(features::describe(**client, context.call()))
                  : context.failed(client.error());
  };
}

} // namespace

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

} // namespace klamm::cli
