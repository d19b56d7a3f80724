#include "../commands.hpp"
#include "../context.hpp"

#include <klamm/quotas.hpp>

namespace klamm::cli {
namespace {

Prepared quota(Options&) {
  return [](Context& context) {
    auto client = context.client();
    return client ? context.print(quotas::list(**client, context.call())) : context.failed(client.error());
  };
}

} // namespace

constinit const Command quota_list{
    "quota",
    "list",
    Kind::read,
    "List the quotas of users, client ids and IP addresses",
    "One row a limit that is set. Entities without a limit of their own have that of <default>, where there\n"
    "is one. Limits that brokers have by their own file are not shown.",
    {"klamm quota list", "klamm quota list --where 'user=alice' -o json"},
    "DescribeConfigs on the cluster",
    "2.6; IP addresses 2.8",
    {&View<quotas::Quota>::schema},
    quota};

} // namespace klamm::cli
