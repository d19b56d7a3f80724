#include "commands.hpp"

#include <iterator>

namespace klamm::cli {

namespace {

constexpr Noun nouns[] = {
    {"topic", "Topics"},
    {"partition", "Partitions"},
    {"config", "Configs of topics, brokers, groups …"},
    {"log-dir", "Log directories of the brokers"},
    {"profile", "Stored clusters"},
    {"completion", "Completion scripts for shells"},
    {"schema", "The JSON Schema of every command's output"},
};

#define KLAMM_ADDRESS(name) &name,
constexpr const Command* commands[] = {KLAMM_COMMANDS(KLAMM_ADDRESS)};

constexpr Catalogue everything{nouns, std::size(nouns), commands, std::size(commands)};

} // namespace

const Catalogue& catalogue() {
  return everything;
}

} // namespace klamm::cli
