import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@jest/globals'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const samples = join(root, 'samples')
const seeds = join(root, '..', 'shared', 'seeds')

/** Every file that an article prints: the sample's file, the article's number, the SHA-256 of the printed text. */
const printed: [file: string, seed: string, digest: string][] = [
  ['href-counter/Dockerfile', '001', '15f74118b641855bac61edfe862414ef260171bfd18ea7ebf77f7d2060e273c1'],
  [
    'href-counter/Dockerfile.build',
    '001',
    'ca065d7f4c14d7b4608897c7f53621b00f05e281bbcf8657d78ce942b756b808',
  ],
  ['href-counter/build.sh', '001', 'a99d990d803bb1b9f944bc9311e2cac80fc3c4c589f351a7732296ee7606acb8'],
  ['ibdevserver/Dockerfile', '002', '473f496adf2996aac6865837b7d5fd3c80670f02a22d6f0fc654554ee1594e64'],
  ['ibdevserver/main.go', '002', 'a291638c29f74f333f35f87f324414d816da73d17d405f9a94e67191df943af7'],
  [
    'ibdevserver/docker-compose.yml',
    '002',
    'a6801abd45d9cb88d3bd10da6edb21a75441be3b1af5d4e5aad3e2bd97c775e4',
  ],
  [
    'react-nginx-as-printed/Dockerfile1',
    '003',
    '7328146b9c74546658d06c48ce1449e3db21e233b9f65761dd35a946c0a1db17',
  ],
  [
    'react-nginx-as-printed/Dockerfile2',
    '003',
    'a7c87bc803324e70bdb31a11908149169cd084e11561c6daa231b6593dd31c85',
  ],
  [
    'react-nginx-as-printed/build.sh',
    '003',
    'd98b905d435cfb685b70631ff6248cc5bad16364b22a568477513abf5a8fd15d',
  ],
  ['react-nginx/Dockerfile.build', '003', '6946f41e4aa28b06a4ab67cd80b5ac8ce194e5c90b7533df2030c6575de412b0'],
  ['react-nginx/Dockerfile.main', '003', 'c536bb7c74593af1baed8c3cbd583c486d582e94406b5bddcf8df8268a9ff0db'],
  ['react-nginx/build.sh', '003', 'd98b905d435cfb685b70631ff6248cc5bad16364b22a568477513abf5a8fd15d'],
  ['hello-go/Dockerfile', '004', '92ebbf9e27f01e5be3f869f161db7bc0a827f31a2e928812df9e0068440bbff7'],
]

test.each(printed)('%s is what article %s prints', (file, seed, digest) => {
  const bytes = readFileSync(join(samples, file))
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(digest)

  // The articles lie beside a working copy only, which is why the digests stand here.
  if (!existsSync(seeds)) return
  const name = readdirSync(seeds).find((entry) => entry.startsWith(`${seed}_`))
  expect(name).toBeDefined()
  expect(`\n${readFileSync(join(seeds, name!), 'utf8')}`).toContain(`\n${bytes.toString('utf8')}`)
})

test('the blanks after the continuation of href-counter are there', () => {
  const script = readFileSync(join(samples, 'href-counter/build.sh'), 'utf8')
  expect(script).toContain('http_proxy=$http_proxy \\  \n')
})

test('react-nginx as printed names files that it does not have', () => {
  const folder = join(samples, 'react-nginx-as-printed')
  const script = readFileSync(join(folder, 'build.sh'), 'utf8')
  const named = [...script.matchAll(/-f (Dockerfile\S*)/g)].map((match) => match[1]!)
  expect(named).toEqual(['Dockerfile.build', 'Dockerfile.main'])
  expect(named.filter((file) => existsSync(join(folder, file)))).toEqual([])
})

test('react-nginx has no app folder: the first run is on a clean checkout', () => {
  expect(existsSync(join(samples, 'react-nginx', 'app'))).toBe(false)
})

test.each(readdirSync(samples))('%s says where it comes from', (name) => {
  expect(readFileSync(join(samples, name, 'README.md'), 'utf8')).toMatch(/seed `00\d`|react-nginx-as-printed/)
})

test.each(['href-counter/build.sh', 'react-nginx/build.sh', 'dashboard/copy-dist-from-builder.sh'])(
  '%s can be executed',
  (file) => {
    expect(statSync(join(samples, file)).mode & 0o111).toBe(0o111)
  },
)
