#include "options.hpp"

#include <klamm/names.hpp>
#include <klamm/units.hpp>

#include <algorithm>
#include <utility>

namespace klamm::cli {
namespace {

bool is_choice(const std::vector<std::string>& choices, std::string_view word) {
  return std::find(choices.begin(), choices.end(), word) != choices.end();
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
  return out;
}

void add_once(std::vector<std::string>& words, std::string_view word) {
  if (!is_choice(words, word)) words.emplace_back(word);
}

} // namespace

Error usage(const char* pattern, std::vector<std::string> args) {
  return Error::of(ErrorKind::usage, "USAGE", {"cli", pattern, std::move(args), -1});
}

Options& Options::add(const char* names, const char* placeholder, const char* about,
                      std::function<Result<void>(std::string_view)> set) {
  Option option;
  option.placeholder = placeholder;
  option.about = about;
  option.set = std::move(set);
  std::string_view rest = names;
  while (!rest.empty()) {
    const auto comma = rest.find(',');
    const auto name = rest.substr(0, comma);
    name.starts_with('!') ? option.hidden_names.emplace_back(name.substr(1))
                          : option.names.emplace_back(name);
    rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
  }
  options_.push_back(std::move(option));
  last_is_argument_ = false;
  return *this;
}

Options& Options::flag(const char* names, bool& target, const char* about) {
  return add(names, "", about, [&target](std::string_view) -> Result<void> {
    target = true;
    return {};
  });
}

Options& Options::value(const char* names, const char* placeholder, std::string& target, const char* about) {
  return add(names, placeholder, about, [&target](std::string_view value) -> Result<void> {
    target = value;
    return {};
  });
}

Options& Options::value(const char* names, const char* placeholder, std::optional<std::string>& target,
                        const char* about) {
  return add(names, placeholder, about, [&target](std::string_view value) -> Result<void> {
    target = value;
    return {};
  });
}

Options& Options::values(const char* names, const char* placeholder, std::vector<std::string>& target,
                         const char* about) {
  return add(names, placeholder, about, [&target](std::string_view value) -> Result<void> {
    add_once(target, value);
    return {};
  });
}

Options& Options::integer(const char* names, const char* placeholder, std::optional<std::int64_t>& target,
                          std::int64_t least, std::int64_t most, const char* about) {
  return add(names, placeholder, about, [&target, least, most](std::string_view value) -> Result<void> {
    const auto number = units::parse_integer(value, least, most);
    if (!number) return fail(number.error());
    target = *number;
    return {};
  });
}

Options& Options::duration(const char* names, const char* placeholder, std::chrono::milliseconds& target,
                           const char* about) {
  return add(names, placeholder, about, [&target](std::string_view value) -> Result<void> {
    const auto duration = units::parse_duration(value);
    if (!duration) return fail(duration.error());
    target = *duration;
    return {};
  });
}

Options& Options::choice(const char* names, const char* placeholder, std::string& target,
                         std::initializer_list<const char*> choices, const char* about) {
  std::vector<std::string> known(choices.begin(), choices.end());
  add(names, placeholder, about, [&target, known](std::string_view value) -> Result<void> {
    std::string folded(value);
    for (char& c : folded) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (!is_choice(known, folded)) {
      const std::string near = nearest(value, known);
      if (near.empty()) return fail(usage("\"%1\" is not one of %2", {std::string(value), joined(known)}));
      return fail(
          usage("\"%1\" is not one of %2; did you mean \"%3\"?", {std::string(value), joined(known), near}));
    }
    target = folded;
    return {};
  });
  options_.back().choices = std::move(known);
  return *this;
}

Options& Options::custom(const char* names, const char* placeholder,
                         std::function<Result<void>(std::string_view)> set, const char* about) {
  return add(names, placeholder, about, std::move(set));
}

Options& Options::add_argument(const char* placeholder, std::string& target, const char* about,
                               bool required) {
  Argument argument;
  argument.placeholder = placeholder;
  argument.about = about;
  argument.required = required;
  argument.set = [&target](std::string_view word, bool) -> Result<void> {
    target = word;
    return {};
  };
  arguments_.push_back(std::move(argument));
  last_is_argument_ = true;
  return *this;
}

Options& Options::argument(const char* placeholder, std::string& target, const char* about) {
  return add_argument(placeholder, target, about, true);
}

Options& Options::optional_argument(const char* placeholder, std::string& target, const char* about) {
  return add_argument(placeholder, target, about, false);
}

Options& Options::add_names(const char* placeholder, Names& target, const char* about, bool required) {
  Argument argument;
  argument.placeholder = placeholder;
  argument.about = about;
  argument.required = required;
  argument.list = &target;
  argument.set = [&target](std::string_view word, bool literal) -> Result<void> {
    target.given = true;
    if (word == "-" && !literal) {
      target.from_stdin = true;
    } else {
      add_once(target.values, word);
    }
    return {};
  };
  arguments_.push_back(std::move(argument));
  names_ = &target;
  last_is_argument_ = true;
  return *this;
}

Options& Options::names(const char* placeholder, Names& target, const char* about) {
  return add_names(placeholder, target, about, false);
}

Options& Options::required_names(const char* placeholder, Names& target, const char* about) {
  return add_names(placeholder, target, about, true);
}

Options& Options::also(const char* names) {
  const Argument& words = arguments_.back();
  const auto completer = words.completer;
  return add(names, words.placeholder.c_str(), "the same as a word",
             [set = words.set](std::string_view word) { return set(word, true); })
      .complete(completer);
}

Options& Options::complete(Completer completer) {
  (last_is_argument_ ? arguments_.back().completer : options_.back().completer) = completer;
  return *this;
}

Options& Options::choices(std::vector<std::string> words) {
  (last_is_argument_ ? arguments_.back().choices : options_.back().choices) = std::move(words);
  return *this;
}

Options& Options::value_only_after_equals() {
  options_.back().value_only_after_equals = true;
  return *this;
}

const Option* Options::find(std::string_view name) const {
  const auto found = std::find_if(options_.begin(), options_.end(), [&](const Option& option) {
    return is_choice(option.names, name) || is_choice(option.hidden_names, name);
  });
  return found == options_.end() ? nullptr : &*found;
}

} // namespace klamm::cli
