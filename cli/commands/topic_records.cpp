// topic delete-records.

#include "../change_flow.hpp"
#include "../commands.hpp"
#include "../partition_words.hpp"

#include <klamm/front/words.hpp>
#include <klamm/names.hpp>
#include <klamm/plan_records.hpp>
#include <klamm/units.hpp>

#include <chrono>
#include <limits>
#include <memory>

namespace klamm::cli {
namespace {

using Upto = plan::DeleteRecords::Upto;

struct DeleteRecords {
  TopicChoice which;
  std::optional<Upto> upto;
  plan::DeleteRecords wanted;
  ChangeOptions change;

  Result<void> take(Upto kind) {
    if (upto) return fail(usage("--to and --before are two ways to say one thing: say one"));
    upto = wanted.upto = kind;
    return {};
  }
};

int run_delete(DeleteRecords& remove, Context& context) {
  if (!remove.upto)
    return context.failed(
        usage("say which records: --to OFFSET, --to latest (all of them) or --before @TIME"));
  if (auto chosen = remove.which.check(); !chosen) return context.failed(chosen.error());
  if (auto where = parse_topic_partitions(remove.which.names.values); !where)
    return context.failed(where.error());
  auto client = client_for_change(context);
  if (!client) return context.failed(client.error());
  auto where = partitions_of(remove.which, **client, context.call());
  if (!where) return context.failed(where.error());
  remove.wanted.where = std::move(*where);
  remove.wanted.internal = remove.which.internal;
  return run_change(context, plan::delete_records(**client, remove.wanted, context.call()), remove.change);
}

Prepared remove(Options& options) {
  auto remove = std::make_shared<DeleteRecords>();
  remove->which.declare(options, "TOPIC[:P]", "orders, orders:3, orders:0,3, orders:0-5; - reads names");
  options.custom(
      "--to", "OFFSET|latest",
      [remove](std::string_view word) -> Result<void> {
        if (word == "latest") return remove->take(Upto::latest);
        const auto offset = units::parse_integer(word, 0, std::numeric_limits<std::int64_t>::max());
        if (!offset) return fail(usage("\"%1\" is neither an offset nor latest", {std::string(word)}));
        remove->wanted.offset = *offset;
        return remove->take(Upto::offset);
      },
      "the first record that is kept; latest keeps none");
  options.custom(
      "--before", "@TIME",
      [remove](std::string_view word) -> Result<void> {
        const auto time = front::parse_moment(word, std::chrono::system_clock::now());
        if (!time) return fail(time.error());
        remove->wanted.time = *time;
        remove->wanted.time_said = word;
        return remove->take(Upto::time);
      },
      "records before the first of that time or later: @2026-11-24T12:00:00Z, @-7d, @EPOCH_MS");
  options.flag("--if-exists", remove->wanted.if_exists, "a topic that is not there is no failure");
  declare_change_options(options, remove->change);
  return [remove](Context& context) { return run_delete(*remove, context); };
}

} // namespace

constinit const Command topic_delete_records{
    "topic",
    "delete-records",
    Kind::change,
    "Delete the oldest records of partitions",
    "Moves the start of each partition's log up. The records cannot be restored: the question wants the "
    "topic's "
    "name.\nAn offset behind a partition's end is refused. Topics that are only compacted, Kafka refuses.",
    {"klamm topic delete-records orders --before @-30d",
     "klamm topic delete-records orders:0-2 --to 1000 --confirm orders"},
    "Delete and Describe on the topics",
    "0.11",
    {&View<changes::StepRow>::schema},
    remove};

} // namespace klamm::cli
