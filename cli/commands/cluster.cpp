#include "../commands.hpp"
#include "../context.hpp"
#include "../findings.hpp"
#include "../parts.hpp"

#include <klamm/cluster.hpp>

namespace klamm::cli {
namespace {

// A table of one row says little of a cluster: its parts follow as tables of their own.
int print_description(Context& context) {
  auto client = context.client();
  if (!client) return context.failed(client.error());
  const bool parts = wants_parts(context);
  auto answer = cluster::describe(**client, {parts}, context.call());
  const int code = context.print(answer);
  if (!answer || !parts || answer->rows.empty()) return code;
  auto& row = answer->rows.front();
  print_part(context, std::move(row.brokers));
  if (row.quorum) print_part(context, std::move(row.quorum->replicas));
  print_part(context, std::move(row.features));
  return end_parts<cluster::Cluster>(context, code);
}

Prepared describe(Options&) {
  return print_description;
}

int print_health(Context& context) {
  auto client = context.client();
  if (!client) return context.failed(client.error());
  const auto answer = cluster::health(**client, {}, context.call());
  const int code = print_findings(context, answer);
  if (answer && answer->rows.empty() && answer->complete)
    context.print_note(KLAMM_TEXT("cluster health", "healthy"));
  return code;
}

Prepared health(Options&) {
  return print_health;
}

} // namespace

constinit const Command cluster_describe{
    "cluster",
    "describe",
    Kind::read,
    "Show a cluster at a glance",
    "Shows the cluster's id, brokers, features, and its metadata quorum: leader, voters, observers and how "
    "far\n"
    "behind they are. The controller is the quorum's leader; where the quorum may not be seen, or the "
    "cluster\n"
    "has none, it is unknown: what brokers name as controller in their metadata is a broker taken at random.",
    {"klamm cluster describe", "klamm cluster describe -o json | jq '.data[0].controller'"},
    "Describe on the cluster for the quorum; the rest needs none",
    "0.10; features 2.7, quorum 3.3, fenced brokers 4.0",
    {&View<cluster::Cluster>::schema, &View<brokers::Broker>::schema, &View<quorum::Replica>::schema,
     &View<features::Feature>::schema},
    describe};

constinit const Command cluster_health{
    "cluster",
    "health",
    Kind::read,
    "Look for trouble: exit 0 healthy, 3 findings",
    "One row a finding: offline partitions, partitions under or just at min.insync.replicas, "
    "under-replicated\n"
    "ones, leaders that are not the preferred ones, brokers that are fenced, missing or do not answer, "
    "offline\n"
    "log directories, voters of the metadata quorum that do not keep up, reassignments under way, and "
    "replication\n"
    "throttles left behind.\n"
    "With --where only the findings that are left count for the exit code.",
    {"klamm cluster health", "klamm cluster health --where 'severity=CRITICAL' -o jsonl"},
    "Describe and DescribeConfigs on the cluster and the topics (topics you may not see are not shown)",
    "0.11; what older brokers do not offer is named on standard error",
    {&View<cluster::Finding>::schema},
    health};

} // namespace klamm::cli
