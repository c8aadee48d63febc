import { expect, test } from '@jest/globals'
import { memoryProject } from '../../src/project/memory.ts'
import type { Project } from '../../src/project/project.ts'
import { scan } from '../../src/scan/scan.ts'
import { scanTogether } from '../../src/scan/scan-together.ts'
import { traceOf } from '../../src/scan/trace.ts'
import type { ScanEvent, ScanResult } from '../../src/scan/types.ts'
import { scanned, summary } from './collect.ts'
import { pattern, script } from './pattern.ts'

test('events tell what was found, and each fold as it is done', async () => {
  const events: ScanEvent[] = []
  await scanned({ ...pattern('a'), ...pattern('b') }, { onEvent: (event) => events.push(event) })
  const result = expect.objectContaining({ status: 'folded', dockerfiles: ['a/Dockerfile'] })
  expect(events).toEqual([
    { type: 'found', scripts: 2 },
    { type: 'folded', script: 'a/build.sh', status: 'folded', result, done: 1, total: 2 },
    { type: 'folded', script: 'b/build.sh', status: 'folded', result: expect.anything(), done: 2, total: 2 },
  ])
  expect(structuredClone(events)).toEqual(events)
})

test('an event has what came of a script alone, a result what came of it beside all others', async () => {
  const files = {
    ...pattern('a'),
    'a/tools/b.sh': `cd ..\n${script('b')}sed -i s/a/b/ app\ndocker build -t b2 .\n`,
  }
  const alone: string[] = []
  const results = await scanned(files, {
    onEvent(event) {
      if (event.type === 'folded') alone.push(`${event.script}: ${event.result.edits.length}`)
    },
  })
  const together = results.map(({ scripts, result }) => `${scripts[0]}: ${result.edits.length}`)
  expect(alone).toEqual(['a/build.sh: 3', 'a/tools/b.sh: 0'])
  expect(together).toEqual(['a/build.sh: 0', 'a/tools/b.sh: 0'])
})

test('what an observer throws ends the scan', async () => {
  const running = scanned(pattern('a'), {
    onEvent() {
      throw new Error('not wanted')
    },
  })
  await expect(running).rejects.toThrow('not wanted')
})

test('a signal that is aborted before the first result is asked for leaves everything unread', async () => {
  const untouched = new Proxy({} as Project, {
    get() {
      throw new Error('read')
    },
  })
  const running = scan({ project: untouched, signal: AbortSignal.abort(new Error('too late')) })
  await expect(running.next()).rejects.toThrow('too late')
})

test('a signal stops between two results, too', async () => {
  const controller = new AbortController()
  const project = memoryProject({ ...pattern('a'), ...pattern('b') })
  const running = scan({ project, signal: controller.signal })
  expect((await running.next()).done).toBe(false)
  controller.abort(new Error('enough'))
  await expect(running.next()).rejects.toThrow('enough')
})

test('what is asked for each script throws to the caller', async () => {
  const optionsFor = () => {
    throw new Error('my own')
  }
  await expect(scanned(pattern('a'), { optionsFor })).rejects.toThrow('my own')
})

test.each([[['.']], [['./']], [['./a', 'a/']], [['a/../a/build.sh']]])('paths %j', async (paths) => {
  expect(await summary(pattern('a'), { paths })).toEqual(['a/build.sh: folded'])
})

test.each([
  { index: 0, count: 3 },
  { index: 4, count: 3 },
  { index: 1.5, count: 3 },
  { index: 1, count: 0 },
])('%j is no shard', async (shard) => {
  await expect(scanned(pattern('a'), { shard })).rejects.toThrow(RangeError)
})

test('an aborted scan throws the reason of its signal, and folds nothing more', async () => {
  const controller = new AbortController()
  let folds = 0
  const running = scanned(
    { ...pattern('a'), ...pattern('b'), ...pattern('c') },
    {
      signal: controller.signal,
      onEvent: ({ type }) => {
        if (type !== 'folded') return
        folds += 1
        controller.abort(new Error('enough'))
      },
    },
  )
  await expect(running).rejects.toThrow('enough')
  expect(folds).toBe(1)
})

test('a project that cannot be read is one refusal, and the others fold', async () => {
  const files = memoryProject({ ...pattern('a'), ...pattern('b'), ...pattern('c') })
  const project: Project = {
    ...files,
    read(path) {
      if (path === 'b/Dockerfile') throw new Error('EIO: i/o error')
      return files.read(path)
    },
  }
  const results: ScanResult[] = []
  for await (const one of scan({ project })) results.push(one)
  expect(results.map(({ result }) => result.status)).toEqual(['folded', 'refused', 'folded'])
  expect(results[1]!.result.diagnostics).toMatchObject([
    { code: 'SF109', args: { script: 'b/build.sh', problem: 'EIO: i/o error' } },
  ])
})

test('a project may be of a class, also where git ignores the script', async () => {
  const files = memoryProject({ ...pattern('a'), ...pattern('b'), '.gitignore': '/b/\n' })
  class Own implements Project {
    read = files.read
    list(path: string) {
      return files.list(path)
    }
    kind(path: string) {
      return files.kind(path)
    }
    linkTarget(path: string) {
      return files.linkTarget(path)
    }
    ignoredByGit(path: string) {
      return files.ignoredByGit(path)
    }
  }
  const statuses: string[] = []
  for await (const { result } of scan({ project: new Own(), ignored: true })) statuses.push(result.status)
  expect(statuses).toEqual(['folded', 'folded'])
})

test('results are plain data', async () => {
  for (const result of await scanned({ ...pattern('a') })) {
    expect(JSON.parse(JSON.stringify(result))).toEqual(result)
    expect(structuredClone(result)).toEqual(result)
  }
})

test('a script that is named and lies in a folder that is named is one', async () => {
  const results = await scanned(pattern('a'), { paths: ['a/build.sh', 'a'] })
  expect(results.map(({ scripts, named }) => [scripts, named])).toEqual([[['a/build.sh'], true]])
})

test.each([
  ['in the script', 'a/build.sh', '# stagefold: ignore\n'],
  ['in the builder', 'a/Dockerfile.build', '# stagefold: ignore (until the new base image)\n'],
  ['in the final Dockerfile', 'a/Dockerfile', '  # stagefold: ignore\n'],
])('a comment %s leaves the pipeline alone', async (_, path, comment) => {
  const files = { ...pattern('a'), ...pattern('b') }
  const marked = { ...files, [path]: comment + files[path] }
  expect(await summary(marked)).toEqual(['a/build.sh: nothing SF522', 'b/build.sh: folded'])
})

test.each(['echo "stagefold: ignore"\n', '# stagefold: ignored\n', '# see stagefold: ignore\n'])(
  '%j is no such comment',
  async (line) => {
    const files = pattern('a')
    expect(await summary({ ...files, 'a/build.sh': line + files['a/build.sh'] })).toEqual([
      'a/build.sh: folded',
    ])
  },
)

test('what a script is folded with may differ from script to script', async () => {
  const results = await scanned(
    { ...pattern('a'), ...pattern('b') },
    { optionsFor: (script) => (script.startsWith('a') ? { stageName: 'tools' } : {}) },
  )
  const texts = results.map(
    ({ result }) => result.edits.find(({ path }) => path.endsWith('Dockerfile'))?.after,
  )
  expect(texts.map((text) => /AS (\w+)/.exec(text!)![1])).toEqual(['tools', 'build'])
})

test('helpers fold what they take, and what they give back is folded all the same', async () => {
  const files = Object.assign({}, ...Array.from({ length: 40 }, (_, at) => pattern(`s${at}`)))
  const alone = await scanned(files)
  const taken: string[] = []
  const helped: ScanResult[] = []
  const running = scanTogether({ project: memoryProject(files) }, (work) => {
    const [done, lost] = [work.take(3), work.take(5)]
    taken.push(...done.map(({ scripts }) => scripts[0]))
    const settled = new Promise<void>((resolve) => {
      setTimeout(() => {
        for (const job of done) {
          const { result } = alone.find(({ scripts }) => scripts[0] === job.scripts[0])!
          work.settle(job, { result, trace: traceOf(job, result) })
        }
        work.giveBack(lost)
        resolve()
      }, 50)
    })
    return { done: settled, stop: () => taken.push('stopped') }
  })
  for await (const one of running) helped.push(one)
  expect(helped).toEqual(alone)
  expect(taken).toHaveLength(4)
  expect(taken.at(-1)).toBe('stopped')
})

test('without steps the same is settled, in less memory', async () => {
  const files = {
    ...pattern('a'),
    'b/Makefile': '# a docker image\nimage:\n\tcd ../a && sh build.sh\n',
    'c/again.sh': 'docker build -t again -f ../a/Dockerfile .\n',
  }
  const [whole, lean] = [await scanned(files), await scanned(files, { steps: false })]
  expect(lean.flatMap(({ result }) => result.pipeline!.steps)).toEqual([])
  const { length } = whole.flatMap(({ result }) => result.pipeline!.steps)
  expect(length).toBeGreaterThan(4)
  const rest = ({ result, ...more }: ScanResult) => ({ ...more, result: { ...result, pipeline: null } })
  expect(lean.map(rest)).toEqual(whole.map(rest))
  expect(whole.map(({ result }) => result.status)).toEqual(['refused', 'nothing'])
})
