import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Where the libraries of the unpacked packages are. */
export function librariesOf(cache: string): string {
  return ['bookworm/lib', 'bookworm/usr/lib', 'podman/usr/lib', 'podman/lib']
    .map((folder) => join(cache, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((folder) => folder.endsWith('-linux-gnu'))
    .join(':')
}

/**
 * The files with which podman and buildah run from unpacked packages, by their paths in the folder that is their home.
 * Containers start on machines that give little: without a network, without the right to raise a limit (podman
 * raises that of open files), and with cgroups of both versions at once, which crun refuses and runc takes.
 */
export function settingsOf(cache: string, home: string, driver: string): Readonly<Record<string, string>> {
  return {
    '.config/containers/policy.json': '{ "default": [{ "type": "insecureAcceptAnything" }] }\n',
    'storage.conf': `[storage]
driver = "${driver}"
graphroot = "${home}/graph"
runroot = "${home}/run"
`,
    'containers.conf': `[containers]
apparmor_profile = "unconfined"
default_sysctls = []
default_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]
netns = "none"
[engine]
cgroup_manager = "cgroupfs"
conmon_path = ["${cache}/podman/usr/bin/conmon"]
events_logger = "none"
runtime = "runc"
tmp_dir = "${home}/tmp"
[engine.runtimes]
runc = ["${home}/runc"]
`,
    // podman starts it without LD_LIBRARY_PATH.
    runc: `#!/bin/sh\nLD_LIBRARY_PATH='${librariesOf(cache)}' exec '${cache}/bookworm/usr/sbin/runc' "$@"\n`,
  }
}
