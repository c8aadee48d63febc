import type { Builder } from '../build/request.ts'
import { Failure } from '../failure.ts'
import type { Tree } from '../files/tree.ts'
import type { ModelImage } from '../image.ts'

export interface Container {
  readonly image: ModelImage
  readonly tree: Tree
}

/** One engine's images and containers. */
export class DockerState {
  readonly builder: Builder
  readonly #images = new Map<string, ModelImage>()
  readonly #containers = new Map<string, Container>()
  #made = 0

  constructor(builder: Builder, images: Readonly<Record<string, ModelImage>>) {
    this.builder = builder
    for (const [name, image] of Object.entries(images)) this.tag(name, image)
  }

  newId(): string {
    this.#made++
    return this.#made.toString(16).padStart(12, 'c0ffee')
  }

  tag(name: string, image: ModelImage): void {
    this.#images.set(fullName(name), image)
  }

  untag(name: string): void {
    if (!this.#images.delete(fullName(name))) throw new Failure(`No such image: ${name}`)
  }

  image(name: string): ModelImage | undefined {
    return this.#images.get(fullName(name))
  }

  needImage(name: string): ModelImage {
    const image = this.image(name)
    if (!image) throw new Failure(`Unable to find image '${name}' locally`)
    return image
  }

  addContainer(names: readonly string[], container: Container): void {
    for (const name of names) {
      if (this.#containers.has(name)) throw new Failure(`The container name "/${name}" is already in use`)
      this.#containers.set(name, container)
    }
  }

  needContainer(name: string): Container {
    const container = this.#containers.get(name)
    if (!container) throw new Failure(`No such container: ${name}`)
    return container
  }

  removeContainer(name: string): void {
    const container = this.needContainer(name)
    for (const [each, one] of this.#containers) if (one === container) this.#containers.delete(each)
  }
}

function fullName(name: string): string {
  return /:[^/]+$/.test(name) ? name : `${name}:latest`
}
