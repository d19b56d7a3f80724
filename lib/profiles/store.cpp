#include "errors.hpp"
#include "files.hpp"

#include <klamm/hints.hpp>
#include <klamm/names.hpp>
#include <klamm/profiles.hpp>

#include <fcntl.h>
#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>

namespace klamm::profiles {
namespace {

constexpr std::string_view ending = ".yaml";
constexpr const char* current_file = "current-profile";

/// Empty: there is none.
std::string folder(const Environment& environment, const std::function<std::string()>& home_of_user,
                   const char* ours, const char* xdg, const char* under_home) {
  if (auto own = environment(ours)) return *own;
  // An XDG folder that is not absolute is to be ignored (their specification).
  if (auto base = environment(xdg); base && base->starts_with('/')) return *base + "/klamm";
  std::string home = environment("HOME").value_or("");
  if (home.empty()) home = home_of_user();
  return home.empty() ? home : home + under_home;
}

tl::unexpected<Error> no_name(std::string_view name) {
  return refused(
      KLAMM_TEXT("profiles", "\"%1\" is not a profile name; write letters, digits, dots, dashes, at most 64")
          .with(name));
}

tl::unexpected<Error> no_home(const char* variable) {
  return fail(
      Error::of(ErrorKind::failed, "NO_HOME",
                KLAMM_TEXT("profiles", "this user has no home folder: set HOME or %1").with(variable)));
}

tl::unexpected<Error> no_profile(const Store& store, std::string_view name) {
  const auto names = store.names();
  const std::string near = names ? nearest(name, *names) : std::string();
  if (!near.empty())
    return refused(
        KLAMM_TEXT("profiles", "profile \"%1\" does not exist, did you mean \"%2\"?").with(name, near));
  return refused(
      KLAMM_TEXT("profiles", "profile \"%1\" does not exist").with(name).hinting(HintCode::list_profiles));
}

} // namespace

std::string home_in_password_database() {
  std::array<char, 4096> buffer{};
  passwd entry{};
  passwd* found = nullptr;
  if (::getpwuid_r(::getuid(), &entry, buffer.data(), buffer.size(), &found) != 0 || found == nullptr)
    return "";
  const std::string home = found->pw_dir == nullptr ? "" : found->pw_dir;
  return home.starts_with('/') ? home : "";
}

Store::Store(const Environment& environment, const std::function<std::string()>& home_of_user)
    : config_(folder(environment, home_of_user, "KLAMM_CONFIG_HOME", "XDG_CONFIG_HOME", "/.config/klamm")),
      state_(folder(environment, home_of_user, "KLAMM_STATE_HOME", "XDG_STATE_HOME", "/.local/state/klamm")) {
  if (!config_.empty()) config_ += "/profiles";
}

Result<std::vector<std::string>> Store::names() const {
  std::vector<std::string> names;
  std::error_code failure;
  for (std::filesystem::directory_iterator entry(config_, failure), end; !failure && entry != end;
       entry.increment(failure)) {
    std::string name = entry->path().filename().string();
    if (!name.ends_with(ending)) continue;
    name.resize(name.size() - ending.size());
    if (is_name(name)) names.push_back(std::move(name));
  }
  if (failure && failure != std::errc::no_such_file_or_directory) {
    errno = failure.value();
    return file_failed("read", config_);
  }
  std::sort(names.begin(), names.end());
  return names;
}

Result<Profile> Store::load(std::string_view name) const {
  if (!is_name(name)) return no_name(name);
  if (config_.empty()) return no_profile(*this, name);
  const std::string path = config_ + "/" + std::string(name) + std::string(ending);
  auto text = read_file(path, Trust::ours);
  if (!text) return fail(text.error());
  if (!*text) return no_profile(*this, name);
  auto profile = from_yaml(std::string(name), **text);
  if (profile) return profile;
  Error error = profile.error();
  error.text = KLAMM_TEXT("profiles", "%1: %2").with(path, error.text);
  return fail(error);
}

Result<void> Store::save(const Profile& profile, bool replace) const {
  if (!is_name(profile.name)) return no_name(profile.name);
  for (const auto& [key, ref] : profile.secrets) {
    if (ref.kind == SecretRef::Kind::literal)
      return refused(KLAMM_TEXT("profiles", "%1 is a secret: a profile holds only a reference to it")
                         .with(key)
                         .hinting(HintCode::refer_to_secret, key));
  }
  if (config_.empty()) return no_home("KLAMM_CONFIG_HOME");
  const std::string file = profile.name + std::string(ending);
  if (!replace && ::access((config_ + "/" + file).c_str(), F_OK) == 0) {
    return refused(KLAMM_TEXT("profiles", "profile \"%1\" exists already")
                       .with(profile.name)
                       .hinting(HintCode::replace_profile));
  }
  return write_file(config_, file, to_yaml(profile));
}

Result<void> Store::remove(std::string_view name) const {
  if (!is_name(name)) return no_name(name);
  if (config_.empty()) return no_profile(*this, name);
  const std::string path = config_ + "/" + std::string(name) + std::string(ending);
  if (::unlink(path.c_str()) != 0) {
    if (errno == ENOENT) return no_profile(*this, name);
    return file_failed("remove", path);
  }
  const auto chosen = current();
  return chosen && *chosen == name ? use("") : Result<void>();
}

Result<std::string> Store::current() const {
  if (state_.empty()) return std::string();
  auto text = read_file(state_ + "/" + current_file, Trust::ours);
  if (!text) return fail(text.error());
  std::string name = text->value_or("");
  while (!name.empty() && (name.back() == '\n' || name.back() == '\r')) name.pop_back();
  if (!name.empty() && !is_name(name)) return no_name(name);
  return name;
}

Result<void> Store::use(std::string_view name) const {
  if (state_.empty()) return no_home("KLAMM_STATE_HOME");
  if (name.empty()) {
    if (::unlink((state_ + "/" + current_file).c_str()) == 0 || errno == ENOENT) return {};
    return file_failed("remove", state_ + "/" + current_file);
  }
  if (auto profile = load(name); !profile) return fail(profile.error());
  return write_file(state_, current_file, std::string(name) + "\n");
}

std::optional<std::vector<std::string>> Store::cached(const std::string& file,
                                                      std::chrono::seconds fresh) const {
  if (state_.empty()) return std::nullopt;
  const std::string path = state_ + "/completion/" + file;
  std::error_code failure;
  const auto written = std::filesystem::last_write_time(path, failure);
  const auto age = std::filesystem::file_time_type::clock::now() - written;
  if (failure || age > fresh || age < -fresh) return std::nullopt;
  const auto text = read_file(path, Trust::ours);
  if (!text || !*text) return std::nullopt;
  std::vector<std::string> names;
  for (std::string_view rest = **text; !rest.empty();) {
    const auto end = std::min(rest.find('\n'), rest.size());
    names.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return names;
}

Result<void> Store::cache(const std::string& file, const std::vector<std::string>& names) const {
  std::string text;
  for (const std::string& name : names) {
    // What is not offered is not kept either: no name of a cluster becomes a line of its own.
    if (name.find('\n') == std::string::npos) text += name + "\n";
  }
  if (state_.empty()) return no_home("KLAMM_STATE_HOME");
  return write_file(state_ + "/completion", file, text);
}

} // namespace klamm::profiles
