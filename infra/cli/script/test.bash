# Runs the tests. Sourced by the cloudy script.
# shellcheck shell=bash disable=SC2154

run_tests() {
  # Four modules at a time: tests wait more than they work.
  local unit='' arguments=(-B -ntp -T 4 verify) result=0 started
  while (($#)); do
    case $1 in
      --unit) unit=yes ;;
      --all) arguments+=(-Dtests.without=) ;;
      --fuzz)
        (($# == 1)) || wrong_usage "$2"
        fuzz
        return
        ;;
      *) wrong_usage "$1" ;;
    esac
    shift
  done
  need_jdk
  need_maven
  if [[ -n $unit ]]; then
    arguments+=(-DskipITs)
  else
    need_test_packages
  fi
  # Nodes of tests live for a minute: too short for the second compiler of their JVM to pay, which takes half of what they take.
  export CLOUDY_JVM_OPTIONS=${CLOUDY_JVM_OPTIONS--XX:TieredStopAtLevel=1}
  mkdir -p -- "$state"
  started=$state/tests-started
  : >"$started"
  (cd -- "$CLOUDY_CHECKOUT" && exec mvn "${arguments[@]}" </dev/null) || result=$?
  summary "$started" "$result"
  return "$result"
}

# Breeds inputs for each parser that has such a test, for as long as the test says; what breaks one is kept beside the test.
fuzz() {
  local file module class result=0 started
  # A plugin brings regular expressions, and may: that is told as an injection.
  export JAZZER_FUZZ=1 JAZZER_DISABLED_HOOKS=com.code_intelligence.jazzer.sanitizers.RegexInjection
  need_jdk
  need_maven
  mkdir -p -- "$state"
  started=$state/tests-started
  : >"$started"
  while IFS= read -r file; do
    module=${file%%/src/test/*} class=${file##*/}
    (cd -- "$CLOUDY_CHECKOUT" && exec mvn -B -ntp test -pl "$module" -am -Dtests.without= -Djvm.brief= "-Dtest=${class%.java}" \
      -Dsurefire.failIfNoSpecifiedTests=false </dev/null) || result=$?
  done < <(cd -- "$CLOUDY_CHECKOUT" && git ls-files -- '*FuzzTest.java')
  summary "$started" "$result"
  return "$result"
}

# What the tests run for real: a proxy, an SNMP agent, an overlay, networks of hosts behind routers with a DNS-SD daemon on each, a browser, a bus
# client in JavaScript.
need_test_packages() {
  need_packages squid:squid snmpd:snmpd snmpwalk:snmp mosquitto:mosquitto nginx:nginx-light webfsd:webfs ngircd:ngircd radicale:radicale icecast2:icecast2 syncthing:syncthing \
        named:bind9 rndc:bind9-utils dig:bind9-dnsutils tincd:tinc ip:iproute2 ping:iputils-ping \
        nft:nftables sysctl:procps python3:python3 dbus-daemon:dbus-daemon avahi-daemon:avahi-daemon avahi-browse:avahi-utils chromium-headless-shell:chromium-headless-shell node:nodejs npm:npm ||
    say tests-without "${missing[*]}" >&2
}

# One line: how many tests of this run passed, failed and were skipped.
summary() {
  local reports=()
  mapfile -d '' -t reports < <(find "$CLOUDY_CHECKOUT" -name node_modules -prune -o \
    \( -path '*/target/surefire-reports/TEST-*.xml' -o -path '*/target/failsafe-reports/TEST-*.xml' \) \
    -newer "$1" -print0)
  local counts=(0 0 0)
  if ((${#reports[@]})); then
    read -r -a counts < <(awk '
      function attribute(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : 0 }
      FNR == 1 { seen = 0 }
      / tests="/ && !seen { seen = 1; tests += attribute("tests"); bad += attribute("failures") + attribute("errors"); skipped += attribute("skipped") }
      END { print tests - bad - skipped, bad + 0, skipped + 0 }' "${reports[@]}")
  fi
  if (($2)); then
    say tests-failed "${counts[@]}"
  else
    say tests-passed "${counts[@]}"
  fi
}
