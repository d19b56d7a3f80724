# Which ports a new sandbox gets. Sourced by scripts/sandbox.

is_port_open() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# taken_port BASE: a port somebody listens on among those a sandbox at BASE would use.
taken_port() {
  local id candidate
  for ((id = 1; id <= brokers; id++)); do
    for candidate in $(($1 + id)) $(($1 + 50 + id)) $([[ $security != 1 ]] || seq $(($1 + 10 + id)) 10 $(($1 + 40 + id))); do
      if is_port_open "$candidate"; then printf '%d\n' "$candidate"; return 0; fi
    done
  done
  if [[ $security == 1 ]] && is_port_open $(($1 + 90)); then printf '%d\n' $(($1 + 90)); return 0; fi
  return 1
}

# owner_of_ports BASE: the other sandbox, running or kept, whose hundred ports overlap those from BASE on.
owner_of_ports() {
  local file other
  for file in "$state_home"/*/settings; do
    [[ -f $file && $file != "$home/settings" ]] || continue
    other=$(sed -n 's/^port=//p' "$file")
    if ((other > $1 - 100 && other < $1 + 100)); then basename "${file%/settings}"; return 0; fi
  done
  return 1
}

# Sets port: the asked one or none, else the first free hundred.
choose_port() {
  local taken owner candidate
  if [[ -n $asked_port ]]; then
    if owner=$(owner_of_ports "$asked_port"); then die "ports from $asked_port on belong to sandbox $owner: choose another --port"; fi
    if taken=$(taken_port "$asked_port"); then die "port $taken is in use by another program: choose another --port"; fi
    port=$asked_port
    return
  fi
  for ((candidate = 19090; candidate < 29090; candidate += 100)); do
    if owner_of_ports "$candidate" >/dev/null; then continue; fi
    if taken=$(taken_port "$candidate"); then
      say "port $taken is in use by another program: trying the next hundred"
      continue
    fi
    port=$candidate
    return
  done
  die "no hundred free ports between 19090 and 29090: choose --port"
}
