# Processes we started, known by a file "PID STARTTIME BOOT": a number alone may meanwhile belong to somebody else,
# so a process counts as ours only while the kernel's start time (proc(5), field 22) and the boot are the recorded ones.
# Sourced by scripts/sandbox.

# start_time PID: clock ticks between boot and the start of PID; fails when there is no such process.
start_time() {
  local stat rest
  { read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 1
  rest=${stat##*) } # the name may hold blanks and parentheses; what follows the last one is fixed
  # shellcheck disable=SC2086
  set -- $rest
  [[ $1 != Z ]] || return 1
  printf '%s\n' "${20}"
}

boot_id() { cat /proc/sys/kernel/random/boot_id; }

record_process() { printf '%s %s %s\n' "$2" "$(start_time "$2")" "$(boot_id)" >"$1"; }

# process_of FILE: the pid recorded in FILE, if that very process still runs.
process_of() {
  local pid started boot
  { read -r pid started boot <"$1"; } 2>/dev/null || return 1
  [[ $pid =~ ^[0-9]+$ && $(start_time "$pid") == "$started" && $(boot_id) == "$boot" ]] || return 1
  printf '%s\n' "$pid"
}

is_gone() { ! process_of "$1" >/dev/null; }

is_paused() {
  local pid
  pid=$(process_of "$1") && [[ $(sed 's/.*) //' "/proc/$pid/stat" 2>/dev/null) == T* ]]
}

signal_process() {
  local pid
  pid=$(process_of "$2") || return 1
  kill -"$1" "$pid" 2>/dev/null
}

# spawn PIDFILE LOG COMMAND…: start COMMAND in a session of its own, without our terminal, lock or standard streams.
# The file is written before COMMAND takes the process over, so there is no moment at which nobody knows of it, and is
# there when this returns.
spawn() {
  local pidfile=$1 log=$2
  shift 2
  rm -f "$pidfile"
  (
    record_process "$pidfile" "$BASHPID"
    trap - INT TERM HUP EXIT
    exec setsid "$@" </dev/null >>"$log" 2>&1 8>&- 9>&-
  ) &
  until_true 60 test -s "$pidfile" || die "cannot start $1"
}

# end_process PIDFILE SECONDS: ask to end, wait, then insist. SECONDS 0 insists at once.
end_process() {
  local file=$1 patience=$2
  if ((patience > 0)) && signal_process TERM "$file"; then
    signal_process CONT "$file" || true
    until_true "$patience" is_gone "$file" || say "process $(process_of "$file") did not end in $patience s: killed"
  fi
  signal_process KILL "$file" || true
  until_true 10 is_gone "$file" || die "process $(process_of "$file") cannot be ended"
  rm -f "$file"
}
