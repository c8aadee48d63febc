import { unknown } from '../../shell/value.ts'
import { straightLines } from '../straight-lines.ts'

const name = String.raw`\$\{(?:env:)?\w+\}|\$env:\w+|\$\w+(?!:?\w)`
const word = String.raw`(?:[\w./:=+-]|${name}|"(?:[\w./:=@+, -]|${name})*"|'[\w./:=@+, -]*')+`

/** `docker rm $(docker stop x)`: what it prints are arguments, as in a shell. */
const nested = String.raw`\$\(docker (?:stop|kill)(?: ${word})+\)`

/** Scripts of PowerShell. */
export const powershell = straightLines({
  name: 'a script of PowerShell',
  extension: /\.ps1$/i,
  continuation: /[ \t]`$/,
  idle: /^(?:#.*|(?:Write-Host|Write-Output|echo)(?: (?:"[^"`$]*"|'[^']*'|[\w. -]+))*|\$ErrorActionPreference ?= ?["']\w+["']|Set-StrictMode [\w -]+)$/i,
  assignment: /^\$(?<name>\w+)\s*=\s*(?<quote>["'])(?<value>[\w./:+-]+)\k<quote>$/,
  command: new RegExp(`^docker(?:\\.exe)?(?:[ \\t]+(?:${word}|${nested}))+$`, 'i'),
  variable: /\$\{(?:(env):)?(\w+)\}|\$(?:(env):)?(\w+)/gi,
  given: (root) =>
    new Map([
      ['psscriptroot', root],
      ['pwd', root],
    ]),
  nameOf: (match) => ({
    name: (match[2] ?? match[4])!.toLowerCase(),
    isEnvironment: (match[1] ?? match[3]) !== undefined,
  }),
  unset: (variable, isEnvironment) =>
    isEnvironment
      ? unknown(`$${variable.toUpperCase()}`, `$env:${variable}`)
      : unknown(`$${variable} of PowerShell`, `$${variable}`),
  start: (file) => `pwsh ./${file}`,
})
