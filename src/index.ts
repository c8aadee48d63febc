export { fold } from './fold.ts'
export { diskProject } from './project/disk.ts'
export { memoryProject } from './project/memory.ts'
export { scan } from './scan/scan.ts'
export { formatDiagnostic } from './report/diagnostic.ts'
export { verify } from './verify/load.ts'

export type { MemoryEntry } from './project/memory.ts'
export type { Kind, Project, TextFile } from './project/project.ts'
export type { ReportContext } from './report/place.ts'
export type { BuilderRole, FileChange, FoldedImage, FoldOptions, FoldResult } from './result.ts'
export type { ScanEvent, ScanOptions, ScanResult, Shard } from './scan/types.ts'
export type { Diagnostic, Related } from './diagnostics/diagnostic.ts'
export type { Code, Severity } from './diagnostics/rules.ts'
export type * from './pipeline/origin.ts'
export type * from './pipeline/types.ts'
export type { Unknown, Value, ValuePart } from './shell/value.ts'
export type { Position, Span, TextEdit } from './source/span.ts'
export type { Difference } from './verify/image/types.ts'
export type { VerificationRecord } from './verify/record.ts'
export type {
  ComparedImage,
  EngineInfo,
  EngineName,
  Failure,
  ImageSize,
  Progress,
  VerifyOptions,
  VerifyResult,
  WayInfo,
} from './verify/result.ts'
