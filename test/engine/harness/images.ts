import { chmod, cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Builder, Engine } from './engine.ts'
import { run } from './process.ts'

const STUBS = join(dirname(dirname(fileURLToPath(import.meta.url))), 'images', 'bin')

/** Images that the engine makes stand-ins for when a Dockerfile names them, in whatever version. */
const KNOWN =
  /^(alpine|busybox|debian|eclipse-temurin|golang|maven|nginx|node|openjdk|python|ubuntu)(:[\w.-]+)?$/

// Each step of the classic builder copies the whole image three times: a link for every applet would take seconds.
const APPLETS = `[ ash awk base64 basename bunzip2 bzip2 cat chgrp chmod chown cp cpio cut date dd
  dirname echo env expr false find grep gunzip gzip head hostname id ln ls md5sum mkdir mkfifo mknod mktemp
  mv od printf pwd readlink realpath rm rmdir sed seq sh sha256sum sleep sort stat su tail tar tee test
  touch tr true uname uniq unxz unzip wc which whoami xargs xzcat`.split(/\s+/)

const PATH = '/go/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

const PASSWD = `root:x:0:0:root:/root:/bin/sh
nginx:x:101:101:nginx:/var/cache/nginx:/bin/false
node:x:1000:1000::/home/node:/bin/sh
nobody:x:65534:65534:nobody:/:/bin/false
`

const GROUP = 'root:x:0:\nnginx:x:101:\nnode:x:1000:\nnobody:x:65534:\n'

const NGINX = {
  'etc/nginx/conf.d/default.conf': 'server { listen 80; }\n',
  'usr/share/nginx/html/index.html': '<h1>Welcome to nginx!</h1>\n',
}

/** The images of a Dockerfile's FROM lines that there are stand-ins for. */
export function knownImages(dockerfile: string): string[] {
  const names = [...dockerfile.matchAll(/^\s*FROM\s+(?:--\S+\s+)*(\S+)/gim)].map((match) => match[1]!)
  return names.filter((name) => KNOWN.test(name))
}

/** An engine's stand-in images. */
export interface StandIns {
  /** Makes an image unless it is there. */
  make(name: string): Promise<void>
  /** Removes every container, every image that is no stand-in, and what the builders remember. */
  clean(builder: Builder): Promise<void>
}

export function standIns(engine: Engine): StandIns {
  const made = new Map<string, Promise<void>>()
  return {
    make: (name) => {
      const tag = name.includes(':') ? name : `${name}:latest`
      if (!made.has(tag)) made.set(tag, makeImage(engine, tag))
      return made.get(tag)!
    },
    clean: async (builder) => {
      const containers = lines(await engine.docker(['ps', '--all', '--quiet']))
      if (containers.length > 0) await engine.docker(['rm', '--force', '--volumes', ...containers])
      const images = lines(await engine.docker(['images', '--format', '{{.Repository}}:{{.Tag}}']))
      const others = images.filter((image) => !made.has(image) && !image.includes('<none>'))
      if (others.length > 0) await engine.docker(['rmi', '--force', ...others])
      await engine.docker(['image', 'prune', '--force'])
      // BuildKit finds a COPY again by its file's bytes, whoever owns it: a warm cache makes different images equal.
      if (builder === 'buildkit') await engine.docker(['builder', 'prune', '--all', '--force'])
    },
  }
}

function lines(output: Buffer): string[] {
  return output.toString().split('\n').filter(Boolean)
}

// One layer from a folder is a fraction of a build's time, on either builder.
async function makeImage(engine: Engine, tag: string): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'stagefold-image-'))
  try {
    const root = join(work, 'root')
    await fillRoot(root, tag, engine.env('classic')['STAGEFOLD_BUSYBOX']!)
    const archive = await run([
      'tar',
      '-C',
      root,
      '--owner=0',
      '--group=0',
      '--mtime=@0',
      '--sort=name',
      '-c',
      '.',
    ])
    const changes = [`ENV PATH=${PATH}`, 'CMD ["/bin/sh"]'].flatMap((change) => ['--change', change])
    await engine.docker(['import', ...changes, '-', tag], { input: archive })
  } finally {
    await rm(work, { recursive: true })
  }
}

/** Fills a folder with what is in every stand-in image. */
export async function fillRoot(root: string, tag: string, busybox: string): Promise<void> {
  for (const folder of [
    'bin',
    'dev',
    'etc',
    'home/node',
    'proc',
    'sys',
    'usr/local/bin',
    'var/cache/nginx',
  ]) {
    await mkdir(join(root, folder), { recursive: true })
  }
  await mkdir(join(root, 'root'), { mode: 0o700 })
  await mkdir(join(root, 'tmp'))
  await chmod(join(root, 'tmp'), 0o1777)
  await cp(busybox, join(root, 'bin/busybox'))
  for (const applet of APPLETS) await symlink('busybox', join(root, 'bin', applet))
  await cp(STUBS, join(root, 'usr/local/bin'), { recursive: true })
  const files = { 'etc/passwd': PASSWD, 'etc/group': GROUP, 'etc/stand-in': `${tag}\n`, ...extra(tag) }
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), text)
  }
}

function extra(tag: string): Record<string, string> {
  return tag.startsWith('nginx:') ? NGINX : {}
}
