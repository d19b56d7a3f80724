#include "change_options.hpp"

namespace klamm::cli {

void declare_change_options(Options& options, ChangeOptions& change) {
  options.flag("-y,--yes", change.yes, "answer the questions about what is disruptive, and no others");
  options.values("--confirm", "TEXT", change.confirm,
                 "answer a question that wants a text: the name, `37 topics`, a profile's name; repeatable");
  options.integer("--max", "N", change.most, 1, INT32_MAX,
                  "refuse to change more than N topics, groups … (without a terminal: 20)");
  options.flag("--dry-run", change.dry_run, "show the plan and change nothing");
  options.flag("--exit-code", change.differ,
               "with --dry-run or --plan-out: exit 3 when there is something to change");
  options.value("--plan-out", "FILE", change.plan_out,
                "save the plan for `klamm change apply` instead of applying it; - is standard output");
  options.flag("--force", change.force, "save the plan over a file that is there");
  options.value("--journal", "FILE|none", change.journal,
                "journal to keep in place of one in the state folder");
  options.flag("--no-wait", change.no_wait, "do not wait until every live broker shows the result");
  options.duration("--lock-wait", "DURATION", change.lock_wait,
                   "wait that long for another change to this cluster to end");
}

} // namespace klamm::cli
