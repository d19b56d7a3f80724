#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace klamm {

/// A sentence for people, kept apart from its arguments so that a front end can translate it.
/// `pattern` is English with `%1`…`%9` for the arguments and `%n` for `count`; `context` tells a translator
/// where it appears. Both must be string literals.
struct Text {
  const char* context = "";
  const char* pattern = "";
  std::vector<std::string> args;
  long long count = -1;

  /// The English sentence. Arguments are inserted as they are: escaping is the renderer's work.
  [[nodiscard]] std::string english() const;
  [[nodiscard]] bool empty() const { return *pattern == '\0'; }
};

/// A name as sentences and targets show it: `""` where it is empty, as a classic group's may be.
[[nodiscard]] std::string shown_name(std::string_view name);

} // namespace klamm
