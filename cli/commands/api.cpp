#include "../commands.hpp"
#include "../context.hpp"
#include "../live_names.hpp"

#include <klamm/apis.hpp>
#include <klamm/front/words.hpp>

#include <memory>

namespace klamm::cli {
namespace {

Prepared versions(Options& options) {
  auto words = std::make_shared<std::vector<std::string>>();
  options.values("--broker", "ID", *words, "only this broker; repeatable").complete(live_brokers);
  return [words](Context& context) {
    auto ids = front::parse_broker_ids(*words);
    if (!ids) return context.failed(ids.error());
    auto client = context.client();
    if (!client) return context.failed(client.error());
    return context.print(apis::versions(**client, {std::move(*ids)}, context.call()));
  };
}

} // namespace

constinit const Command api_versions{
    "api",
    "versions",
    Kind::read,
    "Show which API versions brokers speak, and which klamm would use",
    "One row a broker and API of Kafka's protocol.",
    {"klamm api versions --broker 1", "klamm api versions --where 'used_version=null' -o csv"},
    "",
    "0.10",
    {&View<apis::Api>::schema},
    versions};

} // namespace klamm::cli
