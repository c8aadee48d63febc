#!/bin/bash
# Makes the images mdl-base:1, mdl-base:2 and web on the engine that DOCKER_HOST names: what test/model/base.ts says, of real programs.
set -euo pipefail

busybox=${STAGEFOLD_BUSYBOX:-/bin/busybox}
names='sh cat chmod chown cp echo env false grep ln mkdir mkfifo mv printf rm rmdir sort tar test touch true ['
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root

mkdir -p "$root/bin" "$root/etc" "$root/tmp"
cp "$busybox" "$root/bin/busybox"
for name in $names; do ln -s busybox "$root/bin/$name"; done
cp /usr/sbin/setcap "$root/bin/setcap"
ldd /usr/sbin/setcap | grep -o '/[^ ]*' | while read -r library; do
  mkdir -p "$root$(dirname "$library")"
  cp -L "$library" "$root$library"
done
printf 'root:x:0:0::/root:/bin/sh\napp:x:1000:1001::/:/bin/sh\n' > "$root/etc/passwd"
printf 'root:x:0:\napp:x:1001:\nweb:x:33:\n' > "$root/etc/group"
chmod 1777 "$root/tmp"

import() {
  tar -C "$root" --owner=0 --group=0 -c . | docker import --change 'ENV PATH=/bin' --change 'CMD ["sh"]' - "$1"
}
import mdl-base:1
for name in mdl-base:2 web:latest; do
  release=${name#mdl-base:}
  printf %s "${release%:latest}" > "$root/etc/release"
  import "$name"
done
