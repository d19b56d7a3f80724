#include "../commands.hpp"
#include "../context.hpp"
#include "broker_option.hpp"

#include <klamm/log_dirs.hpp>

#include <memory>

namespace klamm::cli {
namespace {

Prepared list(Options& options) {
  auto query = std::make_shared<log_dirs::ListQuery>();
  broker_option(options, "--broker,!--broker-list", query->brokers,
                "only this broker's; repeatable; all when none is named");
  return [query](Context& context) {
    auto client = context.client();
    if (!client) return context.failed(client.error());
    return context.print(log_dirs::list(**client, *query, context.call()));
  };
}

} // namespace

constinit const Command log_dir_list{
    "log-dir",
    "list",
    Kind::read,
    "List the brokers' log directories, their sizes and free space",
    "One call a broker, all at once. A directory that is offline is listed with its error; a broker that "
    "does "
    "not answer\n"
    "is an error beside the others' rows.",
    {"klamm log-dir list --where 'usable<10GiB'", "klamm log-dir list --broker 2 -o wide"},
    "Describe on the cluster",
    "1.0 (total and usable space: 3.3; cordoned: 4.3)",
    {&View<log_dirs::LogDir>::schema},
    list};

} // namespace klamm::cli
