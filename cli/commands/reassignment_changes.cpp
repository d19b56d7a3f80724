// reassignment cancel, clean-up.

#include "../change_flow.hpp"
#include "../commands.hpp"
#include "../partition_words.hpp"

#include <klamm/plan_moves.hpp>

#include <memory>

namespace klamm::cli {
namespace {

struct CancelOptions {
  PartitionChoice which;
  ChangeOptions change;
};

/// Where the moves that are cancelled led.
std::string moves_led_to(const changes::Plan& plan) {
  std::vector<plan::WantedMove> targets;
  for (const auto& step : plan.steps) {
    if (const auto* move = std::get_if<changes::CancelReassignment>(&step))
      targets.push_back({move->topic, move->partition, move->old_target});
  }
  return plan::kafka_reassignment(targets);
}

int run_cancel(CancelOptions& cancel, Context& context) {
  if (auto chosen = cancel.which.check(); !chosen) return context.failed(chosen.error());
  auto client = client_for_change(context);
  if (!client) return context.failed(client.error());
  auto named = cancel.which.read(**client, context.call());
  if (!named) return context.failed(named.error());
  const plan::CancelMoves wanted{std::move(*named), cancel.which.all};
  const bool others_too = cancel.which.all || cancel.which.which.by_pattern();
  const auto proposal = front::cancel_moves(**client, wanted, others_too, context.call());
  return run_change(context, proposal, cancel.change, moves_led_to);
}

Prepared cancel(Options& options) {
  auto cancel = std::make_shared<CancelOptions>();
  cancel->which.declare(options, "what to cancel; - reads names", "everything that moves");
  declare_change_options(options, cancel->change);
  return [cancel](Context& context) { return run_cancel(*cancel, context); };
}

Prepared clean_up(Options& options) {
  auto change = std::make_shared<ChangeOptions>();
  declare_change_options(options, *change);
  return [change](Context& context) {
    auto client = client_for_change(context);
    if (!client) return context.failed(client.error());
    return run_change(context, plan::clean_up_throttles(**client, context.call()), *change);
  };
}

} // namespace

constinit const Command reassignment_cancel{
    "reassignment",
    "cancel",
    Kind::change,
    "Stop moves; partitions stay where they were",
    "Kafka may leave the old replicas in another order: the plan shows which, the first is the preferred "
    "leader.\n"
    "What has been copied to the new brokers is thrown away. -o kafka-json is where the moves led. Undone by "
    "starting\n"
    "them again. A throttle stays on until klamm reassignment clean-up.",
    {"klamm reassignment cancel orders:0", "klamm reassignment cancel --all --dry-run"},
    "Alter and Describe on the cluster, Describe on the topics",
    "2.4",
    {&View<changes::StepRow>::schema},
    cancel,
    true};

constinit const Command reassignment_clean_up{
    "reassignment",
    "clean-up",
    Kind::change,
    "Remove throttles that moves left",
    "Whoever left them: entries of throttle lists whose partition does not move and, where nothing moves at\n"
    "all, the brokers' rates (klamm cluster health finds them as THROTTLE_LEFT). A list that is * was set "
    "by\n"
    "hand and stays.",
    {"klamm reassignment clean-up --dry-run", "klamm reassignment clean-up -y --max 200"},
    "Describe, AlterConfigs and DescribeConfigs on cluster and topics",
    "2.4",
    {&View<changes::StepRow>::schema},
    clean_up};

} // namespace klamm::cli
