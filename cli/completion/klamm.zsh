#compdef klamm
# zsh completion for klamm: source <(klamm completion zsh)
_klamm() {
  local -a found matching
  local value=${words[CURRENT]} word
  found=("${(@f)$(klamm __complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
  if [[ $value == -*=* ]]; then
    value=${value#*=}
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
