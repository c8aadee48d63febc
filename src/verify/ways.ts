import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Call } from '../pipeline/types.ts'
import type { FoldResult } from '../result.ts'
import { copyProject } from './copy-project.ts'
import { VerifyError } from './failure.ts'
import { interpreterOf } from './interpreter.ts'
import { mentionsGit } from './mentions-git.ts'
import { recipeOf, type Recipe, type WantedImage } from './recipe.ts'
import type { VerifyStep, VerifyOptions } from './result.ts'
import type { Changed } from './verdict.ts'
import { type Built, goOneWay, type Way, type Workshop } from './way.ts'
import { digests, mendFile, writeEdits } from './workspace.ts'

/** The old way and the new way of one project, each in a copy that is there while it is gone. */
export class Ways {
  readonly #options: VerifyOptions
  readonly #result: FoldResult
  readonly #recipe: Recipe
  readonly #shop: Workshop
  readonly #withGit: boolean
  readonly #digests: { old: Changed['old']; new: Changed['new'] } = { old: new Map(), new: new Map() }

  constructor(options: VerifyOptions, result: FoldResult, shop: Omit<Workshop, 'ownTags'>) {
    this.#options = options
    this.#result = result
    this.#recipe = recipeOf(result, options.roles ?? {})
    this.#shop = { ...shop, ownTags: this.#recipe.tags }
    this.#withGit = mentionsGit(options, result)
  }

  /** What is compared, in the order of what the ways build. */
  get images(): readonly WantedImage[] {
    return this.#recipe.images
  }

  /** What the fold changes, as it was in the copies when they were made. */
  get changed(): Changed {
    return this.#digests
  }

  async old(step: VerifyStep): Promise<Built> {
    return this.#inCopy(async (copy) => {
      this.#mendContinuations(copy)
      this.#digests.old = digests(copy, this.#paths())
      const { before, after, images } = this.#recipe
      const wanted = images.map(({ old, tags }) => ({ ...old, tags }))
      return { ...this.#way(step, copy), before, after: after?.old ?? null, wanted }
    })
  }

  /** @param old what the old way made: the names that its images have are those of the new ones */
  async new(old: Built): Promise<Built> {
    return this.#inCopy(async (copy) => {
      writeEdits(copy, this.#result.edits)
      this.#digests.new = digests(copy, this.#paths())
      const { after, images } = this.#recipe
      const wanted = images.map((one, at) => ({ ...one.new, tags: old.images[at]?.tags ?? [] }))
      return { ...this.#way('new way', copy), before: [], after: after?.new ?? null, wanted }
    })
  }

  async #inCopy(prepare: (copy: string) => Promise<Way>): Promise<Built> {
    // Both ways at the same path: some tool chains write it into what they make.
    const copy = join(this.#shop.folder, 'project')
    try {
      await this.#copy(copy)
      const way = await prepare(copy)
      this.#fulfilAssumptions(copy)
      return await goOneWay(way, this.#shop)
    } finally {
      await rm(copy, { recursive: true, force: true })
    }
  }

  async #copy(copy: string): Promise<void> {
    try {
      await copyProject(this.#options.root, copy, this.#withGit)
    } catch (error) {
      const message = `The project cannot be copied: ${error instanceof Error ? error.message : String(error)}`
      throw new VerifyError({ reason: 'copy', message })
    }
  }

  #way(step: VerifyStep, copy: string): Pick<Way, 'step' | 'copy' | 'prepare' | 'calls'> {
    const { prepare, args = [] } = this.#options
    const { calls } = this.#recipe
    const there = calls.filter(({ script }) => existsSync(join(copy, script)))
    return {
      step,
      copy,
      prepare,
      calls: there.map((call) => {
        // Arguments are for the one script that there is, or for the first of several.
        const given = call === calls[0] ? args : []
        return { command: commandOf(call, copy, given), cwd: call.cwd }
      }),
    }
  }

  /** A script that no shell can run is run as the fold reads it. */
  #mendContinuations(copy: string): void {
    for (const { code, span, fix } of this.#result.diagnostics) {
      if (code !== 'SF106' || !span || !fix) continue
      mendFile(copy, span.path, fix)
      this.#shop.notes.add(`${span.path} was run without the blanks after its backslashes (SF106)`)
    }
  }

  /** What the fold takes the folder to be like is made so; a project at work may be in another state. */
  #fulfilAssumptions(copy: string): void {
    for (const { code, args } of this.#result.diagnostics) {
      const path = args['path']
      if (path === undefined || path.startsWith('/')) continue
      if (code === 'SF407') {
        rmSync(join(copy, path), { recursive: true, force: true })
        this.#shop.notes.add(`${path} was removed first, as on a fresh checkout (SF407)`)
      }
      if (code === 'SF401' && !existsSync(join(copy, path))) {
        mkdirSync(join(copy, path), { recursive: true })
        this.#shop.notes.add(`the folder ${path} was made first, as the fold takes it to be there (SF401)`)
      }
    }
  }

  #paths(): readonly string[] {
    const { diagnostics, edits } = this.#result
    const mended = diagnostics.flatMap(({ code, span }) => (code === 'SF106' && span ? [span.path] : []))
    return [...new Set([...edits.map(({ path }) => path), ...mended])]
  }
}

function commandOf({ script, command }: Call, copy: string, args: readonly string[]): readonly string[] {
  const file = join(copy, script)
  return command ? ['sh', '-ec', command] : [...interpreterOf(file), file, ...args]
}
