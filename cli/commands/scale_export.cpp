#include "../commands.hpp"
#include "../exit_code.hpp"
#include "scale_options.hpp"

#include <klamm/answer.hpp>

namespace klamm::cli {
namespace {

int run_export(Context& context) {
  const auto format = context.globals().format;
  if (format != Format::table && format != Format::json)
    return context.failed(usage("a snapshot is JSON: klamm scale export -o json"));
  const auto read = read_snapshot(context, {});
  if (!read) return context.failed(read.error());
  context.write(scaling::print_snapshot(read->snapshot));
  Answer<scaling::Move> answer;
  for (const Error& problem : read->problems) {
    context.print_error(problem);
    answer.problem(problem);
  }
  return exit_code(envelope_of(answer), true, context.globals().allow);
}

Prepared set_up(Options&) {
  return run_export;
}

} // namespace

constinit const Command scale_export{
    "scale",
    "export",
    Kind::read,
    "Write what plans are made from: brokers, replicas, sizes",
    "The file of klamm scale plan --from: to study plans without the cluster, or with brokers it does not "
    "have yet.",
    {"klamm scale export -o json > snapshot.json",
     "klamm scale export -o json | klamm scale plan --from - --drain 3"},
    "Describe on the cluster and on the topics; topics you may not see are not shown",
    "2.4; disks 3.3, cordons 4.3",
    {},
    set_up};

} // namespace klamm::cli
