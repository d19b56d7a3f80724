#include "errors.hpp"
#include "files.hpp"

#include <klamm/import_profiles.hpp>

#include <base/program.hpp>

#include <filesystem>
#include <utility>

namespace klamm::profiles {

namespace {

std::string variable_of(const std::string& profile, const std::string& key) {
  std::string out = "KLAMM_";
  for (const char c : profile + "_" + key) {
    const bool alphanumeric = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    out += !alphanumeric ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return out;
}

Result<void> store_in_keychain(const std::string& key, const std::string& secret) {
  constexpr std::chrono::seconds time{60}; // the desktop may ask for the keychain's password
  auto done = run_program(
      {"secret-tool", "store", "--label=klamm " + key, "application", "klamm", "key", key}, time, secret);
  if (!done) {
    return refused(
        KLAMM_TEXT("profiles", "the keychain does not take \"%1\": %2 (Debian package: libsecret-tools)")
            .with(key, done.error().text.english()));
  }
  return {};
}

} // namespace

std::optional<SecretPlace> parse_secret_place(std::string_view word) {
  for (const auto& [name, place] :
       {std::pair("env", SecretPlace::env), std::pair("file", SecretPlace::file),
        std::pair("keychain", SecretPlace::keychain), std::pair("prompt", SecretPlace::prompt)}) {
    if (word == name) return place;
  }
  return std::nullopt;
}

std::vector<std::string> literal_secrets(const Profile& profile) {
  std::vector<std::string> out;
  for (const auto& [key, ref] : profile.secrets) {
    if (ref.kind == SecretRef::Kind::literal) out.push_back(key);
  }
  return out;
}

Result<std::vector<std::string>> move_secrets(Profile& profile, SecretPlace place, const Store& store) {
  std::vector<std::string> variables;
  for (const std::string& key : literal_secrets(profile)) {
    SecretRef& ref = profile.secrets.find(key)->second;
    std::string secret = std::move(ref.words.at(0));
    const std::string label = profile.name + "." + key;
    Result<void> done;
    switch (place) {
    case SecretPlace::env:
      variables.push_back(variable_of(profile.name, key));
      ref = {SecretRef::Kind::env, {variables.back()}};
      break;
    case SecretPlace::file: {
      // beside the profiles, not among them
      const std::string folder =
          (std::filesystem::path(store.config_folder()).parent_path() / "secrets").string();
      done = write_file(folder, label, secret + "\n");
      ref = {SecretRef::Kind::file, {folder + "/" + label}};
      break;
    }
    case SecretPlace::keychain:
      done = store_in_keychain(label, secret);
      ref = {SecretRef::Kind::keychain, {label}};
      break;
    case SecretPlace::prompt: ref = {SecretRef::Kind::prompt, {}}; break;
    }
    cleanse(secret);
    if (!done) return fail(done.error());
  }
  return variables;
}

} // namespace klamm::profiles
