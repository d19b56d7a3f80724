#include "parse.hpp"

#include "hints.hpp"

#include <klamm/units.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iterator>
#include <utility>

namespace klamm::cli {
namespace {

// CLI11 2.1 takes `--group=` for an option whose value follows, hands the words after `--` to the parent, and
// ends a subcommand at `++`. No word of a process holds a NUL: such a word goes in with one at its end, which
// makes it something else to CLI11, and loses it on the way out.
std::string guarded(const std::string& word) {
  const bool has_value = word.starts_with('-') && word.find('=') != std::string::npos;
  return has_value || word == "--" || word == "++" ? word + '\0' : word;
}

std::string plain(std::string word) {
  if (word.ends_with('\0')) word.pop_back();
  return word;
}

const std::string end_of_options{"--\0", 3}; ///< `--` with its guard, declared as an option
constexpr const char* bare_flag = "true";    ///< what CLI11 gives for a flag; a value has its guard

bool is_option(std::string_view word) {
  return word.size() > 1 && word.starts_with('-');
}

/// Words → CLI::App → `Options`. Nouns and verbs are subcommands, at most one of each, so that no later word
/// is one; a command's options are declared when its verb is met. What CLI11 does not know comes back as it
/// was.
class Parser {
 public:
  Parser(std::vector<std::string> words, const Catalogue& catalogue, Line& line)
      : words_(std::move(words)), catalogue_(catalogue), line_(line) {}

  Result<void> run() {
    declare_globals(line_.global_options, line_.globals);
    join_watch();
    while (true) {
      auto done = parse();
      if (!wants_default_) return done;
      // `klamm lag --by topic`: once more, with the verb that was left out.
      words_.insert(words_.begin() + static_cast<std::ptrdiff_t>(after_noun_),
                    std::string(line_.noun->default_verb));
      wants_default_ = false;
      mistakable_ = {};
      line_.globals = {};
      line_.noun = nullptr;
    }
  }

 private:
  Result<void> parse() {
    CLI::App app;
    app.set_help_flag();
    app.allow_extras()->fallthrough()->prefix_command()->require_subcommand(0, 1);
    declare(app, line_.global_options);
    attach(app, end_of_options, 0, [this](const std::string&) {
      for (; !rest_.empty(); rest_.pop_back()) literals_.push_back(plain(rest_.back()));
    });
    attach(app, "-=", 1, [this](const std::string& raw) { take_after_flag(plain(raw)); });
    // A noun that stands nowhere on the line costs nothing.
    for (auto word = words_.begin(); word != words_.end(); ++word) {
      const Noun* const noun = catalogue_.noun(*word);
      if (!noun || std::find(words_.begin(), word, *word) != word) continue;
      CLI::App* const sub = app.add_subcommand(*word);
      sub->preparse_callback([this, &app, noun, sub](std::size_t) { begin_noun(app, *noun, *sub); });
    }
    error_.reset();
    literals_.clear();
    rest_.clear();
    std::transform(words_.rbegin(), words_.rend(), std::back_inserter(rest_), guarded);
    try {
      app.parse(rest_);
    } catch (const CLI::ArgumentMismatch&) {
      return fail(error_ ? *error_ : missing_value());
    } catch (const CLI::Error& error) {
      return fail(error_ ? *error_ : usage("%1", {error.what()}));
    }
    if (error_) return fail(*error_);
    return plain_words(app.remaining());
  }

  // `take` is called at once each time the option is met.
  template <class Take>
  static void attach(CLI::App& app, const std::string& names, int values, Take&& take) {
    app.add_option(names,
                   [take = std::forward<Take>(take)](const CLI::results_t& results) {
                     take(results.front());
                     return true;
                   })
        ->expected(values)
        ->allow_extra_args(false)
        ->trigger_on_parse();
  }

  void declare(CLI::App& app, const Options& options) {
    for (const Option& option : options.options()) {
      std::string names;
      for (const auto* spellings : {&option.names, &option.hidden_names}) {
        for (const std::string& name : *spellings) names += (names.empty() ? "" : ",") + name;
      }
      attach(app, names, is_flag(option) ? 0 : 1,
             [this, &option](const std::string& raw) { take(option, raw); });
    }
  }

  // A subcommand asks only itself whether `-0` is an option or a number.
  void declare_digits(CLI::App& app) {
    for (const Option& option : line_.global_options.options()) {
      const std::string name = short_name(option);
      if (name.size() == 2 && name[1] >= '0' && name[1] <= '9')
        attach(app, name, is_flag(option) ? 0 : 1,
               [this, &option](const std::string& raw) { take(option, raw); });
    }
  }

  void begin_noun(CLI::App& app, const Noun& noun, CLI::App& sub) {
    if (!app.remaining().empty()) return rest_.clear(); // an unknown option stands before
    line_.noun = &noun;
    after_noun_ = words_.size() - rest_.size();
    declare_digits(sub);
    // A noun that is the whole command: `klamm schema`.
    if (const auto* whole = catalogue_.command(noun.name, "")) return begin_command(app, *whole, sub);
    for (std::size_t i = 0; i < catalogue_.command_count; ++i) {
      const Command& command = *catalogue_.commands[i];
      if (command.noun != std::string_view(noun.name) ||
          std::find(words_.begin(), words_.end(), command.verb) == words_.end())
        continue;
      CLI::App* const verb = sub.add_subcommand(command.verb);
      verb->preparse_callback([this, &app, &command, verb](std::size_t) {
        if (!app.remaining().empty()) return rest_.clear();
        declare_digits(*verb);
        begin_command(app, command, *verb);
      });
    }
  }

  void begin_command(CLI::App& app, const Command& command, CLI::App& sub) {
    choose(command);
    app.prefix_command(false); // from here on a word CLI11 does not know is a name
    declare(sub, line_.own_options);
  }

  void choose(const Command& command) {
    line_.command = &command;
    line_.prepared = command.setup(line_.own_options);
  }

  static bool is_flag(const Option& option) {
    return option.placeholder.empty() || option.value_only_after_equals;
  }

  static std::string short_name(const Option& option) {
    const auto found = std::find_if(option.names.begin(), option.names.end(),
                                    [](const std::string& name) { return name.size() == 2; });
    return found == option.names.end() ? "" : *found;
  }

  // The word that was read last; what stands behind it is still in `rest_`.
  [[nodiscard]] std::size_t at() const { return words_.size() - rest_.size() - 1; }

  // `raw` is the next word whatever it looks like, a part of the option's own word, or `bare_flag`.
  void take(const Option& option, const std::string& raw) {
    if (error_) return;
    const bool next_word = !is_flag(option) && raw == guarded(words_[at()]);
    const std::string& word = words_[next_word ? at() - 1 : at()];
    const bool is_long = word.starts_with("--");
    const std::string name = is_long ? word.substr(0, word.find('=')) : short_name(option);
    if (is_flag(option) && raw == bare_flag) {
      short_flag_ = is_long ? nullptr : &option;
      if (option.value_only_after_equals) note_mistakable(name);
      return set(option, name, "");
    }
    if (option.placeholder.empty()) return refuse(usage("%1 takes no value", {name}));
    std::string value = plain(raw);
    if (!next_word && !is_long && value.starts_with('=')) value.erase(0, 1); // `-o=json`
    set(option, name, value);
  }

  // CLI11 reads `-w=3s` as `-w` and `-=3s`.
  void take_after_flag(const std::string& value) {
    if (error_) return;
    if (words_[at()].starts_with("-=") || !short_flag_) return refuse(no_such_option(line_, "-=", ""));
    const std::string name = short_name(*short_flag_);
    if (short_flag_->placeholder.empty()) return refuse(usage("%1 takes no value", {name}));
    mistakable_ = {};
    set(*short_flag_, name, value);
  }

  void set(const Option& option, const std::string& name, std::string_view value) {
    auto done = option.set(value);
    if (done) return;
    Error error = done.error();
    error.text = KLAMM_TEXT("cli", "%1: %2").with(name, error.text.english());
    refuse(std::move(error));
  }

  void refuse(Error error) {
    error_ = std::move(error);
    rest_.clear();
  }

  // `-w 5s`, `--wait 2h`, `--watch 5`: the word is a name, but hardly meant as one.
  void note_mistakable(const std::string& name) {
    if (rest_.empty()) return;
    const std::string& word = rest_.back();
    if (units::parse_duration(word)) mistakable_ = {word, name, word};
    if (units::parse_integer(word, 1, 86'400)) mistakable_ = {word, name, word + "s"};
  }

  // `-w5s` is `-w=5s`: CLI11 would read three flags.
  void join_watch() {
    for (std::size_t i = 0; i < words_.size() && words_[i] != "--"; ++i) {
      std::string& word = words_[i];
      if (word.size() < 3 || !word.starts_with("-w") || word[2] < '0' || word[2] > '9') continue;
      const Option* before = i > 0 ? line_.global_options.find(words_[i - 1]) : nullptr;
      if (!before || is_flag(*before)) word.insert(2, "=");
    }
  }

  // What was not an option or its value, and then what stands after `--`.
  Result<void> plain_words(const std::vector<std::string>& words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::string word = plain(words[i]);
      if (is_option(word)) {
        wants_default_ = line_.noun && !line_.command && *line_.noun->default_verb != '\0';
        return fail(no_such_option(line_, word.substr(0, word.starts_with("--") ? word.find('=') : 2),
                                   i + 1 < words.size() ? plain(words[i + 1]) : value_of(word)));
      }
      const std::string next = i + 1 < words.size() ? plain(words[i + 1]) : "";
      if (auto done = plain_word(word, next, false); !done) return done;
    }
    for (std::size_t i = 0; i < literals_.size(); ++i) {
      const std::string next = i + 1 < literals_.size() ? literals_[i + 1] : "";
      if (auto done = plain_word(literals_[i], next, true); !done) return done;
    }
    return finish();
  }

  Result<void> plain_word(const std::string& word, const std::string& next, bool literal) {
    if (!line_.noun) return noun_word(word, next);
    if (!line_.command) {
      if (const auto* command = catalogue_.command(line_.noun->name, word); command && !word.empty()) {
        choose(*command);
        return {};
      }
      if (word == "help") {
        line_.globals.help = true;
        return {};
      }
      if (!literal && !mistakable_.word.empty() && word == mistakable_.word)
        return fail(usage("a duration is written %1=%2", {mistakable_.option, mistakable_.duration}));
      return fail(no_such_verb(catalogue_, *line_.noun, word));
    }
    const auto& arguments = line_.own_options.arguments();
    const bool mistakable = !literal && !mistakable_.word.empty() && word == mistakable_.word;
    if (argument_ == arguments.size()) {
      if (mistakable)
        return fail(usage("unexpected argument \"%1\" for %2; a duration is written %3=%4",
                          {word, full_name(), mistakable_.option, mistakable_.duration}));
      return fail(usage("unexpected argument \"%1\" for %2", {word, full_name()}));
    }
    if (mistakable) line_.globals.mistakable = mistakable_;
    const Argument& argument = arguments[argument_];
    if (!argument.list) ++argument_;
    seen_ = std::max(seen_, argument_ + (argument.list ? 1 : 0));
    line_.next_argument = argument_;
    return argument.set(word, literal);
  }

  Result<void> noun_word(const std::string& word, const std::string& next) {
    line_.noun = catalogue_.noun(word);
    if (line_.noun) {
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
    return fail(no_such_noun(catalogue_, word, next));
  }

  Result<void> finish() {
    if (line_.noun && !line_.command && !line_.globals.help) {
      if (const auto* command = catalogue_.command(line_.noun->name, line_.noun->default_verb))
        choose(*command);
    }
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

  // The last word of the line is an option without its value.
  Error missing_value() const {
    const std::string& word = words_.back();
    const std::string name = word.starts_with("--") ? word : std::string{'-', word.back()};
    const Option* option = line_.own_options.find(name);
    if (!option) option = line_.global_options.find(name);
    return usage("%1 needs a value: %2", {name, option ? option->placeholder : ""});
  }

  static std::string value_of(const std::string& word) {
    const auto equals = word.find('=');
    return equals == std::string::npos ? "" : word.substr(equals + 1);
  }

  std::string full_name() const {
    const std::string verb = line_.command->verb;
    return line_.command->noun + (verb.empty() ? "" : " " + verb);
  }

  std::vector<std::string> words_;
  const Catalogue& catalogue_;
  Line& line_;
  std::vector<std::string> rest_;     ///< the words CLI11 has not read yet, last first
  std::vector<std::string> literals_; ///< the words after `--`
  std::optional<Error> error_;        ///< the first option that refused its value
  const Option* short_flag_ = nullptr;
  std::size_t after_noun_ = 0;
  bool wants_default_ = false; ///< an option of the default verb stands right after the noun
  Globals::Mistakable mistakable_;
  std::size_t argument_ = 0; ///< the argument the next word is for
  std::size_t seen_ = 0;     ///< arguments that got a word
};

} // namespace

Result<void> parse_line(const std::vector<std::string>& words, const Catalogue& catalogue, Line& line) {
  return Parser(words, catalogue, line).run();
}

} // namespace klamm::cli
