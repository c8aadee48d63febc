import { expect, test } from '@jest/globals'
import { expandMacros } from '../../src/drivers/macros.ts'
import { textOf } from '../../src/shell/placed-text.ts'
import { literal, unknown } from '../../src/shell/value.ts'

function expanded(text: string) {
  const pieces = [{ text, range: { start: 10, end: 10 + text.length } }]
  const known = new Map([
    ['tag', 'app:1'],
    ['flags', '--pull -q'],
  ])
  const result = expandMacros(pieces, /\{\{(\w+)\}\}/g, ([whole, name]) => {
    const value = known.get(name!)
    return value === undefined ? unknown(whole) : literal(value)
  })
  return result && { ...result, text: textOf(result.pieces) }
}

test.each([
  ['a word', 'docker build -t {{x}}:b .', 'docker build -t ${_macro_0_}:b .'],
  ['in double quotes', 'echo "{{x}}"', 'echo "${_macro_0_}"'],
  ['in single quotes', `echo 'a{{x}}b'`, `echo 'a'"\${_macro_0_}"'b'`],
  ['in a command of a word', `echo "$(echo '{{x}}')"`, `echo "$(echo ''"\${_macro_0_}"'')"`],
  ['the same again', 'a {{x}} {{y}} {{x}}', 'a ${_macro_0_} ${_macro_1_} ${_macro_0_}'],
  ['known', `docker build -t '{{tag}}' {{flags}} .`, `docker build -t 'app:1' --pull -q .`],
  ['in a comment', `ls # it's {{x}}`, `ls # it's \${_macro_0_}`],
  ['in a document', 'cat <<E\n{{x}}\nE', 'cat <<E\n${_macro_0_}\nE'],
  ['in quotes after a dollar', `echo '$x{{x}}'`, `echo '$x'"\${_macro_0_}"''`],
  ['known in a quoted document', `cat <<'E'\n{{tag}}\nE`, `cat <<'E'\napp:1\nE`],
])('%s', (_, text, result) => {
  expect(expanded(text)?.text).toBe(result)
})

test.each([
  ['after a backslash', String.raw`echo \{{x}}`],
  ['after a dollar', 'echo ${{x}}'],
  ['in $…', `echo $'{{x}}'`],
  ['in a quoted document', `cat <<'E'\n{{x}}\nE`],
  ['in an escaped command', 'a `b \\`c {{x}}\\``'],
  ['no shell', 'if {{x}}'],
])('not %s', (_, text) => {
  expect(expanded(text)).toBeNull()
})

test('what is more than a part of one word is opaque', () => {
  expect(expanded('a {{tag}} {{flags}}')?.opaque).toEqual([{ start: 20, end: 29 }])
})
