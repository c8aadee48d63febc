import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** What bash-parser makes of a script: simple commands as lists of words; or why there is nothing. */
export type Reading = readonly (readonly string[])[] | { readonly error: string }

/** More than it takes for any script that it reads, on a machine that has other work. */
const PATIENCE_MS = 5000

/** Reads scripts one after the other; where it hangs it is killed, and goes on behind that script. */
export async function readWithBashParser(texts: readonly string[]): Promise<Reading[]> {
  const work = mkdtempSync(join(tmpdir(), 'stagefold-reader-'))
  try {
    const file = join(work, 'texts.json')
    writeFileSync(file, JSON.stringify(texts))
    const readings: Reading[] = []
    while (readings.length < texts.length) {
      const { answers, error } = await readSome(file, readings.length)
      readings.push(...answers)
      if (error !== null && readings.length < texts.length) readings.push({ error })
    }
    return readings
  } finally {
    rmSync(work, { recursive: true })
  }
}

function readSome(file: string, from: number): Promise<{ answers: Reading[]; error: string | null }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'child.js'), file, String(from)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const answers: Reading[] = []
    let isStuck = false
    const stop = (): void => {
      isStuck = true
      child.kill('SIGKILL')
    }
    let timer = setTimeout(stop, PATIENCE_MS * 2)
    createInterface(child.stdout).on('line', (line) => {
      clearTimeout(timer)
      timer = setTimeout(stop, PATIENCE_MS)
      const { commands, error } = JSON.parse(line) as { commands?: string[][]; error?: string }
      answers.push(commands ?? { error: error! })
    })
    child.on('error', reject)
    child.on('close', (status) => {
      clearTimeout(timer)
      resolve({ answers, error: isStuck ? 'hangs' : status === 0 ? null : `ends with ${status}` })
    })
  })
}
