# The nodes of one sandbox: their configuration, storage, start and readiness. Sourced by scripts/sandbox, which has set
# home (the sandbox's folder) and loaded its settings: version, brokers, port, cluster_id, jars.
#
# Ports, all on 127.0.0.1: broker i listens on PORT + i, its controller on PORT + 50 + i. A sandbox owns the hundred
# ports from PORT on.

racks=(a b c)
jvm_options=(-Xms64m -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -Xshare:auto
  -XX:+ExitOnOutOfMemoryError -Djava.awt.headless=true -Dfile.encoding=UTF-8)

broker_address() { printf '127.0.0.1:%d\n' $((port + $1)); }
controller_address() { printf '127.0.0.1:%d\n' $((port + 50 + $1)); }

# join_nodes FUNCTION: the addresses of all nodes, comma-separated.
join_nodes() {
  local id list=
  for ((id = 1; id <= brokers; id++)); do list+=,$("$1" "$id"); done
  printf '%s\n' "${list#,}"
}

node_ids() { seq 1 "$brokers"; }

node_home() { printf '%s/node-%d\n' "$home" "$1"; }

is_node_running() { process_of "$(node_home "$1")/pid" >/dev/null; }

random_uuid() {
  local id=-
  while [[ $id == -* ]]; do id=$(head -c 16 /dev/urandom | base64 | tr '+/' '-_'); done # Kafka shuns a leading dash
  printf '%s\n' "${id%%=*}"
}

write_node_config() {
  local id=$1 folder copies listeners='' protocols=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
  folder=$(node_home "$id")
  if [[ $security == 1 ]]; then
    listeners=$(security_listeners "$id")
    protocols+=,SASL_SSL:SASL_SSL,SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT,TLSONLY:SSL
  fi
  copies=$((brokers < 3 ? brokers : 3))
  cat >"$folder/server.properties" <<PROPERTIES
process.roles=broker,controller
node.id=$id
broker.rack=${racks[($id - 1) % 3]}
listeners=PLAINTEXT://$(broker_address "$id"),CONTROLLER://$(controller_address "$id")$listeners
advertised.listeners=PLAINTEXT://$(broker_address "$id"),CONTROLLER://$(controller_address "$id")$listeners
listener.security.protocol.map=$protocols
inter.broker.listener.name=PLAINTEXT
controller.listener.names=CONTROLLER
controller.quorum.bootstrap.servers=$(join_nodes controller_address)
log.dirs=$folder/data
auto.create.topics.enable=false
unclean.leader.election.enable=false
default.replication.factor=$copies
offsets.topic.replication.factor=$copies
offsets.topic.num.partitions=12
transaction.state.log.replication.factor=$copies
transaction.state.log.min.isr=1
transaction.state.log.num.partitions=6
group.initial.rebalance.delay.ms=0
log.segment.bytes=67108864
log.index.size.max.bytes=1048576
log.retention.check.interval.ms=15000
log.cleaner.dedupe.buffer.size=16777216
num.network.threads=2
num.io.threads=4
background.threads=4
PROPERTIES
  case $version in
    [0-3].*) ;;
    *)
      cat >>"$folder/server.properties" <<PROPERTIES
group.streams.initial.rebalance.delay.ms=0
share.coordinator.state.topic.replication.factor=$copies
share.coordinator.state.topic.min.isr=1
share.coordinator.state.topic.num.partitions=6
group.share.min.heartbeat.interval.ms=1000
group.share.heartbeat.interval.ms=1000
PROPERTIES
      ;;
  esac
  [[ $security != 1 ]] || write_security_config "$id" >>"$folder/server.properties"
  write_log_config "$folder"
}

# Log lines go to logs/server.log of the node, rolled at 20 MB; the console stays for what the JVM itself says.
write_log_config() {
  mkdir -p "$1/logs" "$1/tmp"
  cat >"$1/log4j.properties" <<PROPERTIES
log4j.rootLogger=INFO, file
log4j.appender.file=org.apache.log4j.RollingFileAppender
log4j.appender.file.File=$1/logs/server.log
log4j.appender.file.MaxFileSize=20MB
log4j.appender.file.MaxBackupIndex=2
log4j.appender.file.layout=org.apache.log4j.PatternLayout
log4j.appender.file.layout.ConversionPattern=[%d] %p %m (%c)%n
PROPERTIES
  cat >"$1/log4j2.properties" <<PROPERTIES
rootLogger.level=INFO
rootLogger.appenderRef.file.ref=file
appender.file.type=RollingFile
appender.file.name=file
appender.file.fileName=$1/logs/server.log
appender.file.filePattern=$1/logs/server.log.%i
appender.file.layout.type=PatternLayout
appender.file.layout.pattern=[%d] %p %m (%c)%n
appender.file.policies.type=Policies
appender.file.policies.size.type=SizeBasedTriggeringPolicy
appender.file.policies.size.size=20MB
appender.file.strategy.type=DefaultRolloverStrategy
appender.file.strategy.max=2
PROPERTIES
}

# node_java ID CLASS ARGS…: the command that runs CLASS as node ID would, in the array `command`.
node_java() {
  local folder
  folder=$(node_home "$1")
  local options=("${jvm_options[@]}")
  [[ $security != 1 ]] || options+=("-Djava.security.krb5.conf=$(krb5_config)")
  # a killed JVM leaves the native libraries it unpacked: inside its own folder they go with it
  command=(java "${options[@]}" "-Djava.io.tmpdir=$folder/tmp" "-Dkafka.logs.dir=$folder/logs" "-Dlog4j.configuration=file:$folder/log4j.properties"
    "-Dlog4j2.configurationFile=$folder/log4j2.properties" -cp "$jars/*" "${@:2}")
}

# Storage of every node for one dynamic quorum (KIP-853): all are voters from the first moment, each known by id,
# address and directory id. The nodes are formatted side by side, a JVM each.
format_storage() {
  local id voters='' jobs=() job command users=()
  [[ $security != 1 ]] || mapfile -t users < <(scram_arguments)
  for ((id = 1; id <= brokers; id++)); do voters+=,$id@$(controller_address "$id"):$(random_uuid); done
  for ((id = 1; id <= brokers; id++)); do
    node_java "$id" kafka.tools.StorageTool format --cluster-id "$cluster_id" \
      --config "$(node_home "$id")/server.properties" --initial-controllers "${voters#,}" "${users[@]}"
    "${command[@]}" >"$(node_home "$id")/logs/format.log" 2>&1 &
    jobs+=($!)
  done
  for id in "${!jobs[@]}"; do
    job=${jobs[id]}
    wait "$job" || { tail -n 5 "$(node_home $((id + 1)))/logs/format.log" >&2; die "formatting node $((id + 1)) failed"; }
  done
}

start_node() {
  local folder command
  folder=$(node_home "$1")
  node_java "$1" kafka.Kafka "$folder/server.properties"
  ulimit -n "$(ulimit -Hn)" 2>/dev/null || true
  spawn "$folder/pid" "$folder/logs/console.log" "${command[@]}"
}

# all_list ID…: these brokers run, and every running broker that is not paused answers and lists them as live. A broker
# answers only when the controller has let it in, and a paused one cannot be asked.
all_list() {
  local id asked=
  for id in "$@"; do is_node_running "$id" || return 1; done
  for id in $(node_ids); do
    if is_node_running "$id" && ! is_paused "$(node_home "$id")/pid"; then asked+=,$(broker_address "$id"); fi
  done
  python3 "$repo/scripts/lib/kafka_probe.py" brokers "${asked#,}" "$@" 2>/dev/null
}

why_not_up() {
  local id
  for id in "$@"; do
    is_node_running "$id" || say "node $id has ended:"
    { cat "$(node_home "$id")/logs/console.log"; grep -E ' (ERROR|FATAL) ' "$(node_home "$id")/logs/server.log"; } 2>/dev/null |
      tail -n 5 >&2 || true
  done
}
