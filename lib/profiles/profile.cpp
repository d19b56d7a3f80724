#include "errors.hpp"
#include "security_keys.hpp"

#include <klamm/escape.hpp>
#include <klamm/names.hpp>
#include <klamm/profiles.hpp>
#include <klamm/units.hpp>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <limits>

namespace klamm {

Environment process_environment() {
  return [](const char* name) -> std::optional<std::string> {
    const char* value = std::getenv(name);
    if (!value || *value == '\0') return std::nullopt;
    return value;
  };
}

} // namespace klamm

namespace klamm::profiles {
namespace {

constexpr std::string_view address_start = "addresses.";

struct TextKey {
  const char* key;
  std::string Profile::*field;
};
constexpr std::array<TextKey, 7> text_keys{{{"bootstrap.servers", &Profile::bootstrap_servers},
                                            {"bootstrap.controllers", &Profile::bootstrap_controllers},
                                            {"client.id", &Profile::client_id},
                                            {"cluster_id", &Profile::cluster_id},
                                            {"colour", &Profile::colour},
                                            {"environment", &Profile::environment},
                                            {"description", &Profile::description}}};

Result<void> set_protection(Profile& profile, std::string_view value) {
  for (const Protection one : {Protection::none, Protection::confirm, Protection::read_only}) {
    if (to_word(one) != value) continue;
    profile.protection = one;
    return {};
  }
  return refused(
      KLAMM_TEXT("profiles", "protection: \"%1\" is not one of none, confirm, read-only").with(value));
}

Result<void> set_address(Profile& profile, std::string_view key, std::string_view value) {
  const auto word = key.substr(address_start.size());
  const auto id = units::parse_integer(word, 0, std::numeric_limits<std::int32_t>::max());
  // 01 would be a second key for 1
  if (!id || std::to_string(*id) != word)
    return refused(KLAMM_TEXT("profiles", "%1: write a broker id after the dot: addresses.1").with(key));
  profile.addresses[static_cast<std::int32_t>(*id)] = value;
  return {};
}

} // namespace

std::string_view to_word(Protection protection) {
  switch (protection) {
  case Protection::confirm: return "confirm";
  case Protection::read_only: return "read-only";
  default: return "none";
  }
}

const std::vector<std::string>& known_keys() {
  static const std::vector<std::string> keys = [] {
    std::vector<std::string> out{"bootstrap.servers", "bootstrap.controllers"};
    for (const SecurityKey& key : security_keys()) out.emplace_back(key.name);
    for (const char* key :
         {"client.id", "cluster_id", "protection", "colour", "environment", "description", "addresses"})
      out.emplace_back(key);
    return out;
  }();
  return keys;
}

Result<void> set(Profile& profile, std::string_view key, std::string_view value) {
  const auto* security = find_security_key(key);
  const bool lines = security != nullptr && security->lines;
  if (value.find_first_of(lines ? std::string_view("\0", 1) : std::string_view("\0\n\r", 3)) !=
      std::string_view::npos) {
    return refused(KLAMM_TEXT("profiles", "%1: a value is one line").with(key));
  }
  if (!is_utf8(value)) return refused(KLAMM_TEXT("profiles", "%1: a value is UTF-8").with(key));
  const auto* const text =
      std::find_if(text_keys.begin(), text_keys.end(), [&](const TextKey& one) { return one.key == key; });
  if (text != text_keys.end()) {
    profile.*(text->field) = value;
    return {};
  }
  if (key == "protection") return set_protection(profile, value);
  if (key.starts_with(address_start)) return set_address(profile, key, value);
  if (security != nullptr) return set_security(profile, *security, value);
  const std::string near = nearest(key, known_keys());
  if (near.empty()) return refused(KLAMM_TEXT("profiles", "no profile key \"%1\"").with(key));
  return refused(KLAMM_TEXT("profiles", "no profile key \"%1\", did you mean \"%2\"?").with(key, near));
}

Result<void> unset(Profile& profile, std::string_view key) {
  const auto* const text =
      std::find_if(text_keys.begin(), text_keys.end(), [&](const TextKey& one) { return one.key == key; });
  if (text != text_keys.end()) {
    (profile.*(text->field)).clear();
    return {};
  }
  if (key == "protection") {
    profile.protection = Protection::none;
    return {};
  }
  if (key == "addresses") {
    profile.addresses.clear();
    return {};
  }
  if (find_security_key(key) != nullptr) {
    profile.security.erase(std::string(key));
    profile.secrets.erase(std::string(key));
    return {};
  }
  Profile only; // an address, or the words for an unknown key
  if (auto known = set(only, key, "x:1"); !known) return known;
  for (const auto& [id, address] : only.addresses) profile.addresses.erase(id);
  return {};
}

std::vector<std::pair<std::string, std::string>> settings(const Profile& profile) {
  std::vector<std::pair<std::string, std::string>> result;
  for (const std::string& key : known_keys()) {
    for (const TextKey& text : text_keys) {
      if (text.key == key && !(profile.*(text.field)).empty())
        result.emplace_back(key, profile.*(text.field));
    }
    if (const auto at = profile.security.find(key); at != profile.security.end())
      result.emplace_back(key, at->second);
    if (const auto at = profile.secrets.find(key); at != profile.secrets.end())
      result.emplace_back(key, to_word(at->second));
    if (key == "protection" && profile.protection != Protection::none)
      result.emplace_back(key, to_word(profile.protection));
    if (key == "addresses") {
      for (const auto& [id, address] : profile.addresses)
        result.emplace_back("addresses." + std::to_string(id), address);
    }
  }
  return result;
}

bool is_name(std::string_view name) {
  const auto alphanumeric = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  };
  return !name.empty() && name.size() <= 64 && alphanumeric(name[0]) &&
         std::all_of(name.begin(), name.end(),
                     [&](char c) { return alphanumeric(c) || c == '.' || c == '_' || c == '-'; });
}

} // namespace klamm::profiles
