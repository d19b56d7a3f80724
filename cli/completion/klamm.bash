# bash completion for klamm: eval "$(klamm completion bash)"

# The words of the line up to the cursor, as a shell would hand them over, in _klamm_words; the last is unfinished.
# _klamm_quote is the quote that it is in, if any.
_klamm_split() {
  local line=${COMP_LINE:0:COMP_POINT} i c word= inside=
  _klamm_words=()
  _klamm_quote=
  for ((i = 0; i < ${#line}; i++)); do
    c=${line:i:1}
    if [[ $_klamm_quote == "'" ]]; then
      if [[ $c == "'" ]]; then _klamm_quote=; else word+=$c; fi
    elif [[ $c == "\\" ]]; then
      i=$((i + 1))
      word+=${line:i:1}
      inside=1
    elif [[ $_klamm_quote == '"' ]]; then
      if [[ $c == '"' ]]; then _klamm_quote=; else word+=$c; fi
    elif [[ $c == "'" || $c == '"' ]]; then
      _klamm_quote=$c
      inside=1
    elif [[ $c == [[:blank:]] ]]; then
      [[ $inside ]] && _klamm_words+=("$word")
      word=
      inside=
    else
      word+=$c
      inside=1
    fi
  done
  _klamm_words+=("$word")
}

_klamm() {
  local _klamm_words _klamm_quote
  _klamm_split
  local words=("${_klamm_words[@]:1}")
  ((${#words[@]})) || words=("")
  local current=${words[${#words[@]} - 1]}
  # Behind --option= the candidates are values.
  local option=
  [[ $current == -*=* ]] && option=${current%%=*}= current=${current#*=}
  # What readline keeps: it breaks words at : and = where they are not quoted, and completes what stands behind.
  local kept=
  if [[ ! $_klamm_quote ]]; then
    local breaks=${COMP_WORDBREAKS//[^:=]/}
    [[ $breaks == *:* && $current == *:* ]] && kept=${current%"${current##*:}"}
    if [[ $breaks == *=* && ${current#"$kept"} == *=* ]]; then kept=${current%"${current##*=}"}; fi
    [[ $option && $breaks != *=* ]] || option=
  fi
  local found=() word
  mapfile -t found < <(klamm __complete -- "${words[@]}" 2>/dev/null)
  COMPREPLY=()
  for word in "${found[@]}"; do
    if [[ $word == :files ]]; then
      compopt -o default 2>/dev/null
      COMPREPLY=()
      return
    fi
    # By prefix, never expanded: a name is data, not shell text.
    [[ $word == "$current"* ]] || continue
    word=${word#"$kept"}
    [[ $_klamm_quote ]] || printf -v word '%q' "$word"
    COMPREPLY+=("$option$word")
  done
  # Behind a key comes its value.
  [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace 2>/dev/null
  return 0
}
complete -F _klamm klamm
