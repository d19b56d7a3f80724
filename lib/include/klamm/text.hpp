#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace klamm {

/// Names one thing a person can do next; the codes are in `klamm/hints.hpp`.
enum class HintCode : std::uint8_t;

/// What a person can do next. The library names it by a code, because an option for one front end is a button
/// for another: each words the codes itself.
struct Hint {
  HintCode code;
  std::vector<std::string> arguments = {};

  friend bool operator==(const Hint&, const Hint&) = default;
};

/// A sentence for people, kept apart from its arguments so that a front end can translate it.
/// `pattern` is English with `%1`…`%9` for the arguments and `%n` for `count`; `context` tells a translator
/// where it appears. Both are string literals: a text is made by `KLAMM_TEXT`, and completed by the functions
/// below.
struct Text {
  const char* context = "";
  const char* pattern = "";
  std::vector<std::string> args = {};
  long long count = -1;
  std::optional<Hint> hint = {};
  /// Of the arguments those that are sentences or counted nouns themselves, by their place in `args`, where
  /// their English stands: a front end that translates puts its own words there.
  std::vector<std::pair<std::size_t, Text>> inner = {};

  /// Appends arguments, from `%1` on: strings as they are, integers in decimal, a Text as one to translate.
  template <class... Args>
  [[nodiscard]] Text with(Args&&... more) && {
    (append(std::forward<Args>(more)), ...);
    return std::move(*this);
  }
  /// The same for arguments that are a list already.
  [[nodiscard]] Text with_args(std::vector<std::string> more) &&;
  /// Sets what `%n` stands for.
  template <std::integral Number>
  [[nodiscard]] Text counted(Number number) && {
    count = static_cast<long long>(number);
    return std::move(*this);
  }
  /// Adds what can be done next; `arguments` as those of `with`.
  template <class... Args>
  [[nodiscard]] Text hinting(HintCode code, Args&&... arguments) && {
    hint = Hint{code, {argument(std::forward<Args>(arguments))...}};
    return std::move(*this);
  }

  /// The English sentence, without the hint. Arguments are inserted as they are: escaping is the renderer's
  /// work.
  [[nodiscard]] std::string english() const;
  [[nodiscard]] bool empty() const { return *pattern == '\0'; }

 private:
  void append(Text text);
  template <class Arg>
    requires(!std::same_as<std::remove_cvref_t<Arg>, Text>)
  void append(Arg&& arg) {
    args.push_back(argument(std::forward<Arg>(arg)));
  }
  static std::string argument(std::string text) { return text; }
  static std::string argument(std::string_view text) { return std::string(text); }
  static std::string argument(const char* text) { return text; }
  template <std::integral Number>
    requires(!std::same_as<Number, bool> && !std::same_as<Number, char>)
  static std::string argument(Number number) {
    return std::to_string(number);
  }
};

/// A name as sentences and targets show it: `""` where it is empty, as a classic group's may be.
[[nodiscard]] std::string shown_name(std::string_view name);

} // namespace klamm

/// Declares a sentence where it is used, e.g. `KLAMM_TEXT("plan", "topic %1 does not exist").with(name)`.
/// Both words must be string literals, and the sentence a whole one: Qt's lupdate finds them with
/// `-tr-function-alias QT_TRANSLATE_NOOP+=KLAMM_TEXT -tr-function-alias QT_TRANSLATE_N_NOOP+=KLAMM_TEXT_N`.
#define KLAMM_TEXT(context, pattern)                                                                         \
  ::klamm::Text {                                                                                            \
    "" context, "" pattern                                                                                   \
  }
/// The same for a sentence with `%n`, which has plural forms in other languages; needs `.counted(n)`.
#define KLAMM_TEXT_N(context, pattern)                                                                       \
  ::klamm::Text {                                                                                            \
    "" context, "" pattern                                                                                   \
  }
