#include "errors.hpp"
#include "files.hpp"
#include "security_keys.hpp"

#include <klamm/hints.hpp>
#include <klamm/profiles.hpp>

#include <algorithm>

namespace klamm::profiles {
namespace {

constexpr const char* profile_variable = "KLAMM_PROFILE";
constexpr const char* servers_variable = "KLAMM_BOOTSTRAP_SERVERS";
constexpr const char* fallback_servers = "localhost:9092";

// A client.properties says much that only a Java client needs; what it says about the address and the
// security counts.
Result<void> read_properties(Target& target, const std::string& path) {
  const auto text = read_file(path, Trust::anyone);
  if (!text) return fail(text.error());
  if (!*text) return refused(KLAMM_TEXT("profiles", "the file %1 does not exist").with(path));
  const auto pairs = from_properties(**text);
  if (!pairs) return refused(KLAMM_TEXT("profiles", "%1: %2").with(path, pairs.error().text));
  for (const auto& [key, value] : *pairs) {
    if (key == "bootstrap.servers" || key == "bootstrap.controllers" || key == "client.id") {
      if (auto done = set(target.profile, key, value); !done)
        return refused(KLAMM_TEXT("profiles", "%1: %2").with(path, done.error().text));
      continue;
    }
    const auto taken = set_from_properties(target.profile, key, value);
    if (!taken) return refused(KLAMM_TEXT("profiles", "%1: %2").with(path, taken.error().text));
    if (!*taken) target.ignored.push_back(key);
  }
  return {};
}

Result<void> from_options(Target& target, const TargetOptions& options, const Store& store) {
  target.from = Target::From::options;
  if (options.profile && options.command_config)
    return refused(KLAMM_TEXT("profiles", "two configurations are named").hinting(HintCode::one_target));
  if (options.bootstrap_servers && options.bootstrap_controllers)
    return refused(KLAMM_TEXT("profiles", "addresses of brokers and of controllers are named")
                       .hinting(HintCode::one_target));
  if (options.profile) {
    auto profile = store.load(*options.profile);
    if (!profile) return fail(profile.error());
    target.profile = std::move(*profile);
  }
  if (options.command_config) {
    if (auto done = read_properties(target, *options.command_config); !done) return done;
  }
  if (options.bootstrap_servers) target.profile.bootstrap_servers = *options.bootstrap_servers;
  if (options.bootstrap_controllers) {
    target.profile.bootstrap_controllers = *options.bootstrap_controllers;
    target.controllers = true;
  }
  return {};
}

Result<void> from_environment(Target& target, const Environment& environment, const Store& store) {
  const auto name = environment(profile_variable);
  const auto servers = environment(servers_variable);
  if (name && servers) {
    return refused(KLAMM_TEXT("profiles", "%1 and %2 are both set; unset one of them")
                       .with(profile_variable, servers_variable)
                       .hinting(HintCode::one_target));
  }
  std::string chosen = name.value_or("");
  target.from = Target::From::profile_variable;
  if (servers) {
    target.from = Target::From::servers_variable;
    target.profile.bootstrap_servers = *servers;
    return {};
  }
  if (!name) {
    auto current = store.current();
    if (!current) return fail(current.error());
    target.from = current->empty() ? Target::From::fallback : Target::From::current_profile;
    chosen = *current;
  }
  if (chosen.empty()) {
    target.profile.bootstrap_servers = fallback_servers;
    return {};
  }
  auto profile = store.load(chosen);
  if (!profile) return fail(profile.error());
  target.profile = std::move(*profile);
  return {};
}

} // namespace

Result<Target> resolve(const TargetOptions& options, const Environment& environment, const Store& store) {
  Target target;
  const bool said =
      options.bootstrap_servers || options.bootstrap_controllers || options.profile || options.command_config;
  auto done = said ? from_options(target, options, store) : from_environment(target, environment, store);
  if (!done) return fail(done.error());
  for (const auto& [key, value] : options.settings) {
    // Options may only raise what a profile protects.
    const Protection before = target.profile.protection;
    if (is_secret_key(key) && !value.starts_with("@env:") && !value.starts_with("@file:") &&
        value != "@prompt") {
      return refused(
          KLAMM_TEXT("profiles",
                     "%1 takes @env:NAME, @file:PATH or @prompt here: every user of this machine sees the "
                     "command line")
              .with(key));
    }
    if (auto changed = set(target.profile, key, value); !changed) return fail(changed.error());
    target.profile.protection = std::max(before, target.profile.protection);
  }
  Profile& profile = target.profile;
  if (options.expect_cluster) {
    if (!profile.cluster_id.empty() && profile.cluster_id != *options.expect_cluster) {
      return refused(KLAMM_TEXT("profiles", "profile \"%1\" is of cluster %2, but cluster %3 is expected")
                         .with(profile.name, profile.cluster_id, *options.expect_cluster));
    }
    profile.cluster_id = *options.expect_cluster;
  }
  if ((target.controllers ? profile.bootstrap_controllers : profile.bootstrap_servers).empty()) {
    if (options.command_config)
      return refused(KLAMM_TEXT("profiles", "%1 has no bootstrap.servers")
                         .with(*options.command_config)
                         .hinting(HintCode::name_servers));
    return refused(KLAMM_TEXT("profiles", "profile \"%1\" has no bootstrap.servers")
                       .with(profile.name)
                       .hinting(HintCode::name_servers));
  }
  return target;
}

} // namespace klamm::profiles
