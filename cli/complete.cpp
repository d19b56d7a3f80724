#include "complete.hpp"

#include "context.hpp"
#include "parse.hpp"

#include <klamm/escape.hpp>

#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>

namespace klamm::cli {
namespace {

constexpr long limit_us = 150'000;
constexpr std::string_view files = ":files";

// A word that a shell can be given and a terminal shown; how it is quoted is the shell's script's affair.
bool offered(std::string_view word) {
  return !word.empty() && is_utf8(word) && escape(word).find("\\x") == std::string::npos &&
         escape(word).find("\\u") == std::string::npos && word.find('\\') == std::string_view::npos;
}

class Candidates {
 public:
  Candidates(const Catalogue& catalogue, Console& console, std::vector<std::string> before,
             std::string current)
      : catalogue_(catalogue), console_(console), before_(std::move(before)), current_(std::move(current)) {}

  std::vector<std::string> find() {
    const bool literal = std::find(before_.begin(), before_.end(), "--") != before_.end();
    // A line that ends in an option wants that option's value.
    const std::string last = before_.empty() || literal ? std::string() : before_.back();
    if (last.size() > 1 && last[0] == '-' && last.find('=') == std::string::npos) {
      before_.pop_back();
      parse();
      const Option* option = find_option(last);
      if (option && !option->placeholder.empty() && !option->value_only_after_equals) return values(*option);
      before_.push_back(last);
      line_ = std::make_unique<Line>();
    }
    parse();
    if (!literal && current_.starts_with('-')) return option_words();
    if (!line_->noun) return nouns();
    if (!line_->command) return verbs();
    const auto& arguments = line_->own_options.arguments();
    if (line_->next_argument >= arguments.size()) return {};
    const Argument& argument = arguments[line_->next_argument];
    return from(argument.choices, argument.completer);
  }

 private:
  // What the line says so far; where it is wrong, what it says up to there.
  void parse() { static_cast<void>(parse_line(before_, catalogue_, *line_)); }

  const Option* find_option(std::string_view name) const {
    const auto* own = line_->own_options.find(name);
    return own ? own : line_->global_options.find(name);
  }

  std::vector<std::string> from(const std::vector<std::string>& choices, Completer completer) {
    if (!choices.empty() || !completer) return choices;
    line_->globals.timeout = std::chrono::microseconds(limit_us) > line_->globals.timeout
                                 ? line_->globals.timeout
                                 : std::chrono::milliseconds(limit_us / 1000);
    line_->globals.quiet = true;
    line_->globals.words = before_;
    line_->globals.words.push_back(current_);
    Context context(line_->globals, console_, Cancel());
    return completer(context);
  }

  std::vector<std::string> values(const Option& option) {
    if (option.placeholder == "FILE") return {std::string(files)};
    if (std::find(option.names.begin(), option.names.end(), "--columns") != option.names.end())
      return column_lists(false);
    if (std::find(option.names.begin(), option.names.end(), "--sort") != option.names.end())
      return column_lists(true);
    return from(option.choices, option.completer);
  }

  // What stands before the last comma stays; a + before a column does, too.
  std::vector<std::string> column_lists(bool sort) {
    if (!line_->command) return {};
    const Schema* schema = nullptr;
    if (line_->prepared && line_->prepared->rows) {
      schema = &line_->prepared->rows();
    } else if (line_->command->schemas[0]) {
      schema = &line_->command->schemas[0]();
    }
    if (!schema) return {};
    const auto comma = current_.rfind(',');
    std::string before = comma == std::string::npos ? "" : current_.substr(0, comma + 1);
    const std::string item = current_.substr(before.size());
    if (item.starts_with('+')) before += '+';
    std::vector<std::string> words;
    for (const auto& field : schema->fields) {
      words.push_back(before + field.id);
      if (sort && item == field.id) words.push_back(before + field.id + ":desc");
    }
    if (sort) {
      // A column that is whole already is offered both ways.
      const auto colon = item.find(':');
      if (colon != std::string::npos)
        for (const char* way : {":asc", ":desc"}) words.push_back(before + item.substr(0, colon) + way);
    }
    if (!sort && before.empty()) words.emplace_back("all");
    return words;
  }

  std::vector<std::string> option_words() {
    const auto equals = current_.find('=');
    if (equals != std::string::npos) {
      const Option* option = find_option(current_.substr(0, equals));
      current_ = current_.substr(equals + 1);
      return option ? values(*option) : std::vector<std::string>();
    }
    std::vector<std::string> words;
    for (const Options* options : {&line_->own_options, &line_->global_options}) {
      for (const Option& option : options->options())
        words.insert(words.end(), option.names.begin(), option.names.end());
    }
    return words;
  }

  std::vector<std::string> nouns() const {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < catalogue_.noun_count; ++i) words.emplace_back(catalogue_.nouns[i].name);
    return words;
  }

  std::vector<std::string> verbs() const {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < catalogue_.command_count; ++i) {
      if (std::string_view(catalogue_.commands[i]->noun) == line_->noun->name)
        words.emplace_back(catalogue_.commands[i]->verb);
    }
    return words;
  }

  const Catalogue& catalogue_;
  Console& console_;
  std::vector<std::string> before_;

 public:
  std::string current_;

 private:
  std::unique_ptr<Line> line_ = std::make_unique<Line>();
};

} // namespace

int complete(const std::vector<std::string>& words, const Catalogue& catalogue, Console& console) {
  // Whatever it waits for, the shell gets its prompt back.
  ::signal(SIGALRM, [](int) { ::_exit(0); });
  const itimerval limit{{0, 0}, {0, limit_us}};
  ::setitimer(ITIMER_REAL, &limit, nullptr);

  std::vector<std::string> before(words.begin() + 1, words.end());
  if (!before.empty() && before.front() == "--") before.erase(before.begin());
  std::string current;
  if (!before.empty()) {
    current = std::move(before.back());
    before.pop_back();
  }
  Candidates candidates(catalogue, console, std::move(before), std::move(current));
  auto found = candidates.find();
  std::string out;
  for (const std::string& word : found) {
    if (word == files || (offered(word) && word.starts_with(candidates.current_))) out += word + '\n';
  }
  console.out(out);
  return 0;
}

} // namespace klamm::cli
