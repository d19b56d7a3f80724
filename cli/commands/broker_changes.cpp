// broker cordon, uncordon.

#include "../change_flow.hpp"
#include "../commands.hpp"

#include <klamm/front/words.hpp>
#include <klamm/plan_cordons.hpp>

#include <memory>

namespace klamm::cli {
namespace {

struct CordonOptions {
  Names names;
  ChangeOptions change;
};

template <bool on>
Prepared set_up(Options& options) {
  auto own = std::make_shared<CordonOptions>();
  options.required_names("ID", own->names, "brokers; - reads ids");
  declare_change_options(options, own->change);
  return [own](Context& context) {
    auto ids = front::parse_broker_ids(own->names.values);
    if (!ids) return context.failed(ids.error());
    auto client = client_for_change(context);
    if (!client) return context.failed(client.error());
    return run_change(context, plan::cordon_brokers(**client, {std::move(*ids), on}, context.call()),
                      own->change);
  };
}

constexpr const char* rights = "AlterConfigs and DescribeConfigs on the cluster";
constexpr const char* release = "4.3, with metadata.version 4.3-IV0 or newer";

} // namespace

constinit const Command broker_cordon{"broker",
                                      "cordon",
                                      Kind::change,
                                      "Give brokers no new replicas",
                                      "Sets cordoned.log.dirs of each broker to *. A broker keeps what it "
                                      "has: klamm broker drain empties it. New\n"
                                      "topics and partitions are placed elsewhere, and moves to it are "
                                      "refused. Undone by klamm broker uncordon.",
                                      {"klamm broker cordon 3", "klamm broker cordon 3 4 --dry-run"},
                                      rights,
                                      release,
                                      {&View<changes::StepRow>::schema},
                                      set_up<true>};

constinit const Command broker_uncordon{"broker",
                                        "uncordon",
                                        Kind::change,
                                        "Let brokers get new replicas again",
                                        "Unsets cordoned.log.dirs of each broker. Moves nothing to them: "
                                        "klamm scale plan says what belongs there.",
                                        {"klamm broker uncordon 3", "klamm broker uncordon 3 4 -y"},
                                        rights,
                                        release,
                                        {&View<changes::StepRow>::schema},
                                        set_up<false>};

} // namespace klamm::cli
