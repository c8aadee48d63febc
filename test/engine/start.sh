#!/bin/bash
# Starts a private Docker engine and keeps it until its standard input ends; then stops it and deletes its data.
#
# usage: test/engine/start.sh 20.10|26.1        (as root; end it with Ctrl-D)
#
# Prints the exports with which another shell talks to it. Standard input is the leash because it breaks even
# when whoever holds it is killed: no engine outlives its tests.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
version=${1:-}
case $version in
  20.10 | 26.1) ;;
  *) echo "usage: $0 20.10|26.1" >&2; exit 2 ;;
esac
[ "$(id -u)" = 0 ] || { echo "$0: a Docker engine needs root" >&2; exit 1; }

cache=$("$here/install.sh")
old=$cache/bookworm new=$cache/trixie
system=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
path=$old/usr/bin:$old/usr/sbin:$system
docker=$old/usr/bin/docker
if [ "$version" = 26.1 ]; then
  path=$new/usr/bin:$new/usr/sbin:$path
  docker=$new/usr/bin/docker
fi

work=$(mktemp -d /tmp/stagefold-engine.XXXXXX)
pid= leash=
stop() {
  trap - EXIT INT TERM HUP
  [ -z "$leash" ] || kill "$leash" 2> /dev/null || true
  if [ -n "$pid" ] && kill -TERM "$pid" 2> /dev/null; then
    for _ in $(seq 100); do kill -0 "$pid" 2> /dev/null || break; sleep 0.1; done
    kill -KILL "$pid" 2> /dev/null || true
  fi
  # An engine that failed leaves its mounts behind.
  awk -v work="$work/" 'index($2, work) == 1 { print $2 }' /proc/self/mounts | sort -r | xargs -r umount -l
  rm -rf "$work"
}
trap stop EXIT
trap 'exit 130' INT TERM HUP

mkdir -p "$work/config/cli-plugins"
if [ "$version" = 26.1 ]; then
  ln -s "$new/usr/libexec/docker/cli-plugins/docker-buildx" "$work/config/cli-plugins/docker-buildx"
fi

# With vfs the classic builder sleeps to the end of the second after each step, so that changes show in times.
storage=vfs
mkdir "$work"/{lower,upper,scratch,merged}
if mount -t overlay -o "lowerdir=$work/lower,upperdir=$work/upper,workdir=$work/scratch" none "$work/merged" 2> /dev/null
then
  umount "$work/merged"
  storage=overlay2
fi

libraries=$(echo "$old"/usr/lib/*-linux-gnu "$old"/lib/*-linux-gnu | tr ' ' :)
PATH=$path LD_LIBRARY_PATH=$libraries dockerd \
  --storage-driver "${STAGEFOLD_ENGINE_STORAGE:-$storage}" --iptables=false --ip6tables=false --bridge=none \
  --host "unix://$work/docker.sock" --data-root "$work/data" --exec-root "$work/exec" --pidfile "$work/pid" \
  < /dev/null > "$work/log" 2>&1 &
pid=$!

for _ in $(seq 300); do
  DOCKER_HOST=unix://$work/docker.sock DOCKER_CONFIG=$work/config "$docker" version > /dev/null 2>&1 && break
  if ! kill -0 "$pid" 2> /dev/null; then
    echo "dockerd $version did not start:" >&2
    tail -n 30 "$work/log" >&2
    exit 1
  fi
  sleep 0.1
done

echo "export DOCKER_HOST=unix://$work/docker.sock"
echo "export DOCKER_CONFIG=$work/config"
echo "export STAGEFOLD_DOCKER=$docker"
echo "export STAGEFOLD_BUSYBOX=$old/bin/busybox"
echo "export PATH=$here/bin:$path"
echo "# ready"
exec 3<&0
cat <&3 > /dev/null &
leash=$!
wait -n "$leash" "$pid" || true
