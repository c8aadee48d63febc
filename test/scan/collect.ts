import { memoryProject } from '../../src/project/memory.ts'
import { scan } from '../../src/scan/scan.ts'
import type { ScanOptions, ScanResult } from '../../src/scan/types.ts'

/** All results of a scan of files in memory. */
export async function scanned(
  files: Readonly<Record<string, string>>,
  options: Omit<ScanOptions, 'project'> = {},
): Promise<readonly ScanResult[]> {
  const results: ScanResult[] = []
  for await (const result of scan({ ...options, project: memoryProject(files) })) results.push(result)
  return results
}

/** `script: status code code`, for tables. */
export async function summary(
  files: Readonly<Record<string, string>>,
  options: Omit<ScanOptions, 'project'> = {},
): Promise<readonly string[]> {
  return (await scanned(files, options)).map(({ scripts, result }) => {
    const codes = result.diagnostics.filter(({ code }) => code !== 'SF404').map(({ code }) => code)
    return `${scripts.join(' ')}: ${[result.status, ...codes].join(' ')}`
  })
}
