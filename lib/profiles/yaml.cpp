#include "errors.hpp"
#include "yaml_text.hpp"

#include <klamm/bom.hpp>
#include <klamm/escape.hpp>
#include <klamm/profiles.hpp>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>
#include <sstream>
#include <utility>

namespace klamm::profiles {
namespace {

// Reads events, not nodes: a tree would have resolved aliases and dropped duplicate keys before anyone saw
// them.
class Reader : public YAML::EventHandler {
 public:
  explicit Reader(Profile& profile) : profile_(profile) {}

  std::optional<Error> problem;

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ > 1) refuse(mark, "a second document is not read");
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    if (depth_ > 0 || anchor != 0) OnScalar(mark, "?", anchor, ""); // else an empty file
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { refuse(mark, "aliases are not read"); }

  void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                const std::string& value) override {
    if (!plain(mark, tag, anchor)) return;
    if (depth_ == 0) return refuse(mark, "keys and values were expected");
    if (in_list_) return list_item(value);
    if (key_.empty()) return new_key(mark, value);
    if (depth_ == 2 && !secret_.empty()) return secret(mark, {value});
    if (depth_ == 2) return setting(mark, "addresses." + key_, value);
    if (is_secret_key(key_))
      return refuse(mark, key_ + " holds a reference: {env: NAME}, {file: PATH}, {command: [PROGRAM, …]}, "
                                 "{keychain: KEY} or {prompt: true}");
    if (key_ == "addresses") return refuse(mark, "addresses holds broker ids: {1: HOST:PORT}");
    setting(mark, key_, value);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    if (!plain(mark, tag, anchor)) return;
    if (depth_ == 2 && !secret_.empty() && key_ == "command" && !in_list_) {
      in_list_ = true;
      words_.clear();
      list_mark_ = mark;
      return;
    }
    if (depth_ != 1 || in_list_ || (key_ != "bootstrap.servers" && key_ != "bootstrap.controllers")) {
      return refuse(mark, "a list was not expected");
    }
    in_list_ = true;
    list_.clear();
    list_mark_ = mark;
  }
  void OnSequenceEnd() override {
    if (!in_list_) return;
    in_list_ = false;
    if (depth_ == 2) return secret(list_mark_, std::exchange(words_, {}));
    setting(list_mark_, key_, list_);
  }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YAML::EmitterStyle::value) override {
    if (!plain(mark, tag, anchor)) return;
    if (in_list_ || depth_ > 1 || (depth_ == 1 && key_ != "addresses" && !is_secret_key(key_)))
      return refuse(mark, "a map was not expected");
    ++depth_;
    secret_ = depth_ == 2 && key_ != "addresses" ? key_ : std::string();
    key_.clear();
  }
  void OnMapEnd() override {
    if (!secret_.empty() && profile_.secrets.count(secret_) == 0 && !problem)
      refuse(list_mark_, secret_ + ": the reference is empty");
    --depth_;
    secret_.clear();
    key_.clear();
  }

 private:
  void refuse(const YAML::Mark& mark, const std::string& why) {
    if (problem) return;
    problem = refused(KLAMM_TEXT("profiles", "line %1: %2").with(mark.line + 1, why)).value();
  }

  bool plain(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor) {
    if (anchor != 0) refuse(mark, "anchors are not read");
    if (!tag.empty() && tag != "?" && tag != "!") refuse(mark, "tags are not read");
    return !problem;
  }

  void new_key(const YAML::Mark& mark, const std::string& key) {
    if (key.empty()) return refuse(mark, "a key is empty");
    const std::string full = (depth_ == 2 ? (secret_.empty() ? "addresses" : secret_) + "." : "") + key;
    if (!seen_.insert(full).second) return refuse(mark, "\"" + full + "\" stands twice");
    key_ = key;
  }

  void list_item(const std::string& value) {
    if (depth_ == 2) return words_.push_back(value);
    list_ += (list_.empty() ? "" : ",") + value;
  }

  void secret(const YAML::Mark& mark, std::vector<std::string> words) {
    using Kind = SecretRef::Kind;
    static constexpr std::array<std::pair<const char*, Kind>, 5> kinds{{{"env", Kind::env},
                                                                        {"file", Kind::file},
                                                                        {"command", Kind::command},
                                                                        {"keychain", Kind::keychain},
                                                                        {"prompt", Kind::prompt}}};
    const auto* const kind =
        std::find_if(kinds.begin(), kinds.end(), [&](const auto& one) { return key_ == one.first; });
    if (kind == kinds.end())
      return refuse(mark, "no reference \"" + key_ + "\": env, file, command, keychain, prompt");
    if (profile_.secrets.count(secret_) != 0) return refuse(mark, secret_ + " holds two references");
    if (words.empty() || words[0].empty()) return refuse(mark, secret_ + ": the reference is empty");
    if (kind->second == Kind::prompt && words[0] != "true") return refuse(mark, "write {prompt: true}");
    if (kind->second == Kind::prompt) words.clear();
    profile_.secrets[secret_] = SecretRef{kind->second, std::move(words)};
    key_.clear();
  }

  void setting(const YAML::Mark& mark, const std::string& key, const std::string& value) {
    if (auto done = set(profile_, key, value); !done) refuse(mark, done.error().text.english());
    key_.clear();
  }

  Profile& profile_;
  std::set<std::string> seen_;
  std::string key_;
  std::string list_;
  std::string secret_; ///< the secret whose reference is being read
  std::vector<std::string> words_;
  YAML::Mark list_mark_;
  int documents_ = 0;
  int depth_ = 0;
  bool in_list_ = false;
};

/// Where in UTF-8 the first character stands that no YAML file may hold, or npos. yaml-cpp takes them, some
/// with a meaning of its own: at U+0004 it stops and says nothing, and NULs make it read UTF-16.
std::size_t find_forbidden(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto [code, length] = character_at(text, at);
    const bool control =
        code < 0x20 ? code != '\t' && code != '\n' && code != '\r' : code >= 0x7f && code < 0xa0;
    const bool mark = code == 0xfeff && at > 0;
    if ((control && code != 0x85) || mark || code == 0xfffe || code == 0xffff) return at;
    at += length;
  }
  return std::string_view::npos;
}

/// Any text as a double-quoted scalar of one line: what no eye should meet raw is written as its number.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const auto [code, length] = character_at(text, at);
    const auto piece = text.substr(at, std::max<std::size_t>(length, 1));
    if (code == '"' || code == '\\') {
      (out += '\\') += piece;
    } else if (length > 0 && escape(piece) == piece) {
      out += piece;
    } else {
      std::array<char, 11> number{};
      std::snprintf(number.data(), number.size(), "\\U%08x",
                    static_cast<unsigned>(length > 0 ? code : U'\ufffd'));
      out += number.data();
    }
    at += piece.size();
  }
  return out + '"';
}

} // namespace

Result<std::string_view> check_yaml_text(std::string_view text) {
  text = without_bom(text);
  if (!is_utf8(text)) return refused(KLAMM_TEXT("profiles", "it is not UTF-8"));
  if (const auto at = find_forbidden(text); at != std::string_view::npos) {
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    return refused(KLAMM_TEXT("profiles", "line %1: there is a control character").with(line));
  }
  return text;
}

Result<Profile> from_yaml(std::string name, std::string_view text) {
  const auto checked = check_yaml_text(text);
  if (!checked) return fail(checked.error());
  Profile profile;
  profile.name = std::move(name);
  try {
    // The end mark makes a quote that is never closed an error; without it yaml-cpp takes what there is.
    std::istringstream stream{std::string(*checked) + "\n...\n"};
    YAML::Parser parser(stream);
    Reader reader(profile);
    while (parser.HandleNextDocument(reader)) {
      if (reader.problem) return fail(*reader.problem);
    }
  } catch (const YAML::Exception& error) {
    return refused(KLAMM_TEXT("profiles", "line %1: %2").with(error.mark.line + 1, error.msg));
  }
  return profile;
}

std::string to_yaml(const Profile& profile) {
  std::string out;
  bool addresses = false;
  const auto reference = [](const SecretRef& ref) -> std::string {
    switch (ref.kind) {
    case SecretRef::Kind::env: return "{env: " + quoted(ref.words.at(0)) + "}";
    case SecretRef::Kind::file: return "{file: " + quoted(ref.words.at(0)) + "}";
    case SecretRef::Kind::keychain: return "{keychain: " + quoted(ref.words.at(0)) + "}";
    case SecretRef::Kind::command: {
      std::string words;
      for (const std::string& word : ref.words) words += (words.empty() ? "" : ", ") + quoted(word);
      return "{command: [" + words + "]}";
    }
    default: return "{prompt: true}"; // a literal is never written
    }
  };
  for (const auto& [key, value] : settings(profile)) {
    if (const auto ref = profile.secrets.find(key); ref != profile.secrets.end()) {
      out += key + ": " + reference(ref->second) + "\n";
      continue;
    }
    if (!key.starts_with("addresses.")) {
      out += key + ": " + quoted(value) + "\n";
      continue;
    }
    if (!addresses) out += "addresses:\n";
    addresses = true;
    out += "  " + key.substr(key.find('.') + 1) + ": " + quoted(value) + "\n";
  }
  return out.empty() ? "{}\n" : out;
}

} // namespace klamm::profiles
