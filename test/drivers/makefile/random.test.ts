import fc from 'fast-check'
import { expect, test } from '@jest/globals'
import { commandsOfMake, commandsOfReader, type Machine } from './gnu-make.ts'

const names = ['A', 'B', 'C', 'D']
const targets = ['a', 'b', 'c', 'd/e', 'f.o']
const name = fc.constantFrom(...names)
const target = fc.constantFrom(...targets)
const word = fc.constantFrom('x', 'y.c', 'z.o', 'd/w.c', '1')

/** References deeper than this make texts too long to look at. */
const reference: fc.Arbitrary<string> = fc.letrec<{ text: string; ref: string }>((tie) => ({
  text: fc.oneof(
    { maxDepth: 2 },
    word,
    fc.tuple(tie('text'), tie('ref')).map(([a, b]) => `${a} ${b}`),
    tie('ref'),
  ),
  ref: fc.oneof(
    { maxDepth: 2 },
    name.map((one) => `$(${one})`),
    name.map((one) => `\${${one}:.c=.o}`),
    fc
      .tuple(
        fc.constantFrom(
          'strip',
          'sort',
          'dir',
          'notdir',
          'basename',
          'suffix',
          'firstword',
          'lastword',
          'words',
        ),
        tie('text'),
      )
      .map(([f, a]) => `$(${f} ${a})`),
    fc
      .tuple(
        fc.constantFrom(
          'filter',
          'filter-out',
          'addprefix',
          'addsuffix',
          'findstring',
          'word 1',
          'or',
          'and',
        ),
        word,
        tie('text'),
      )
      .map(([f, a, b]) => (f === 'word 1' ? `$(word 1,${b})` : `$(${f} ${a},${b})`)),
    fc.tuple(tie('text'), tie('text'), tie('text')).map(([a, b, c]) => `$(if ${a},${b},${c})`),
    fc.tuple(word, word, tie('text')).map(([a, b, c]) => `$(subst ${a},${b},${c})`),
    tie('text').map((list) => `$(patsubst %.c,o/%.o,${list})`),
    tie('text').map((list) => `$(foreach v,${list},+$v+)`),
    fc.tuple(tie('text'), tie('text')).map(([a, b]) => `$(call f,${a},${b})`),
  ),
})).text

const operator = fc.constantFrom('=', ':=', '+=', '?=')
const assignment = fc.tuple(name, operator, reference).map(([to, how, text]) => {
  // A variable that stands in its own text stops make, and nothing else can be seen.
  const own =
    how === ':='
      ? text
      : text.replaceAll(/\$[({][A-D][^})]*[)}]/g, (one) => (one.includes(to) || one[2]! >= to ? 'q' : one))
  return `${to} ${how} ${own}`
})
const conditional = fc
  .tuple(
    fc.constantFrom('ifeq', 'ifneq'),
    reference,
    word,
    fc.array(assignment, { maxLength: 2 }),
    fc.array(assignment, { maxLength: 2 }),
  )
  .map(([kind, a, b, yes, no]) => [`${kind} (${a},${b})`, ...yes, 'else', ...no, 'endif'].join('\n'))
const defined = fc
  .tuple(fc.constantFrom('ifdef', 'ifndef'), name, assignment)
  .map(([kind, one, line]) => `${kind} ${one}\n${line}\nendif`)
const forTarget = fc.tuple(target, assignment).map(([one, line]) => `${one}: ${line}`)
const prefix = fc.constantFrom('', '@', '-', '@-', '  ')
const command = fc
  .tuple(
    prefix,
    fc.oneof(reference, fc.constantFrom('$@', '$<', '$^', '$+', '$(@D) $(@F)', '$*', '$|', '$$x')),
  )
  .map(([flags, text]) => `\t${flags}echo ${text}`)
const list = fc.array(target, { maxLength: 3 })
const rule = fc
  .tuple(
    fc.uniqueArray(target, { minLength: 1, maxLength: 2 }),
    list,
    fc.option(list),
    fc.array(command, { maxLength: 3 }),
  )
  .map(([made, needs, order, lines]) =>
    [`${made.join(' ')}: ${needs.join(' ')}${order ? ` | ${order.join(' ')}` : ''}`, ...lines].join('\n'),
  )
const once = (one: string) => (text: string) => text.replace(/^[^:]*/, one)
const makefile = fc
  .record({
    lines: fc.array(fc.oneof({ weight: 3, arbitrary: assignment }, conditional, defined, forTarget), {
      maxLength: 8,
    }),
    // Several recipes of one target are a warning; every target has one rule, so that there is no missing file.
    rules: fc
      .tuple(rule, rule, rule, rule, rule)
      .map((all) => all.map((text, at) => once(targets[at]!)(text))),
    more: fc.option(rule.map((text) => text.split('\n')[0]!)),
    oneShell: fc.boolean(),
    phony: fc.boolean(),
  })
  .map(({ lines, rules, more, phony }) =>
    [
      ...(phony ? [`.PHONY: ${targets.join(' ')}`] : []),
      'f = [$(1)+$(2)]',
      ...names.map((one) => `${one} = ${one.toLowerCase()}`),
      ...lines,
      ...rules,
      ...(more ? [more] : []),
      '',
    ].join('\n'),
  )

test('random Makefiles run as GNU make runs them', () => {
  fc.assert(
    fc.property(makefile, fc.subarray([...targets], { minLength: 1 }), (text, goals) => {
      const machine: Machine = { files: { Makefile: text }, goals }
      const expected = commandsOfMake(machine)
      const found = commandsOfReader(machine)
      // An error may come when some recipes have run.
      if (expected === null) return
      expect(found).toEqual(expected)
    }),
    {
      numRuns: Number(process.env['STAGEFOLD_RUNS'] ?? 150),
      ...(process.env['STAGEFOLD_SEED'] && { seed: Number(process.env['STAGEFOLD_SEED']) }),
    },
  )
})
