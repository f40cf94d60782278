# Runs the tests. Sourced by the cloudy script.
# shellcheck shell=bash disable=SC2154

run_tests() {
  # Two modules at a time: tests wait more than they work.
  local unit='' arguments=(-B -ntp -T 2 verify) result=0 started
  while (($#)); do
    case $1 in
      --unit) unit=yes ;;
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
  local missing=()
  command -v squid >/dev/null || [[ -x /usr/sbin/squid ]] || missing+=(squid)
  command -v tincd >/dev/null || [[ -x /usr/sbin/tincd ]] || missing+=(tinc)
  command -v ip >/dev/null || [[ -x /usr/sbin/ip ]] || missing+=(iproute2)
  command -v ping >/dev/null || missing+=(iputils-ping)
  command -v nft >/dev/null || [[ -x /usr/sbin/nft ]] || missing+=(nftables)
  command -v sysctl >/dev/null || [[ -x /usr/sbin/sysctl ]] || missing+=(procps)
  command -v python3 >/dev/null || missing+=(python3)
  command -v dbus-daemon >/dev/null || missing+=(dbus-daemon)
  command -v avahi-daemon >/dev/null || [[ -x /usr/sbin/avahi-daemon ]] || missing+=(avahi-daemon)
  command -v avahi-browse >/dev/null || missing+=(avahi-utils)
  command -v chromium >/dev/null || missing+=(chromium)
  command -v node >/dev/null || missing+=(nodejs)
  command -v npm >/dev/null || missing+=(npm)
  ((${#missing[@]})) || return 0
  if ! may_install; then
    say tests-without "${missing[*]}" >&2
    return
  fi
  refresh_lists
  install_packages "${missing[@]}" || say tests-without "${missing[*]}" >&2
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
