# Builds what is out of date, and trains the JVM's start-up cache. Sourced by the cloudy script.
# shellcheck shell=bash disable=SC2154

readonly state=$CLOUDY_CHECKOUT/target/build

# What the product is made of: names, sizes and times of all files but tests and texts for developers.
sources() {
  (
    cd -- "$CLOUDY_CHECKOUT" || return
    find . \( -name .git -o -name target -o -name node_modules -o -path '*/src/test' -o -path ./.ci -o -path ./.idea \
      -o -path ./loadtests -o -path ./live-build -o -path ./infra/cli/script \) -prune \
      -o -type f ! -name '*.md' ! -name '.*.sw?' ! -path ./cloudy -printf '%P %s %T@\n' | LC_ALL=C sort | sha256sum
  )
}

# What a start-up cache is made for: the jars, the launchers, the Java.
trained_for() {
  printf '%s\n' "$JAVA_HOME"
  (cd -- "$home" && find . -path ./cache -prune -o -type f -printf '%P %s %T@\n' | LC_ALL=C sort | sha256sum)
}

is_stamped() {
  [[ -r $state/$1 && $(<"$state/$1") == "$2" ]]
}

build() {
  local now
  need_jdk
  [[ -z ${CLOUDY_HOME:-} ]] || return 0
  mkdir -p -- "$state"
  now=$(sources)
  if ! [[ -x $home/bin/node && -d $home/cache ]] || ! is_stamped built "$now"; then
    # One at a time: two builds in one tree break each other.
    exec {lock}>"$state/lock"
    flock "$lock"
    if ! [[ -x $home/bin/node ]] || ! is_stamped built "$now"; then
      compile infra/packaging
      printf '%s\n' "$now" >"$state/built"
    fi
    train
    exec {lock}>&-
  fi
}

# A module and those that it needs.
compile() {
  local log=$state/build.log
  need_maven
  say building >&2
  if ! (cd -- "$CLOUDY_CHECKOUT" && mvn -B -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true \
    -Dmdep.analyze.skip=true package -pl "$1" -am </dev/null 2>&1) | tee -- "$log" | progress; then
    grep -E '^\[ERROR\]' -- "$log" | tail -n 20 >&2 || true
    fail build-failed "$log"
  fi
}

# One line that tells which module is built, on a terminal only.
progress() {
  local line
  while IFS= read -r line; do
    if [[ -t 2 && $line =~ ^\[INFO\]\ Building\ (.*)\ [^\ ]+\ +\[([0-9]+/[0-9]+)\]$ ]]; then
      printf '\r\033[2K%s  %s' "${BASH_REMATCH[2]}" "${BASH_REMATCH[1]}" >&2
    fi
  done
  [[ ! -t 2 ]] || printf '\r\033[2K' >&2
}

# The cache makes nodes and clients start several times faster; without it they run all the same.
train() {
  local trainer=$CLOUDY_CHECKOUT/infra/packaging/train now
  [[ -x $trainer ]] || return 0
  now=$(trained_for)
  # A build takes the folder away with the jars that it was made for.
  [[ -d $home/cache ]] && is_stamped trained "$now" && return
  say training >&2
  # It warns of what it cannot do; that is told once, not at every start.
  # In a language that every machine has, for the shell warns of others.
  env LC_ALL=C "$trainer" >"$state/train.log" 2>&1 </dev/null || true
  [[ ! -s $state/train.log ]] || say training-failed "$state/train.log" >&2
  printf '%s\n' "$now" >"$state/trained"
}
