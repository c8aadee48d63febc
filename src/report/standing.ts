import type { FoldResult } from '../result.ts'

/**
 * Whether a diagnostic matters to who reads of many results: an assumption or a note on what would become of a pipeline
 * is void once that is refused.
 */
export function stands(severity: string, status: FoldResult['status']): boolean {
  return status !== 'refused' || severity === 'error' || severity === 'warning'
}
