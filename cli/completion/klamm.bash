# bash completion for klamm: eval "$(klamm completion bash)"
_klamm() {
  # Bash breaks words at = and : too; put them together again.
  local words=() i piece open=
  for ((i = 1; i <= COMP_CWORD; i++)); do
    piece=${COMP_WORDS[i]}
    if ((${#words[@]})) && [[ $open || $piece == [=:]* ]]; then
      words[${#words[@]} - 1]+=$piece
    else
      words+=("$piece")
    fi
    open=
    [[ $piece == *[=:] ]] && open=1
  done
  ((${#words[@]})) || words=("")
  # What stands before the = is on the line already.
  local current=${words[${#words[@]} - 1]}
  [[ $current == -*=* ]] && current=${current#*=}
  local found=() word
  mapfile -t found < <(klamm __complete -- "${words[@]}" 2>/dev/null)
  COMPREPLY=()
  for word in "${found[@]}"; do
    if [[ $word == :files ]]; then
      compopt -o default
      COMPREPLY=()
      return
    fi
    # By prefix, never expanded: a name is data, not shell text.
    [[ $word == "$current"* ]] && COMPREPLY+=("$word")
  done
}
complete -F _klamm klamm
