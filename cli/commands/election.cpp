// partition elect-leader.

#include "../change_flow.hpp"
#include "../commands.hpp"
#include "../partition_words.hpp"

#include <klamm/plan_moves.hpp>

#include <memory>

namespace klamm::cli {
namespace {

struct Elect {
  PartitionChoice which;
  bool unclean = false;
  ChangeOptions change;
};

int run_elect(Elect& elect, Context& context) {
  if (auto chosen = elect.which.check(); !chosen) return context.failed(chosen.error());
  auto client = client_for_change(context);
  if (!client) return context.failed(client.error());
  auto named = elect.which.read(**client, context.call());
  if (!named) return context.failed(named.error());
  const plan::ElectLeaders wanted{std::move(*named), elect.which.all, elect.unclean};
  return run_change(context, plan::elect_leaders(**client, wanted, context.call()), elect.change);
}

Prepared elect_leader(Options& options) {
  auto elect = std::make_shared<Elect>();
  elect->which.declare(options, "partitions; - reads names", "every partition of the cluster");
  options.flag("--unclean", elect->unclean,
               "of partitions without a leader any live replica, in sync or not: records may be lost");
  declare_change_options(options, elect->change);
  return [elect](Context& context) { return run_elect(*elect, context); };
}

} // namespace

constinit const Command partition_elect_leader{
    "partition",
    "elect-leader",
    Kind::change,
    "Make preferred replicas leaders",
    "Only where another replica leads; the rest is left alone. At most 1,000 partitions go in a request. "
    "With "
    "--unclean\n"
    "only partitions without a leader: the question names what may be lost. Neither can be undone.",
    {"klamm partition elect-leader orders clicks:0-3 -y", "klamm partition elect-leader --all --dry-run"},
    "Alter on the cluster, Describe on the topics",
    "2.4",
    {&View<changes::StepRow>::schema},
    elect_leader};

} // namespace klamm::cli
