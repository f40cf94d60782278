# The tools that building needs: a JDK and Maven. Sourced by the cloudy script.
# shellcheck shell=bash

readonly oldest_jdk=21

# The major version of the JDK in a folder; nothing where there is none. Read from its release file: no JVM is started.
jdk_version() {
  local line
  [[ -x $1/bin/javac && -r $1/release ]] || return 0
  while IFS= read -r line; do
    if [[ $line =~ ^JAVA_VERSION=\"?([0-9]+) ]]; then
      printf '%s' "${BASH_REMATCH[1]}"
      return
    fi
  done <"$1/release"
}

new_enough() {
  local version
  version=$(jdk_version "$1")
  [[ -n $version ]] && ((version >= oldest_jdk))
}

# Sets JAVA_HOME to a JDK that will do: the user's choice, else the newest one installed, else the one on the path.
find_jdk() {
  local folder version newest=0 found='' on_path
  if [[ -n ${JAVA_HOME:-} ]] && new_enough "$JAVA_HOME"; then
    export JAVA_HOME
    return
  fi
  for folder in /usr/lib/jvm/*; do
    version=$(jdk_version "$folder")
    if [[ -n $version ]] && ((version >= oldest_jdk && version > newest)); then
      newest=$version found=$folder
    fi
  done
  if [[ -z $found ]] && on_path=$(command -v javac); then
    folder=$(dirname -- "$(dirname -- "$(readlink -f -- "$on_path")")")
    if new_enough "$folder"; then found=$folder; fi
  fi
  [[ -n $found ]] || return 1
  export JAVA_HOME=$found
}

may_install() {
  ((EUID == 0)) && command -v apt-get >/dev/null
}

# Whether Debian has a package to install; refreshes the lists if they do not know it yet.
is_offered() {
  [[ -n $(apt-cache show --no-all-versions "$1" 2>/dev/null) ]]
}

refresh_lists() {
  if [[ -z ${lists_refreshed:-} ]]; then
    lists_refreshed=yes
    apt-get update -qq >&2 || true
  fi
}

# Installs Debian packages without starting the daemons in them: nodes run their own.
install_packages() {
  local policy=/usr/sbin/policy-rc.d ours='' result=0
  say installing "$*" >&2
  if [[ ! -e $policy ]]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod +x "$policy"
    ours=yes
  fi
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2 </dev/null || result=$?
  [[ -z $ours ]] || rm -f "$policy"
  return "$result"
}

# Installs the packages of those programs that are not there, given as PROGRAM:PACKAGE. What is missing in the end is in $missing.
need_packages() {
  local pair
  missing=()
  for pair in "$@"; do
    [[ -n $(PATH=$PATH:/usr/sbin:/sbin command -v "${pair%%:*}") ]] || missing+=("${pair#*:}")
  done
  ((${#missing[@]})) || return 0
  may_install || return 1
  refresh_lists
  install_packages "${missing[@]}" && missing=()
}

need_jdk() {
  local package
  find_jdk && return
  may_install || fail no-jdk
  refresh_lists
  for package in openjdk-25-jdk-headless openjdk-21-jdk-headless; do
    if is_offered "$package" && install_packages "$package" && find_jdk; then return; fi
  done
  fail no-jdk
}

need_maven() {
  command -v mvn >/dev/null && return
  may_install || fail no-maven
  refresh_lists
  install_packages maven || fail no-maven
}
