#include "../commands.hpp"
#include "../context.hpp"
#include "../exit_code.hpp"

#include <completion_scripts.hpp>

// The shells split or join words in their own ways; what klamm gets is the words as klamm itself would get
// them, the last one unfinished. Candidates are compared by prefix, never expanded.

namespace klamm::cli {
namespace {

Prepared print(const char* script) {
  return [script](Context& context) {
    context.write(script);
    return static_cast<int>(exit_done);
  };
}

constexpr const char* about =
    "Names are asked of the cluster that the line itself names (-P, -b), for at most 150 ms, and kept for a\n"
    "minute. No secret command is ever run and no question asked for it.";

} // namespace

constinit const Command completion_bash{
    "completion",
    "bash",
    Kind::local,
    "Print the completion script for bash",
    about,
    {"eval \"$(klamm completion bash)\"",
     "klamm completion bash > ~/.local/share/bash-completion/completions/klamm"},
    "",
    "",
    {},
    [](Options&) { return print(completion_for_bash); }};

constinit const Command completion_zsh{
    "completion", "zsh",
    Kind::local,  "Print the completion script for zsh",
    about,        {"source <(klamm completion zsh)", "klamm completion zsh > \"${fpath[1]}/_klamm\""},
    "",           "",
    {},           [](Options&) { return print(completion_for_zsh); }};

constinit const Command completion_fish{
    "completion",
    "fish",
    Kind::local,
    "Print the completion script for fish",
    about,
    {"klamm completion fish | source", "klamm completion fish > ~/.config/fish/completions/klamm.fish"},
    "",
    "",
    {},
    [](Options&) { return print(completion_for_fish); }};

} // namespace klamm::cli
