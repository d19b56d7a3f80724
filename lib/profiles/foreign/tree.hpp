#pragma once

#include <klamm/result.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace klamm::profiles {

/// One value of a configuration file: `contexts.prod.brokers.0` is the path {contexts, prod, brokers, 0}.
struct Entry {
  enum class Kind { scalar, map, list };
  std::vector<std::string> path;
  Kind kind = Kind::scalar;
  std::string value; ///< of scalars
};
using Tree = std::vector<Entry>; ///< in the file's order, a map or list before what it holds

/// Refuses anchors, aliases, tags, a second document, keys that stand twice, more than 16 levels and
/// characters that YAML forbids, with the line.
[[nodiscard]] Result<Tree> read_yaml_tree(std::string_view text);

/// The part of TOML that kcl writes: tables, keys, strings, numbers, booleans and lists of these. Anything
/// else is refused with the line.
[[nodiscard]] Result<Tree> read_toml_tree(std::string_view text);

/// What stands at a path below `at`: `{"tls", "ca"}`; null: nothing.
[[nodiscard]] const Entry* find_entry(const Tree& tree, const std::vector<std::string>& path);

} // namespace klamm::profiles
