import { isAbsolute, join, normalize, relative, resolve } from 'node:path'
import type { RecordedCall, Run } from './machine.ts'

/** What a recorded call says, with paths from the project's root. The numbers are positions of calls. */
export type Seen =
  | {
      readonly kind: 'build'
      readonly context: string | null
      readonly dockerfile: string | null
      readonly tags: readonly string[]
      readonly buildArgs: readonly string[]
      readonly target: string | null
    }
  | { readonly kind: 'container'; readonly image: string; readonly build: number | null }
  | { readonly kind: 'stream'; readonly container: number | null }
  | {
      readonly kind: 'extract'
      readonly container: number | null
      readonly source: string
      /** Null where the engine chooses it. */
      readonly path: string | null
    }
  | {
      readonly kind: 'image'
      readonly command: string
      readonly images: readonly string[]
      readonly builds: readonly (number | null)[]
    }
  | {
      readonly kind: 'remove'
      readonly containers: readonly string[]
      readonly starts: readonly (number | null)[]
    }
  | { readonly kind: 'other' }

/** Options without a value; every other takes one. From the manual pages, not from the interpreter's tables. */
const plain: Readonly<Record<string, string>> = {
  build: `compress disable-content-trust force-rm load no-cache pull push quiet rm squash stream check debug q D`,
  create: `detach disable-content-trust init interactive no-healthcheck oom-kill-disable privileged publish-all quiet
    read-only rm sig-proxy tty d i t P q`,
  cp: 'archive follow-link quiet a L q',
  rm: 'force link volumes f l v',
  rmi: 'force no-prune f',
  start: 'attach interactive a i',
  push: 'all-tags disable-content-trust quiet a q',
}

/** Reads the calls of one run as an engine does that starts with nothing. */
export function readDocker({ calls, root }: Run): Seen[] {
  const images = new Map<string, number>()
  const containers = new Map<string, number>()
  /** Copied from: what they make when they are started then is nobody's. */
  const copied = new Set<number | null>()
  return calls.map((call, at) => see(call, at))

  function see(call: RecordedCall, at: number): Seen {
    const { command, words } = subcommand(call.words)
    const build = (image: string): number | null => images.get(fullName(image)) ?? null
    const start = (name: string): number | null => containers.get(name) ?? null
    // A working container's own.
    if (call.name === 'buildah' && command === 'run') return { kind: 'other' }
    switch (command) {
      case 'bud':
      case 'build': {
        const { operands, all, one } = readWords(words, plain['build']!, false)
        const tags = all('t', 'tag')
        for (const tag of [...tags, call.id]) images.set(fullName(tag), at)
        const context = pathOf(call, operands[0] ?? '')
        const file = one('f', 'file')
        const dockerfile = file === null ? (context === null ? null : under(context)) : pathOf(call, file)
        return {
          kind: 'build',
          context,
          dockerfile,
          tags,
          buildArgs: all('build-arg'),
          target: one('target'),
        }
      }
      case 'from':
      case 'create':
      case 'run': {
        const { operands, one } = readWords(words, plain['create']!, true)
        const image = operands[0] ?? ''
        for (const name of [call.id, one('name')]) if (name !== null) containers.set(name, at)
        return { kind: 'container', image, build: build(image) }
      }
      case 'cp': {
        const { operands } = readWords(words, plain['cp']!, false)
        const [from = '', to] = operands
        const colon = from.indexOf(':')
        if (colon < 1 || /^[./]/.test(from)) return { kind: 'other' }
        const container = start(from.slice(0, colon))
        copied.add(container)
        if (to === '-') return { kind: 'stream', container }
        const source = normalize(`/${from.slice(colon + 1)}`).replace(/(?<=.)\/$/, '')
        return { kind: 'extract', container, source, path: pathOf(call, call.landed) ?? '' }
      }
      case 'mount':
      case 'image mount': {
        const container = command === 'mount' ? start(words[0] ?? '') : at
        return { kind: 'extract', container, source: '/', path: null }
      }
      case 'export': {
        const container = start(readWords(words, 'help', false).operands[0] ?? '')
        return container === null ? { kind: 'other' } : { kind: 'stream', container }
      }
      case 'tag':
      case 'push':
      case 'rmi': {
        const named = readWords(words, plain[command] ?? '', false).operands
        const builds = named.map((image, index) => (command === 'tag' && index === 1 ? null : build(image)))
        if (command === 'tag' && builds[0] !== null && builds[0] !== undefined) {
          images.set(fullName(named[1] ?? ''), builds[0])
        }
        return { kind: 'image', command, images: named, builds }
      }
      case 'rm':
      case 'umount':
      case 'stop':
      case 'kill':
      case 'start':
      case 'wait': {
        const named = readWords(words, plain[command] ?? '', false).operands
        const starts = named.map(start)
        if (command === 'start' && starts.some((one) => copied.has(one))) return { kind: 'other' }
        return { kind: 'remove', containers: named, starts }
      }
      default:
        return { kind: 'other' }
    }
  }

  function pathOf(call: RecordedCall, word: string): string | null {
    if (word === '' || word === '-' || /^\w+:\/\//.test(word)) return null
    const path = resolve(call.cwd, word)
    const inside = relative(root, path)
    return inside.startsWith('..') || isAbsolute(inside) ? path : inside
  }
}

function under(context: string): string {
  return join(context, 'Dockerfile')
}

function fullName(image: string): string {
  return /[:@][^/]*$/.test(image) ? image : `${image}:latest`
}

function subcommand(words: readonly string[]): { command: string; words: readonly string[] } {
  let at = 0
  while (words[at]?.startsWith('-'))
    at += /^(-H|--host|--context|-c|--config|-l|--log-level)$/.test(words[at]!) ? 2 : 1
  const first = words[at] ?? ''
  if (!['image', 'container', 'buildx', 'builder'].includes(first))
    return { command: first, words: words.slice(at + 1) }
  const verb = words[at + 1] ?? ''
  const isRemoval = first === 'image' && ['rm', 'remove', 'umount', 'unmount'].includes(verb)
  const command = isRemoval ? 'rmi' : first === 'image' && verb === 'mount' ? 'image mount' : verb
  return { command, words: words.slice(at + 2) }
}

function readWords(words: readonly string[], flags: string, stops: boolean) {
  const isPlain = new Set(flags.split(/\s+/))
  const options: [name: string, value: string][] = []
  const operands: string[] = []
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]!
    if (word === '--' || (stops && !word.startsWith('-'))) {
      operands.push(...words.slice(word === '--' ? at + 1 : at))
      break
    }
    if (word === '-' || !word.startsWith('-')) operands.push(word)
    else if (word.startsWith('--')) {
      const [, name = '', value] = /^--([^=]*)(?:=(.*))?$/s.exec(word)!
      options.push([name, value ?? (isPlain.has(name) ? 'true' : (words[(at += 1)] ?? ''))])
    } else {
      let letters = word.slice(1)
      while (letters !== '' && isPlain.has(letters[0]!)) {
        options.push([letters[0]!, 'true'])
        letters = letters.slice(1)
      }
      if (letters === '') continue
      const value = letters.slice(1).replace(/^=/, '')
      options.push([letters[0]!, letters.length > 1 ? value : (words[(at += 1)] ?? '')])
    }
  }
  const all = (...names: string[]): string[] =>
    options.flatMap(([name, value]) => (names.includes(name) ? [value] : []))
  return { operands, all, one: (...names: string[]) => all(...names).at(-1) ?? null }
}
