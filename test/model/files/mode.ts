import { Failure } from '../failure.ts'

const rights: Record<string, number> = { r: 0o444, w: 0o222, x: 0o111 }
const people: Record<string, number> = { u: 0o4700, g: 0o2070, o: 0o1007 }

/** `755`, `u+s`, `a+x,go-w` as chmod(1) reads them. */
export function changedMode(text: string, old: number, isDir: boolean): number {
  if (/^[0-7]+$/.test(text)) {
    const mode = parseInt(text, 8)
    return isDir && text.length < 5 ? mode | (old & 0o6000) : mode
  }
  return text.split(',').reduce((mode, clause) => changedBy(clause, mode, isDir), old)
}

function changedBy(clause: string, mode: number, isDir: boolean): number {
  const match = /^([ugoa]*)([-+=])([rwxXst]*)$/.exec(clause)
  if (!match) throw new Failure(`chmod: invalid mode '${clause}'`)
  const [, who = '', operator, what = ''] = match
  let bits = 0
  for (const letter of what) bits |= meaning(letter, mode, isDir)
  const reach =
    who === '' || who.includes('a') ? 0o7777 : [...who].reduce((all, each) => all | people[each]!, 0)
  bits &= who === '' ? reach & ~0o022 : reach
  if (operator === '+') return mode | bits
  if (operator === '-') return mode & ~bits
  return (mode & ~(reach & 0o777)) | bits
}

function meaning(letter: string, mode: number, isDir: boolean): number {
  if (letter === 's') return 0o6000
  if (letter === 't') return 0o1000
  if (letter === 'X') return isDir || mode & 0o111 ? 0o111 : 0
  return rights[letter]!
}
