/** What a path of an image's file system is. */
export type EntryType = 'file' | 'directory' | 'symlink' | 'fifo' | 'character' | 'block'

/** One path of an image's flattened file system, with everything that two images are compared by. */
export interface Entry {
  readonly type: EntryType
  /** Permission bits together with setuid, setgid and sticky. */
  readonly mode: number
  readonly uid: number
  readonly gid: number
  /** Bytes of a file; 0 for everything else. */
  readonly size: number
  /** SHA-256 of a file's bytes in hexadecimal; null for everything else. */
  readonly digest: string | null
  /** What a symbolic link says; null for everything else. */
  readonly link: string | null
  /** The first path, by code unit, of all that share this file's inode; null where nothing shares it. */
  readonly hardlink: string | null
  /** Device numbers; 0 for what is no device. */
  readonly devmajor: number
  readonly devminor: number
  /** Names and values of the extended attributes, the values in hexadecimal. */
  readonly xattrs: Readonly<Record<string, string>>
}

/** An image as far as it can be compared: its tree and its configuration. */
export interface Image {
  /** By absolute path (`/usr/bin/env`; the root is `/`), sorted by code unit. */
  readonly files: ReadonlyMap<string, Entry>
  readonly config: ImageConfig
}

/** An image's configuration document, of which nothing is certain but that it is an object. */
export interface ImageConfig {
  readonly architecture?: unknown
  readonly os?: unknown
  readonly variant?: unknown
  readonly config?: Readonly<Record<string, unknown>> | null
}

/** One way in which two images differ. */
export interface Difference {
  /** In the image's tree of files, or in its configuration. */
  readonly where: 'file' | 'config'
  /** A path, or a key of the configuration. */
  readonly name: string
  /** What of the path differs; `presence` when one image has no such path. For a configuration: `value`. */
  readonly field: keyof Entry | 'presence' | 'value'
  /** The first image's side as text; null for what is not there. */
  readonly first: string | null
  /** The second image's side as text; null for what is not there. */
  readonly second: string | null
}
