#include "../commands.hpp"
#include "../context.hpp"
#include "../exit_code.hpp"

namespace klamm::cli {
namespace {

// The shells split or join words in their own ways; what klamm gets is the words as klamm itself would get
// them, the last one unfinished. Candidates are compared by prefix, never expanded: a name is data, not shell
// text.

constexpr const char* bash = R"sh(# bash completion for klamm: eval "$(klamm completion bash)" _klamm() {
#Bash breaks words at = and : too; put them together again.
  local words = () current = "" i piece joined = 1 for ((i = 1; i <= COMP_CWORD; i++));
  do piece = $ {
      COMP_WORDS[i]
    }
  if
    [[$piece == [=:] * || $joined == 0]] && (($ { #words[@] }));
  then words[$ { #words[@] } - 1] += $piece else words += ("$piece")fi if[[$piece == *[=:]]];
  then joined = 0;
  else joined = 1; fi
  done
  ((${
#words[@]})) || words=("")
  current=${words[${#words[@]}-1]}
#What stands before the last = or : is on the line already.
  local value=$current
  [[ $current == -*=* ]] && value=${current#*=}
  local found=() word
  mapfile -t found < <(klamm __complete -- "${words[@]}" 2>/dev/null)
  COMPREPLY=()
  for word in "${found[@]}";
  do
    if
      [[$word ==:files]];
  then compopt - o default COMPREPLY = () return fi [[$word == "$value" * ]]&& COMPREPLY += ("$word")done
}
complete -F _klamm klamm
)sh";

constexpr const char* zsh = R"sh(#compdef klamm
# zsh completion for klamm: source <(klamm completion zsh)
_klamm() {
  local -a found matching
  local current=${words[CURRENT]} value=${words[CURRENT]} word
  found=("${(@f)$(klamm __complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ $current == -*=* ]]; then
    value=${current#*=}
    compset -P '*='
  fi
  for word in "${found[@]}"; do
    if [[ $word == ":files" ]]; then
      _files
      return
    fi
    [[ -n $word && ${word[1,${#value}]} == "$value" ]] && matching+=("$word")
  done
  compadd -- "${matching[@]}"
}
if [[ ${funcstack[1]} == _klamm ]]; then
  _klamm "$@"
else
  compdef _klamm klamm
fi
)sh";

constexpr const char* fish = R"sh(# fish completion for klamm: klamm completion fish | source
function __klamm_complete
    set -l words (commandline --tokenize --cut-at-cursor --current-process)
    set -l current (commandline --current-token --cut-at-cursor)
    set -e words[1]
    set -l found (klamm __complete -- $words "$current" 2>/dev/null)
    if test "$found" = ":files"
        __fish_complete_path "$current"
        return
    end
    # fish wants the whole word, the option that stands before = included.
    set -l before ""
    string match --quiet -- '-*=*' "$current"; and set before (string replace --regex -- '=.*' '=' "$current")
    for word in $found
        printf '%s%s\n' $before $word
    end
end
complete --command klamm --no-files --arguments '(__klamm_complete)'
)sh";

template <const char* const& Script>
Prepared print(Options&) {
  return [](Context& context) {
    context.write(Script);
    return static_cast<int>(exit_done);
  };
}

constexpr const char* about = "Names are asked of the cluster that the line itself names (-P, -b), for at "
                              "most 150 ms, and kept for a minute. No\n"
                              "secret command is ever run and no question asked for it.";

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
    print<bash>};

constinit const Command completion_zsh{
    "completion", "zsh",
    Kind::local,  "Print the completion script for zsh",
    about,        {"source <(klamm completion zsh)", "klamm completion zsh > \"${fpath[1]}/_klamm\""},
    "",           "",
    {},           print<zsh>};

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
    print<fish>};

} // namespace klamm::cli
