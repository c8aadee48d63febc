import { expect, test } from '@jest/globals'
import { fold } from '../../src/fold.ts'
import { memoryProject } from '../../src/project/memory.ts'

const files = {
  'Dockerfile.build': 'FROM alpine\nRUN echo x > /app\n',
  Dockerfile: 'FROM alpine\nCOPY app /app\n',
  'Dockerfile.debug': 'FROM alpine\nCOPY app /debug\n',
  '.gitignore': 'app\n',
}
const extraction = `docker build -t b -f Dockerfile.build .
docker create --name extract b
docker cp extract:/app app
docker rm extract
`

/** `STEP ROLE DOCKERFILE[@TARGET]` for each image of a folded script. */
function images(script: string): readonly string[] {
  const result = fold({ project: memoryProject({ ...files, 'build.sh': script }), script: 'build.sh' })
  expect(result.status).toBe('folded')
  return result.images.map(({ step, role, dockerfile, target }) =>
    [step, role, target === null ? dockerfile : `${dockerfile}@${target}`].join(' '),
  )
}

test('a final image', () => {
  expect(images(`${extraction}docker build -t app .\n`)).toEqual(['4 final Dockerfile'])
})

test('several, and a builder that is kept', () => {
  const finals = 'docker build -t app .\ndocker build -t app:debug -f Dockerfile.debug .\ndocker push b\n'
  expect(images(extraction + finals)).toEqual([
    '0 builder Dockerfile@build',
    '4 final Dockerfile@app',
    '5 final Dockerfile@debug',
  ])
})

test('each time that a loop builds one', () => {
  const loop = 'for t in 1 2; do docker build -t app:$t .; done\n'
  expect(images(extraction + loop)).toEqual(['4 final Dockerfile', '5 final Dockerfile'])
})

test('one that two ways through the script build is one', () => {
  const branch = `if [ "$1" = quiet ]; then
  docker build -q -t app .
else
  docker build -t app .
fi
`
  expect(images(`${extraction}docker build -t app .\n[ "$1" = test ] && docker run app\n`)).toHaveLength(1)
  expect(images(extraction + branch)).toHaveLength(2)
})
