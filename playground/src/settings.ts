import { builderRole } from '../../src/cli/builder-role.ts'
import { options } from '../../src/cli/options.ts'
import type { OptionSpec } from '../../src/cli/options.ts'
import { shellWord } from '../../src/cli/shell-word.ts'
import type { FoldOptions } from '../../src/index.ts'

/** The options of the command that mean something in a page, in the order of its form. */
export const settingNames = [
  'strict',
  'keep',
  'move-host-steps',
  'named-contexts',
  'cache-mounts',
  'stage-name',
  'output',
  'builder',
  'dockerfile',
  'context',
  'target',
] as const

export type SettingName = (typeof settingNames)[number]

/** What was set; several values of one option stand in one text with blanks between them. */
export type Settings = { readonly [Name in SettingName]?: string | true }

type FoldSettings = Omit<FoldOptions, 'project' | 'script'>

export function settingSpec(name: SettingName): OptionSpec {
  return options[name]
}

/** The settings as the library takes them. */
export function foldSettings(settings: Settings): FoldSettings {
  const text = (name: SettingName) => textOf(settings, name)
  return {
    ...(text('target') && { targets: wordsOf(text('target')) }),
    ...(text('builder') && { builders: wordsOf(text('builder')).map((word) => builderRole(word)) }),
    ...(text('dockerfile') && { dockerfile: text('dockerfile') }),
    ...(text('context') && { context: text('context') === '.' ? '' : text('context') }),
    ...(text('stage-name') && { stageName: text('stage-name') }),
    ...(text('output') && { output: text('output') }),
    ...(settings.keep && { keep: true }),
    ...(settings.strict && { strict: true }),
    ...(settings['named-contexts'] && { namedContexts: true }),
    ...(settings['move-host-steps'] && { moveHostSteps: true }),
    ...(settings['cache-mounts'] && { cacheMounts: true }),
  }
}

/** The other way round, for examples, which say what the library takes. */
export function settingsOf(fold: FoldSettings): Settings {
  const settings: { [Name in SettingName]?: string | true | undefined } = {
    strict: fold.strict || undefined,
    keep: Boolean(fold.keep) || undefined,
    'move-host-steps': fold.moveHostSteps || undefined,
    'named-contexts': fold.namedContexts || undefined,
    'cache-mounts': fold.cacheMounts || undefined,
    'stage-name': fold.stageName,
    output: fold.output,
    builder: fold.builders?.map(({ file, stage }) => (stage ? `${file}=${stage}` : file)).join(' '),
    dockerfile: fold.dockerfile,
    context: fold.context === '' ? '.' : fold.context,
    target: fold.targets?.join(' '),
  }
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
}

/** What a user types to get the same on disk. */
export function commandLine(script: string | null, settings: Settings): string {
  const words = settingNames.flatMap((name) => {
    if (settings[name] === true) return [`--${name}`]
    const text = textOf(settings, name)
    const values = settingSpec(name).multiple ? wordsOf(text) : text === '' ? [] : [text]
    return values.flatMap((value) => [`--${name}`, value])
  })
  return ['stagefold', ...words, ...(script === null ? [] : [script])].map(shellWord).join(' ')
}

function textOf(settings: Settings, name: SettingName): string {
  const value = settings[name]
  return typeof value === 'string' ? value.trim() : ''
}

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}
