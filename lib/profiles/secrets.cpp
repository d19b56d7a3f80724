#include "secrets.hpp"

#include "errors.hpp"
#include "files.hpp"

#include <base/program.hpp>

#include <utility>

namespace klamm::profiles {

namespace {

using Kind = SecretRef::Kind;
constexpr std::chrono::seconds program_time{10};

/// One newline at the end belongs to the file, not to the secret.
void chomp(std::string& text) {
  if (!text.empty() && text.back() == '\n') text.pop_back();
  if (!text.empty() && text.back() == '\r') text.pop_back();
}

Result<Secret> from_program(std::string_view key, const std::vector<std::string>& words) {
  auto printed = run_program(words, program_time);
  if (!printed) return refused(KLAMM_TEXT("profiles", "%1: %2").with(key, printed.error().text));
  return Secret(std::move(*printed));
}

} // namespace

std::string to_word(const SecretRef& ref) {
  switch (ref.kind) {
  case Kind::env: return "@env:" + ref.words.at(0);
  case Kind::file: return "@file:" + ref.words.at(0);
  case Kind::keychain: return "@keychain:" + ref.words.at(0);
  case Kind::prompt: return "@prompt";
  case Kind::literal: return "****";
  case Kind::command: {
    std::string out = "@command:";
    for (const std::string& word : ref.words) out += (out.ends_with(':') ? "" : " ") + word;
    return out;
  }
  }
  return {};
}

Result<SecretRef> parse_secret_ref(std::string_view key, std::string_view word) {
  if (word == "@prompt") return SecretRef{Kind::prompt, {}};
  for (const auto& [start, kind] :
       {std::pair(std::string_view("@env:"), Kind::env), std::pair(std::string_view("@file:"), Kind::file),
        std::pair(std::string_view("@keychain:"), Kind::keychain)}) {
    if (word.starts_with(start) && word.size() > start.size())
      return SecretRef{kind, {std::string(word.substr(start.size()))}};
  }
  return refused(
      KLAMM_TEXT("profiles", "%1 takes @env:NAME, @file:PATH or @prompt, not the secret itself").with(key));
}

Result<Secret> reveal(std::string_view key, const SecretRef& ref, const SecretSources& sources) {
  const std::string name(key);
  switch (ref.kind) {
  case Kind::literal: return Secret(std::string_view(ref.words.at(0)));
  case Kind::env: {
    auto value = sources.environment ? sources.environment(ref.words.at(0).c_str()) : std::nullopt;
    if (!value)
      return refused(
          KLAMM_TEXT("profiles", "%1: the environment variable %2 is not set").with(name, ref.words[0]));
    return Secret(std::move(*value));
  }
  case Kind::file: {
    auto text = read_file(ref.words.at(0), Trust::secret);
    if (!text) return refused(KLAMM_TEXT("profiles", "%1: %2").with(name, text.error().text));
    if (!*text)
      return refused(KLAMM_TEXT("profiles", "%1: the file %2 does not exist").with(name, ref.words[0]));
    chomp(**text);
    return Secret(std::move(**text));
  }
  case Kind::command: return from_program(key, ref.words);
  case Kind::keychain: {
    auto found = from_program(key, {"secret-tool", "lookup", "application", "klamm", "key", ref.words.at(0)});
    if (!found) {
      return refused(
          KLAMM_TEXT(
              "profiles",
              "%1: the keychain does not give \"%2\": %3. Store it with: secret-tool store --label=klamm "
              "application klamm key %2 (Debian package: libsecret-tools)")
              .with(name, ref.words[0], found.error().text));
    }
    return found;
  }
  case Kind::prompt: {
    auto typed = sources.ask ? sources.ask(KLAMM_TEXT("profiles", "%1:").with(name)) : std::nullopt;
    if (!typed) {
      return refused(
          KLAMM_TEXT("profiles",
                     "%1 must be typed, and no terminal is there. Use @env:NAME or @file:PATH instead")
              .with(name));
    }
    return Secret(std::move(*typed));
  }
  }
  return Secret();
}

} // namespace klamm::profiles
