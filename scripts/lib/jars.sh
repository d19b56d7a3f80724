# Kafka's jars, resolved once by Maven into the cache. Sourced.
# A broker's folder holds org.apache.kafka:kafka_2.13 and the logging back end that Kafka line ships with: log4j 1's
# successor reload4j up to 3.x (its broker loggers call those classes), log4j 2 from 4.0 on.

tools_version=4.3.1 # the newest published kafka-tools

dependency() { printf '    <dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version></dependency>\n' "$@"; }

logging_dependencies() {
  case $1 in
    [0-3].*)
      dependency ch.qos.reload4j reload4j 1.2.25
      dependency org.slf4j slf4j-reload4j 1.7.36
      ;;
    *)
      dependency org.apache.logging.log4j log4j-core 2.25.1
      dependency org.apache.logging.log4j log4j-slf4j-impl 2.25.1
      ;;
  esac
}

# resolve_jars FOLDER DEPENDENCIES: the folder appears only when it is complete.
resolve_jars() {
  local folder=$1 dependencies=$2 work
  need mvn
  mkdir -p "${folder%/*}"
  (
    flock 8
    [[ ! -d $folder ]] || exit 0
    say "resolving ${folder##*/} with Maven into ${folder%/*} (once)"
    work=$(mktemp -d "$folder.XXXXXX")
    trap 'rm -rf "$work"' EXIT
    cat >"$work/pom.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>klamm</groupId><artifactId>jars</artifactId><version>1</version>
  <dependencies>
$dependencies
  </dependencies>
</project>
POM
    local attempt
    for attempt in 1 2 3; do
      if mvn -q -B -f "$work/pom.xml" -Dstyle.color=never -DincludeScope=runtime -DoutputDirectory="$work/jars" \
        org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies >"$work/log" 2>&1; then
        mv "$work/jars" "$folder"
        exit 0
      fi
      ((attempt == 3)) || { say "Maven failed, trying again"; sleep $((attempt * 2)); }
    done
    tail -n 15 "$work/log" >&2
    die "Maven could not resolve ${folder##*/}"
  ) 8>"$folder.lock"
}

# kafka_jars VERSION, tools_jars: print the folder, resolving it first if need be.
kafka_jars() {
  local folder=$cache_home/kafka-$1
  [[ -d $folder ]] ||
    resolve_jars "$folder" "$(dependency org.apache.kafka kafka_2.13 "$1"; logging_dependencies "$1")" || return
  printf '%s\n' "$folder"
}

tools_jars() {
  local folder=$cache_home/kafka-tools-$tools_version
  [[ -d $folder ]] ||
    resolve_jars "$folder" "$(dependency org.apache.kafka kafka-tools $tools_version
      dependency org.apache.kafka kafka_2.13 $tools_version # the configs tool lives there
      logging_dependencies $tools_version)" || return
  printf '%s\n' "$folder"
}
