#!/bin/bash
# Unpacks the engines' Debian packages into a cache of their own, so that nothing is installed into the system:
# no service starts, and a Docker that is there already stays as it is.
#
# usage: test/engine/install.sh [corpus|makefiles]        prints the cache's folder
#
# Debian 12 brings Docker 20.10 with both of its builders; Debian 13 brings Docker 26.1, which runs on Debian 12
# with Debian 12's runc. podman, buildah and ShellCheck are Debian 12's, too. The corpus is what Debian's source
# packages hold in shell scripts: test suites and maintainers' scripts of projects that have many. The Makefiles are
# those of projects that have many, or that build images.
set -euo pipefail

cache=${STAGEFOLD_ENGINE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/stagefold/engines}
keyring=/usr/share/keyrings/debian-archive-keyring.gpg

# unpack deb|deb-src FOLDER SUITE PACKAGE...        of sources, keep_FOLDER says what stays
unpack() {
  local kind=$1 target=$cache/$2 suite=$3 work
  shift 3
  [ -e "$target" ] && return
  work=$(mktemp -d "$target.XXXXXX")
  mkdir -p "$work/lists/partial" "$work/archives/partial" "$work/root"
  : > "$work/status"
  echo "$kind [signed-by=$keyring] http://deb.debian.org/debian $suite main" > "$work/sources.list"
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
  if [ "$kind" = deb ]; then
    (cd "$work" && "${apt[@]}" download "$@")
    local package
    for package in "$work"/*.deb; do dpkg -x "$package" "$work/root"; done
  else
    (cd "$work" && "${apt[@]}" source --download-only "$@")
    local archive
    for archive in "$work"/*.tar.*; do
      case $archive in *.asc) continue ;; esac
      mkdir "$work/root/$(basename "$archive")"
      tar -C "$work/root/$(basename "$archive")" --no-same-owner --delay-directory-restore -xf "$archive"
    done
    "keep_$(basename "$target")" "$work/root"
  fi
  # The folder gets its name when it is whole: a run that was interrupted leaves no half of it.
  mv -T "$work/root" "$target"
  rm -rf "$work"
}

keep_makefiles() {
  find "$1" ! -type d ! -name Makefile ! -name 'Makefile.*' ! -name '*.mk' ! -name rules -delete
  find "$1" -type l -delete
}

# Deletes most of what is no shell script.
keep_corpus() {
  find "$1" ! -type d ! -type f -delete
  # grep fails where it finds nothing to delete.
  find "$1" -type f ! -name '*.sh' -print0 \
    | { LC_ALL=C xargs -0 grep -LZ -a -E '^#! ?/(usr/)?bin/(env )?(ba|da)?sh( |$)' || true; } \
    | xargs -0 -r rm
}

mkdir -p "$cache"
exec 9> "$cache/lock${1:+-$1}"
flock 9
{
  if [ "${1:-}" = corpus ]; then
    unpack deb-src corpus bookworm automake-1.16 btrfs-progs busybox coreutils diffutils docker.io dracut e2fsprogs \
      findutils git grep gzip libtool lvm2 mdadm notmuch sed util-linux
  elif [ "${1:-}" = makefiles ]; then
    unpack deb-src makefiles bookworm busybox containerd docker.io golang-github-containers-buildah iproute2 libpod \
      prometheus syslinux xen
  else
    unpack deb bookworm bookworm docker.io containerd runc libdevmapper1.02.1 libseccomp2 busybox-static
    unpack deb trixie trixie docker.io docker-cli docker-buildx containerd
    unpack deb shellcheck bookworm shellcheck libgmp10 libffi8
    unpack deb podman bookworm podman conmon buildah libgpgme11 libassuan0 libsubid4 libglib2.0-0
  fi
} >&2
echo "$cache"
