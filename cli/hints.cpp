#include "hints.hpp"

#include "options.hpp"

#include <klamm/names.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace klamm::cli {
namespace {

using Synonym = std::pair<std::string_view, std::string_view>;

// What other tools call it.
constexpr std::array verb_synonyms{Synonym{"ls", "list"}, Synonym{"show", "describe"},
                                   Synonym{"get", "describe"}, Synonym{"info", "describe"},
                                   Synonym{"status", "describe"}};
constexpr std::array noun_synonyms{Synonym{"consumer", "group"},      Synonym{"consumer-group", "group"},
                                   Synonym{"consumergroup", "group"}, Synonym{"node", "broker"},
                                   Synonym{"controller", "quorum"},   Synonym{"metadata-quorum", "quorum"},
                                   Synonym{"configs", "config"},      Synonym{"context", "profile"}};

template <std::size_t N>
std::string synonym(const std::array<Synonym, N>& synonyms, std::string_view word) {
  for (const auto& [other, ours] : synonyms) {
    if (word == other || (word.ends_with('s') && word.substr(0, word.size() - 1) == other))
      return std::string(ours);
  }
  return "";
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

std::vector<std::string> verbs_of(const Catalogue& catalogue, std::string_view noun) {
  std::vector<std::string> verbs;
  for (std::size_t i = 0; i < catalogue.command_count; ++i) {
    const Command& command = *catalogue.commands[i];
    if (command.noun == noun && *command.verb != '\0') verbs.emplace_back(command.verb);
  }
  return verbs;
}

/// The first noun with this verb.
std::string noun_with(const Catalogue& catalogue, std::string_view verb) {
  for (std::size_t i = 0; i < catalogue.command_count; ++i) {
    if (!verb.empty() && catalogue.commands[i]->verb == verb) return catalogue.commands[i]->noun;
  }
  return "";
}

} // namespace

Error no_such_noun(const Catalogue& catalogue, const std::string& word, const std::string& next) {
  if (const auto* meant = catalogue.noun(next); meant && catalogue.command(meant->name, word)) {
    return usage("\"%1\" is a verb; the noun stands first: klamm %2 %1", {word, meant->name});
  }
  if (const std::string noun = noun_with(catalogue, word); !noun.empty()) {
    return usage("\"%1\" is a verb; the noun stands first: klamm %2 %1", {word, noun});
  }
  std::vector<std::string> nouns;
  for (std::size_t i = 0; i < catalogue.noun_count; ++i) nouns.emplace_back(catalogue.nouns[i].name);
  std::string near = synonym(noun_synonyms, word);
  if (near.empty() || !catalogue.noun(near)) near = nearest(word, nouns);
  if (near.empty()) return usage("no noun \"%1\"; `klamm` alone lists them", {word});
  return usage("no noun \"%1\", did you mean \"%2\"?", {word, near});
}

Error no_such_verb(const Catalogue& catalogue, const Noun& noun, const std::string& word) {
  const auto verbs = verbs_of(catalogue, noun.name);
  std::string near = nearest(word, verbs);
  if (const std::string other = synonym(verb_synonyms, word);
      near.empty() && catalogue.command(noun.name, other))
    near = other;
  if (!near.empty()) return usage("%1 has no verb \"%2\", did you mean \"%3\"?", {noun.name, word, near});
  if (const std::string other = noun_with(catalogue, word); !other.empty()) {
    return usage("%1 has no verb \"%2\", but there is: klamm %3 %2", {noun.name, word, other});
  }
  // The verb that may be left out may not be when names follow.
  if (*noun.default_verb != '\0') {
    return usage("%1 has no verb \"%2\"; if it is a name: klamm %1 %3 %2",
                 {noun.name, word, noun.default_verb});
  }
  return usage("%1 has no verb \"%2\"; it has %3", {noun.name, word, joined(verbs)});
}

} // namespace klamm::cli
