#pragma once

#include "command.hpp"

#include <klamm/result.hpp>

#include <string>
#include <string_view>
#include <vector>

// What is said to a word that is no noun or no verb: what stands closest to what was meant.

namespace klamm::cli {

/// `word` is no noun; `next` is the word after it, or empty.
[[nodiscard]] Error no_such_noun(const Catalogue& catalogue, const std::string& word,
                                 const std::string& next);

/// `word` is no verb of `noun`.
[[nodiscard]] Error no_such_verb(const Catalogue& catalogue, const Noun& noun, const std::string& word);

/// No option of the line, or of its command, is called `name`; `next` is the word behind it, or its value.
[[nodiscard]] Error no_such_option(const struct Line& line, const std::string& name, const std::string& next);

} // namespace klamm::cli
