#include "../commands.hpp"
#include "../context.hpp"
#include "../exit_code.hpp"
#include "../live_names.hpp"

#include <klamm/plan_moves.hpp>
#include <klamm/reassignments.hpp>

#include <algorithm>
#include <memory>

namespace klamm::cli {
namespace {

/// Where the moves lead, as Kafka's tool takes it to verify them.
int print_targets(Client& client, const std::vector<std::string>& topics, Context& context) {
  const auto moves = reassignments::list(client, {topics, reassignments::load_nothing}, context.call());
  if (!moves) return context.failed(moves.error());
  std::vector<plan::WantedMove> targets;
  for (const auto& row : moves->rows) {
    auto& target = targets.emplace_back(plan::WantedMove{row.topic, row.partition, row.replicas});
    std::erase_if(target.replicas, [&row](std::int32_t id) {
      return std::find(row.removing.begin(), row.removing.end(), id) != row.removing.end();
    });
  }
  context.write(plan::kafka_reassignment(targets));
  for (const auto& error : moves->errors) context.print_error(error);
  return exit_code(envelope_of(*moves), !moves->rows.empty(), context.globals().allow);
}

Prepared list(Options& options) {
  auto names = std::make_shared<Names>();
  options.names("TOPIC", *names, "topics; all when none is named; - reads names")
      .complete(live_topics)
      .also("-t,--topic");
  return [names](Context& context) {
    auto client = context.client();
    if (!client) return context.failed(client.error());
    if (context.globals().kafka_json) return print_targets(**client, names->values, context);
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
    "the leader's. -o kafka-json is where they lead, for kafka-reassign-partitions --verify.",
    {"klamm reassignment list", "klamm reassignment list orders --watch=5s"},
    "Describe on the cluster, and on the topics for progress",
    "2.4",
    {&View<reassignments::Reassignment>::schema},
    list,
    true};

} // namespace klamm::cli
