import type { ExampleGroup } from '../playground/src/examples.ts'

export function readExamples(root: string): readonly ExampleGroup[]
