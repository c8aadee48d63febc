#!/bin/bash
# Prints the path of a Chromium for the browser tests; installs Debian's where there is none. Needs root and Debian
# for that; STAGEFOLD_CHROMIUM names another one.
set -euo pipefail

find_chromium() {
  if [ -n "${STAGEFOLD_CHROMIUM:-}" ]; then echo "$STAGEFOLD_CHROMIUM"; else command -v chromium; fi
}

find_chromium && exit
{
  export DEBIAN_FRONTEND=noninteractive
  apt-get -qq -o Acquire::Retries=3 update
  # Without a font of the system every letter would be a box.
  apt-get -qq -o Acquire::Retries=3 install -y --no-install-recommends chromium fonts-dejavu-core
} >&2
find_chromium
