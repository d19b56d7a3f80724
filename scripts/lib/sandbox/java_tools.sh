# Kafka's own command line tools, without its shell scripts. Sourced by scripts/sandbox.

declare -A java_tools=(
  [acls]=org.apache.kafka.tools.AclCommand
  [broker-api-versions]=org.apache.kafka.tools.BrokerApiVersionsCommand
  [client-metrics]=org.apache.kafka.tools.ClientMetricsCommand
  [cluster]=org.apache.kafka.tools.ClusterTool
  [configs]=kafka.admin.ConfigCommand
  [consumer-groups]=org.apache.kafka.tools.consumer.group.ConsumerGroupCommand
  [delegation-tokens]=org.apache.kafka.tools.DelegationTokenCommand
  [delete-records]=org.apache.kafka.tools.DeleteRecordsCommand
  [features]=org.apache.kafka.tools.FeatureCommand
  [get-offsets]=org.apache.kafka.tools.GetOffsetShell
  [groups]=org.apache.kafka.tools.GroupsCommand
  [leader-election]=org.apache.kafka.tools.LeaderElectionCommand
  [log-dirs]=org.apache.kafka.tools.LogDirsCommand
  [metadata-quorum]=org.apache.kafka.tools.MetadataQuorumCommand
  [reassign-partitions]=org.apache.kafka.tools.reassign.ReassignPartitionsCommand
  [share-groups]=org.apache.kafka.tools.consumer.group.ShareGroupCommand
  [streams-groups]=org.apache.kafka.tools.streams.StreamsGroupCommand
  [topics]=org.apache.kafka.tools.TopicCommand
  [transactions]=org.apache.kafka.tools.TransactionsCommand
)

# java_tool ADDRESSES TOOL ARGS…: run the tool in our place; ADDRESSES are its --bootstrap-server unless ARGS name one.
java_tool() {
  local addresses=$1 class=${java_tools[${2:-}]:-} folder argument given=
  [[ -n $class ]] || die -2 "java-tool knows: $(printf '%s\n' "${!java_tools[@]}" | sort | tr '\n' ' ')"
  for argument in "${@:3}"; do
    case $argument in --bootstrap-server | --bootstrap-server=* | --bootstrap-controller | --bootstrap-controller=*) given=1 ;; esac
  done
  folder=$(tools_jars)
  local options=("${@:3}")
  # the cluster tool has a verb, which must come first
  if [[ -z $given ]]; then
    if [[ $2 == cluster ]]; then options=("${@:3:1}" --bootstrap-server "$addresses" "${@:4}")
    else options=(--bootstrap-server "$addresses" "${options[@]}"); fi
  fi
  exec java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData "-Dlog4j2.configurationFile=$repo/scripts/lib/log4j2-stderr.properties" \
    -cp "$folder/*" "$class" "${options[@]}"
}
