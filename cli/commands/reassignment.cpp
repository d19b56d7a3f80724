#include "../commands.hpp"
#include "../context.hpp"
#include "../live_names.hpp"

#include <klamm/reassignments.hpp>

#include <memory>

namespace klamm::cli {
namespace {

Prepared list(Options& options) {
  auto names = std::make_shared<Names>();
  options.names("TOPIC", *names, "topics; all when none is named; - reads names").complete(live_topics);
  return [names](Context& context) {
    auto client = context.client();
    if (!client) return context.failed(client.error());
    return context.print(reassignments::list(**client, {names->values, context.loaders()}, context.call()));
  };
}

} // namespace

constinit const Command reassignment_list{
    "reassignment",
    "list",
    Kind::read,
    "List partitions that are being moved",
    "Shows which replicas are added and removed, and how much of the adding ones is there: their size "
    "against\n"
    "the leader's.",
    {"klamm reassignment list", "klamm reassignment list orders --watch=5s"},
    "Describe on the cluster, and on the topics for progress",
    "2.4; progress 1.0",
    {&View<reassignments::Reassignment>::schema},
    list};

} // namespace klamm::cli
