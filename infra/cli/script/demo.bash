# A micro cloud of several nodes on this machine. Sourced by the cloudy script.
# shellcheck shell=bash disable=SC2154

readonly start_deadline=120 stop_deadline=15

demo() {
  base=7000 nodes='' folder='' net=''
  pids=() current=''
  demo_options "$@"
  build
  make_folder
  trap 'exit 0' INT TERM HUP
  trap stop_nodes EXIT
  if [[ -n $net ]]; then
    # shellcheck source=infra/cli/script/demo-net.bash
    source "$script/demo-net.bash"
    start_sites
    await_nodes 1
    furnish_nodes
    meet
  else
    start_node 1
    await_node 1
    local node
    for ((node = 2; node <= nodes; node++)); do start_node "$node"; done
    await_nodes 2
    furnish_nodes
  fi
  share_squid || say demo-no-squid "$folder/squid.log"
  if [[ -n $net ]]; then
    tell_sites
    watch_sites
  else
    tell
    watch_nodes
  fi
}

await_nodes() {
  local node
  for ((node = $1; node <= nodes; node++)); do await_node "$node"; done
}

furnish_nodes() {
  local node
  for ((node = 1; node <= nodes; node++)); do furnish "$node"; done
}

demo_options() {
  while (($#)); do
    if [[ $1 == --net ]]; then
      net=yes
      shift
      continue
    fi
    case $1 in
      --http=* | --data=* | --nodes=*) set -- "${1%%=*}" "${1#*=}" "${@:2}" ;;
    esac
    case $1 in
      --http | --data | --nodes) [[ -n ${2:-} ]] || wrong_usage "$1" ;;&
      --http) base=$2 ;;
      --data) folder=$2 ;;
      --nodes) nodes=$2 ;;
      *) wrong_usage "$1" ;;
    esac
    shift 2
  done
  [[ -z $net || -z $nodes ]] || wrong_usage "--net --nodes"
  folder=${folder:-${XDG_DATA_HOME:-$HOME/.local/share}/cloudy-demo${net:+-net}}
  nodes=${nodes:-$((${#net} > 0 ? 5 : 3))}
  [[ $nodes =~ ^[1-9][0-9]?$ ]] || wrong_usage "--nodes $nodes"
  if ! [[ $base =~ ^[1-9][0-9]{0,4}$ ]] || ((base + 10 * nodes > 65535)); then wrong_usage "--http $base"; fi
}

make_folder() {
  umask 077
  mkdir -p -- "$folder"
  folder=$(cd -- "$folder" && pwd)
  [[ -s $folder/password ]] || head -c 12 /dev/urandom | base64 | tr '+/' 'xy' >"$folder/password"
}

port_of() { printf '%s' $((base + 10 * ($1 - 1) + ${2:-0})); }

start_node() {
  local arguments=(--data "$folder/node-$1" --http "$(port_of "$1")" --name "node-$1" --micro-cloud demo)
  (($1 == 1)) || arguments+=(--join "127.0.0.1:$(port_of 1 3)")
  say demo-starting "node-$1"
  "$home/bin/node" "${arguments[@]}" >"$folder/node-$1.log" 2>&1 </dev/null &
  pids[$1]=$!
}

# Where a node's words are; why there is no network is told by whoever was to lay it.
output_of() {
  if [[ -z $net ]]; then
    printf '%s' "$folder/node-$1.log"
  elif kill -0 "${pids[0]}" 2>/dev/null; then
    printf '%s' "$folder/node-$1.output"
  else
    printf '%s' "$folder/network.log"
  fi
}

# A client's command on a node. In the background, so that Ctrl-C is not kept waiting for it.
ask() {
  local result=0
  "$home/bin/client" --data "$folder/node-$1" "${@:2}" </dev/null &
  current=$!
  wait "$current" || result=$?
  current=''
  return "$result"
}

# Waits until a node answers, and leaves its status in $folder/answer.
await_node() {
  local waited=0
  until [[ -S $folder/node-$1/cloudy.sock ]] && ask "$1" status --json >"$folder/answer" 2>/dev/null; do
    if ! kill -0 "${pids[$1]}" 2>/dev/null || ((++waited > start_deadline)); then
      local output
      output=$(output_of "$1")
      tail -n 15 -- "$output" >&2
      fail demo-not-started "node-$1" "$output"
    fi
    pause 1
  done
}

pause() {
  sleep "$1" &
  current=$!
  wait "$current" || true
  current=''
}

# Sets a new node up, and lets it announce its own page.
furnish() {
  ask "$1" status --json >"$folder/answer"
  if [[ $(<"$folder/answer") == *'"state":"new"'* ]]; then
    ask "$1" setup --node-name "node-$1" --user demo --password-file "$folder/password" >/dev/null
  fi
  # It is announced already if the demo ran before.
  ask "$1" publish --type _http._tcp --name "Cloudy on node-$1" --port "$(port_of "$1")" \
    --check http --path /health --json >"$folder/answer" 2>&1 || [[ $(<"$folder/answer") == *CONFLICT* ]] ||
    say demo-not-published "node-$1"
}

# Brings a real Squid up on the first node, from whatever state an earlier run left it in.
share_squid() {
  local was
  : >"$folder/squid.log"
  ask 1 capability squid --json >"$folder/answer" 2>>"$folder/squid.log" || return
  was=$(<"$folder/answer")
  if [[ $was == *'"state":"available"'* ]]; then
    squid install --set "port=$(port_of 1 5)" || return
  fi
  [[ $was == *'"state":"running"'* ]] || squid start || return
  [[ $was == *'"publishedAs":"'* ]] || squid publish || return
}

squid() {
  say demo-squid "$1"
  ask 1 "$1" squid "${@:2}" >>"$folder/squid.log" 2>&1
}

tell() {
  local node
  say demo-ready
  for ((node = 1; node <= nodes; node++)); do
    printf '  node-%s  http://127.0.0.1:%s/\n' "$node" "$(port_of "$node")"
  done
  say demo-login "$(<"$folder/password")" "$folder"
}

# Until all nodes are gone; tells of each one that goes.
watch_nodes() {
  local gone node
  while ((${#pids[@]})); do
    wait -n -p gone "${pids[@]}" 2>/dev/null || true
    for node in "${!pids[@]}"; do
      if [[ ${pids[$node]} == "${gone:-}" ]]; then
        unset "pids[$node]"
        say demo-died "node-$node" "$folder/node-$node.log"
      fi
    done
  done
  return 1
}

# Ends all that was started: in order, and by force what does not end in time.
stop_nodes() {
  local pid end=$((SECONDS + stop_deadline))
  trap '' INT TERM HUP
  [[ -z $current ]] || kill "$current" 2>/dev/null || true
  ((${#pids[@]})) || return 0
  say demo-stopping
  kill -TERM "${pids[@]}" 2>/dev/null || true
  for pid in "${pids[@]}"; do
    while kill -0 "$pid" 2>/dev/null && ((SECONDS < end)); do sleep 0.1; done
  done
  kill -KILL "${pids[@]}" 2>/dev/null || true
  wait "${pids[@]}" 2>/dev/null || true
}
