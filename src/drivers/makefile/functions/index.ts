import type { MakeFunction } from './derived.ts'
import { effectFunctions } from './effects.ts'
import { fileFunctions } from './files.ts'
import { logicFunctions } from './logic.ts'
import { nameFunctions } from './names.ts'
import { shellFunctions } from './shell.ts'
import { textFunctions } from './text.ts'
import { variableFunctions } from './variables.ts'

/** What `$(name …)` calls. */
export const functions: ReadonlyMap<string, MakeFunction> = new Map([
  ...textFunctions,
  ...nameFunctions,
  ...logicFunctions,
  ...fileFunctions,
  ...effectFunctions,
  ...shellFunctions,
  ...variableFunctions((name) => functions.get(name)),
])
