#include "command.hpp"

#include <algorithm>

namespace klamm::cli {

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
