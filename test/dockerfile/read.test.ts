import { describe, expect, test } from '@jest/globals'
import { readPairs } from '../../src/dockerfile/pairs.ts'
import { readDockerfile } from '../../src/dockerfile/read.ts'
import { instruction, read, slice } from './helpers.ts'

describe('instructions', () => {
  test.each<[title: string, text: string, expected: readonly string[]]>([
    ['keywords in any case', 'from a\nRun x\ncopy a b', ['FROM a', 'RUN x', 'COPY a b']],
    ['comments and blank lines', '# c\n\nFROM a\n  # c\n\n  RUN x\n', ['FROM a', 'RUN x']],
    ['leading blanks', ' \t FROM a\n\tRUN x', ['FROM a', 'RUN x']],
    ['continuations', 'FROM a\nRUN a \\\n  b \\ \t\n c', ['FROM a', 'RUN a   b  c']],
    ['comments inside', 'FROM a\nRUN a \\\n# c \\\n  # d\n b', ['FROM a', 'RUN a  b']],
    ['blank lines inside', 'FROM a\nRUN a \\\n\n \n b', ['FROM a', 'RUN a  b']],
    ['continuation at the end', 'FROM a\nRUN a \\', ['FROM a', 'RUN a']],
    ['continuation and comments at the end', 'FROM a\nRUN a \\\n# b\n\n', ['FROM a', 'RUN a']],
    ['continuation inside a keyword', 'FROM a\nRU\\\nN a', ['FROM a', 'RUN a']],
    ['continuation inside a word', 'FROM a\nRUN ab\\\ncd', ['FROM a', 'RUN abcd']],
    ['a byte order mark', '\uFEFFFROM a', ['FROM a']],
    ['carriage returns', '# c\r\nFROM a\r\nRUN a \\\r\n\r\n # c\r\n b\r\n', ['FROM a', 'RUN a  b']],
    ['backtick', '# escape=`\nFROM a\nRUN a `\n b\\\nRUN c', ['FROM a', 'RUN a  b\\', 'RUN c']],
    ['a hash that is no comment', 'FROM a\nRUN a # b', ['FROM a', 'RUN a # b']],
    ['flags', 'FROM a\nCOPY --from=x  --link a b', ['FROM a', 'COPY a b']],
    ['the end of flags', 'FROM a\nRUN --network=none -- --x', ['FROM a', 'RUN --x']],
    ['ONBUILD', 'FROM a\nONBUILD RUN a \\\n b', ['FROM a', 'ONBUILD RUN a  b']],
    ['no heredoc without RUN', 'FROM a\nCMD cat <<EOF\nRUN x', ['FROM a', 'CMD cat <<EOF', 'RUN x']],
    [
      'no heredoc in JSON',
      'FROM a\nRUN ["cat", "<<EOF"]\nRUN x',
      ['FROM a', 'RUN ["cat", "<<EOF"]', 'RUN x'],
    ],
    ['no heredoc after <<<', 'FROM a\nRUN cat <<<EOF\nRUN x', ['FROM a', 'RUN cat <<<EOF', 'RUN x']],
    ['no heredoc in a shift', 'FROM a\nRUN echo $((1<<2))\nRUN x', ['FROM a', 'RUN echo $((1<<2))', 'RUN x']],
    ['heredocs', 'FROM a\nRUN <<EOF\nCOPY\n\\\n# x\nEOF\nRUN x', ['FROM a', 'RUN <<EOF', 'RUN x']],
  ])('%s', (_, text, expected) => {
    expect(read(text).instructions.map(({ keyword, argument }) => `${keyword} ${argument}`)).toEqual(expected)
  })
})

describe('errors', () => {
  test.each<[title: string, text: string, at: string, message: RegExp]>([
    ['empty', '', '', /no instructions/],
    ['only comments', '# a\n\n', '', /no instructions/],
    ['no FROM', 'ARG a\nARG b', 'ARG', /no FROM/],
    ['unknown instruction', 'FROM a\nRUNN x\n', 'RUNN', /unknown instruction: RUNN/],
    ['nothing behind the keyword', 'FROM a\n  RUN \n', 'RUN', /no arguments/],
    ['flags only', 'FROM a\nRUN --network=none', 'RUN --network=none', /no arguments/],
    ['open heredoc', 'FROM a\nRUN <<EOF\nx\n EOF\n', 'RUN <<EOF', /unterminated heredoc/],
    ['RUN before FROM', 'RUN x\nFROM a', 'RUN x', /before the first FROM/],
    ['stage name with a digit first', 'FROM a AS 1a', '1a', /invalid name/],
    ['stage name with a slash', 'FROM a AS a/b', 'a/b', /invalid name/],
    ['two words in FROM', 'FROM a b', 'a b', /one or three/],
    ['three words without AS', 'FROM a is b', 'a is b', /one or three/],
    ['COPY without a destination', 'FROM a\nCOPY x', 'COPY x', /at least 2/],
    ['mixed JSON', 'FROM a\nCMD ["a", 1]', 'CMD ["a", 1]', /strings only/],
    ['SHELL in plain form', 'FROM a\nSHELL sh -c', 'SHELL sh -c', /JSON form/],
    ['ENV with one word', 'FROM a\nENV a', 'ENV a', /two arguments/],
    ['ENV without =', 'FROM a\nENV a=b c', 'ENV a=b c', /can't find =/],
    ['ARG without a name', 'FROM a\nARG =b', 'ARG =b', /blank/],
    ['ONBUILD ONBUILD', 'FROM a\nONBUILD ONBUILD RUN x', 'ONBUILD ONBUILD RUN x', /trigger/],
    ['escape of more than one character', '# escape=ab\nFROM a', 'ab', /escape token/],
    ['escape twice', '# escape=`\n# escape=`\nFROM a', '# escape=`', /only one escape/],
    ['a blank before the delimiter', 'FROM a\nRUN << EOF\nCOPY\nEOF', '', /doubt/],
    ['two readers disagree', 'FROM a\nENV a b\\\\\nRUN x', 'RUN', /doubt/],
  ])('%s', (_, text, at, message) => {
    const reading = readDockerfile('Dockerfile', text)
    if (reading.ok) throw new Error('read')
    expect(slice(text, reading.errors[0]!)).toBe(at)
    expect(reading.errors[0]!.message).toMatch(message)
  })

  test('all of them are told', () => {
    const reading = readDockerfile('Dockerfile', 'FROM a\nX\nRUN\nY z')
    expect(reading.ok || reading.errors.map(({ start }) => start)).toEqual([7, 9, 13])
  })
})

describe('directives', () => {
  test.each<[text: string, expected: readonly string[], escape: string]>([
    ['# syntax=docker/dockerfile:1\n# escape=`\n', ['syntax docker/dockerfile:1', 'escape `'], '`'],
    ['#syntax = a \n  #  ESCAPE=\\ \r\n', ['syntax a', 'escape \\'], '\\'],
    ['# a comment\n# escape=`\n', [], '\\'],
    ['# other=a\n# escape=`\n', [], '\\'],
    ['\n# escape=`\n', [], '\\'],
    ['# check=skip=all;error=true\n', ['check skip=all;error=true'], '\\'],
    ['\uFEFF# escape=`\n', ['escape `'], '`'],
  ])('%j', (head, expected, escape) => {
    const text = `${head}FROM a`
    const dockerfile = read(text)
    expect(dockerfile.directives.map(({ name, value }) => `${name} ${value}`)).toEqual(expected)
    expect(dockerfile.directives.map(({ valueRange }) => slice(text, valueRange))).toEqual(
      dockerfile.directives.map(({ value }) => value),
    )
    expect(dockerfile.escape).toBe(escape)
  })
})

describe('words', () => {
  test.each<[line: string, form: string, words: readonly string[]]>([
    ['COPY a  b\tc/', 'plain', ['a', 'b', 'c/']],
    ['COPY "a b" c', 'plain', ['"a', 'b"', 'c']],
    ['COPY ["a b", "c\\u0041"]', 'json', ['a b', 'cA']],
    ['COPY [ "a", "b" ] ', 'json', ['a', 'b']],
    ["COPY ['a', 'b']", 'plain', ["['a',", "'b']"]],
    ['COPY [a] b', 'plain', ['[a]', 'b']],
    ['CMD ["a", "b"] c', 'plain', ['["a", "b"] c']],
    ['CMD []', 'json', []],
    ['WORKDIR /a b', 'plain', ['/a b']],
    ['ENV a=b c="d e" f=g\\ h', 'plain', ['a=b', 'c="d e"', 'f=g\\ h']],
    ["ENV a='b\\' c=d", 'plain', ["a='b\\'", 'c=d']],
    ['ENV a b  "c d"', 'plain', ['a', 'b  "c d"']],
    ['ENV a b=c', 'plain', ['a', 'b=c']],
    ['ARG a b=c', 'plain', ['a', 'b=c']],
    ['LABEL "a b"=c', 'plain', ['"a b"=c']],
    ['EXPOSE 80 443', 'plain', ['80', '443']],
    ['HEALTHCHECK --interval=1s CMD ["a", "b"]', 'json', ['CMD', 'a', 'b']],
    ['HEALTHCHECK CMD a b', 'plain', ['CMD', 'a b']],
    ['HEALTHCHECK NONE', 'plain', ['NONE']],
    ['VOLUME /a /b', 'plain', ['/a', '/b']],
  ])('%s', (line, form, words) => {
    const found = instruction(line)
    expect(found.form).toBe(form)
    expect(found.words.map(({ text }) => text)).toEqual(words)
  })

  test.each<[line: string, slices: readonly string[]]>([
    ['COPY a\\\r\nb \\\r\n # x\r\n  c /d/', ['a\\\r\nb', 'c', '/d/']],
    ['COPY a \\\n  b', ['a', 'b']],
    ['COPY ["a", \\\n "b\\"c", "d" ]', ['"a"', '"b\\"c"', '"d"']],
    ['ENV a="b \\\n  c" d=e\\', ['a="b \\\n  c"', 'd=e']],
  ])('places of %j', (line, slices) => {
    const text = `FROM scratch\n${line}`
    const found = read(text).instructions.at(-1)!
    expect(found.words.map((word) => slice(text, word))).toEqual(slices)
  })

  test('pairs', () => {
    const text = 'FROM a\nENV a="b c" d=\nENV e f  g\nARG h i=j'
    const { instructions } = read(text)
    const pairs = instructions.flatMap(readPairs).map(({ name, nameRange, value, legacy }) => {
      expect(slice(text, nameRange)).toBe(name)
      expect(slice(text, value)).toBe(value?.text ?? null)
      return [name, value?.text ?? null, legacy]
    })
    expect(pairs).toEqual([
      ['a', '"b c"', false],
      ['d', '', false],
      ['e', 'f  g', true],
      ['h', null, false],
      ['i', 'j', false],
    ])
  })
})

describe('flags', () => {
  test.each<[line: string, flags: readonly (readonly [string, string | null, string | null])[]]>([
    [
      'COPY --from=a --link b c',
      [
        ['from', 'a', 'a'],
        ['link', null, null],
      ],
    ],
    [
      'COPY --chown="a b" --x=\'y\' b c',
      [
        ['chown', 'a b', '"a b"'],
        ['x', 'y', "'y'"],
      ],
    ],
    ['COPY --from=a\\ b b c', [['from', 'a b', 'a\\ b']]],
    ['COPY --from= b c', [['from', '', '']]],
    ['COPY --from=\\\n  b c', [['from', '', '']]],
    [
      'COPY \\\n --from=a \\\n # x\n --chown=1:2 b c',
      [
        ['from', 'a', 'a'],
        ['chown', '1:2', '1:2'],
      ],
    ],
    ['COPY --from=a\\\nb b c', [['from', 'ab', 'a\\\nb']]],
    ['COPY -- --from=a c', []],
    ['COPY - c', []],
  ])('%j', (line, flags) => {
    const text = `FROM scratch\n${line}`
    const found = read(text).instructions.at(-1)!
    expect(found.flags.map(({ name, value, valueRange }) => [name, value, slice(text, valueRange)])).toEqual(
      flags,
    )
  })
})

describe('heredocs', () => {
  test.each<
    [
      line: string,
      heredocs: readonly (readonly [name: string, content: string, expand: boolean, chomp: boolean])[],
    ]
  >([
    ['RUN <<EOF\na\nEOF', [['EOF', 'a\n', true, false]]],
    ['RUN <<-EOF\n\ta\n\tEOF', [['EOF', '\ta\n', true, true]]],
    ["RUN cat <<'EOF' > x\na\r\nEOF\r", [['EOF', 'a\r\n', false, false]]],
    ['RUN <<"EOF"\na\nEOF', [['EOF', 'a\n', false, false]]],
    [
      'RUN 3<<A cat <<B\na\nA\nb\nB',
      [
        ['A', 'a\n', true, false],
        ['B', 'b\n', true, false],
      ],
    ],
    [
      'COPY <<a <<b /d/\nA\na\nb',
      [
        ['a', 'A\n', true, false],
        ['b', '', true, false],
      ],
    ],
    ['ADD <<EOF /d\n\\\nEOF', [['EOF', '\\\n', true, false]]],
    ['ONBUILD COPY <<EOF /d\nx\nEOF', [['EOF', 'x\n', true, false]]],
    ['RUN a \\\n <<EOF\nx\nEOF', [['EOF', 'x\n', true, false]]],
    ["RUN echo it's <<EOF", []],
  ])('%j', (line, heredocs) => {
    const text = `FROM scratch\n${line}`
    const found = read(text).instructions.at(-1)!
    expect(found.heredocs.map(({ name, content, expand, chomp }) => [name, content, expand, chomp])).toEqual(
      heredocs,
    )
    for (const { content, contentRange } of found.heredocs) expect(slice(text, contentRange)).toBe(content)
    expect(found.end).toBe(text.endsWith('\r') ? text.length - 1 : text.length)
  })

  test('ONBUILD gives them to its trigger', () => {
    const { trigger } = instruction('ONBUILD COPY <<EOF /d\nx\nEOF')
    expect([trigger?.keyword, trigger?.heredocs.length, trigger?.words.length]).toEqual(['COPY', 1, 2])
  })
})

test('stages', () => {
  const text = 'ARG V=1\nFROM --platform=linux/amd64 a:$V as Build\nRUN x\n\nFROM build\nCOPY a b\n# end\n'
  const { stages, globalArgs } = read(text)
  expect(globalArgs.map(({ argument }) => argument)).toEqual(['V=1'])
  expect(stages.map(({ index, base, name, platform }) => [index, base.text, name?.text, platform])).toEqual([
    [0, 'a:$V', 'Build', 'linux/amd64'],
    [1, 'build', undefined, null],
  ])
  expect(stages.map((stage) => slice(text, stage))).toEqual([
    'FROM --platform=linux/amd64 a:$V as Build\nRUN x',
    'FROM build\nCOPY a b',
  ])
})

test.each([
  ['open expansions', `FROM a\nRUN x <<EOF ${'${a:-'.repeat(20_000)}\nRUN y`],
  ['triggers of triggers', `FROM a\n${'ONBUILD '.repeat(20_000)}`],
  ['brackets', `FROM a\nRUN ${'['.repeat(100_000)}`],
])('%s without end do not exhaust the stack', (_, text) => {
  expect(() => readDockerfile('Dockerfile', text)).not.toThrow()
})
