/** How one docker subcommand reads its words. */
export interface Grammar {
  /** Long names of options that take a value. */
  readonly valued: readonly string[]
  /** Long names of options that take none. */
  readonly plain: readonly string[]
  /** Short letters and the long names that they stand for. */
  readonly short: Readonly<Record<string, string>>
  /** Options end at the first operand, because what follows is a command with options of its own. */
  readonly operandEndsOptions: boolean
}

const resources = [
  'cgroup-parent',
  'cpu-period',
  'cpu-quota',
  'cpu-shares',
  'cpuset-cpus',
  'cpuset-mems',
  'isolation',
]

const container: Grammar = {
  valued: [
    ...resources,
    ...words(`
      add-host annotation attach blkio-weight blkio-weight-device cap-add cap-drop cgroupns
      cidfile cpu-rt-period cpu-rt-runtime cpus detach-keys device device-cgroup-rule
      device-read-bps device-read-iops device-write-bps device-write-iops dns dns-option
      dns-search domainname entrypoint env env-file expose gpus group-add health-cmd
      health-interval health-retries health-start-period health-timeout hostname ip ip6 ipc
      kernel-memory label label-file link link-local-ip log-driver log-opt mac-address memory
      memory-reservation memory-swap memory-swappiness mount name net net-alias network
      network-alias oom-score-adj pid pids-limit platform publish pull restart runtime
      security-opt shm-size stop-signal stop-timeout storage-opt sysctl tmpfs ulimit user userns
      uts volume volume-driver volumes-from workdir
    `),
  ],
  plain: [
    ...words(`
      detach disable-content-trust init interactive no-healthcheck oom-kill-disable privileged
      publish-all quiet read-only rm sig-proxy tty help
    `),
  ],
  short: {
    a: 'attach',
    c: 'cpu-shares',
    d: 'detach',
    e: 'env',
    h: 'hostname',
    i: 'interactive',
    l: 'label',
    m: 'memory',
    P: 'publish-all',
    p: 'publish',
    q: 'quiet',
    t: 'tty',
    u: 'user',
    v: 'volume',
    w: 'workdir',
  },
  operandEndsOptions: true,
}

/** From `docker SUBCOMMAND --help` of 20.10 to 28 and of buildx; one row per modelled subcommand. */
/** Option names, blank-separated. */
function words(text: string): string[] {
  return text.trim().split(/\s+/)
}

export const grammars = {
  build: {
    valued: [
      ...resources,
      ...words(`
      add-host allow annotation attest build-arg build-context builder cache-from cache-to call
      file iidfile label memory memory-swap metadata-file network no-cache-filter output platform
      progress provenance sbom secret security-opt shm-size ssh tag target ulimit
    `),
    ],
    plain: [
      ...words(`
      compress disable-content-trust force-rm load no-cache pull push quiet rm squash stream check
      debug help
    `),
    ],
    short: { c: 'cpu-shares', f: 'file', m: 'memory', o: 'output', q: 'quiet', t: 'tag', D: 'debug' },
    operandEndsOptions: false,
  },
  create: container,
  run: container,
  cp: {
    valued: [],
    plain: ['archive', 'follow-link', 'quiet', 'help'],
    short: { a: 'archive', L: 'follow-link', q: 'quiet' },
    operandEndsOptions: false,
  },
  rm: {
    valued: [],
    plain: ['force', 'link', 'volumes', 'help'],
    short: { f: 'force', l: 'link', v: 'volumes' },
    operandEndsOptions: false,
  },
  rmi: {
    valued: ['platform'],
    plain: ['force', 'no-prune', 'help'],
    short: { f: 'force' },
    operandEndsOptions: false,
  },
  stop: {
    valued: ['signal', 'time', 'timeout'],
    plain: ['help'],
    short: { s: 'signal', t: 'time' },
    operandEndsOptions: false,
  },
  start: {
    valued: ['checkpoint', 'checkpoint-dir', 'detach-keys'],
    plain: ['attach', 'interactive', 'help'],
    short: { a: 'attach', i: 'interactive' },
    operandEndsOptions: false,
  },
  from: {
    valued: words(`
      add-host arch authfile cap-add cap-drop cgroup-parent cidfile creds dns format isolation memory name network os
      platform pull-policy security-opt shm-size ulimit userns variant volume
    `),
    plain: ['pull', 'pull-always', 'pull-never', 'quiet', 'tls-verify', 'help'],
    short: { m: 'memory', q: 'quiet', v: 'volume' },
    operandEndsOptions: false,
  },
  mount: {
    valued: ['format'],
    plain: ['all', 'notruncate', 'json', 'help'],
    short: { a: 'all' },
    operandEndsOptions: false,
  },
  umount: {
    valued: [],
    plain: ['all', 'force', 'latest', 'help'],
    short: { a: 'all', f: 'force', l: 'latest' },
    operandEndsOptions: false,
  },
  save: {
    valued: ['output', 'platform', 'format'],
    plain: ['help', 'quiet', 'compress'],
    short: { o: 'output', q: 'quiet' },
    operandEndsOptions: false,
  },
  import: {
    valued: ['change', 'message', 'platform'],
    plain: ['help', 'quiet'],
    short: { c: 'change', m: 'message', q: 'quiet' },
    operandEndsOptions: false,
  },
  export: { valued: ['output'], plain: ['help'], short: { o: 'output' }, operandEndsOptions: false },
  ps: {
    valued: ['filter', 'format', 'last'],
    plain: ['all', 'latest', 'no-trunc', 'quiet', 'size', 'help'],
    short: { a: 'all', f: 'filter', l: 'latest', n: 'last', q: 'quiet', s: 'size' },
    operandEndsOptions: false,
  },
  inspect: {
    valued: ['format', 'type'],
    plain: ['size', 'help'],
    short: { f: 'format', s: 'size' },
    operandEndsOptions: false,
  },
  images: {
    valued: ['filter', 'format'],
    plain: ['all', 'digests', 'no-trunc', 'quiet', 'tree', 'help'],
    short: { a: 'all', f: 'filter', q: 'quiet' },
    operandEndsOptions: false,
  },
  wait: { valued: [], plain: ['help'], short: {}, operandEndsOptions: false },
  kill: { valued: ['signal'], plain: ['help'], short: { s: 'signal' }, operandEndsOptions: false },
  tag: { valued: [], plain: ['help'], short: {}, operandEndsOptions: false },
  push: {
    valued: ['platform'],
    plain: ['all-tags', 'disable-content-trust', 'quiet', 'help'],
    short: { a: 'all-tags', q: 'quiet' },
    operandEndsOptions: false,
  },
} as const satisfies Record<string, Grammar>
