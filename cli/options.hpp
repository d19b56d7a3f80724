#pragma once

#include <klamm/result.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace klamm::cli {

class Context;

/// Offers words for completion. Has 150 ms, may ask the cluster, says nothing when it fails.
using Completer = std::vector<std::string> (*)(Context&);

/// Names that stand on the command line, or came from standard input for `-`. Each counts once, in the order
/// given.
struct Names {
  std::vector<std::string> values;
  bool given = false;      ///< false: no word stood there, which a read takes as all
  bool from_stdin = false; ///< a `-` stood among the words and is still to be read
};

/// One option as declared. `names` is `-t,--topic`; a name after `!` is accepted and never shown.
struct Option {
  std::vector<std::string> names;
  std::vector<std::string> hidden_names;
  std::string placeholder; ///< empty: a flag
  std::string about;
  bool value_only_after_equals = false;
  std::function<Result<void>(std::string_view)> set; ///< a flag gets ""
  std::vector<std::string> choices;
  Completer completer = nullptr;
};

/// One word or list of words that is no option, in order.
struct Argument {
  std::string placeholder;
  std::string about;
  bool required = false;
  const Names* list = nullptr; ///< what all further words go to
  std::function<Result<void>(std::string_view word, bool literal)> set;
  std::vector<std::string> choices;
  Completer completer = nullptr;
};

/// What a command takes. Values are kept exactly as they came: no name is split, folded or guessed at.
class Options {
 public:
  Options& flag(const char* names, bool& target, const char* about);
  Options& value(const char* names, const char* placeholder, std::string& target, const char* about);
  Options& value(const char* names, const char* placeholder, std::optional<std::string>& target,
                 const char* about);
  Options& values(const char* names, const char* placeholder, std::vector<std::string>& target,
                  const char* about);
  Options& integer(const char* names, const char* placeholder, std::optional<std::int64_t>& target,
                   std::int64_t least, std::int64_t most, const char* about);
  Options& duration(const char* names, const char* placeholder, std::chrono::milliseconds& target,
                    const char* about);
  /// One of a few words.
  Options& choice(const char* names, const char* placeholder, std::string& target,
                  std::initializer_list<const char*> choices, const char* about);
  Options& custom(const char* names, const char* placeholder,
                  std::function<Result<void>(std::string_view)> set, const char* about);

  /// One word.
  Options& argument(const char* placeholder, std::string& target, const char* about);
  Options& optional_argument(const char* placeholder, std::string& target, const char* about);
  /// All further words; `-` reads them from standard input.
  Options& names(const char* placeholder, Names& target, const char* about);
  Options& required_names(const char* placeholder, Names& target, const char* about);

  /// The same names by an option, for the list of names declared last, which must have its completer by then.
  Options& also(const char* names);

  /// For the option or argument declared last.
  Options& complete(Completer completer);
  Options& choices(std::vector<std::string> words);
  Options& value_only_after_equals();

  [[nodiscard]] const Option* find(std::string_view name) const;
  [[nodiscard]] const std::vector<Option>& options() const { return options_; }
  [[nodiscard]] const std::vector<Argument>& arguments() const { return arguments_; }
  /// The list of names that `-` may fill, if the command takes one.
  [[nodiscard]] Names* names_target() const { return names_; }

 private:
  Options& add(const char* names, const char* placeholder, const char* about,
               std::function<Result<void>(std::string_view)> set);
  Options& add_names(const char* placeholder, Names& target, const char* about, bool required);
  Options& add_argument(const char* placeholder, std::string& target, const char* about, bool required);

  std::vector<Option> options_;
  std::vector<Argument> arguments_;
  Names* names_ = nullptr;
  bool last_is_argument_ = false;
};

/// A usage error: exit 2. `%1`… are the arguments.
[[nodiscard]] Error usage(const char* pattern, std::vector<std::string> args = {});

} // namespace klamm::cli
