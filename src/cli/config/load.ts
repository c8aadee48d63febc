import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { InputError } from '../errors.ts'
import { checkConfig } from './check.ts'
import type { Config } from './config.ts'

const names = ['stagefold.config.json', 'stagefold.config.js', 'stagefold.config.mjs']

/**
 * The config of a project: from the file that was named, or the one in its root, or its package.json's key `stagefold`.
 * @throws InputError for a file that is missing, cannot be read, or holds what no config holds
 */
export async function loadConfig(root: string, named: string | undefined, cwd: string): Promise<Config> {
  const file = named === undefined ? names.find((name) => existsSync(join(root, name))) : resolve(cwd, named)
  if (file !== undefined) return checkConfig(await read(resolve(root, file), named ?? file), named ?? file)
  const fromPackage = packageKey(join(root, 'package.json'))
  return fromPackage === undefined ? {} : checkConfig(fromPackage, 'package.json#stagefold')
}

async function read(path: string, shown: string): Promise<unknown> {
  try {
    if (path.endsWith('.json')) return JSON.parse(readFileSync(path, 'utf8'))
    const { default: config } = (await import(pathToFileURL(path).href)) as { readonly default?: unknown }
    return config
  } catch (error) {
    throw new InputError(`${shown} cannot be read: ${(error as Error).message}`)
  }
}

/** A package.json that is broken is its owner's affair. */
function packageKey(path: string): unknown {
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) as { readonly stagefold?: unknown }).stagefold
  } catch {
    return undefined
  }
}
