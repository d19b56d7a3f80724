#include "../commands.hpp"
#include "../context.hpp"
#include "../exit_code.hpp"

#include <klamm/front/connection_test.hpp>
#include <klamm/profiles.hpp>

#include <memory>

namespace klamm::cli {
namespace {

/// The profile that is named, else what the line leads to.
Result<profiles::Target> target_of(const std::string& name, Context& context) {
  if (name.empty()) {
    const auto target = context.target();
    if (!target) return fail(target.error());
    return **target;
  }
  const Globals& globals = context.globals();
  if (globals.profile || globals.bootstrap_servers || globals.bootstrap_controllers || globals.command_config)
    return fail(usage("name the profile or give one of -P, -F, -b and -C, not both"));
  profiles::TargetOptions named;
  named.profile = name;
  named.settings = globals.settings;
  named.expect_cluster = globals.expect_cluster;
  return profiles::resolve(named, process_environment(), profiles::Store(process_environment()));
}

/// A profile that has passed reaches no other cluster from then on.
void bind(const profiles::Target& target, const std::string& cluster_id, Context& context) {
  const profiles::Store store(process_environment());
  if (target.profile.name.empty() || cluster_id.empty()) return;
  auto stored = store.load(target.profile.name);
  if (!stored || !stored->cluster_id.empty()) return;
  stored->cluster_id = cluster_id;
  if (const auto saved = store.save(*stored, true); !saved) return context.print_error(saved.error());
  context.print_note(
      KLAMM_TEXT("profile", "profile %1 is bound to cluster %2 from now on").with(stored->name, cluster_id));
}

int test_profile(const std::string& name, Context& context) {
  const auto target = target_of(name, context);
  if (!target) return context.failed(target.error());
  const auto test = front::test_connection(*target, profiles::Store(process_environment()), context.call(),
                                           context.secret_sources());
  const auto answer = front::rows_of(test);
  context.print(answer);
  for (const Error& error : test.denied)
    context.print_note(
        KLAMM_TEXT("profile", "this user may not read everything: %1").with(error_sentence(error)));
  if (test.passed()) bind(*target, *test.cluster_id, context);
  // The stage that failed decides, not that others passed before it.
  return exit_code(envelope_of(answer), false, context.globals().allow);
}

Prepared test(Options& options) {
  auto name = std::make_shared<std::string>();
  options.optional_argument("NAME", *name, "the profile; without it what -P, -b or the current profile says")
      .complete([](Context&) {
        return profiles::Store(process_environment()).names().value_or(std::vector<std::string>());
      });
  return [name](Context& context) { return test_profile(*name, context); };
}

} // namespace

constinit const Command profile_test{
    "profile",
    "test",
    Kind::read,
    "Try a profile stage by stage",
    "Resolves its names, connects (TLS and SASL included), compares the cluster id and asks every broker at "
    "the\n"
    "address that it advertises. The first stage that fails ends the test; its error says what to do. "
    "Changes\n"
    "nothing in the cluster. A profile that passes and names no cluster is bound to the one that answered.",
    {"klamm profile test production", "klamm profile test -b kafka-1:9092 -o json"},
    "Describe on the cluster, for the brokers",
    "0.11",
    {&View<front::TestRow>::schema},
    test};

} // namespace klamm::cli
