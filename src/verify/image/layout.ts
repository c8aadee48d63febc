import { gunzipSync } from 'node:zlib'
import type { Archive } from './archive.ts'
import { type Bytes, ImageError, memoryBytes } from './bytes.ts'
import type { ImageConfig } from './types.ts'

/** Where an image's parts are: its configuration and its layers from the lowest up. */
export interface Layout {
  readonly config: ImageConfig
  readonly layers: readonly Bytes[]
}

interface DockerManifest {
  readonly Config: string
  readonly RepoTags: readonly string[] | null
  readonly Layers: readonly string[]
}

interface Descriptor {
  readonly mediaType?: string
  readonly digest: string
  readonly platform?: { readonly os?: string }
}

interface OciManifest {
  readonly manifests?: readonly Descriptor[]
  readonly config?: Descriptor
  readonly layers?: readonly Descriptor[]
}

/** Finds the one image in a `docker save` archive or an OCI layout. */
export function readLayout(archive: Archive): Layout {
  if (archive.has('manifest.json')) return dockerLayout(archive)
  if (archive.has('index.json')) return ociLayout(archive)
  throw new ImageError('the archive is no saved image: it has neither manifest.json nor index.json')
}

function dockerLayout(archive: Archive): Layout {
  const images = archive.json('manifest.json') as readonly DockerManifest[]
  const image = one(images.length, images[0])
  return {
    config: archive.json(image.Config) as ImageConfig,
    layers: image.Layers.map((name) => unpacked(archive.bytes(name))),
  }
}

function ociLayout(archive: Archive): Layout {
  let manifest = archive.json('index.json') as OciManifest
  while (manifest.manifests !== undefined) {
    // What describes how an image was built lies beside it as an image of an unknown platform.
    const images = manifest.manifests.filter((descriptor) => descriptor.platform?.os !== 'unknown')
    manifest = archive.json(blob(one(images.length, images[0]))) as OciManifest
  }
  if (manifest.config === undefined) throw new ImageError('the archive has an image without configuration')
  return {
    config: archive.json(blob(manifest.config)) as ImageConfig,
    layers: (manifest.layers ?? []).map((layer) => unpacked(archive.bytes(blob(layer)))),
  }
}

function one<T>(count: number, first: T | undefined): T {
  if (first === undefined || count !== 1)
    throw new ImageError(`the archive holds ${count} images; save one at a time`)
  return first
}

function blob(descriptor: Descriptor): string {
  return `blobs/${descriptor.digest.replace(':', '/')}`
}

function unpacked(bytes: Bytes): Bytes {
  const magic = bytes.read(0, 4)
  if (magic[0] === 0x1f && magic[1] === 0x8b) return memoryBytes(gunzipSync(bytes.read(0, bytes.size)))
  if (magic[0] === 0x28 && magic[1] === 0xb5 && magic[2] === 0x2f && magic[3] === 0xfd) {
    throw new ImageError('the image has layers packed with zstd; save it with gzip or unpacked')
  }
  return bytes
}
