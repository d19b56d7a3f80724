#compdef klamm
# zsh completion for klamm: source <(klamm completion zsh)
_klamm() {
  local -a found matching pairs typed
  local word
  # As klamm would get them: without quotes.
  typed=("${(@Q)words[2,CURRENT]}")
  # Within a quote that is still open.
  [[ -n $QIPREFIX ]] && typed[-1]=$PREFIX
  local value=${typed[-1]}
  found=("${(@f)$(klamm __complete -- "${typed[@]}" 2>/dev/null)}")
  if [[ $value == -*=* ]]; then
    value=${value#*=}
    compset -P '*='
  fi
  for word in "${found[@]}"; do
    if [[ $word == ":files" ]]; then
      _files
      return
    fi
    [[ -n $word && ${word[1,${#value}]} == "$value" ]] || continue
    # Behind a key comes its value.
    if [[ $word == *= ]]; then pairs+=("$word"); else matching+=("$word"); fi
  done
  compadd -S '' -- "${pairs[@]}"
  compadd -- "${matching[@]}"
}
if [[ ${funcstack[1]} == _klamm ]]; then
  _klamm "$@"
else
  compdef _klamm klamm
fi
