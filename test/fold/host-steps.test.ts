import { describe, expect, test } from '@jest/globals'
import { fold } from '../../src/fold.ts'
import { memoryProject } from '../../src/project/memory.ts'
import { hintOf } from '../../src/report/message.ts'
import type { FoldResult } from '../../src/result.ts'

/** What the host does to an extracted file, a folder and an archive, and what the final build takes then. */
function folded(steps: string, sources: string, moveHostSteps: boolean): FoldResult {
  const script = `set -e
docker build -t app:build -f Dockerfile.build .
docker create --name x app:build
docker cp x:/o/app app
docker cp x:/o/tool.gz tool.gz
docker cp x:/o/dist dist
docker rm x
${steps}
docker build -t app .
rm -rf app tool.gz dist
`
  const files = {
    'build.sh': script,
    'Dockerfile.build': 'FROM alpine\nRUN make\n',
    Dockerfile: `FROM alpine\nCOPY ${sources} app tool.gz dist /srv/\n`,
    'conf.txt': 'conf\n',
    'stamp.sh': 'stamp\n',
  }
  return fold({ project: memoryProject(files), script: 'build.sh', moveHostSteps })
}

/** The lines that the builder's stage got, or `refused`. */
function linesOf(result: FoldResult): string {
  if (result.status !== 'folded') return result.status
  const text = result.edits.find(({ path }) => path === 'Dockerfile')!.after!
  return text.slice(text.indexOf('RUN make\n') + 9, text.indexOf('\n\n')).replaceAll('RUN ', '')
}

describe('known text, without leave', () => {
  test.each([
    ['echo 1.0 >> app', '', 'echo 1.0 >> /o/app'],
    ['echo -n "a  b" > dist/v', '', "echo -n 'a  b' > /o/dist/v"],
    ['V=1.0; echo "v$V" > dist/v', '', 'echo v1.0 > /o/dist/v'],
    ["printf 'a%s\\n' \"it's\" > dist/v", '', "printf 'a%s\\n' 'it'\\''s' > /o/dist/v"],
    [': > app', '', ': > /o/app'],
    ['cat app dist/a > both', 'both', 'mkdir -p /moved && cat /o/app /o/dist/a > /moved/both'],
    ['cat < app >> dist/a 2> /dev/null', '', 'cat < /o/app >> /o/dist/a'],
    ['touch dist/new dist/', '', 'touch /o/dist/new /o/dist/'],
    ['cp app dist/', '', 'cp /o/app /o/dist/'],
    [
      'gunzip -k tool.gz',
      'tool',
      'mkdir -p /moved && cp -p /o/tool.gz /moved/tool && gunzip -c /o/tool.gz > /moved/tool',
    ],
    ['zcat tool.gz > t', 't', 'mkdir -p /moved && zcat /o/tool.gz > /moved/t'],
    ['sudo install -m 700 app bin', 'bin', ''],
    ['echo $V > dist/v', '', 'refused'],
    ["echo 'a\\tb' > dist/v", '', 'refused'],
    ['echo -e a > dist/v', '', 'refused'],
    ["printf '%d' 1 > dist/v", '', 'refused'],
    ['echo * > dist/v', '', 'refused'],
    ['cat app conf.txt > both', 'both', 'refused'],
    ['cat app > conf.txt', '', 'refused'],
    ['umask 077; echo a > dist/v', '', 'refused'],
    ['echo a | tee dist/v', '', 'refused'],
    ['{ echo a; echo b; } > dist/v', '', 'refused'],
    ['if [ -n "$CI" ]; then echo a > dist/v; fi', '', 'refused'],
    ['cat > dist/v <<EOF\na\nEOF', '', 'refused'],
    ['cp -r conf.txt dist/', '', 'refused'],
    ['install -s app bin', 'bin', 'refused'],
    ['install -m 755 conf.txt dist/', '', 'refused'],
    ['ln app bin', 'bin', 'refused'],
    ['sed -i s/a/b/ app', '', 'refused'],
    ['gzip -k app', 'app.gz', 'refused'],
  ])('%s', (steps, sources, expected) => {
    const result = folded(steps, sources, false)
    if (expected === '') expect(result.status).toBe('folded')
    else expect(linesOf(result)).toBe(expected)
  })
})

describe('tools, with --move-host-steps', () => {
  test.each([
    ["sed -i -e 's/a/b c/' -e /^#/d ./app", '', "sed -i -e 's/a/b c/' -e '/^#/d' /o/app"],
    ['sed s/a/b/ app > t && mv t app', '', 'mkdir -p /moved && sed s/a/b/ /o/app > /moved/t'],
    [
      'sed s/a/b/ dist/a > t; mv -f t dist/a',
      '',
      'mkdir -p /moved && sed s/a/b/ /o/dist/a > /moved/t\nmv -f /moved/t /o/dist/a',
    ],
    ['for f in app dist/a; do strip $f; done', '', 'strip /o/app\nstrip /o/dist/a'],
    ['strip -o small app', 'small', 'mkdir -p /moved && strip -o /moved/small /o/app'],
    ['sort --output=s app', 's', 'mkdir -p /moved && sort --output=/moved/s /o/app'],
    ['sed -i s/a/b/ dist/*.js', '', 'sed -i s/a/b/ /o/dist/*.js'],
    ['jq --arg v 1 . dist/a > b', 'b', 'mkdir -p /moved && jq --arg v 1 . /o/dist/a > /moved/b'],
    ['A="1 2" envsubst < app > c', 'c', "mkdir -p /moved && A='1 2' envsubst < /o/app > /moved/c"],
    [
      "export A=1 B=2; envsubst '$B' < app > c",
      'c',
      "mkdir -p /moved && B=2 envsubst '$B' < /o/app > /moved/c",
    ],
    ['LC_ALL=C sort app > c', 'c', 'mkdir -p /moved && LC_ALL=C sort /o/app > /moved/c'],
    ['gzip -9 -k app', 'app.gz', 'gzip -9 -k /o/app'],
    ['gzip < app > a.gz', 'a.gz', 'mkdir -p /moved && gzip < /o/app > /moved/a.gz'],
    ['gzip -9 dist/*.js', '', 'gzip -9 /o/dist/*.js'],
    ['sed -i s/a/b/ app; sed -i s/a/b/ app', '', 'sed -i s/a/b/ /o/app\nsed -i s/a/b/ /o/app'],
    ['sed -i "s/a/$VERSION/" app', '', 'refused'],
    ['sed -i s/a/b/ app conf.txt', '', 'refused'],
    ['sed -f conf.txt -i app', '', 'refused'],
    ["sed -i -e 'r conf.txt' app", '', 'refused'],
    ["sed -i 's/a/b/w other' app", '', 'refused'],
    ["sed -i '1e date' app", '', 'refused'],
    ["sed -i '' s/a/b/ app", '', 'refused'],
    ['sed -i.bak s/a/b/ app', '', 'refused'],
    ['sed -i s/a/b/ *', '', 'refused'],
    ['v=$(sed 1q app); echo "$v"', '', 'refused'],
    ['sed s/a/b/ app | sort > c', 'c', 'refused'],
    ['envsubst < app > c', 'c', 'refused'],
    ["envsubst '$HOME' < app > c", 'c', 'refused'],
    ['awk \'{ print > "b" }\' app > c', 'c', 'refused'],
    ['./stamp.sh app', '', 'refused'],
    ['make-it-so app', '', 'refused'],
    ['strip app > log 2>&1', '', 'refused'],
    ['env A=1 strip app', '', 'refused'],
    ['tail app dist/a > c', 'c', 'refused'],
  ])('%s', (steps, sources, expected) => {
    expect(linesOf(folded(steps, sources, true))).toBe(expected)
  })
})

describe('the option', () => {
  const hintsOf = (steps: string): string[] =>
    folded(steps, '', false)
      .diagnostics.filter(({ code }) => code === 'SF210')
      .map(hintOf)

  test('is proposed where the fold succeeds with it', () => {
    expect(hintsOf('strip app')[0]).toMatch(/, or fold with --move-host-steps$/)
    expect(hintsOf('strip app; ./stamp.sh dist')[0]).toMatch(/then fold$/)
  })

  test('is told of each command, and of what goes on when it fails', () => {
    const codes = folded('strip app || true\nupx dist/a', '', true).diagnostics.map(({ code }) => code)
    expect(codes.filter((code) => code !== 'SF404')).toEqual(['SF432', 'SF429', 'SF432'])
  })
})
