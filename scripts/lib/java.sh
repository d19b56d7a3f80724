# Our own small Java programs, compiled once against Kafka's client jars. Sourced.

client_version=4.4.0 # its clients speak to every broker since 2.1

client_jars() {
  local folder=$cache_home/kafka-clients-$client_version
  [[ -d $folder ]] ||
    resolve_jars "$folder" "$(dependency org.apache.kafka kafka-clients $client_version
      logging_dependencies $client_version
      # streams without its native store (60 MB): what runs here keeps no state
      printf '    <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka-streams</artifactId><version>%s</version>%s</dependency>\n' \
        $client_version '<exclusions><exclusion><groupId>org.rocksdb</groupId><artifactId>rocksdbjni</artifactId></exclusion></exclusions>')" || return
  printf '%s\n' "$folder"
}

# java_classes FOLDER: print the class path on which the programs of FOLDER/*.java run, compiling them if they changed.
java_classes() {
  local jars digest classes work
  jars=$(client_jars) || return
  digest=$(cat "$1"/*.java | sha256sum | cut -c 1-16)
  classes=$cache_home/classes/$(basename "$1")-$client_version-$digest
  if [[ ! -d $classes ]]; then
    need javac
    mkdir -p "$cache_home/classes"
    work=$(mktemp -d "$classes.XXXXXX")
    if ! javac --release 17 -Xlint:-options -cp "$jars/*" -d "$work" "$1"/*.java >&2; then
      rm -rf "$work"
      die "the programs in $1 do not compile"
    fi
    mv -T "$work" "$classes" 2>/dev/null || rm -rf "$work" # somebody was faster
  fi
  printf '%s:%s/*\n' "$classes" "$jars"
}

java_quick=(java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -Xmx256m "-Djava.io.tmpdir=${TMPDIR:-/tmp}"
  "-Dlog4j2.configurationFile=$repo/scripts/lib/log4j2-stderr.properties")
