import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Graph } from '../../playground/src/picture/graph.ts'
import { layOut } from '../../playground/src/picture/layout.ts'
import type { PlacedBox } from '../../playground/src/picture/layout.ts'
import { pipelineGraph } from '../../playground/src/picture/pipeline-graph.ts'
import { stagesGraph } from '../../playground/src/picture/stages-graph.ts'
import { fold, memoryProject } from '../../src/index.ts'

const dockerfiles = {
  'Dockerfile.build': 'FROM golang AS tools\nRUN go build -o /out/app .\n',
  Dockerfile: 'FROM alpine\nCOPY app /app\n',
}

function pipelineOf(script: string) {
  const project = memoryProject({ ...dockerfiles, 'build.sh': script })
  const { pipeline, diagnostics } = fold({ project, script: 'build.sh' })
  return words(pipelineGraph(pipeline!, diagnostics))
}

function words({ boxes, arrows }: Graph) {
  const titles = new Map(boxes.map(({ id, title }) => [id, title]))
  return {
    boxes: boxes.map(
      ({ kind, title, detail, isRefused }) => `${kind}: ${title}, ${detail}${isRefused ? ' ✕' : ''}`,
    ),
    arrows: arrows.map(({ from, to }) => `${titles.get(from)} > ${titles.get(to)}`),
  }
}

const start = `docker build -t app:build -f Dockerfile.build .
docker create --name x app:build
docker cp x:/out/app .
`

test('a script', () => {
  expect(pipelineOf(`${start}docker rm x\ndocker build -t app .\ndocker push app\n`)).toEqual({
    boxes: [
      'image: Dockerfile.build, → app:build',
      'container: container x, docker create',
      'files: app, from /out/app',
      'image: Dockerfile, → app',
      'use: docker push, app',
    ],
    arrows: [
      'Dockerfile.build > container x',
      'container x > app',
      'app > Dockerfile',
      'Dockerfile > docker push',
    ],
  })
})

test('files that are changed on the host, and files that a command only reads', () => {
  expect(pipelineOf(`${start}chmod 755 app\ndocker build -t app .\n`).arrows).toEqual([
    'Dockerfile.build > container x',
    'container x > app',
    'app > app',
    'app > Dockerfile',
  ])
  const read = pipelineOf(`${start}docker build -t app .\ntar czf app.tgz app\n`).arrows
  expect(read).toContain('app > Dockerfile')
})

test('a refusal is drawn where it is', () => {
  expect(pipelineOf(`${start}sed -i s/a/b/ app\ndocker build -t app .\n`).boxes).toContain(
    'files: app, from /out/app ✕',
  )
})

test('stages', () => {
  const text = `FROM golang AS build
FROM build AS test
FROM node AS web
FROM alpine
COPY --from=0 /a /b /opt/
COPY --from=WEB --chown=0:0 /dist /srv
COPY --from=nginx /etc /etc
COPY . .
`
  expect(words(stagesGraph('Dockerfile', text))).toEqual({
    boxes: [
      'image: build, FROM golang',
      'image: test, FROM build',
      'image: web, FROM node',
      'files: /a /b, COPY to /opt/',
      'files: /dist, COPY to /srv',
      'image: the final image, FROM alpine',
    ],
    arrows: [
      'build > test',
      'build > /a /b',
      '/a /b > the final image',
      'web > /dist',
      '/dist > the final image',
    ],
  })
  expect(stagesGraph('Dockerfile', 'no Dockerfile').boxes).toEqual([])
})

const graph: fc.Arbitrary<Graph> = fc
  .tuple(
    fc.array(fc.string({ maxLength: 60 }), { maxLength: 14 }),
    fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 30 }),
  )
  .map(([titles, pairs]) => ({
    boxes: titles.map((title, at) => {
      return { id: `${at}`, kind: 'image', title, detail: '', span: null, isRefused: false } as const
    }),
    arrows: pairs.flatMap(([a, b]) => {
      const [from, to] = [a % (titles.length || 1), b % (titles.length || 1)].toSorted(
        (one, other) => one - other,
      )
      return from === to ? [] : [{ from: `${from}`, to: `${to}` }]
    }),
  }))

test('no boxes meet, all lie in the picture, and arrows point down from box to box', () => {
  fc.assert(
    fc.property(graph, (given) => {
      const { boxes, lines, width, height } = layOut(given)
      expect(boxes).toHaveLength(given.boxes.length)
      for (const [at, box] of boxes.entries()) {
        expect(boxes.slice(at + 1).filter((other) => meet(box, other))).toEqual([])
        expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(-0.001)
        expect(box.x + box.width).toBeLessThanOrEqual(width + 0.001)
        expect(box.y + box.height).toBeLessThanOrEqual(height + 0.001)
      }
      const distinct = new Set(given.arrows.map(({ from, to }) => `${from} ${to}`))
      const ends = lines.map((points) => `${boxAt(boxes, points[0]!)} ${boxAt(boxes, points.at(-1)!)}`)
      expect(new Set(ends)).toEqual(distinct)
      for (const points of lines) {
        const heights = points.map(({ y }) => y)
        expect(heights).toEqual(heights.toSorted((one, other) => one - other))
        for (const { x, y } of points.slice(1, -1)) expect(boxAt(boxes, { x, y })).toBeNull()
      }
    }),
  )
})

function meet(a: PlacedBox, b: PlacedBox): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

function boxAt(
  boxes: readonly PlacedBox[],
  { x, y }: { readonly x: number; readonly y: number },
): string | null {
  const found = boxes.find(
    (box) => x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height,
  )
  return found?.box.id ?? null
}
