import { packTar, type TarHeader } from 'modern-tar'

/** A member of a tar archive that a test makes: a header's fields and, for a file, its text or bytes. */
export type Member = Partial<TarHeader> & { name: string; body?: string | Uint8Array }

/** Packs members into a tar archive. */
export async function tar(...members: Member[]): Promise<Uint8Array> {
  return packTar(
    members.map(({ body, ...header }) => {
      const bytes = typeof body === 'string' ? Buffer.from(body) : body
      return {
        header: { mtime: new Date(0), size: bytes?.length ?? 0, ...header },
        ...(bytes && { body: bytes }),
      }
    }),
  )
}

/** The archive that `docker save` writes: manifest.json, the configuration, one folder for each layer. */
export async function dockerArchive(layers: Uint8Array[], config: object = {}): Promise<Uint8Array> {
  const names = layers.map((_, i) => `layer${i}/layer.tar`)
  return tar(
    ...layers.map((body, i) => ({ name: names[i]!, body })),
    { name: 'image.json', body: JSON.stringify({ os: 'linux', architecture: 'amd64', config }) },
    {
      name: 'manifest.json',
      body: JSON.stringify([{ Config: 'image.json', RepoTags: null, Layers: names }]),
    },
  )
}

/** An OCI layout in an archive, as buildah and podman write it; the names of its blobs are no real digests. */
export async function ociArchive(layers: Uint8Array[], config: object = {}): Promise<Uint8Array> {
  const manifest = {
    config: { digest: 'sha256:config' },
    layers: layers.map((_, i) => ({ digest: `sha256:layer${i}` })),
  }
  const index = {
    manifests: [
      { digest: 'sha256:manifest', platform: { os: 'linux', architecture: 'amd64' } },
      { digest: 'sha256:attestation', platform: { os: 'unknown', architecture: 'unknown' } },
    ],
  }
  return tar(
    { name: 'oci-layout', body: '{"imageLayoutVersion":"1.0.0"}' },
    { name: 'index.json', body: JSON.stringify({ manifests: [{ digest: 'sha256:index' }] }) },
    { name: 'blobs/sha256/index', body: JSON.stringify(index) },
    { name: 'blobs/sha256/manifest', body: JSON.stringify(manifest) },
    { name: 'blobs/sha256/config', body: JSON.stringify({ os: 'linux', architecture: 'amd64', config }) },
    ...layers.map((body, i) => ({ name: `blobs/sha256/layer${i}`, body })),
  )
}

/** A PAX header for the member after it, with a value of raw bytes, which modern-tar cannot write by itself. */
export function paxMember(key: string, value: Uint8Array): Member {
  const content = Buffer.concat([Buffer.from(`${key}=`), value, Buffer.from('\n')])
  const length = [2, 3, 4]
    .map((digits) => content.length + digits + 1)
    .find((n) => `${n} `.length + content.length === n)
  return { name: 'pax', type: 'pax-header', body: Buffer.concat([Buffer.from(`${length} `), content]) }
}

/** Writes octal numbers into an archive's first header and mends its checksum. */
export function patchHeader(archive: Uint8Array, numbers: Record<number, number>): Uint8Array {
  const bytes = Buffer.from(archive)
  for (const [at, value] of Object.entries(numbers))
    bytes.write(value.toString(8).padStart(7, '0'), Number(at), 'latin1')
  bytes.fill(' ', 148, 156)
  const sum = bytes.subarray(0, 512).reduce((total, byte) => total + byte, 0)
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
  return bytes
}
