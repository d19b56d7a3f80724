// Any text as a profile: read or refused with the line, and what was read is written and read again as the
// same. Then any values set one by one, which must survive a file as well.

#include "check.hpp"

#include <klamm/escape.hpp>
#include <klamm/profiles.hpp>

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace profiles = klamm::profiles;

namespace {

void written_and_read(const profiles::Profile& profile) {
  const auto text = profiles::to_yaml(profile);
  const auto back = profiles::from_yaml(profile.name, text);
  check(back.has_value());
  check(profiles::settings(*back) == profiles::settings(profile));
  check(profiles::to_yaml(*back) == text);
}

/// Lines of `key=value`.
void set_each(std::string_view text) {
  profiles::Profile profile;
  while (!text.empty()) {
    const auto piece = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), piece.size() + 1));
    const auto equals = piece.find('=');
    if (equals == std::string_view::npos) continue;
    const auto done = profiles::set(profile, piece.substr(0, equals), piece.substr(equals + 1));
    if (!done) check(!done.error().text.english().empty());
  }
  written_and_read(profile);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto profile = profiles::from_yaml("fuzz", text);
  if (profile) {
    check(profile->name == "fuzz");
    written_and_read(*profile);
  } else {
    check(profile.error().kind == klamm::ErrorKind::usage && !profile.error().text.english().empty());
  }
  set_each(text);
  return 0;
}
