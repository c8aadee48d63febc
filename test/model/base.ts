import { installed } from './commands/programs.ts'
import { dir, file, link } from './files/entry.ts'
import { Tree } from './files/tree.ts'
import { emptyConfig, type ModelImage } from './image.ts'

const passwd = 'root:x:0:0::/root:/bin/sh\napp:x:1000:1001::/:/bin/sh\n'
const group = 'root:x:0:\napp:x:1001:\nweb:x:33:\n'

/** A busybox with one user: what `FROM mdl-base:1` means, in the model and on real engines. */
export const baseImage: ModelImage = {
  tree: new Tree([
    ['/', dir()],
    ['/bin', dir()],
    ['/bin/busybox', file('busybox', 0o755)],
    ...installed.map((name) => [`/bin/${name}`, link('busybox')] as const),
    ['/etc', dir()],
    ['/etc/group', file(group)],
    ['/etc/passwd', file(passwd)],
    ['/tmp', dir(0o1777)],
  ]),
  config: { ...emptyConfig, env: [['PATH', '/bin']], cmd: ['sh'] },
}

export const baseName = 'mdl-base:1'

/** The images that a model's engine has from the start. */
export const images: Readonly<Record<string, ModelImage>> = {
  [baseName]: baseImage,
  'mdl-base:2': like('2'),
  web: like('web'),
}

function like(release: string): ModelImage {
  return { ...baseImage, tree: new Tree([...baseImage.tree.entries(), ['/etc/release', file(release)]]) }
}
