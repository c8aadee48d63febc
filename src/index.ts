export { apply, undo } from './apply/load.ts'
export { refusalText } from './apply/refusal.ts'
export { loadConfig } from './cli/config/for-library.ts'
export { fold } from './fold.ts'
export { diskProject } from './project/disk.ts'
export { memoryProject } from './project/memory.ts'
export { scan } from './scan/scan.ts'
export { rules } from './diagnostics/rules.ts'
export { formatDiagnostic } from './report/diagnostic.ts'
export { unifiedDiff } from './report/diff.ts'
export { openReport } from './report/formats.ts'
export { plainResult } from './report/json.ts'
export { mermaidChart } from './report/mermaid.ts'
export { hintOf, messageOf } from './report/message.ts'
export { explainTree } from './report/tree.ts'
export { applyEdits } from './source/edit.ts'
export { positionAt } from './source/span.ts'
export { verify } from './verify/load.ts'
export { version } from './version.ts'

export type { Environment } from './apply/journal-paths.ts'
export type { Reason as RefusalReason, Refusal } from './apply/refusal.ts'
export type * from './apply/result.ts'
export type { UndoResult } from './apply/take-back.ts'
export type { ConfigOptions } from './cli/config/for-library.ts'
export type { Diagnostic, Related } from './diagnostics/diagnostic.ts'
export type { Code, Rule, Severity } from './diagnostics/rules.ts'
export type * from './pipeline/origin.ts'
export type * from './pipeline/types.ts'
export type { MemoryDirectory, MemoryEntry, MemoryLink } from './project/memory.ts'
export type { Kind, Project, TextFile } from './project/project.ts'
export type { DiffOptions } from './report/diff.ts'
export type { FormatName } from './report/formats.ts'
export type { FormatOptions, Formatter, Levels } from './report/formatter.ts'
export type { Drawn } from './report/mermaid.ts'
export type { ReportContext } from './report/place.ts'
export type {
  PlainCount,
  PlainFileCounts,
  PlainShard,
  PlainSummary,
  ResultsDocument,
} from './report/plain-document.ts'
export type * from './report/plain.ts'
export type { NotWritten, Reported } from './report/reported.ts'
export type { BuilderRole, FileChange, FoldedImage, FoldOptions, FoldResult } from './result.ts'
export type {
  ScanEvent,
  ScanFolded,
  ScanFound,
  ScanOptions,
  ScanRepository,
  ScanResult,
  Shard,
} from './scan/types.ts'
export type { Unknown, Value, ValuePart } from './shell/value.ts'
export type { Position, Span, TextEdit } from './source/span.ts'
export type { Difference } from './verify/image/types.ts'
export type { RecordedVerification, VerificationRecord } from './verify/record.ts'
export type * from './verify/result.ts'
