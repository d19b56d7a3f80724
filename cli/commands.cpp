#include "commands.hpp"

#include <iterator>

namespace klamm::cli {

namespace {

constexpr Noun nouns[] = {
    {"cluster", "The cluster as a whole"},
    {"broker", "Brokers"},
    {"topic", "Topics"},
    {"group", "Groups of consumers: classic, consumer, share, streams"},
    {"lag", "How far groups are behind", "list"},
    {"partition", "Partitions"},
    {"config", "Configs of topics, brokers, groups …"},
    {"log-dir", "Log directories of the brokers"},
    {"reassignment", "Partitions that move"},
    {"scale", "Where every replica should be"},
    {"wait", "Waiting for a state"},
    {"quorum", "The metadata quorum"},
    {"feature", "Features and their levels"},
    {"quota", "Quotas of users, client ids and IP addresses", "list"},
    {"api", "API versions"},
    {"change", "Plans, and the changes made from here"},
    {"profile", "Stored clusters"},
    {"completion", "Completion scripts for shells"},
    {"schema", "The JSON Schema of every command's output"},
};

#define KLAMM_ADDRESS(name) &(name),
constexpr const Command* commands[] = {KLAMM_COMMANDS(KLAMM_ADDRESS)};

constexpr Catalogue everything{nouns, std::size(nouns), commands, std::size(commands)};

} // namespace

const Catalogue& catalogue() {
  return everything;
}

} // namespace klamm::cli
