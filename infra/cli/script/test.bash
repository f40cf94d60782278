# Runs the tests. Sourced by the cloudy script.
# shellcheck shell=bash disable=SC2154

run_tests() {
  # Two modules at a time: tests wait more than they work.
  local unit='' arguments=(-B -ntp -T 2 verify) result=0 started
  while (($#)); do
    case $1 in
      --unit) unit=yes ;;
      --all) arguments+=(-Dtests.without=) ;;
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
  mkdir -p -- "$state"
  started=$state/tests-started
  : >"$started"
  (cd -- "$CLOUDY_CHECKOUT" && exec mvn "${arguments[@]}" </dev/null) || result=$?
  summary "$started" "$result"
  return "$result"
}

# What the tests run for real: a proxy, an overlay, networks of hosts behind routers with a DNS-SD daemon on each, a browser, a bus
# client in JavaScript.
need_test_packages() {
  need_packages squid:squid mosquitto:mosquitto nginx:nginx-light webfsd:webfs tincd:tinc ip:iproute2 ping:iputils-ping \
        nft:nftables sysctl:procps python3:python3 dbus-daemon:dbus-daemon avahi-daemon:avahi-daemon avahi-browse:avahi-utils chromium:chromium node:nodejs npm:npm ||
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
