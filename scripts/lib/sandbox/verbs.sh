# What scripts/sandbox does. Sourced by it; home is the folder of sandbox $name.
#
#   NAME/settings      version, brokers, port, cluster_id, jars, kept, security (1), ready (1 once it came up)
#   NAME/node-I/       server.properties, log configuration, pid, logs/, data/
#   NAME/clients/X.pid background clients, with X.log
#   NAME/kdc/          with --security: the KDC, its database, pid and log

# load_settings: what `up` wrote; false when there is no such sandbox or it never came up.
load_settings() {
  ready=0 security=0
  [[ -f $home/settings ]] || return 1
  # shellcheck source=/dev/null
  source "$home/settings"
  [[ $ready == 1 ]]
}

write_settings() {
  printf '%s=%q\n' version "$version" brokers "$brokers" port "$port" cluster_id "$cluster_id" jars "$jars" kept "$kept" \
    security "$security" ready "$ready" >"$home/settings.new"
  mv "$home/settings.new" "$home/settings"
}

require_sandbox() { load_settings || die "no sandbox named $name: scripts/sandbox up --name $name"; }

# lock: one writer a sandbox, until this script ends.
lock() {
  mkdir -p "$state_home"
  exec 9>"$state_home/.$name.lock"
  flock -w 150 9 || die "another scripts/sandbox has been busy with $name for over two minutes"
}

running_nodes() {
  local id
  for id in $(node_ids); do if is_node_running "$id"; then printf '%s\n' "$id"; fi; done
}

count_running() { running_nodes | wc -l; }

# end_everything SECONDS: clients, then nodes together; 0 does not ask. By the files alone, so it also cleans what a
# killed `up` left.
end_everything() {
  local file files=()
  for file in "$home"/clients/*.pid; do if [[ -f $file ]]; then end_process "$file" 0; fi; done
  if [[ -f $home/kdc/pid ]]; then end_process "$home/kdc/pid" "$1"; fi
  for file in "$home"/node-*/pid; do if [[ -f $file ]]; then files+=("$file"); fi; done
  ((${#files[@]})) || return 0
  for file in "${files[@]}"; do
    signal_process "$( (($1 > 0)) && echo TERM || echo KILL)" "$file" || true
    signal_process CONT "$file" || true
  done
  for file in "${files[@]}"; do end_process "$file" "$1"; done
}

start_and_wait() {
  local id end=$((SECONDS + 120))
  [[ $security != 1 ]] || start_kdc
  for id in $(node_ids); do
    is_node_running "$id" || start_node "$id"
  done
  # shellcheck disable=SC2046
  until all_list $(node_ids); do
    if (($(count_running) < brokers || SECONDS >= end)); then
      why_not_up $(node_ids)
      die "sandbox $name did not come up"
    fi
    sleep 0.2
  done
}

# Nothing half-made stays behind when a first `up` fails or is interrupted.
undo_up() {
  local status=$?
  trap '' INT TERM HUP
  end_everything 0
  rm -rf "$home"
  exit "$status"
}

check_up_options() {
  [[ -z $asked_brokers || $asked_brokers =~ ^[1-9]$ ]] || die -2 "--brokers takes 1 to 9"
  [[ -z $asked_version || $asked_version =~ ^[0-9]+(\.[0-9]+){1,3}(-[A-Za-z0-9]+)?$ ]] || die -2 "--kafka takes a version such as 4.4.0"
  [[ -z $asked_port ]] || { [[ $asked_port =~ ^[0-9]{4,5}$ ]] && ((asked_port >= 1024 && asked_port <= 65400)); } ||
    die -2 "--port takes a number from 1024 to 65400"
}

# same WHAT ASKED STANDS: an `up` that asks for something else than what stands is refused, not ignored.
same() { [[ -z $2 || $2 == "$3" ]] || die "sandbox $name has $1 $3: take it down first, or choose another --name"; }

verb_up() {
  local id
  need java
  need python3
  check_up_options
  lock
  if load_settings; then
    same kafka "$asked_version" "$version"
    same brokers "$asked_brokers" "$brokers"
    same port "$asked_port" "$port"
    [[ -z $asked_security || $security == 1 ]] || die "sandbox $name has no security: take it down first, or choose another --name"
    if [[ -n $keep && $kept != 1 ]]; then kept=1; write_settings; fi
    for id in $(running_nodes); do signal_process CONT "$(node_home "$id")/pid" || true; done
    (($(count_running) == brokers)) || say "starting $((brokers - $(count_running))) of $brokers nodes of sandbox $name"
    start_and_wait
  else
    if [[ -d $home ]]; then
      say "clearing what an unfinished start left"
      end_everything 0
      rm -rf "$home"
    fi
    first_up
  fi
  join_nodes broker_address
}

first_up() {
  local id
  security=${asked_security:-0}
  version=${asked_version:-4.4.0} brokers=${asked_brokers:-$((security == 1 ? 1 : 3))} kept=${keep:-0} ready=0
  cluster_id=$(random_uuid)
  jars=$(kafka_jars "$version") || exit 1
  trap undo_up EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
  exec 8>"$state_home/.ports.lock" # two sandboxes never choose the same ports
  flock 8
  choose_port
  for id in $(node_ids); do mkdir -p "$(node_home "$id")"; done
  write_settings
  exec 8>&-
  say "starting Kafka $version: $brokers nodes, ports from $port on"
  if [[ $security == 1 ]]; then
    write_certificates
    write_client_files
    write_kerberos
  fi
  for id in $(node_ids); do write_node_config "$id"; done
  format_storage
  start_and_wait
  ready=1
  write_settings
  trap - EXIT INT TERM HUP
}

verb_down() {
  local folder
  if [[ -n $all ]]; then
    for folder in "$state_home"/*/; do
      [[ -d $folder ]] || continue
      name=$(basename "$folder") home=${folder%/}
      (take_down)
    done
  else
    take_down
  fi
}

take_down() {
  lock
  if [[ ! -d $home ]]; then
    say "no sandbox named $name"
    return 0
  fi
  if load_settings && [[ -z $purge && (-n $keep || $kept == 1) ]]; then
    kept=1
    write_settings
    end_everything 30
    say "sandbox $name is down, its data kept in $home"
  else
    end_everything 0
    rm -rf "$home"
    say "sandbox $name is down"
  fi
}

verb_status() {
  local id state file pid down=0
  load_settings || { say "no sandbox named $name"; exit 1; }
  printf 'sandbox %s: Kafka %s, cluster %s, %s\n' "$name" "$version" "$cluster_id" "$(join_nodes broker_address)"
  for id in $(node_ids); do
    file=$(node_home "$id")/pid
    pid=$(process_of "$file") || pid=-
    if [[ $pid == - ]]; then state=stopped down=1; elif is_paused "$file"; then state=paused down=1; else state=running; fi
    printf 'broker %d  rack %s  %s  %-7s  pid %s\n' "$id" "${racks[($id - 1) % 3]}" "$(broker_address "$id")" "$state" "$pid"
  done
  for file in "$home"/clients/*.pid; do
    [[ -f $file ]] || continue
    pid=$(process_of "$file") && state=running || { pid=- state=ended; }
    printf 'client %s  %s  pid %s\n' "$(basename "$file" .pid)" "$state" "$pid"
  done
  ((down == 0)) || exit 3
}

verb_env() {
  require_sandbox
  (($(count_running) > 0)) || die "sandbox $name is not running: scripts/sandbox up --name $name"
  printf 'export KLAMM_BOOTSTRAP_SERVERS=%s\n' "$(join_nodes broker_address)"
}

verb_list() {
  local folder state
  for folder in "$state_home"/*/; do
    [[ -d $folder ]] || continue
    name=$(basename "$folder") home=${folder%/}
    if ! load_settings; then
      printf '%s  -  -  -  unfinished\n' "$name"
      continue
    fi
    state=$(count_running)
    if ((state == brokers)); then state=running; elif ((state == 0)); then state=stopped; else state="$state of $brokers running"; fi
    printf '%s  %s  %d  %s  %s\n' "$name" "$version" "$brokers" "$(join_nodes broker_address)" "$state"
  done
}

verb_broker() {
  local action=${1:-} id file
  case $action in stop | kill | pause | resume | start) ;; *) die -2 "broker stop|kill|pause|resume|start ID…" ;; esac
  (($# > 1)) || die -2 "broker $action needs the id of a broker"
  require_sandbox
  lock
  for id in "${@:2}"; do
    [[ $id =~ ^[1-9]$ ]] && ((id <= brokers)) || die -2 "sandbox $name has the brokers 1 to $brokers, no $id"
  done
  for id in "${@:2}"; do
    file=$(node_home "$id")/pid
    if [[ $action == start ]]; then
      is_node_running "$id" || start_node "$id"
    else
      is_node_running "$id" || die "broker $id is not running"
    fi
    case $action in
      stop) end_process "$file" 40 ;;
      kill) end_process "$file" 0 ;;
      pause) signal_process STOP "$file" && until_true 5 is_paused "$file" || die "broker $id cannot be paused" ;;
      resume) signal_process CONT "$file" || die "broker $id has ended" ;;
    esac
  done
  [[ $action != start ]] || wait_for_nodes "${@:2}"
}

wait_for_nodes() {
  if ! until_true 90 all_list "$@"; then
    why_not_up "$@"
    die "broker $* did not come up in 90 s"
  fi
}

verb_client() {
  local client=${1:-} file
  [[ $client =~ ^[A-Za-z0-9][A-Za-z0-9._-]*$ ]] && (($# > 1)) || die -2 "client needs a name and a command"
  require_sandbox
  lock
  mkdir -p "$home/clients"
  file=$home/clients/$client.pid
  is_gone "$file" || return 0
  rm -f "$home/clients/$client.log"
  spawn "$file" "$home/clients/$client.log" "${@:2}"
}

verb_run() {
  (($# > 0)) || die -2 "run needs a command"
  require_sandbox
  KLAMM_TEST_BOOTSTRAP=$(join_nodes broker_address) KLAMM_TEST_KAFKA=$version KLAMM_TEST_SANDBOX=$name \
    KLAMM_TEST_SECURITY=$([[ $security != 1 ]] || security_home) exec "$@"
}

verb_java_tool() {
  if [[ -z ${1:-} ]]; then printf '%s\n' "${!java_tools[@]}" | sort; return; fi
  require_sandbox
  java_tool "$(join_nodes broker_address)" "$@"
}
