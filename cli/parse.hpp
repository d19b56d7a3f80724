#pragma once

#include "command.hpp"

#include <optional>
#include <string>
#include <vector>

namespace klamm::cli {

/// A command line understood. `options` and `globals` stay where they are: declared options write into them.
struct Line {
  Globals globals;
  Options global_options;
  Options own_options;
  const Noun* noun = nullptr;
  const Command* command = nullptr;
  std::optional<Prepared> prepared;
  std::size_t next_argument = 0; ///< which argument one more word would be for
};

/// `words` without the program's name. A word after NOUN VERB is never a noun or a verb again; `--` ends
/// options; an option's value is the next word whatever it looks like. Fills `line` as far as it got, so that
/// `--help` can be answered on a line that is otherwise wrong.
[[nodiscard]] Result<void> parse_line(const std::vector<std::string>& words, const Catalogue& catalogue,
                                      Line& line);

} // namespace klamm::cli
