#pragma once

#include <klamm/result.hpp>

#include <string>
#include <utility>
#include <vector>

namespace klamm::cli {

/// What the command line advises for a hint: the option or the command that does it.
[[nodiscard]] std::string words_of(const Hint& hint);
/// A sentence with its hint's words behind it.
[[nodiscard]] std::string words_of(const Text& text);
/// The error with its hint put into words as part of its sentence, for rows, envelopes and messages.
[[nodiscard]] Error worded(Error error);
/// The same of what each row says why it is not done.
template <class Row>
void word_hints(std::vector<Row>& rows) {
  for (Row& row : rows) {
    if (row.error) row.error = worded(std::move(*row.error));
  }
}

} // namespace klamm::cli
