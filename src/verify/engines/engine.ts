import type { Action, Request } from '../commands/session.ts'
import type { Command } from '../commands/words.ts'
import type { Names } from '../names.ts'
import type { EngineInfo } from '../result.ts'

/** A program that builds images, as far as verifying needs it. */
export interface Engine {
  readonly info: EngineInfo
  /** What runs a command of docker's; its names are throw-away names already. */
  action(command: Command, request: Request): Action | Promise<Action>
  /** Told what builds print: Docker's classic builder says there what it makes and nobody else knows. */
  noteOutput(text: string): void
  isOurContainer(id: string): Promise<boolean>
  /** Writes an image into an archive that `readImage` reads. */
  save(image: string, path: string): Promise<void>
  /** Remembers what is there, before anything is run. */
  remember(): Promise<void>
  /**
   * Removes what a way made.
   * @param foreign images from elsewhere, of which those go that were not there before
   * @param wasBroken a build failed or was cut short, and may have left more than it names
   */
  clean(names: Names, foreign: ReadonlySet<string>, wasBroken: boolean): Promise<void>
  /** Removes, after all ways, what the engine keeps for later builds. */
  forget(): Promise<void>
}
