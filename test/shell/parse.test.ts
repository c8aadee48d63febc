import { describe, expect, test } from '@jest/globals'
import { findComments } from '../../src/shell/comments.ts'
import { LONGEST_SCRIPT, readScript, wordRange } from '../../src/shell/parse.ts'
import { parsed } from './run.ts'

describe('comments', () => {
  test.each<[script: string, comments: string[]]>([
    ['# a\n#b\n', ['# a', '#b']],
    ['echo a # b\n', ['# b']],
    ['echo a#b "# c" \'# d\' \\# e\n', []],
    ['cat <<EOF # real\n# text\nEOF\n# after\n', ['# real', '# after']],
    ['echo $(date # inside\n) # out\n', ['# out']],
    ['x=${#y}; echo $# # n\n', ['# n']],
    ['if true; then # a\n  : # b\nfi # c\n', ['# a', '# b', '# c']],
    ['echo \\\n  a # b\r\n', ['# b']],
    ['echo "${x#y}" ${x##*/}\n', []],
    ['# no newline at the end', ['# no newline at the end']],
    ['a=(1 # one\n2)\n', []],
  ])('%j', (text, comments) => {
    expect(findComments(parsed(text)).map(({ start, end }) => text.slice(start, end))).toEqual(comments)
  })
})

describe('backslashes with blanks behind them', () => {
  test.each<[script: string, count: number]>([
    ['docker build \\  \n  -t a .\n', 1],
    ['docker build \\\t\n  -t a .\n', 1],
    ['docker build \\\n  -t a .\n', 0],
    ['echo "a \\  \n b"\n', 0],
    ["echo 'a \\  \n b'\n", 0],
    ['# a \\  \necho b\n', 0],
    ['cat <<EOF\na \\  \nEOF\n', 0],
    ['a \\ \n b \\  \n c\n', 2],
    ['cp a \\ b\n', 0],
  ])('%j: %i', (text, count) => {
    const { brokenLines, tree } = parsed(text)
    expect(brokenLines).toHaveLength(count)
    if (count > 0) expect(tree.commands).toHaveLength(1)
  })
})

describe('words keep their places', () => {
  test.each<[script: string, words: string[]]>([
    ['a b  "c d" $e\n', ['a', 'b', '"c d"', '$e']],
    ['a \\\n  b\\\n\n', ['a', 'b']],
    ['a \\\r\n  b\r\n', ['a', 'b']],
    ['a $(b c) `d`\n', ['a', '$(b c)', '`d`']],
    ['\ufeffa b\n', ['\ufeffa', 'b']],
    ['ä 🐳 c\n', ['ä', '🐳', 'c']],
  ])('%j', (text, words) => {
    const script = parsed(text)
    const command = script.tree.commands[0]!.command
    if (command.type !== 'Command') throw new Error(command.type)
    const found = [command.name!, ...command.args].map((word) => {
      if (word.type !== 'Word') return ''
      const { start, end } = wordRange(script, word)
      return text.slice(start, end)
    })
    expect(found).toEqual(words)
  })
})

describe('what cannot be read', () => {
  test.each([
    'if true; then\n',
    'echo "open\n',
    "echo 'open\n",
    'echo $(date\n',
    'a | | b\n',
    'for x in a; do\n',
    '(a\n',
    'case x in a) b\n',
    'echo `date\n',
    'x=$(if)\n',
  ])('%j', (text) => {
    expect(readScript('build.sh', text).ok).toBe(false)
  })

  test('too long, too deep', () => {
    expect(readScript('build.sh', '#'.repeat(LONGEST_SCRIPT + 1)).ok).toBe(false)
    expect(readScript('build.sh', `${'('.repeat(500)}a${')'.repeat(500)}\n`).ok).toBe(false)
    expect(readScript('build.sh', `echo ${'$('.repeat(500)}a${')'.repeat(500)}\n`).ok).toBe(false)
  })
})
