#include "../commands.hpp"
#include "../context.hpp"
#include "../exit_code.hpp"
#include "../live_names.hpp"

#include <klamm/profiles.hpp>

#include <algorithm>
#include <chrono>
#include <memory>

namespace klamm::cli {
namespace {

profiles::Store store() {
  return profiles::Store(process_environment());
}

Prepared list(Options& options) {
  auto names = std::make_shared<Names>();
  options.names("NAME", *names, "profiles; all when none is named").complete(profile_names);
  return [names](Context& context) { return context.print(profiles::list(store(), names->values)); };
}

Prepared show(Options& options) {
  auto name = std::make_shared<std::string>();
  options.argument("NAME", *name, "the profile").complete(profile_names);
  return [name](Context& context) {
    const auto profile = store().load(*name);
    if (!profile) return context.failed(profile.error());
    Answer<profiles::Setting> answer;
    answer.cluster_id = profile->cluster_id;
    for (auto& [key, value] : profiles::settings(*profile)) answer.rows.push_back({*name, key, value});
    return context.print(answer);
  };
}

struct Add {
  std::string name;
  std::string protection = "none";
  std::string description;
  std::string environment;
  std::string colour;
  bool replace = false;
  bool record = false;
  bool any_cluster = false;
  bool offline = false;
};

/// How long `profile add` waits for a cluster that does not answer.
constexpr std::chrono::seconds patience{5};

/// Asks the cluster a new profile leads to for its id, which is recorded on demand. A cluster that is away is
/// no failure; one that is not the cluster expected is.
Result<Text> learn_cluster(const Add& add, profiles::Target& target, Context& context) {
  context.aim_at(target);
  const auto session = context.session();
  if (!session) return fail(session.error());
  Call call = context.call();
  call.deadline = std::min(call.deadline, std::chrono::steady_clock::now() + patience);
  const auto learned = (*session)->learn_cluster(call);
  if (!learned) return fail(learned.error());
  if (learned->not_known) {
    const auto why = error_sentence(*learned->not_known);
    return target.profile.protection == profiles::Protection::none
               ? KLAMM_TEXT("profile", "the cluster id is not known and not recorded: %1").with(why)
               : KLAMM_TEXT("profile", "the cluster id is not known: until the first contact the profile "
                                       "protects its addresses only: %1")
                     .with(why);
  }
  if (!learned->id) return KLAMM_TEXT("profile", "the cluster has no id");
  if (!target.profile.cluster_id.empty() || !add.any_cluster) {
    target.profile.cluster_id = *learned->id;
    return KLAMM_TEXT("profile", "it reaches cluster %1 and never another").with(*learned->id);
  }
  return KLAMM_TEXT("profile", "it leads to cluster %1, and may lead to another later").with(*learned->id);
}

int store_profile(const Add& add, const profiles::Profile& profile, Context& context) {
  if (auto saved = store().save(profile, add.replace); !saved) return context.failed(saved.error());
  context.print_note(
      KLAMM_TEXT("profile", "profile %1 is stored in %2").with(add.name, store().config_folder()));
  return exit_done;
}

int add_profile(const Add& add, Context& context) {
  if (add.record && add.offline)
    return context.failed(usage("--record-cluster-id asks the cluster, --offline sends nothing"));
  if (add.any_cluster && (add.record || add.protection != "none"))
    return context.failed(
        usage("--any-cluster goes with neither --record-cluster-id nor --protection: a cluster is "
              "protected by its id"));
  const Globals& globals = context.globals();
  // The line alone says what is stored: nothing is taken from variables or another profile.
  profiles::TargetOptions said;
  said.bootstrap_servers = globals.bootstrap_servers;
  said.bootstrap_controllers = globals.bootstrap_controllers;
  said.command_config = globals.command_config;
  said.settings = globals.settings;
  said.expect_cluster = globals.expect_cluster;
  if (globals.profile) return context.failed(usage("profile add takes the name as a word, not with -P"));
  const auto is_servers = [](const auto& setting) { return setting.first == "bootstrap.servers"; };
  if (!said.bootstrap_servers) {
    for (const auto& setting : said.settings) {
      if (is_servers(setting)) said.bootstrap_servers = setting.second;
    }
  }
  if (!said.bootstrap_servers && !said.bootstrap_controllers && !said.command_config) {
    return context.failed(usage("profile add needs an address: -b HOST:PORT"));
  }
  auto target = profiles::resolve(said, process_environment(), store());
  if (!target) return context.failed(target.error());
  profiles::Profile& profile = target->profile;
  profile.name = add.name;
  for (const auto& [key, value] :
       {std::pair("protection", &add.protection), std::pair("description", &add.description),
        std::pair("environment", &add.environment), std::pair("colour", &add.colour)}) {
    if (value->empty() || (key == std::string_view("protection") && *value == "none")) continue;
    if (auto done = profiles::set(profile, key, *value); !done) return context.failed(done.error());
  }
  for (const std::string& servers : {profile.bootstrap_servers, profile.bootstrap_controllers}) {
    if (servers.empty()) continue;
    if (auto endpoints = parse_endpoints(servers); !endpoints) return context.failed(endpoints.error());
  }
  const auto stored = store().names();
  const bool stands = stored && std::find(stored->begin(), stored->end(), add.name) != stored->end();
  // What will not be stored is worth no question.
  if (add.offline || !profiles::is_name(add.name) || (stands && !add.replace))
    return store_profile(add, profile, context);
  const auto learned = learn_cluster(add, *target, context);
  if (!learned) return context.failed(learned.error());
  const int code = store_profile(add, profile, context);
  if (code == exit_done) context.print_note(*learned);
  return code;
}

Prepared add(Options& options) {
  auto add = std::make_shared<Add>();
  options.argument("NAME", add->name, "letters, digits, dots and dashes, at most 64");
  options.choice("--protection", "HOW", add->protection, {"none", "confirm", "read-only"},
                 "what changes must pass");
  options.value("--description", "TEXT", add->description, "a line for people");
  options.value("--environment", "TEXT", add->environment, "production, staging …");
  options.value("--colour,!--label-color", "COLOUR", add->colour, "how front ends mark it");
  options.flag("--replace,!--force", add->replace, "overwrite a profile of this name");
  options.flag("!--record-cluster-id", add->record, "");
  options.flag("--any-cluster", add->any_cluster, "do not bind it to the cluster that answers now");
  options.flag("--offline", add->offline, "ask no cluster");
  return [add](Context& context) { return add_profile(*add, context); };
}

struct Use {
  std::string name;
  bool none = false;
};

Prepared use(Options& options) {
  auto use = std::make_shared<Use>();
  options.optional_argument("NAME", use->name, "the profile").complete(profile_names);
  options.flag("--none", use->none, "choose none");
  return [use](Context& context) {
    if (use->none == !use->name.empty())
      return context.failed(usage("profile use needs one of NAME and --none"));
    if (auto done = store().use(use->name); !done) return context.failed(done.error());
    if (use->none) {
      context.print_note(KLAMM_TEXT("profile", "no profile is current"));
    } else {
      context.print_note(KLAMM_TEXT("profile", "%1 is the current profile").with(use->name));
    }
    return static_cast<int>(exit_done);
  };
}

Prepared remove(Options& options) {
  auto names = std::make_shared<Names>();
  options.required_names("NAME", *names, "profiles").complete(profile_names);
  return [names](Context& context) {
    Envelope envelope;
    bool removed = false;
    for (const std::string& name : names->values) {
      auto done = store().remove(name);
      if (done) {
        removed = true;
        context.print_note(KLAMM_TEXT("profile", "profile %1 is removed").with(name));
        continue;
      }
      Error error = done.error();
      if (names->values.size() > 1) error.target = "profile " + name;
      context.print_error(error);
      envelope.errors.push_back(std::move(error));
    }
    return exit_code(envelope, removed, context.globals().allow);
  };
}

} // namespace

constinit const Command profile_list{
    "profile",
    "list",
    Kind::local,
    "List the stored clusters",
    "A profile that cannot be read is listed all the same, with the reason on standard error.",
    {"klamm profile list", "klamm profile list -o json | jq -r '.data[].cluster_id'"},
    "",
    "",
    {&View<profiles::Row>::schema},
    list};

constinit const Command profile_show{"profile",
                                     "show",
                                     Kind::local,
                                     "Show what a profile sets",
                                     "Only the keys that are set, as they are stored.",
                                     {"klamm profile show production", "klamm profile show staging -o yaml"},
                                     "",
                                     "",
                                     {&View<profiles::Setting>::schema},
                                     show};

constinit const Command profile_add{
    "profile",
    "add",
    Kind::local,
    "Store a cluster under a name",
    "Takes the address from -b (or -C, or a client.properties with -F), any key from -X, the only cluster it "
    "may\n"
    "ever reach from --expect-cluster or from the cluster itself: it is asked for its id, at most 5 seconds, "
    "unless\n"
    "--any-cluster or --offline is given. The profile is stored also when the cluster does not answer; one "
    "with\n"
    "--protection then protects its addresses until the first contact, which binds it. A cluster other than "
    "the one\n"
    "expected is refused. The file is readable by its owner alone.",
    {"klamm profile add staging -b kafka-1:9092,kafka-2:9092",
     "klamm profile add production -b kafka:9092 --protection confirm --expect-cluster "
     "4L6g3nShT-eMCtK--X86sw"},
    "",
    "",
    {},
    add};

constinit const Command profile_use{
    "profile",
    "use",
    Kind::local,
    "Choose the profile that commands use when nothing else is said",
    "Options and the variables KLAMM_PROFILE and KLAMM_BOOTSTRAP_SERVERS go before it.",
    {"klamm profile use staging", "klamm profile use --none"},
    "",
    "",
    {},
    use};

constinit const Command profile_remove{
    "profile",
    "remove",
    Kind::local,
    "Forget stored clusters",
    "The clusters themselves are not touched.",
    {"klamm profile remove staging",
     "klamm profile list --where 'name~^tmp-' -o name | klamm profile remove -"},
    "",
    "",
    {},
    remove};

} // namespace klamm::cli
