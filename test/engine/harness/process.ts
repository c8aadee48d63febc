import { spawn } from 'node:child_process'

export interface RunOptions {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  readonly input?: Uint8Array
}

/** Runs a command to its end and gives its standard output; throws with all that it said when it fails. */
export async function run(command: readonly string[], options: RunOptions = {}): Promise<Buffer> {
  const [file, ...args] = command
  const child = spawn(file!, args, { cwd: options.cwd, env: options.env ?? process.env })
  const output: Buffer[] = []
  const errors: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk))
  // A command that does not read what it is given is no failure of its own.
  child.stdin.on('error', () => {})
  child.stdin.end(options.input)
  const status = await new Promise<number | string | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve(code ?? signal))
  })
  if (status === 0) return Buffer.concat(output)
  const said = Buffer.concat([...output, ...errors]).toString()
  throw new Error(`${command.join(' ')}\nended with ${status}:\n${said}`)
}
