# The demo's network: two sites behind routers and a node on the open. Sourced by the demo, whose functions and variables it uses.
# shellcheck shell=bash disable=SC2154

# Network, routers and nodes hang on one process, which tells the name of each node that ends.
start_sites() {
  local testkit=$CLOUDY_CHECKOUT/infra/testkit/target node
  need_packages tincd:tinc ip:iproute2 nft:nftables tc:iproute2 ping:iputils-ping sysctl:procps python3:python3 ||
    fail demo-without "${missing[*]}"
  build_testkit
  say demo-network
  exec {sites}< <(exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx64m "-Dcloudy.home=$home" \
    -cp "$testkit/classes:$testkit/lib/*" org.cloudy.testkit.demo.TwoSites "$folder" "$base" 2>"$folder/network.log" </dev/null)
  pids=([0]=$!)
  for ((node = 1; node <= nodes; node++)); do pids[node]=${pids[0]}; done
}

build_testkit() {
  local now
  [[ -z ${CLOUDY_HOME:-} ]] || return 0
  now=$(sources)
  is_stamped testkit "$now" && [[ -d $CLOUDY_CHECKOUT/infra/testkit/target/lib ]] && return
  compile infra/testkit
  printf '%s\n' "$now" >"$state/testkit"
}

# Everybody joins by an invitation of the first, as people do who live in different places.
meet() {
  local node
  ask 1 microcloud --json >"$folder/answer"
  if ! is_member; then
    say demo-founding
    ask 1 microcloud create Village >>"$folder/network.log" 2>&1 || not_joined node-1
  fi
  for ((node = 2; node <= nodes; node++)); do
    ask "$node" microcloud --json >"$folder/answer"
    if ! is_member; then
      say demo-joining "node-$node"
      ask 1 microcloud invite --json >"$folder/answer" 2>>"$folder/network.log" || not_joined "node-$node"
      [[ $(<"$folder/answer") =~ \"token\":\"([^\"]+)\" ]]
      ask "$node" microcloud join "${BASH_REMATCH[1]}" >>"$folder/network.log" 2>&1 || not_joined "node-$node"
    fi
  done
}

not_joined() {
  tail -n 15 -- "$folder/network.log" >&2
  fail demo-not-joined "$1" "$folder/network.log"
}

is_member() { [[ $(<"$folder/answer") == *'"address":"'* ]]; }

tell_sites() {
  local node
  say demo-ready
  say demo-sites
  for ((node = 1; node <= nodes; node++)); do
    printf '  node-%s  https://127.0.0.1:%s/\n' "$node" "$(port_of "$node" 1)"
  done
  say demo-certificates
  say demo-login "$(<"$folder/password")" "$folder"
}

watch_sites() {
  local name
  while IFS= read -r -u "$sites" name; do say demo-died "$name" "$folder/$name.output"; done
  return 1
}
