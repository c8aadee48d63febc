import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/** What goes wrong at one of the calls that change something on disk. */
export type Sabotage =
  | { readonly act: 'none' }
  /** The process ends before the call; `torn`: after half of it, where it writes. */
  | { readonly act: 'kill' | 'torn'; readonly at: number }
  /** The call fails, and with `lasting` every later one of its kind. */
  | { readonly act: 'fail'; readonly at: number; readonly code: string; readonly lasting: boolean }

type Call = (...args: unknown[]) => unknown

/** The rest of the calls, which read, leave a disk as a call before them has left it. */
const changing = [
  'openSync',
  'writeSync',
  'renameSync',
  'unlinkSync',
  'linkSync',
  'copyFileSync',
  'chmodSync',
  'chownSync',
  'ftruncateSync',
  'fsyncSync',
  'mkdirSync',
] as const
const wantingRoom = ['openSync', 'writeSync', 'linkSync', 'copyFileSync', 'mkdirSync']
const forReading = ['r', undefined]
/** As it is, whatever is made of the module. */
const { writeSync } = fs

/**
 * Has the file system fail in one place.
 * @returns ends it, with what was called
 */
export function sabotage(plan: Sabotage): () => readonly string[] {
  const calls: string[] = []
  const originals = changing.map((name) => [name, fs[name] as Call] as const)
  const table = fs as unknown as Record<string, Call>
  for (const [name, original] of originals) {
    table[name] = (...args) => {
      if (name === 'openSync' && forReading.includes(args[1] as string)) return original(...args)
      calls.push(`${name} ${String(args[0])}`)
      interfere(plan, calls.length, name, args)
      return original(...args)
    }
  }
  syncBuiltinESMExports()
  return () => {
    for (const [name, original] of originals) table[name] = original
    syncBuiltinESMExports()
    return calls
  }
}

function interfere(plan: Sabotage, count: number, name: string, args: unknown[]): void {
  if (plan.act === 'none') return
  if (plan.act === 'fail') {
    const isLater = plan.lasting && (plan.code !== 'ENOSPC' || wantingRoom.includes(name))
    if (count !== plan.at && !(count > plan.at && isLater)) return
    if (name === 'writeSync') writeHalf(args)
    throw systemError(plan.code, name)
  }
  if (count !== plan.at) return
  if (plan.act === 'torn' && name === 'writeSync') writeHalf(args)
  process.kill(process.pid, 'SIGKILL')
}

function writeHalf([descriptor, content, at]: unknown[]): void {
  const bytes = Buffer.from(content as string | Uint8Array).subarray((at as number | undefined) ?? 0)
  writeSync(descriptor as number, bytes.subarray(0, bytes.length / 2))
}

function systemError(code: string, name: string): Error {
  return Object.assign(new Error(`${code}: on purpose, ${name}`), { code })
}
