import { answer } from '../../../src/verify/commands/call.ts'
import type { Action, Request, Session } from '../../../src/verify/commands/session.ts'
import { wordsOf } from '../../../src/verify/commands/words.ts'
import type { Engine } from '../../../src/verify/engines/engine.ts'
import { Names } from '../../../src/verify/names.ts'
import { temporaryTree } from '../../project/temporary.ts'

/** An engine that runs nothing: what it would run is in its actions. */
const engine: Engine = {
  info: { name: 'docker', version: '0', builder: null },
  action: (command) => ({ exec: ['docker', ...wordsOf(command)] }),
  noteOutput: () => {},
  isOurContainer: (id) => Promise.resolve(id.startsWith('aaaa')),
  save: () => Promise.resolve(),
  remember: () => Promise.resolve(),
  clean: () => Promise.resolve(),
  forget: () => Promise.resolve(),
}

/** Calls of a script, one after the other, each taken to succeed. */
export class Machine {
  readonly cwd: string
  readonly session: Session
  #count = 0

  constructor(...own: readonly string[]) {
    this.cwd = temporaryTree()
    this.session = {
      names: new Names('1', own),
      engine,
      scratch: this.cwd,
      builds: [],
      foreign: new Set(),
      notes: new Set(),
      next: () => (this.#count += 1),
    }
  }

  /** What is run instead of a command line without quotes, shortened by the run's prefix; or what is said. */
  async run(line: string, input?: string): Promise<string> {
    const [tool = '', ...args] = line.split(' ')
    const stdin = () => Promise.resolve(input ?? '')
    const request: Request = { tool, args, cwd: this.cwd, env: { PATH: '/bin', LATER: 'env-image' }, stdin }
    return shown(await this.#finish(await answer(request, this.session, { PATH: '' })), this.cwd)
  }

  async #finish(action: Action): Promise<Action> {
    if ('exec' in action) await action.onEnd?.(0)
    return action
  }
}

function shown(action: Action, cwd: string): string {
  const text =
    'exec' in action ? action.exec.join(' ') : `${action.status} ${action.stdout ?? ''}${action.stderr ?? ''}`
  return text
    .replaceAll('localhost/stagefold-verify-1', 'L')
    .replaceAll('stagefold-verify-1', 'V')
    .replaceAll(cwd, '.')
    .trim()
}
