import type { Pipeline } from './generate.ts'

/** A pipeline as text for whoever looks into a failure. */
export function show({ files, rows }: Pipeline): string {
  const told = Object.entries(files).filter(([path]) => /Dockerfile|\.dockerignore|build\.sh/.test(path))
  return [`rows: ${rows.join(' ')}`, ...told.map(([path, text]) => `--- ${path}\n${text}`)].join('\n')
}
