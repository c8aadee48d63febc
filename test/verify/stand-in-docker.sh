#!/bin/sh
# Answers as docker does; see stand-in.ts. Images are files whose names have % for their slashes and colons.
state=${0%/bin/docker}
name() { printf %s "$1" | tr /: %%; }
build() {
  tags= file=
  for word; do
    case "$word" in
      --tag=*) tags="$tags ${word#--tag=}" ;;
      --file=*) file=${word#--file=} ;;
      --builder=*) echo "buildx ${word#--builder=}" >> "$state/log" ;;
    esac
    last=$word
  done
  [ -n "$file" ] || file=$last/Dockerfile
  set -- $tags
  own=${1#localhost/stagefold-verify-????????/}
  own=${own%:latest}
  echo "+ $own" >> "$state/log"
  if grep -q BREAKS "$file"; then
    echo "cannot build $own" >&2
    exit 1
  fi
  while grep -q SLOW "$file" && [ -e "$state/slow" ]; do sleep 0.05; done
  content=same
  if grep -q DIFFERS "$file" && grep -q ' AS ' "$file"; then content=other; fi
  for tag; do echo "$content $tag" > "$state/images/$(name "$tag")"; done
  echo "- $own" >> "$state/log"
}
case "$1 $2" in
  '--version '*) echo 'Docker version 26.1.5' ;;
  'version '*) echo 26.1.5 ;;
  'system df' | 'history '*) exit 1 ;;
  'build --help') echo 'Usage:  docker build [OPTIONS] PATH' ;;
  'buildx build') shift 2; build "$@" ;;
  'build '*) shift; build "$@" ;;
  'create '*) touch "$state/containers/${2#--name=}" ;;
  'cp '*) echo app > "$3" ;;
  'rm '*) for last; do :; done; rm -f "$state/containers/$last" ;;
  'ps '*) ls "$state/containers" | grep "${5#name=}" ;;
  'images --format') cat /dev/null "$state/images/"* 2> /dev/null | cut -d' ' -f2 ;;
  'rmi '*) for image; do rm -f "$state/images/$(name "$image")"; done ;;
  'save '*) cp "$state/$(cut -d' ' -f1 "$state/images/$(name "$4")").tar" "$3" ;;
esac
