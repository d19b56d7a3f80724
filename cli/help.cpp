#include "help.hpp"

#include <klamm/escape.hpp>

#include <algorithm>

namespace klamm::cli {
namespace {

std::string padded(std::string text, std::size_t width) {
  const std::size_t used = display_width(text);
  text.append(used < width ? width - used : 1, ' ');
  return text;
}

// Lines as wide as the terminal, and never wider than is read with ease.
constexpr std::size_t widest = 100;
constexpr std::size_t narrowest = 50;
std::size_t line_width = widest;

// Two columns; the second hangs.
void entry(std::string& out, const std::string& left, std::string_view right, std::size_t width) {
  std::string line = "  " + padded(left, width) + " ";
  std::size_t used = display_width(line);
  if (used > width + 3 && !right.empty()) {
    out += "  " + left + '\n';
    line = std::string(width + 3, ' ');
    used = line.size();
  }
  while (!right.empty()) {
    const auto end = std::min(right.find(' '), right.size());
    const auto word = right.substr(0, end);
    if (used + display_width(word) > line_width) {
      while (line.ends_with(' ')) line.pop_back();
      out += line + '\n';
      line = std::string(width + 3, ' ');
      used = line.size();
    }
    line += word;
    line += ' ';
    used += display_width(word) + 1;
    right.remove_prefix(std::min(end + 1, right.size()));
  }
  while (line.ends_with(' ')) line.pop_back();
  out += line + '\n';
}

// Paragraphs stand apart by an empty line; inside one a line break is a blank.
void paragraphs(std::string& out, std::string_view text) {
  std::size_t used = 0;
  while (!text.empty()) {
    const auto end = std::min(text.find_first_of(" \n"), text.size());
    const auto word = text.substr(0, end);
    if (used > 0) out += used + 1 + display_width(word) > line_width ? '\n' : ' ';
    used = used > 0 && used + 1 + display_width(word) <= line_width ? used + 1 + display_width(word)
                                                                    : display_width(word);
    out += word;
    text.remove_prefix(end);
    if (text.starts_with("\n\n")) {
      out += "\n\n";
      used = 0;
    }
    while (!text.empty() && (text[0] == ' ' || text[0] == '\n')) text.remove_prefix(1);
  }
  out += '\n';
}

std::string option_words(const Option& option) {
  // Long names stand under each other, whether a short one stands before or not.
  std::string out = option.names.front().size() == 2 ? "" : "    ";
  for (std::size_t i = 0; i < option.names.size(); ++i) out += (i > 0 ? ", " : "") + option.names[i];
  if (option.placeholder.empty()) return out;
  return out + (option.value_only_after_equals ? "[=" + option.placeholder + "]" : " " + option.placeholder);
}

void option_list(std::string& out, const Options& options) {
  for (const Option& option : options.options()) {
    if (!option.names.empty()) entry(out, option_words(option), option.about, 34);
  }
}

std::string argument_words(const Argument& argument) {
  const std::string words = argument.placeholder + (argument.list ? "…" : "");
  return argument.required ? words : "[" + words + "]";
}

template <class Function>
void each_command(const Catalogue& catalogue, std::string_view noun, Function&& function) {
  for (std::size_t i = 0; i < catalogue.command_count; ++i) {
    if (catalogue.commands[i]->noun == noun) function(*catalogue.commands[i]);
  }
}

constexpr const char* usage_line = "Usage: klamm [global options] NOUN VERB [names] [options]\n\n";

} // namespace

void fit_help(std::size_t terminal) {
  line_width = terminal == 0 ? widest : std::clamp(terminal, narrowest, widest);
}

std::string overview(const Catalogue& catalogue) {
  std::string out = "Klamm operates Apache Kafka clusters.\n\n";
  out += usage_line;
  out += "Nouns and their verbs:\n";
  for (std::size_t i = 0; i < catalogue.noun_count; ++i) {
    const Noun& noun = catalogue.nouns[i];
    std::string verbs;
    each_command(catalogue, noun.name, [&](const Command& command) {
      if (*command.verb != '\0') verbs += (verbs.empty() ? "" : ", ") + std::string(command.verb);
    });
    entry(out, noun.name, noun.about + std::string(verbs.empty() ? "" : ": " + verbs), 14);
  }
  out += "\nGlobal options, anywhere on the line:\n";
  Globals globals;
  Options options;
  declare_globals(options, globals);
  option_list(out, options);
  out += "\n`klamm NOUN` lists its verbs, `klamm NOUN VERB --help` explains one.\n";
  return out;
}

std::string noun_help(const Noun& noun, const Catalogue& catalogue) {
  std::string out =
      std::string(noun.about) + "\n\n" + "Usage: klamm " + noun.name + " VERB [names] [options]\n\nVerbs:\n";
  each_command(catalogue, noun.name,
               [&](const Command& command) { entry(out, command.verb, command.summary, 18); });
  if (*noun.default_verb != '\0') out += std::string("\nWithout a verb: ") + noun.default_verb + ".\n";
  return out + "\n`klamm " + noun.name + " VERB --help` explains one.\n";
}

std::string command_help(const Line& line) {
  const Command& command = *line.command;
  std::string full = std::string("klamm ") + command.noun;
  if (*command.verb != '\0') full += std::string(" ") + command.verb;
  std::string out = std::string(command.summary) + "\n\nUsage: " + full;
  for (const Argument& argument : line.own_options.arguments()) out += " " + argument_words(argument);
  out += line.own_options.options().empty() ? "\n" : " [options]\n";
  if (*command.description != '\0') {
    out += '\n';
    paragraphs(out, command.description);
  }
  if (!line.own_options.arguments().empty()) {
    out += "\nNames:\n";
    for (const Argument& argument : line.own_options.arguments())
      entry(out, argument.placeholder, argument.about, 34);
  }
  if (!line.own_options.options().empty()) {
    out += "\nOptions (`klamm --help` lists the global ones):\n";
    option_list(out, line.own_options);
  }
  out += "\nExamples:\n";
  for (const char* example : command.examples) out += std::string("  ") + example + "\n";
  if (command.schemas[0]) {
    out += "\nRows (--columns, --sort, --where; `klamm schema`):\n";
    bool costly = false;
    for (const auto& schema : command.schemas) {
      if (!schema) break;
      std::string columns;
      for (const auto& field : schema().fields) {
        columns += (columns.empty() ? "" : ", ") + std::string(field.id) + (field.loader == 0 ? "" : "*");
        costly = costly || field.loader != 0;
      }
      entry(out, schema().name, columns, 18);
    }
    if (costly)
      entry(out, "*",
            "costs requests: null unless --columns, --sort, --where or -o wide asks for it (not_loaded)", 18);
  }
  out += "\nNeeds:\n";
  entry(out, "Rights", *command.acls != '\0' ? command.acls : "none", 8);
  entry(out, "Kafka", *command.kafka != '\0' ? std::string("from ") + command.kafka : "no cluster", 8);
  return out;
}

} // namespace klamm::cli
