# Sourced by the launchers beside it: finds a JDK 21 or newer, and starts a main class with what makes it start fast.
# A cache that was trained for this JDK and these jars is used if there is one; see ../../train.

home=$(cd -- "$(dirname -- "$(readlink -f -- "${BASH_SOURCE[0]}")")/.." && pwd)

# The release number of a JDK, from its own release file; 0 if there is none.
java_release() {
  local version
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null)
  echo "${version:-0}"
}

# Sets java and release: JAVA_HOME's if it is new enough, else the newest of the system.
find_java() {
  local candidate found
  release=$(java_release "${JAVA_HOME:-/nonexistent}")
  java=${JAVA_HOME:-}/bin/java
  [ "$release" -ge 21 ] && return
  release=0
  for candidate in /usr/lib/jvm/*/; do
    found=$(java_release "$candidate")
    if [ "$found" -gt "$release" ] && [ -x "$candidate/bin/java" ]; then
      release=$found
      java=${candidate%/}/bin/java
    fi
  done
  if [ "$release" -lt 21 ]; then
    echo "cloudy: no JDK 21 or newer: install one (apt-get install openjdk-25-jdk-headless) or set JAVA_HOME" >&2
    exit 1
  fi
}

# class_path PART: all jars of a part in a fixed order, for a cache is bound to the very class path it was made with.
class_path() {
  local jars=("$home/$1"/*.jar)
  local IFS=:
  echo "${jars[*]}"
}

# Sets cache to the options that use or make the cache of a part: CLOUDY_TRAIN=1 makes it.
cache_options() {
  local file="$home/$1-$release.cache"
  cache=()
  if [ "$release" -ge 25 ]; then
    if [ -n "${CLOUDY_TRAIN:-}" ]; then
      cache=("-XX:AOTCacheOutput=$file")
    elif [ -f "$file" ]; then
      cache=("-XX:AOTCache=$file" -Xlog:aot=off -Xlog:cds=off)
    fi
  elif [ -n "${CLOUDY_TRAIN:-}" ]; then
    cache=("-XX:ArchiveClassesAtExit=$file" -Xlog:cds=off -Xlog:cds+dynamic=off)
  elif [ -f "$file" ]; then
    cache=("-XX:SharedArchiveFile=$file" -Xshare:auto -Xlog:cds=off)
  fi
}
