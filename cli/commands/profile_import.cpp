#include "../commands.hpp"
#include "../context.hpp"
#include "../exit_code.hpp"
#include "../input_file.hpp"

#include <klamm/import_profiles.hpp>

#include <algorithm>
#include <filesystem>
#include <memory>

namespace klamm::cli {
namespace {

struct Import {
  std::string file;
  std::string name;
  std::string only;
  std::string format;
  std::string secrets;
  bool skip_unsupported = false;
  bool replace = false;
};

/// What other tools call a cluster, as a profile's name: other characters become dashes.
std::string as_name(std::string text) {
  constexpr std::size_t longest = 64;
  for (char& c : text) {
    const std::string one = std::string("x") + c;
    if (!profiles::is_name(one)) c = '-';
  }
  text.erase(0, std::min(text.find_first_not_of("._-"), text.size()));
  return text.substr(0, longest);
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

/// Gives every profile its name, and refuses what cannot be stored before anything is.
Result<void> name_all(const Import& import, std::vector<profiles::Imported>& found,
                      const profiles::Store& store) {
  if (!import.only.empty()) {
    std::string known;
    for (const auto& one : found) known += (known.empty() ? "" : ", ") + one.profile.name;
    std::erase_if(found, [&](const auto& one) { return one.profile.name != import.only; });
    if (found.empty())
      return fail(usage("%1 holds no cluster \"%2\"; it holds %3", {import.file, import.only, known}));
  }
  if (!import.name.empty() && found.size() > 1)
    return fail(usage("--name names one profile, but %1 holds %2; choose one with --only",
                      {import.file, std::to_string(found.size())}));
  const auto stored = store.names();
  if (!stored) return fail(stored.error());
  std::vector<std::string> taken = import.replace ? std::vector<std::string>() : *stored;
  for (auto& one : found) {
    std::string& name = one.profile.name;
    if (!import.name.empty()) {
      name = import.name;
    } else {
      name = as_name(name.empty() ? std::filesystem::path(import.file).stem().string() : name);
    }
    if (!profiles::is_name(name)) return fail(usage("name the profile: --name NAME"));
    if (std::find(taken.begin(), taken.end(), name) != taken.end())
      return fail(
          usage("profile \"%1\" exists already; --replace overwrites it, --name gives another name", {name}));
    taken.push_back(name);
  }
  return {};
}

Result<profiles::SecretPlace> place_of(const Import& import, const std::vector<profiles::Imported>& found) {
  if (!import.secrets.empty()) return *profiles::parse_secret_place(import.secrets);
  for (const auto& one : found) {
    const auto secrets = profiles::literal_secrets(one.profile);
    if (secrets.empty()) continue;
    return fail(
        usage("%1 holds secrets (%2), which a profile does not: --secrets file, env, keychain or prompt says "
              "where they go",
              {import.file, joined(secrets)}));
  }
  return profiles::SecretPlace::prompt; // there is none to ask for
}

int import_file(const Import& import, Context& context) {
  constexpr std::size_t most = std::size_t{1} << 20U;
  const auto text = read_filled(import.file, most);
  if (!text) return context.failed(text.error());
  std::optional<profiles::ImportFormat> format;
  if (!import.format.empty()) format = profiles::parse_import_format(import.format);
  auto found = profiles::import_profiles(*text, format, import.skip_unsupported);
  if (!found) return context.failed(found.error());
  const profiles::Store store(process_environment());
  if (auto named = name_all(import, *found, store); !named) return context.failed(named.error());
  const auto place = place_of(import, *found);
  if (!place) return context.failed(place.error());
  Answer<profiles::Setting> answer;
  for (auto& one : *found) {
    const std::string& name = one.profile.name;
    const auto variables = profiles::move_secrets(one.profile, *place, store);
    if (!variables) return context.failed(variables.error());
    if (auto saved = store.save(one.profile, import.replace); !saved) return context.failed(saved.error());
    context.print_note(KLAMM_TEXT("profile", "profile %1 is stored in %2").with(name, store.config_folder()));
    for (const std::string& what : one.skipped)
      context.print_note(KLAMM_TEXT("profile", "profile %1: skipped: %2").with(name, what));
    if (!one.ignored.empty())
      context.print_note(KLAMM_TEXT("profile", "profile %1: Klamm does not use these keys: %2")
                             .with(name, joined(one.ignored)));
    if (!variables->empty())
      context.print_note(KLAMM_TEXT("profile", "profile %1 needs these environment variables: %2")
                             .with(name, joined(*variables)));
    for (auto& [key, value] : profiles::settings(one.profile)) answer.rows.push_back({name, key, value});
  }
  return context.print(answer);
}

Prepared import(Options& options) {
  auto import = std::make_shared<Import>();
  options.argument("FILE", import->file,
                   "a client.properties, or the configuration of kafkactl, kaf, rpk or kcl; - is stdin");
  options.value("--name", "NAME", import->name, "of the profile; by default the file's or the cluster's");
  options.value("--only,!--context", "CLUSTER", import->only,
                "one of the clusters in the file; all without it");
  options.choice("--format", "FORMAT", import->format, {"properties", "kafkactl", "kaf", "rpk", "kcl"},
                 "whose file it is; by default what it holds tells");
  options.choice("--secrets", "WHERE", import->secrets, {"file", "env", "keychain", "prompt"},
                 "where its secrets go; a profile holds references only");
  options.flag("--skip-unsupported", import->skip_unsupported,
               "leave out what Klamm does not support, and tell it");
  options.flag("--replace,!--force", import->replace, "overwrite profiles of the same name");
  return [import](Context& context) { return import_file(*import, context); };
}

struct Edit {
  std::string name;
  Names pairs;
  std::vector<std::string> unset;
};

int edit_profile(const Edit& edit, Context& context) {
  const profiles::Store store(process_environment());
  const auto stored = store.load(edit.name);
  if (!stored) return context.failed(stored.error());
  if (edit.pairs.values.empty() && edit.unset.empty())
    return context.failed(usage("profile edit needs KEY=VALUE or --unset KEY"));
  profiles::Profile changed = *stored;
  for (const std::string& key : edit.unset) {
    if (auto done = profiles::unset(changed, key); !done) return context.failed(done.error());
  }
  for (const std::string& pair : edit.pairs.values) {
    const auto equals = pair.find('=');
    if (equals == std::string::npos) return context.failed(usage("\"%1\" is not KEY=VALUE", {pair}));
    if (auto done = profiles::set(changed, pair.substr(0, equals), pair.substr(equals + 1)); !done)
      return context.failed(done.error());
  }
  for (const std::string& servers : {changed.bootstrap_servers, changed.bootstrap_controllers}) {
    if (servers.empty()) continue;
    if (auto endpoints = parse_endpoints(servers); !endpoints) return context.failed(endpoints.error());
  }
  if (changed.bootstrap_servers.empty() && changed.bootstrap_controllers.empty())
    return context.failed(usage("a profile needs bootstrap.servers or bootstrap.controllers"));
  Answer<profiles::Setting> answer;
  answer.cluster_id = changed.cluster_id;
  for (auto& [key, value] : profiles::settings(changed)) answer.rows.push_back({edit.name, key, value});
  if (profiles::settings(changed) == profiles::settings(*stored)) {
    context.print_note(KLAMM_TEXT("profile", "profile %1 is unchanged").with(edit.name));
    return context.print(answer);
  }
  if (auto saved = store.save(changed, true); !saved) return context.failed(saved.error());
  context.print_note(KLAMM_TEXT("profile", "profile %1 is changed").with(edit.name));
  return context.print(answer);
}

Prepared edit(Options& options) {
  auto edit = std::make_shared<Edit>();
  options.argument("NAME", edit->name, "the profile").complete([](Context&) {
    return profiles::Store(process_environment()).names().value_or(std::vector<std::string>());
  });
  options.names("KEY=VALUE", edit->pairs,
                "settings; a secret takes @env:NAME, @file:PATH, @keychain:KEY or @prompt");
  options.values("--unset", "KEY", edit->unset, "a setting to remove; repeatable");
  return [edit](Context& context) { return edit_profile(*edit, context); };
}

} // namespace

constinit const Command profile_import{
    "profile",
    "import",
    Kind::local,
    "Store the clusters of another tool's configuration",
    "Reads a client.properties of Kafka, or the configuration of kafkactl, kaf, rpk or kcl. Only this file "
    "is\n"
    "read: no file that it names, no variable, and no cluster is asked. A profile holds no secret: "
    "--secrets\n"
    "says where they go: into files that only their owner may read, the desktop's keychain, environment\n"
    "variables that are set elsewhere, or a question at each start. Java classes, login modules other than\n"
    "Kafka's own and ${...} values are refused by name; --skip-unsupported leaves them out. Prints what is\n"
    "stored.",
    {"klamm profile import client.properties --name staging --secrets file",
     "klamm profile import ~/.config/kafkactl/config.yml --only production --secrets keychain"},
    "",
    "",
    {&View<profiles::Setting>::schema},
    import};

constinit const Command profile_edit{
    "profile",
    "edit",
    Kind::local,
    "Change settings of a stored cluster",
    "Sets and removes single keys; everything else stays. Asks no cluster: klamm "
    "profile test tries the\nresult. Prints what the profile sets then.",
    {"klamm profile edit staging bootstrap.servers=kafka-1:9093 protection=confirm",
     "klamm profile edit staging sasl.password=@keychain:staging --unset description"},
    "",
    "",
    {&View<profiles::Setting>::schema},
    edit};

} // namespace klamm::cli
