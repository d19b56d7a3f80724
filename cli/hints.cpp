#include "hints.hpp"

#include "options.hpp"
#include "parse.hpp"

#include <klamm/names.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace klamm::cli {
namespace {

using Synonym = std::pair<std::string_view, std::string_view>;

// What other tools call it; several lines of one word: the first that the noun has.
constexpr std::array verb_synonyms{
    Synonym{"ls", "list"},
    Synonym{"ls", "show"},
    Synonym{"get", "list"},
    Synonym{"get", "describe"},
    Synonym{"get", "show"},
    Synonym{"show", "describe"},
    Synonym{"show", "list"},
    Synonym{"view", "describe"},
    Synonym{"desc", "describe"},
    Synonym{"info", "describe"},
    Synonym{"inspect", "describe"},
    Synonym{"status", "describe"},
    Synonym{"status", "list"},
    Synonym{"status", "show"},
    Synonym{"describe", "show"},
    Synonym{"describe", "list"},
    Synonym{"rm", "delete"},
    Synonym{"rm", "remove"},
    Synonym{"rm", "unset"},
    Synonym{"del", "delete"},
    Synonym{"del", "remove"},
    Synonym{"delete", "remove"},
    Synonym{"delete", "unset"},
    Synonym{"remove", "delete"},
    Synonym{"remove", "unset"},
    Synonym{"drop", "delete"},
    Synonym{"drop", "remove"},
    Synonym{"destroy", "delete"},
    Synonym{"add", "create"},
    Synonym{"new", "create"},
    Synonym{"new", "add"},
    Synonym{"make", "create"},
    Synonym{"create", "add"},
    Synonym{"create", "start"},
    Synonym{"edit", "alter"},
    Synonym{"edit", "set"},
    Synonym{"update", "alter"},
    Synonym{"update", "set"},
    Synonym{"modify", "alter"},
    Synonym{"change", "alter"},
    Synonym{"alter", "set"},
    Synonym{"set", "alter"},
    Synonym{"seek", "reset-offsets"},
    Synonym{"reset", "reset-offsets"},
    Synonym{"rewind", "reset-offsets"},
    Synonym{"set-offsets", "reset-offsets"},
    Synonym{"purge", "delete-records"},
    Synonym{"truncate", "delete-records"},
    Synonym{"empty", "delete-records"},
    Synonym{"copy", "clone"},
    Synonym{"cp", "clone"},
    Synonym{"stop", "cancel"},
    Synonym{"abort", "cancel"},
    Synonym{"execute", "start"},
    Synonym{"move", "start"},
    Synonym{"run", "start"},
    Synonym{"verify", "list"},
    Synonym{"elect", "elect-leader"},
    Synonym{"kick", "remove-member"},
    Synonym{"switch", "use"},
    Synonym{"select", "use"},
    Synonym{"revert", "undo"},
    Synonym{"rollback", "undo"},
    Synonym{"history", "list"},
};
constexpr std::array noun_synonyms{Synonym{"consumer", "group"},
                                   Synonym{"consumer-group", "group"},
                                   Synonym{"consumergroup", "group"},
                                   Synonym{"consumer_group", "group"},
                                   Synonym{"cg", "group"},
                                   Synonym{"node", "broker"},
                                   Synonym{"server", "broker"},
                                   Synonym{"controller", "quorum"},
                                   Synonym{"metadata-quorum", "quorum"},
                                   Synonym{"kraft", "quorum"},
                                   Synonym{"configs", "config"},
                                   Synonym{"configuration", "config"},
                                   Synonym{"context", "profile"},
                                   Synonym{"replica", "partition"},
                                   Synonym{"offset", "group"},
                                   Synonym{"logdir", "log-dir"},
                                   Synonym{"disk", "log-dir"},
                                   Synonym{"reassign", "reassignment"},
                                   Synonym{"reassign-partitions", "reassignment"}};

/// What klamm will have: a noun, and its verb where the noun is there already.
struct Planned {
  std::string_view noun;
  std::string_view verb;
};
constexpr std::array planned{
    Planned{"acl", ""},
    Planned{"user", ""},
    Planned{"quota", "set"},
    Planned{"token", ""},
    Planned{"delegation-token", ""},
    Planned{"transaction", ""},
    Planned{"producer", ""},
    Planned{"record", ""},
    Planned{"message", ""},
    Planned{"consume", ""},
    Planned{"produce", ""},
    Planned{"cat", ""},
    Planned{"tail", ""},
    Planned{"drain", ""},
    Planned{"decommission", ""},
    Planned{"rebalance", ""},
    Planned{"schema-registry", ""},
    Planned{"connect", ""},
    Planned{"connector", ""},
    Planned{"apply", ""},
    Planned{"diff", ""},
    Planned{"export", ""},
    Planned{"broker", "drain"},
    Planned{"broker", "decommission"},
    Planned{"broker", "cordon"},
    Planned{"broker", "uncordon"},
    Planned{"broker", "unregister"},
    Planned{"lag", "check"},
    Planned{"lag", "history"},
    Planned{"lag", "export"},
    Planned{"quorum", "add-voter"},
    Planned{"quorum", "remove-voter"},
    Planned{"feature", "upgrade"},
    Planned{"feature", "downgrade"},
    Planned{"log-dir", "move"},
    Planned{"topic", "consume"},
    Planned{"topic", "produce"},
};

bool same_noun(std::string_view word, std::string_view noun) {
  return word == noun || (word.size() == noun.size() + 1 && word.starts_with(noun) && word.back() == 's');
}

bool is_planned(std::string_view noun, std::string_view verb) {
  return std::any_of(planned.begin(), planned.end(),
                     [&](const Planned& one) { return same_noun(noun, one.noun) && one.verb == verb; });
}

std::string noun_synonym(std::string_view word) {
  for (const auto& [other, ours] : noun_synonyms) {
    if (same_noun(word, other)) return std::string(ours);
  }
  return "";
}

/// The noun's verb that is called `word` elsewhere, or here.
std::string verb_for(const Catalogue& catalogue, std::string_view noun, std::string_view word) {
  if (word.empty()) return "";
  if (catalogue.command(noun, word)) return std::string(word);
  for (const auto& [other, ours] : verb_synonyms) {
    if (word == other && catalogue.command(noun, ours)) return std::string(ours);
  }
  return "";
}

bool is_verb_elsewhere(std::string_view word) {
  return std::any_of(verb_synonyms.begin(), verb_synonyms.end(),
                     [&](const Synonym& synonym) { return synonym.first == word; });
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

std::size_t nouns_with(const Catalogue& catalogue, std::string_view verb) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < catalogue.command_count; ++i)
    count += catalogue.commands[i]->verb == verb ? 1 : 0;
  return count;
}

Error not_yet(const Catalogue& catalogue, const std::string& what, std::string_view word) {
  if ((word == "drain" || word == "decommission") && catalogue.command("scale", "plan"))
    return usage("klamm has no %1 yet; klamm scale plan --drain ID plans where replicas go", {what});
  return usage("klamm has no %1 yet; `klamm` alone lists what it has", {what});
}

} // namespace

Error no_such_noun(const Catalogue& catalogue, const std::string& word, const std::string& next) {
  const Noun* meant = catalogue.noun(next);
  if (!meant) meant = catalogue.noun(noun_synonym(next));
  if (meant) {
    if (const std::string verb = verb_for(catalogue, meant->name, word); !verb.empty())
      return usage("\"%1\" is a verb; the noun comes first: klamm %2 %3", {word, meant->name, verb});
  }
  if (is_planned(word, "") && nouns_with(catalogue, word) == 0) return not_yet(catalogue, word, word);
  if (const std::size_t count = nouns_with(catalogue, word); count > 0 || is_verb_elsewhere(word)) {
    // Of many nouns that have it none is meant more than another.
    const std::string noun = count == 1 ? noun_with(catalogue, word) : "topic";
    const std::string verb = verb_for(catalogue, noun, word);
    if (!verb.empty())
      return usage(count == 1 ? "\"%1\" is a verb; the noun comes first: klamm %2 %3"
                              : "\"%1\" is a verb; the noun comes first, as in klamm %2 %3",
                   {word, noun, verb});
    return usage("\"%1\" is a verb; the noun comes first; `klamm` alone lists them", {word});
  }
  std::vector<std::string> nouns;
  for (std::size_t i = 0; i < catalogue.noun_count; ++i) nouns.emplace_back(catalogue.nouns[i].name);
  std::string near = noun_synonym(word);
  if (near.empty() || !catalogue.noun(near)) near = nearest(word, nouns);
  if (near.empty()) return usage("no noun \"%1\"; `klamm` alone lists them", {word});
  return usage("no noun \"%1\", did you mean \"%2\"?", {word, near});
}

Error no_such_verb(const Catalogue& catalogue, const Noun& noun, const std::string& word) {
  const auto verbs = verbs_of(catalogue, noun.name);
  if (is_planned(noun.name, word)) return not_yet(catalogue, std::string(noun.name) + " " + word, word);
  std::string near = verb_for(catalogue, noun.name, word);
  if (near.empty()) near = nearest(word, verbs);
  if (!near.empty()) return usage("%1 has no verb \"%2\", did you mean \"%3\"?", {noun.name, word, near});
  if (nouns_with(catalogue, word) == 1 && !is_verb_elsewhere(word)) {
    return usage("%1 has no verb \"%2\", but there is: klamm %3 %2",
                 {noun.name, word, noun_with(catalogue, word)});
  }
  // `group lag`: what is meant is a noun of its own.
  if (const Noun* other = catalogue.noun(word); other && *other->default_verb != '\0')
    return usage("%1 has no verb \"%2\", but there is: klamm %3 %4",
                 {noun.name, word, other->name, other->default_verb});
  // The verb that may be left out may not be when names follow.
  if (*noun.default_verb != '\0') {
    return usage("%1 has no verb \"%2\"; if it is a name: klamm %1 %3 %2",
                 {noun.name, word, noun.default_verb});
  }
  // `broker 1`, `topic orders`.
  if (catalogue.command(noun.name, "describe") && noun.name != std::string_view("config"))
    return usage("%1 has no verb \"%2\"; it has %3; if it is a name: klamm %1 describe %2",
                 {noun.name, word, joined(verbs)});
  return usage("%1 has no verb \"%2\"; it has %3", {noun.name, word, joined(verbs)});
}

Error no_such_option(const Line& line, const std::string& name, const std::string& next) {
  if ((name == "-f" || name == "--format" || name == "--output-format") && parse_format(next))
    return usage("no option %1; the format is -o %2", {name, next});
  if (!line.command) return usage("no global option %1 (a command's own options come after it)", {name});
  if (name == "-p" || name == "--partition") {
    for (const Option& option : line.own_options.options()) {
      if (option.placeholder == "TOPIC[:P]")
        return usage("no option %1; partitions follow their topic: orders:0,3-5", {name});
    }
  }
  const std::string verb = line.command->verb;
  const std::string command = line.command->noun + (verb.empty() ? "" : " " + verb);
  const auto& arguments = line.own_options.arguments();
  const bool shows_all =
      (arguments.empty() || !arguments.back().required) && line.command->kind == Kind::read;
  if (shows_all && (name == "-a" || name == "-A" || name == "--all" || name.starts_with("--all-")))
    return usage("no option %1 and no need for it: klamm %2 alone shows all", {name, command});
  std::vector<std::string> known;
  for (const Options* options : {&line.own_options, &line.global_options}) {
    for (const Option& option : options->options()) {
      for (const auto* spellings : {&option.names, &option.hidden_names})
        std::copy_if(spellings->begin(), spellings->end(), std::back_inserter(known),
                     [](const std::string& one) { return one.starts_with("--"); });
    }
  }
  const std::string near = nearest(name, known);
  if (near.empty()) return usage("no option %1; klamm %2 --help shows those there are", {name, command});
  return usage("no option %1, did you mean %2?", {name, near});
}

} // namespace klamm::cli
