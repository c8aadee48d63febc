import type { FileEdits } from '../../driver.ts'
import type { DrivenMakefile } from '../driven-makefile.ts'

export function tidyMakefile(
  _file: DrivenMakefile,
  _edits: FileEdits,
  _read: (text: string) => DrivenMakefile,
): FileEdits | null {
  return new Map()
}
