// Any text as another tool's configuration, a client.properties with its JAAS entry among them: read or
// refused with a sentence, and what was read is written and read again as the same, without a secret.

#include "check.hpp"

#include <klamm/import_profiles.hpp>

#include <cstdint>
#include <string_view>

namespace profiles = klamm::profiles;

namespace {

void stored_without_secrets(profiles::Profile profile) {
  for (const std::string& key : profiles::literal_secrets(profile)) {
    check(profiles::is_secret_key(key));
    profile.secrets.find(key)->second = {profiles::SecretRef::Kind::prompt, {}};
  }
  check(profiles::literal_secrets(profile).empty());
  for (const auto& [key, ref] : profile.secrets) check(ref.kind != profiles::SecretRef::Kind::command);
  const auto back = profiles::from_yaml(profile.name, profiles::to_yaml(profile));
  if (back) check(profiles::settings(*back) == profiles::settings(profile));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using Format = profiles::ImportFormat;
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  constexpr Format formats[] = {Format::properties, Format::kafkactl, Format::kaf, Format::rpk, Format::kcl};
  const bool skip = (data[0] & 8U) != 0;
  const auto read = profiles::import_profiles(text, formats[(data[0] & 7U) % 5], skip);
  if (!read) {
    check(read.error().kind == klamm::ErrorKind::usage && !read.error().text.english().empty());
    return 0;
  }
  check(!read->empty());
  for (const auto& one : *read) {
    check(skip || one.skipped.empty());
    stored_without_secrets(one.profile);
  }
  return 0;
}
