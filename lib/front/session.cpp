#include <klamm/brokers.hpp>
#include <klamm/cluster.hpp>
#include <klamm/front/session.hpp>
#include <klamm/security.hpp>

#include <front/errors.hpp>

#include <algorithm>
#include <set>
#include <utility>

namespace klamm::front {
namespace {

const std::string& addresses_of(const profiles::Target& target) {
  return target.controllers ? target.profile.bootstrap_controllers : target.profile.bootstrap_servers;
}

void take_protection(const profiles::Profile& profile, Protection& out) {
  const std::string name = profile.name.empty() ? "-X" : profile.name;
  if (profile.protection == profiles::Protection::read_only) out.read_only = name;
  if (profile.protection == profiles::Protection::confirm) out.confirm.push_back(name);
}

using Addresses = std::set<std::pair<std::string, std::uint16_t>>;

/// Names of this machine are one.
std::string host_name(std::string host) {
  std::transform(host.begin(), host.end(), host.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return host == "localhost" || host == "::1" ? "127.0.0.1" : host;
}

void add(Addresses& addresses, const std::string& words) {
  const auto endpoints = parse_endpoints(words);
  if (!endpoints) return;
  for (const auto& endpoint : *endpoints) addresses.emplace(host_name(endpoint.host), endpoint.port);
}

/// Where this client starts from, and what the cluster's brokers advertise to it.
Addresses addresses_reached(Client& client, const std::string& words) {
  Addresses out;
  add(out, words);
  const auto listed = brokers::list(client, {}, Call::within(std::chrono::seconds(5)));
  if (!listed) return out;
  for (const auto& broker : listed->rows)
    out.emplace(host_name(broker.host), static_cast<std::uint16_t>(broker.port));
  return out;
}

bool leads_to(const profiles::Profile& profile, const Addresses& reached) {
  Addresses own;
  add(own, profile.bootstrap_servers);
  add(own, profile.bootstrap_controllers);
  return std::any_of(own.begin(), own.end(),
                     [&reached](const auto& address) { return reached.count(address) != 0; });
}

} // namespace

Result<ClientConfig> client_config(const profiles::Target& target) {
  const profiles::Profile& profile = target.profile;
  ClientConfig config;
  auto bootstrap = parse_endpoints(addresses_of(target));
  if (!bootstrap) return fail(std::move(bootstrap.error()));
  config.bootstrap = std::move(*bootstrap);
  config.controllers = target.controllers;
  if (!profile.client_id.empty()) config.client_id = profile.client_id;
  if (!profile.cluster_id.empty()) config.expect_cluster = profile.cluster_id;
  config.read_only = profile.protection == profiles::Protection::read_only;
  for (const auto& [id, address] : profile.addresses) {
    auto endpoint = parse_endpoints(address);
    if (!endpoint) return fail(std::move(endpoint.error()));
    config.overrides[id] = endpoint->front();
  }
  return config;
}

Session::Session(profiles::Target target, profiles::Store store, ClientConfig config)
    : target_(std::move(target)), store_(std::move(store)),
      client_(std::make_unique<Client>(std::move(config))) {}

Result<Session> Session::open(profiles::Target target, profiles::Store store,
                              std::function<void(std::string_view)> trace,
                              const profiles::SecretSources& secrets) {
  auto config = client_config(target);
  if (!config) return fail(std::move(config.error()));
  config->trace = std::move(trace);
  auto security = profiles::load_security(target.profile, secrets);
  if (!security) return fail(std::move(security.error()));
  config->security = std::move(*security);
  return Session(std::move(target), std::move(store), std::move(*config));
}

const std::string& Session::addresses() const {
  return addresses_of(target_);
}

Protection Session::protection(const std::string& cluster_id) const {
  Protection out;
  take_protection(target_.profile, out);
  const auto names = store_.names();
  if (!names) return out;
  std::optional<Addresses> reached; // asked for once, and only where a profile needs it
  for (const auto& name : *names) {
    const auto profile = store_.load(name);
    if (!profile || name == target_.profile.name) continue;
    bool ours = profile->cluster_id == cluster_id;
    if (profile->cluster_id.empty() && profile->protection != profiles::Protection::none) {
      if (!reached) reached = addresses_reached(*client_, addresses());
      ours = leads_to(*profile, *reached);
    }
    if (ours) take_protection(*profile, out);
  }
  return out;
}

std::optional<Text> Session::bind_at_first_contact(const Call& call) {
  const profiles::Profile& used = target_.profile;
  if (used.name.empty() || !used.cluster_id.empty() || used.protection == profiles::Protection::none)
    return std::nullopt;
  const auto stored = store_.load(used.name);
  const bool own_addresses = stored && stored->cluster_id.empty() &&
                             stored->protection != profiles::Protection::none &&
                             stored->bootstrap_servers == used.bootstrap_servers &&
                             stored->bootstrap_controllers == used.bootstrap_controllers;
  if (!own_addresses) return std::nullopt;
  const auto learned = learn_cluster(call);
  if (!learned || !learned->id) return std::nullopt;
  if (auto bound = bind_cluster(*learned->id); !bound)
    return KLAMM_TEXT("front", "profile %1 could not be bound to cluster %2: %3")
        .with(used.name, *learned->id, bound.error().text);
  return KLAMM_TEXT("front",
                    "profile %1 is bound to cluster %2 from now on: its protection follows that cluster")
      .with(used.name, *learned->id);
}

Result<LearnedCluster> Session::learn_cluster(const Call& call) const {
  const auto id = cluster::id(*client_, call);
  if (id) return LearnedCluster{id->empty() ? std::nullopt : std::optional(*id), std::nullopt};
  if (id.error().kind == ErrorKind::cancelled || id.error().code == "WRONG_CLUSTER") return fail(id.error());
  return LearnedCluster{std::nullopt, id.error()};
}

Result<void> Session::bind_cluster(const std::string& cluster_id) {
  const std::string& name = target_.profile.name;
  if (name.empty())
    return refuse("NO_PROFILE", KLAMM_TEXT("front", "only a stored profile can be bound to a cluster"));
  // Only what is stored is stored again: this session may have been given other settings beside it.
  auto stored = store_.load(name);
  if (!stored) return fail(std::move(stored.error()));
  if (!stored->cluster_id.empty() && stored->cluster_id != cluster_id)
    return refuse("WRONG_CLUSTER", KLAMM_TEXT("front", "profile %1 is bound to cluster %2, not %3")
                                       .with(name, stored->cluster_id, cluster_id));
  stored->cluster_id = cluster_id;
  if (auto saved = store_.save(*stored, true); !saved) return saved;
  target_.profile.cluster_id = cluster_id;
  return {};
}

Text Session::name(const std::string& cluster_id) const {
  const std::string& profile = target_.profile.name;
  return (profile.empty() ? KLAMM_TEXT("change", "cluster %1 at %2")
                          : KLAMM_TEXT("change", "cluster %1 at %2, profile %3"))
      .with(cluster_id.empty() ? "(its id is not known)" : cluster_id, addresses(), profile);
}

} // namespace klamm::front
