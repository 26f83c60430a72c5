# What the executables of this folder share: finds a JDK, builds the benchmarks where needed, runs one.
set -euo pipefail
bench=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repository=$(dirname "$bench")
. "$repository/local-market/tools.sh"

# Standard output belongs to the benchmark's report, so progress goes to standard error.
# What ./test has packaged is used as it is.
build_benchmarks() {
  local packaged=$bench/target/dependencies.txt log=$bench/target/build.log
  if [ -e "$packaged" ] && [ -d "$bench/target/classes" ] &&
    [ -z "$(find "$repository/pom.xml" "$bench/pom.xml" "$bench/src/main" -newer "$packaged" -type f -print -quit)" ]; then
    return
  fi
  say "Building the benchmarks …" >&2
  mkdir -p "$bench/target"
  (
    cd "$repository"
    mvn -B -ntp -o -pl bench package -Dmaven.test.skip=true >"$log" 2>&1 ||
      mvn -B -ntp -pl bench package -Dmaven.test.skip=true >"$log" 2>&1
  ) || fail "The benchmarks did not build; the whole log is in $log"
  # Maven leaves the file alone, and so its time, where the dependencies are the same as before.
  touch "$packaged"
}

# What the benchmarks of settlement-service start: the service with the loads among its tests.
build_settlement() {
  local packaged=$repository/settlement-service/target/test-dependencies.txt log=$bench/target/settlement.log
  if [ -e "$packaged" ] && [ -d "$repository/settlement-service/target/test-classes" ] &&
    [ -z "$(cd "$repository" && find pom.xml service-kit service-api settlement-service local-market/embedded-stores \
      -newer "$packaged" -type f -not -path '*/target/*' -print -quit)" ]; then
    return
  fi
  say "Building settlement-service and its loads …" >&2
  (
    cd "$repository"
    mvn -B -ntp -o -pl settlement-service -am package -DskipTests >"$log" 2>&1 ||
      mvn -B -ntp -pl settlement-service -am package -DskipTests >"$log" 2>&1
  ) || fail "settlement-service did not build; the whole log is in $log"
  touch "$packaged"
}

# run_benchmark <main class> <options...>: the calling script has set $began, in milliseconds.
run_benchmark() {
  local main=$1
  shift
  find_jdk
  find_maven
  build_benchmarks
  exec "$JAVA_HOME/bin/java" -Xmx512m -XX:+UseSerialGC --sun-misc-unsafe-memory-access=allow \
    -Dbench.began="$began" -Dbench.repository="$repository" \
    -cp "$bench/target/classes:$(cat "$bench/target/dependencies.txt")" "$main" "$@"
}

# run_of_settlement <main class> <options...>: a run that lives among the tests of settlement-service.
run_of_settlement() {
  local main=$1 target=$repository/settlement-service/target
  shift
  find_jdk
  find_maven
  mkdir -p "$bench/target"
  build_settlement
  exec "$JAVA_HOME/bin/java" -Xmx768m -Dbench.repository="$repository" \
    -cp "$target/test-classes:$target/classes:$(cat "$target/test-dependencies.txt")" "$main" "$@"
}
