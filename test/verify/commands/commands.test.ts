import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { Machine } from './machine.ts'

/** Lines of one script, each with what is run instead of it. */
const scripts: Readonly<Record<string, readonly (readonly [line: string, run: string])[]>> = {
  'images under other names, once they are built': [
    ['docker run app:1 true', 'docker run --name=V-1 app:1 true'],
    ['docker build -t app:1 .', 'docker build --tag=L/app:1 --tag=L:2 --no-cache .'],
    ['docker run --rm app:1 true', 'docker run --rm --name=V-3 L/app:1 true'],
    ['docker create alpine', 'docker create --name=V-4 alpine'],
    ['docker tag app:1 app', 'docker tag L/app:1 L/app:latest'],
    ['docker create docker.io/library/app', 'docker create --name=V-5 L/app:latest'],
    ['docker image inspect app', 'docker image inspect L/app:latest'],
    ['docker save -o x.tar app', 'docker save -o x.tar L/app:latest'],
  ],
  'ways to write a tag': [
    [
      'docker build -tx -t=y --tag z --tag=r.io:5000/A/b:2 .',
      'docker build --tag=L/x:latest --tag=L/y:latest --tag=L/z:latest --tag=r.io:5000/A/b:2 --tag=L:1 --no-cache .',
    ],
    ['docker build -qt r.io:5000/b:2 .', 'docker build -q --tag=L/r.io-5000/b:2 --tag=L:2 --no-cache .'],
    ['docker image build --no-cache .', 'docker image build --no-cache --tag=L:3 .'],
    ['docker buildx build --load .', 'docker buildx build --load --tag=L:4 --no-cache .'],
    ['docker -H tcp://x --debug build .', 'docker -H tcp://x --debug build --tag=L:5 --no-cache .'],
  ],
  'what is sent away with a build': [
    ['docker build --push -t a .', 'docker build --tag=L/a:latest --tag=L:1 --no-cache .'],
    ['docker build --output type=registry .', 'docker build --tag=L:2 --no-cache .'],
    ['docker build -o out --cache-to x --cache-from y .', 'docker build -o out --tag=L:3 --no-cache .'],
  ],
  containers: [
    ['docker create --name extract alpine', 'docker create --name=V-extract alpine'],
    ['docker cp extract:/app ./app', 'docker cp V-extract:/app ./app'],
    ['docker cp -L ./a:b extract:/x', 'docker cp -L ./a:b V-extract:/x'],
    ['docker rm -f extract', 'docker rm -f --volumes V-extract'],
    ['docker stop web db', 'docker stop V-web V-db'],
    ['docker exec -it web ls -l /', 'docker exec -i -t V-web ls -l /'],
    ['docker container rm x', 'docker container rm --volumes V-x'],
    ['docker rename a b', 'docker rename V-a V-b'],
    ['docker commit a b', 'docker commit V-a L/b:latest'],
  ],
  'ids, of which only our own are taken': [
    ['docker cp aaaaaaaaaaaa:/app app', 'docker cp aaaaaaaaaaaa:/app app'],
    ['docker rm aaaaaaaaaaaa', 'docker rm --volumes aaaaaaaaaaaa'],
    ['docker rm bbbbbbbbbbbb', 'docker rm --volumes V-bbbbbbbbbbbb'],
    ['docker rmi bbbbbbbbbbbb', '0 stagefold: not run: `docker rmi bbbbbbbbbbbb`'],
  ],
  'what a run would take from the user': [
    [
      'docker run -it -p 127.0.0.1:80:8080 -p 9 --restart always alpine',
      'docker run -i --publish=8080 --publish=9 --name=V-1 alpine',
    ],
    [
      'docker run -v out:/out -v /h:/h -v ./x:/x -v anon alpine',
      'docker run --volume=V-out:/out --volume=/h:/h --volume=./x:/x --volume=anon --name=V-2 alpine',
    ],
    [
      'docker run --mount type=volume,source=out,target=/o alpine',
      'docker run --mount=type=volume,source=V-out,target=/o --name=V-3 alpine',
    ],
    [
      'docker run --mount type=bind,source=/out,target=/o alpine',
      'docker run --mount type=bind,source=/out,target=/o --name=V-4 alpine',
    ],
    ['docker volume rm out', 'docker volume rm V-out'],
    ['docker rmi alpine', 'docker rmi L/alpine:latest'],
    ['docker ps -aq', 'docker ps -a -q --filter=name=V'],
    ['docker ps -aq -f name=^/x$', 'docker ps -a -q --filter=name=V-.*x$'],
  ],
  'what is not run': [
    ['docker push app', '0 stagefold: not run: `docker push app`'],
    ['docker login -u me -p secret r.io', '0 stagefold: not run: `docker login r.io`'],
    ['docker system prune -af', '0 stagefold: not run: `docker system prune`'],
    ['docker image prune -f', '0 stagefold: not run: `docker image prune`'],
    ['docker compose up', '125 stagefold: cannot run here: `docker compose`'],
    ['docker load -i x', '125 stagefold: cannot run here: `docker load`'],
    ['docker network create x', '125 stagefold: cannot run here: `docker network create`'],
    ['docker-compose up', '125 stagefold: cannot run here: `docker-compose up`'],
    ['curl -F file=@app https://x', '0 stagefold: not run: `curl -F`'],
    ['curl -X POST https://x', '0 stagefold: not run: `curl -X`'],
    ['scp app me@host:/srv', '0 stagefold: not run: `scp app`'],
    ['git push', '0 stagefold: not run: `git push`'],
    ['kubectl apply -f x', '0 stagefold: not run: `kubectl apply`'],
  ],
  'what is run as it is': [
    ['docker version', 'docker version'],
    ['docker buildx version', 'docker buildx version'],
    ['curl -fsSL https://x', '127 curl: not found'],
    ['sudo -E -u root docker ps', 'env PATH=/bin STAGEFOLD_VERIFY_SOCKET= docker ps'],
  ],
}

test.each(Object.entries(scripts))('%s', async (_name, lines) => {
  const machine = new Machine()
  for (const [line, run] of lines) expect([line, await machine.run(line)]).toEqual([line, run])
})

test('an image that the script is known to make is never the one that the user has', async () => {
  const machine = new Machine('app:build')
  expect(await machine.run('docker inspect app:build')).toBe('docker inspect L/app:build')
  expect(await machine.run('docker pull app:build')).toBe('0 stagefold: not run: `docker pull app:build`')
  expect(await machine.run('docker run app:other')).toBe('docker run --name=V-1 app:other')
})

test('a Dockerfile that names an image of the script is copied, with its ignore file', async () => {
  const machine = new Machine('base', 'tools')
  const text =
    'ARG B=base\nFROM $B AS one\nFROM alpine\nCOPY --from=tools:latest /a /a\nCOPY --from=one /b /b\n'
  writeFileSync(join(machine.cwd, 'D'), text)
  writeFileSync(join(machine.cwd, 'D.dockerignore'), 'x')
  expect(await machine.run('docker build -f D .')).toBe(
    'docker build --file=./Dockerfile.2 --tag=L:1 --no-cache .',
  )
  expect(readFileSync(join(machine.cwd, 'Dockerfile.2'), 'utf8')).toBe(
    text
      .replace('$B', 'localhost/stagefold-verify-1/base:latest')
      .replace('tools:', 'localhost/stagefold-verify-1/tools:'),
  )
  expect(readFileSync(join(machine.cwd, 'Dockerfile.2.dockerignore'), 'utf8')).toBe('x')
  expect(machine.session.builds).toEqual([
    { dockerfile: join(machine.cwd, 'D'), target: null, tags: [], image: 'localhost/stagefold-verify-1:1' },
  ])
  expect([...machine.session.foreign]).toEqual(['alpine'])
})

test('build arguments decide what FROM names, also those of the environment', async () => {
  const machine = new Machine('mine', 'env-image')
  writeFileSync(join(machine.cwd, 'Dockerfile'), 'ARG B=alpine\nARG LATER\nFROM $B\nFROM $LATER\n')
  expect(await machine.run('docker build --build-arg B=mine --build-arg LATER .')).toContain(
    '--file=./Dockerfile.2',
  )
  expect(readFileSync(join(machine.cwd, 'Dockerfile.2'), 'utf8')).toMatch(
    /FROM \S*\/mine:latest\nFROM \S*\/env-image:latest/,
  )
})

test('a Dockerfile on standard input', async () => {
  const machine = new Machine('mine')
  const input = join(machine.cwd, 'input')
  writeFileSync(input, 'FROM mine\n')
  expect(await machine.run('docker build -t x -', input)).toBe(
    'docker build --tag=L/x:latest --tag=L:1 --no-cache -',
  )
  expect(readFileSync(input, 'utf8')).toBe('FROM localhost/stagefold-verify-1/mine:latest\n')
})
