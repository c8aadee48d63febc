import type { Text } from './marks.ts'
import type { HeaderWord, Rule } from './rule.ts'

/** What make knows by itself. */
export const suffixes: readonly string[] =
  `.out .a .ln .o .c .cc .C .cpp .p .f .F .m .r .y .l .ym .yl .s .S .mod .sym .def .h .info .dvi .tex .texinfo .texi
   .txinfo .w .ch .web .sh .elc .el`.split(/\s+/)

/** `.c.o:` as `%.o: %.c`; null for other targets. */
export function asPatternRule(name: Text, rule: Rule, known: ReadonlySet<string>): Rule | null {
  const found = /^(\.[^./]+)(\.[^./]+)?$/.exec(name)
  if (!found || !known.has(found[1]!) || rule.recipe === null || rule.prerequisites.length > 0) return null
  if (found[2] !== undefined && !known.has(found[2])) return null
  const word = (text: Text): HeaderWord => ({ text, range: rule.at, isShared: true })
  return {
    ...rule,
    targets: [word(`%${found[2] ?? ''}`)],
    prerequisites: [word(`%${found[1]}`)],
    isDoubleColon: false,
  }
}
