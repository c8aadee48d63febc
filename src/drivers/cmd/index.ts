import { concat, literal, unknown } from '../../shell/value.ts'
import { straightLines } from '../straight-lines.ts'

const word = String.raw`(?:[\w./:=@+,-]|%~dp0|%\w+%|"(?:[\w./:=@+, -]|%~dp0|%\w+%)*")+`
const call = String.raw`docker(?:\.exe)?(?:[ \t]+${word})+`

/** Batch files of Windows. */
export const cmd = straightLines({
  name: 'a batch file',
  extension: /\.(?:cmd|bat)$/i,
  continuation: /\^[ \t]*$/,
  idle: /^(?:@?rem\b.*|::.*|@?echo(?:[ .][^<>|&^%]*)?|@?(?:setlocal|endlocal)|@?pause|@?exit \/b 0)$/i,
  assignment: /^set (?<name>\w+)=(?<value>[\w./:+-]+)$/i,
  command: new RegExp(`^${call}(?:[ \\t]*&&[ \\t]*${call})*$`, 'i'),
  variable: /%(~dp0)|%(\w+)%/gi,
  given: (root) =>
    new Map([
      ['~dp0', concat(root, literal('/'))],
      ['cd', root],
    ]),
  nameOf: ([, place, name]) => ({ name: (place ?? name)!.toLowerCase(), isEnvironment: false }),
  unset: (name) => unknown(`$${name.toUpperCase()}`, `%${name}%`),
  start: (name) => name,
})
