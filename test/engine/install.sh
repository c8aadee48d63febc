#!/bin/bash
# Unpacks the engines' Debian packages into a cache of their own, so that nothing is installed into the system:
# no service starts, and a Docker that is there already stays as it is.
#
# usage: test/engine/install.sh        prints the cache's folder
#
# Debian 12 brings Docker 20.10 with both of its builders; Debian 13 brings Docker 26.1, which runs on Debian 12
# with Debian 12's runc. podman, buildah and ShellCheck are Debian 12's, too.
set -euo pipefail

cache=${STAGEFOLD_ENGINE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/stagefold/engines}
keyring=/usr/share/keyrings/debian-archive-keyring.gpg

unpack() {
  local target=$cache/$1 suite=$2
  shift 2
  [ -e "$target" ] && return
  local work
  work=$(mktemp -d "$target.XXXXXX")
  mkdir -p "$work/lists/partial" "$work/archives/partial" "$work/root"
  : > "$work/status"
  echo "deb [signed-by=$keyring] http://deb.debian.org/debian $suite main" > "$work/sources.list"
  local apt=(
    apt-get -qq
    -o APT::Sandbox::User=root
    -o Acquire::Retries=3
    -o Dir::Etc::sourcelist="$work/sources.list"
    -o Dir::Etc::sourceparts=/dev/null
    -o Dir::State::lists="$work/lists"
    -o Dir::State::status="$work/status"
    -o Dir::Cache="$work"
  )
  "${apt[@]}" update
  (cd "$work" && "${apt[@]}" download "$@")
  local package
  for package in "$work"/*.deb; do dpkg -x "$package" "$work/root"; done
  # The folder gets its name when it is whole: a run that was interrupted leaves no half of it.
  mv -T "$work/root" "$target"
  rm -rf "$work"
}

mkdir -p "$cache"
exec 9> "$cache/lock"
flock 9
{
  unpack bookworm bookworm docker.io containerd runc libdevmapper1.02.1 libseccomp2 busybox-static
  unpack trixie trixie docker.io docker-cli docker-buildx containerd
  unpack shellcheck bookworm shellcheck libgmp10 libffi8
  unpack podman bookworm podman conmon buildah libgpgme11 libassuan0 libsubid4 libglib2.0-0
} >&2
echo "$cache"
