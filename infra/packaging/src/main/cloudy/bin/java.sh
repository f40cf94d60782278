# Sourced by the launchers beside it, with $home and $role (node or cli) set. Sets
#   command   the JVM with the options of the role, up to and with the class path
#   cache     where the role's cache for this JVM is; made by infra/packaging/train, of no need
# Uses the JVM of JAVA_HOME, else the one on the PATH. CLOUDY_JVM_OPTIONS are further options of a node's JVM, words between spaces.

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
java=$(readlink -f -- "$(type -P "$java")") || {
  echo "No Java was found. Install JDK 21 or newer, or set JAVA_HOME." >&2
  exit 1
}
version=$(sed -n 's/^JAVA_VERSION="\(.*\)"$/\1/p' "${java%/bin/java}/release" 2>/dev/null) || version=
major=${version%%[!0-9]*}

# An explicit list in a fixed order: a cache holds for one class path only.
classpath=$(LC_ALL=C; jars=("$home/$role"/*.jar); IFS=:; echo "${jars[*]}")
command=("$java" "@$home/$role.args")
if [[ $role == node ]]; then
  read -r -a more <<<"${CLOUDY_JVM_OPTIONS:-}"
  command+=("${more[@]}")
fi
if ((${major:-21} >= 23)); then
  command+=(--sun-misc-unsafe-memory-access=allow)
fi
if ((${major:-21} >= 25)); then
  cache=$home/cache/$role-$version.aot
  made_option=-XX:AOTCacheOutput=$cache
  used_options=(-XX:AOTCache="$cache" "-Xlog:aot*=off" "-Xlog:cds*=off")
else
  cache=$home/cache/$role-${version:-unknown}.jsa
  made_option=-XX:ArchiveClassesAtExit=$cache
  used_options=(-XX:SharedArchiveFile="$cache" "-Xlog:cds*=off")
fi
if [[ ${CLOUDY_TRAINING:-} == "$role" ]]; then
  command+=("$made_option")
elif [[ $cache -nt $home/$role ]]; then
  # The JVM takes the classes of a cache without a look at the jars: one that is older than their folder is of other jars.
  command+=("${used_options[@]}")
fi
command+=("-Dcloudy.extract=$home/extract" -cp "$classpath")
