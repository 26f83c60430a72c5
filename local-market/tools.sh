# Finds or installs what the market needs; sourced by ./run and ./test. Every failure is one clear line.

fail() {
  printf '%s\n' "$1" >&2
  exit 1
}

say() {
  printf '%s\n' "$1"
}

# Beside what is built, so that two checkouts and two users never share a file.
logs=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)/target
mkdir -p "$logs"

apt_updated=no
# need_package <what it is for> <package...>: installs Debian packages as root, else says what to type.
need_package() {
  local purpose=$1
  shift
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    fail "Missing for $purpose: install it with: sudo apt-get install $*"
  fi
  say "Installing $* ($purpose) …"
  if [ "$apt_updated" = no ]; then
    apt-get update -qq >/dev/null 2>&1 || say "The package list could not be refreshed; trying with the one at hand."
    apt_updated=yes
  fi
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >"$logs/apt.log" 2>&1 ||
    fail "Debian's $* could not be installed ($purpose); see $logs/apt.log"
}

is_jdk_25() {
  [ -x "$1/bin/javac" ] && "$1/bin/javac" -version 2>&1 | grep -q '^javac 25'
}

# Sets JAVA_HOME to a JDK 25, wherever it is.
find_jdk() {
  local candidate path_jdk=
  if command -v javac >/dev/null; then
    path_jdk=$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")")
  fi
  for candidate in "${JAVA_HOME:-}" "$path_jdk" /usr/lib/jvm/* /opt/*jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
    if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then
      export JAVA_HOME=$candidate
      return
    fi
  done
  fail "JDK 25 is needed and was not found: install one (for example Eclipse Temurin 25) or set JAVA_HOME to it."
}

find_maven() {
  command -v mvn >/dev/null || need_package "building" maven
}

find_node() {
  command -v node >/dev/null && command -v npm >/dev/null ||
    fail "Node 20 or newer with npm is needed for the web apps and was not found: install it."
  local major
  major=$(node -p 'process.versions.node.split(".")[0]')
  [ "$major" -ge 20 ] || fail "Node 20 or newer is needed for the web apps; this is $(node --version)."
}

has_library() {
  ldconfig -p 2>/dev/null | grep "$1" >/dev/null # -q would end ldconfig by SIGPIPE, which pipefail takes for "no"
}

# The native libraries of the embedded media server.
find_media_libraries() {
  local missing=()
  has_library libpulse.so.0 || missing+=(libpulse0)
  has_library libudev.so.1 || missing+=(libudev1)
  has_library libX11.so.6 || missing+=(libx11-6)
  has_library libXfixes.so.3 || missing+=(libxfixes3)
  has_library libXrandr.so.2 || missing+=(libxrandr2)
  has_library libXcomposite.so.1 || missing+=(libxcomposite1)
  has_library libdbus-1.so.3 || missing+=(libdbus-1-3)
  [ ${#missing[@]} = 0 ] || need_package "live video in the embedded media server" "${missing[@]}"
}

find_redis() {
  command -v redis-server >/dev/null && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    need_package "the embedded Redis" redis-server
  fi
}

# Builds the web apps where a source is newer than the last build.
build_web() {
  if [ ! -e web/node_modules/.package-lock.json ] || [ web/package-lock.json -nt web/node_modules/.package-lock.json ]; then
    say "Fetching the packages of the web apps …"
    (cd web && npm ci --prefer-offline --no-audit --no-fund --loglevel=error) || fail "npm ci failed in web/"
  fi
  if [ ! -e web/dist/index.html ] || [ -n "$(find web -newer web/dist/index.html -type f -not -path '*/node_modules/*' -not -path '*/dist/*' -print -quit)" ]; then
    say "Building the web apps …"
    (cd web && npm run build --silent -- --logLevel warn) || fail "The web apps did not build"
  fi
}

# Shows Maven's progress as one line per module.
maven_progress() {
  sed -u -n -E -e 's/^\[INFO\] Building (.+) [0-9][^ ]* +(\[[0-9]+\/[0-9]+\])$/  \2 \1/p' -e '/ERROR|BUILD FAILURE/p'
}
