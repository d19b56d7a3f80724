#include "parse.hpp"

#include "hints.hpp"

#include <klamm/names.hpp>
#include <klamm/units.hpp>

#include <algorithm>

namespace klamm::cli {
namespace {

class Parser {
 public:
  Parser(const std::vector<std::string>& words, const Catalogue& catalogue, Line& line)
      : words_(words), catalogue_(catalogue), line_(line) {}

  Result<void> run() {
    declare_globals(line_.global_options, line_.globals);
    bool literal = false;
    for (at_ = 0; at_ < words_.size(); ++at_) {
      const std::string& word = words_[at_];
      Result<void> done;
      if (!literal && word == "--") {
        literal = true;
      } else if (!literal && word.size() > 2 && word.starts_with("--")) {
        done = long_option(word);
      } else if (!literal && word.size() > 1 && word.starts_with('-')) {
        done = short_options(word);
      } else {
        done = plain_word(word, literal);
      }
      if (!done) return done;
    }
    return finish();
  }

 private:
  void choose(const Command& command) {
    line_.command = &command;
    line_.prepared = command.setup(line_.own_options);
  }

  void choose_default() {
    if (!line_.command && line_.noun) {
      if (const auto* command = catalogue_.command(line_.noun->name, line_.noun->default_verb))
        choose(*command);
    }
  }

  const Option* find(std::string_view name) {
    if (const auto* own = line_.own_options.find(name)) return own;
    if (const auto* global = line_.global_options.find(name)) return global;
    if (line_.command) return nullptr;
    choose_default(); // `klamm lag --by topic`
    return line_.own_options.find(name);
  }

  tl::unexpected<Error> unknown_option(const std::string& name) const {
    std::vector<std::string> known;
    for (const Options* options : {&line_.own_options, &line_.global_options}) {
      for (const Option& option : options->options()) {
        for (const std::string& one : option.names) {
          if (one.starts_with("--")) known.push_back(one);
        }
        for (const std::string& one : option.hidden_names) {
          if (one.starts_with("--")) known.push_back(one);
        }
      }
    }
    if (!line_.command) return fail(usage("no global option %1 (a command's own stand after it)", {name}));
    if (name == "-p" || name == "--partition") {
      for (const Option& option : line_.own_options.options()) {
        if (option.placeholder == "TOPIC[:P]")
          return fail(usage("no option %1; partitions stand behind their topic: orders:0,3-5", {name}));
      }
    }
    const std::string near = nearest(name, known);
    if (near.empty())
      return fail(usage("no option %1; klamm %2 --help shows those there are", {name, full_name()}));
    return fail(usage("no option %1, did you mean %2?", {name, near}));
  }

  Result<void> set(const Option& option, const std::string& name, std::string_view value) {
    auto done = option.set(value);
    if (done) return {};
    Error error = done.error();
    error.text = {"cli", "%1: %2", {name, error.text.english()}, -1};
    return fail(error);
  }

  // The value in the same word, or the next word whatever it looks like: a topic may be named `--yes`.
  Result<void> take_value(const Option& option, const std::string& name,
                          std::optional<std::string_view> attached) {
    if (attached) return set(option, name, *attached);
    if (option.value_only_after_equals) return set(option, name, "");
    if (at_ + 1 >= words_.size()) return fail(usage("%1 needs a value: %2", {name, option.placeholder}));
    return set(option, name, words_[++at_]);
  }

  Result<void> long_option(const std::string& word) {
    const auto equals = word.find('=');
    const std::string name = word.substr(0, equals);
    const Option* option = find(name);
    if (!option) return unknown_option(name);
    std::optional<std::string_view> attached;
    if (equals != std::string::npos) attached = std::string_view(word).substr(equals + 1);
    if (!option->placeholder.empty()) return take_value(*option, name, attached);
    if (attached) return fail(usage("%1 takes no value", {name}));
    return set(*option, name, "");
  }

  // `-qv`, `-ojson`, `-o=json`, `-w=5s`
  Result<void> short_options(const std::string& word) {
    for (std::size_t i = 1; i < word.size(); ++i) {
      const std::string name{'-', word[i]};
      const Option* option = find(name);
      if (!option) return unknown_option(name);
      if (option->placeholder.empty()) {
        if (auto done = set(*option, name, ""); !done) return done;
        continue;
      }
      std::string_view rest = std::string_view(word).substr(i + 1);
      const bool equals = rest.starts_with('=');
      if (option->value_only_after_equals && !equals) {
        if (auto done = set(*option, name, ""); !done) return done;
        continue;
      }
      if (equals) return set(*option, name, rest.substr(1));
      return take_value(*option, name, rest.empty() ? std::nullopt : std::optional(rest));
    }
    return {};
  }

  Result<void> plain_word(const std::string& word, bool literal) {
    if (!line_.noun) return noun_word(word);
    if (!line_.command) {
      if (const auto* command = catalogue_.command(line_.noun->name, word); command && !word.empty()) {
        choose(*command);
        return {};
      }
      if (word == "help") {
        line_.globals.help = true;
        return {};
      }
      return fail(no_such_verb(catalogue_, *line_.noun, word));
    }
    const auto& arguments = line_.own_options.arguments();
    const std::string before = literal ? "" : bare_option_before(word);
    if (argument_ == arguments.size()) {
      if (!before.empty())
        return fail(usage("\"%1\" is one word too many for %2; a duration is written %3=%1",
                          {word, full_name(), before}));
      return fail(usage("\"%1\" is one word too many for %2", {word, full_name()}));
    }
    if (!before.empty()) line_.globals.mistakable = {word, before};
    const Argument& argument = arguments[argument_];
    if (!argument.list) ++argument_;
    seen_ = std::max(seen_, argument_ + (argument.list ? 1 : 0));
    line_.next_argument = argument_;
    return argument.set(word, literal);
  }

  // `-w 5s`, `--wait 2h`: the word is a name, but hardly meant as one. The option, or nothing.
  [[nodiscard]] std::string bare_option_before(const std::string& word) {
    if (at_ == 0 || !units::parse_duration(word)) return "";
    const std::string& before = words_[at_ - 1];
    const Option* option = before.starts_with('-') ? find(before) : nullptr;
    return option && option->value_only_after_equals ? before : "";
  }

  Result<void> noun_word(const std::string& word) {
    line_.noun = catalogue_.noun(word);
    if (line_.noun) {
      // A noun that is the whole command: `klamm schema`.
      if (const auto* whole = catalogue_.command(line_.noun->name, "")) choose(*whole);
      return {};
    }
    // What every other program answers to.
    if (word == "help") {
      line_.globals.help = true;
      return {};
    }
    if (word == "version") {
      line_.globals.version = true;
      return {};
    }
    return fail(no_such_noun(catalogue_, word, at_ + 1 < words_.size() ? words_[at_ + 1] : ""));
  }

  Result<void> finish() {
    if (line_.noun && !line_.globals.help) choose_default();
    if (line_.globals.help || !line_.command) return {};
    const auto& arguments = line_.own_options.arguments();
    for (std::size_t i = seen_; i < arguments.size(); ++i) {
      if (!arguments[i].required || (arguments[i].list && arguments[i].list->given)) continue;
      if (arguments[i].choices.empty())
        return fail(usage("%1 needs %2", {full_name(), arguments[i].placeholder}));
      return fail(usage("%1 needs %2: %3", {full_name(), arguments[i].placeholder, arguments[i].about}));
    }
    return {};
  }

  std::string full_name() const {
    const std::string verb = line_.command->verb;
    return line_.command->noun + (verb.empty() ? "" : " " + verb);
  }

  const std::vector<std::string>& words_;
  const Catalogue& catalogue_;
  Line& line_;
  std::size_t at_ = 0;
  std::size_t argument_ = 0; ///< the argument the next word is for
  std::size_t seen_ = 0;     ///< arguments that got a word
};

} // namespace

Result<void> parse_line(const std::vector<std::string>& words, const Catalogue& catalogue, Line& line) {
  return Parser(words, catalogue, line).run();
}

const Noun* Catalogue::noun(std::string_view name) const {
  const auto named = [&](std::string_view wanted) -> const Noun* {
    const auto* const found =
        std::find_if(nouns, nouns + noun_count, [&](const Noun& noun) { return noun.name == wanted; });
    return found == nouns + noun_count ? nullptr : found;
  };
  if (const auto* found = named(name)) return found;
  return name.ends_with('s') ? named(name.substr(0, name.size() - 1)) : nullptr;
}

const Command* Catalogue::command(std::string_view noun, std::string_view verb) const {
  const auto* const end = commands + command_count;
  const auto* const found =
      std::find_if(commands, end, [&](const Command* c) { return c->noun == noun && c->verb == verb; });
  return found == end ? nullptr : *found;
}

} // namespace klamm::cli
