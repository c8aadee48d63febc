import { expect, test } from '@jest/globals'
import { readMounts, readRunFlags } from '../../src/dockerfile/mounts.ts'
import { runText } from '../../src/dockerfile/run.ts'
import { instruction, read, slice } from './helpers.ts'

test.each<[flags: string, expected: readonly (string | null | undefined)[]]>([
  ['--mount=type=bind,from=s,source=/a,target=/b', ['bind', 's', '/a', '/b']],
  ['--mount=target=/b,src=a', ['bind', undefined, 'a', '/b']],
  ['--mount=TYPE=Cache,dst=/b', ['cache', undefined, undefined, '/b']],
  ['--mount="type=bind,from=s,destination=/b c"', ['bind', 's', undefined, '/b c']],
  ['--mount=type=bind,\\\n  from=s', ['bind', undefined, undefined, undefined]],
  ['--mount=type=bind,\\\nfrom=s,target=/b', ['bind', 's', undefined, '/b']],
  ['--mount=type=bind,\\"target=/a,b\\",from=', ['bind', '', undefined, '/a,b']],
  ['--mount=ro,target=/b', ['bind', undefined, undefined, '/b']],
])('%j', (flags, expected) => {
  const text = `FROM scratch\nRUN ${flags} x`
  const [mount] = readMounts(read(text).instructions.at(-1)!)
  const words = [mount?.from, mount?.source, mount?.target]
  expect([mount?.type, ...words.map((word) => word?.text)]).toEqual(expected)
  for (const word of words) if (word) expect(slice(text, word)).toBe(word.text)
})

test('malformed CSV says so', () => {
  expect(readMounts(instruction('RUN --mount=type=bind,a\\"b x'))[0]?.malformed).toBe(true)
})

test('network, security and several mounts', () => {
  const { mounts, network, security } = readRunFlags(
    instruction('RUN --mount=type=ssh --network=none --security=insecure --mount=type=cache,target=/c x'),
  )
  expect([mounts.map(({ type }) => type), network?.value, security?.value]).toEqual([
    ['ssh', 'cache'],
    'none',
    'insecure',
  ])
  expect(readRunFlags(instruction('COPY a b')).mounts).toEqual([])
})

test.each([
  ['RUN a \\\n && b', 'a  && b'],
  ['RUN ["a", "b c"]', 'a b c'],
  ['RUN <<-EOF\n\tchown x\n\tEOF', '<<-EOF\nchown x\n'],
])('the text of %j', (line, text) => {
  expect(runText(instruction(line))).toBe(text)
})
