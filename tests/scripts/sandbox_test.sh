#!/usr/bin/env bash
# scripts/sandbox keeps its promises: it reuses, refuses, cleans up, and never ends a process that is not its own.
set -uo pipefail
scripts=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../scripts" && pwd)
work=$(mktemp -d)
export XDG_STATE_HOME=$work/state # apart from every other sandbox of this user; the jars are shared
state=$work/state/klamm/sandbox
apart=$((29100 + $$ % 30 * 100)) # and from their ports, which look free while a test has killed their brokers
failures=0 strangers=()

finish() {
  "$scripts/sandbox" down --all --purge >/dev/null 2>&1
  ((${#strangers[@]} == 0)) || kill "${strangers[@]}" 2>/dev/null
  rm -rf "$work"
}
trap finish EXIT

check() { # check WORDS COMMAND…: COMMAND succeeds
  if "${@:2}" >"$work/out" 2>&1; then printf 'ok    %s\n' "$1"; else
    printf 'FAIL  %s: %s\n' "$1" "$(tail -n 3 "$work/out")"
    failures=$((failures + 1))
  fi
}
exits() { # exits STATUS COMMAND…: with exactly that status
  local status=0
  "${@:2}" || status=$?
  [[ $status == "$1" ]]
}
says() { grep -q -- "$1" <<<"$("${@:2}" 2>&1)"; } # says PATTERN COMMAND…
is_gone() { [[ ! -e /proc/$1 || $(sed 's/.*) //' "/proc/$1/stat") == Z* ]]; } # a dead one may wait for its parent
sandbox() { "$scripts/sandbox" "$@"; }
pid_of() { cut -d' ' -f1 "$state/$1/node-1/pid"; }
processes_of() { grep -lsa "$state/$1/[n]ode-" /proc/[0-9]*/cmdline; }
none_left() { [[ -z $(processes_of "$1") && ! -e $state/$1 ]]; }

address=$(sandbox up --name one --brokers 1 --port $apart)
check "up prints the bootstrap address alone" grep -Eqx '127\.0\.0\.1:[0-9]+' <<<"$address"
check "status of a running one is 0" exits 0 sandbox status --name one
check "env is a line for eval" grep -qx "export KLAMM_BOOTSTRAP_SERVERS=$address" <<<"$(sandbox env --name one)"
first=$(pid_of one)
check "a second up gives the same address" test "$(sandbox up --name one 2>/dev/null)" = "$address"
check "a second up reuses the process" test "$(pid_of one)" = "$first"
check "other wishes for a running one are refused" says "has kafka 4.4.0" sandbox up --name one --kafka 3.9.2
connects() { (exec 3<>"/dev/tcp/$1/$2") 2>/dev/null; }
check "it listens on 127.0.0.1" connects 127.0.0.1 "${address##*:}"
check "and on no other address" exits 1 connects 127.0.0.2 "${address##*:}"
check "Kafka's own tools reach it" exits 0 sandbox java-tool --name one topics --create --topic kept --partitions 1
check "run hands the cluster to a command" test "$(sandbox run --name one -- sh -c 'echo $KLAMM_TEST_BOOTSTRAP')" = "$address"

base=$((${address##*:} - 1))
check "ports of another sandbox are refused" says "belong to sandbox one" sandbox up --name two --port "$base"
python3 - "$work/port" <<'PYTHON' &
import socket, sys, time
listener = socket.create_server(("127.0.0.1", 0))
open(sys.argv[1], "w").write(str(listener.getsockname()[1]))
time.sleep(600)
PYTHON
strangers+=($!)
until [[ -s $work/port ]]; do sleep 0.05; done
check "a stranger's port is refused" says "in use by another program" sandbox up --name two --port $(($(cat "$work/port") - 1))
check "a refused up leaves nothing" none_left two
check "a second sandbox stands beside the first" exits 0 sandbox up --name two --brokers 1 --port $((apart + 100))
check "both are listed" test "$(sandbox list | grep -c ' running$')" = 2
check "down of the second" exits 0 sandbox down --name two
check "nothing of it is left" none_left two
check "the first still runs" exits 0 sandbox status --name one

check "pause" exits 0 sandbox broker pause 1 --name one
check "a paused broker is not healthy" exits 3 sandbox status --name one
check "resume" exits 0 sandbox broker resume 1 --name one
check "a resumed one is" exits 0 sandbox status --name one
check "kill" exits 0 sandbox broker kill 1 --name one
check "a killed broker cannot be paused" says "not running" sandbox broker pause 1 --name one
check "start" exits 0 sandbox broker start 1 --name one
kill -9 "$(pid_of one)"
check "up starts what died" exits 0 sandbox up --name one
check "with the data it had" says '^kept$' sandbox java-tool --name one topics --list
check "an unknown broker is wrong usage" exits 2 sandbox broker stop 7 --name one

# A pid file whose number now belongs to somebody else
sleep 600 &
stranger=$!
strangers+=("$stranger")
sandbox broker kill 1 --name one
printf '%s 1 %s\n' "$stranger" "$(cat /proc/sys/kernel/random/boot_id)" >"$state/one/node-1/pid"
check "a recycled pid is not a running broker" exits 3 sandbox status --name one
check "keep ends it but not the data" exits 0 sandbox down --keep --name one
check "no foreign process is ended" kill -0 "$stranger"
check "what is kept is listed as stopped" says 'one .* stopped$' sandbox list
check "up takes kept data again" exits 0 sandbox up --name one
check "and they are there" says '^kept$' sandbox java-tool --name one topics --list
check "client runs beside it" exits 0 sandbox client --name one idle sleep 600
client=$(cut -d' ' -f1 "$state/one/clients/idle.pid")
check "purge ends it" exits 0 sandbox down --purge --name one
check "with its clients" is_gone "$client"
check "and its data" none_left one
check "down without a sandbox is no failure" exits 0 sandbox down --name one
check "status without one is 1" exits 1 sandbox status --name one

interrupted_up() { # interrupted_up SIGNAL: sent as soon as the first node runs
  "$scripts/sandbox" up --name three --brokers 1 --port $((apart + 200)) >/dev/null 2>&1 &
  local up=$!
  until [[ -s $state/three/node-1/pid ]]; do kill -0 $up 2>/dev/null || return 1; sleep 0.02; done
  kill -"$1" $up
  wait $up
  [[ $? -ne 0 ]]
}
check "an interrupted up fails" interrupted_up TERM
check "and leaves nothing" none_left three
check "a killed up" interrupted_up KILL
check "is cleared and repeated by the next" says "clearing what an unfinished start left" \
  sandbox up --name three --brokers 1 --port $((apart + 200))
check "whose old node is gone" test "$(processes_of three | wc -l)" = 1

check "a wrong verb is wrong usage" exits 2 sandbox launch
check "a wrong option is wrong usage" exits 2 sandbox up --broker 3
check "a wrong name is wrong usage" exits 2 sandbox up --name ../x
check "an unknown tool is wrong usage" exits 2 sandbox java-tool --name three nonsense

((failures == 0)) || { printf '%d failed\n' "$failures"; exit 1; }
