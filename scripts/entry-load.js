// The command, compiled as the last run left it. `CONTENT` is the hash of the file: the build writes it here.
import { loadCompiled } from '../src/cli/compiled.ts'

const { exports, keep } = loadCompiled(new URL('./command.cjs', import.meta.url).href, CONTENT)

export const { run, help } = exports
export { keep }
