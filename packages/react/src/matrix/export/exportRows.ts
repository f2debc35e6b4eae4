import {
  type MatrixDefinition,
  type MatrixRequest,
  type MatrixSource,
  streamMatrixRows,
} from '@dia/core/matrices'
import { exportedColumns } from './exportedColumns.js'
import { type ExportFormat, exportWriter } from './exportFormat.js'

type Row = Readonly<Record<string, unknown>>

export interface ExportOptions {
  readonly format: ExportFormat
  /** Names of the columns, in their order; their companions come with them. */
  readonly columns: readonly string[]
  readonly signal?: AbortSignal
  readonly onProgress?: (done: number) => void
}

export interface ExportedFile {
  readonly blob: Blob
  readonly name: string
  readonly rowCount: number
}

const BATCH = 500

/** Exports all rows that a request matches, read page by page; throws what the source throws, or that it was cancelled. */
export async function exportRows(
  source: MatrixSource,
  matrix: MatrixDefinition<Row>,
  request: Pick<MatrixRequest, 'search' | 'filters' | 'sort'>,
  { format, columns: names, signal, onProgress }: ExportOptions,
): Promise<ExportedFile> {
  const writer = exportWriter(format, exportedColumns(matrix, names))
  // A blob keeps what it was given outside the script's memory.
  const parts: Blob[] = [new Blob([writer.head()])]
  let batch: Row[] = []
  let done = 0
  const flush = () => {
    if (batch.length === 0) return
    parts.push(new Blob([writer.rows(batch, done === 0)]))
    done += batch.length
    batch = []
    onProgress?.(done)
  }
  for await (const row of streamMatrixRows(source, matrix, request, {
    purpose: 'export',
    ...(signal && { signal }),
  })) {
    batch.push(row)
    if (batch.length === BATCH) flush()
  }
  flush()
  parts.push(new Blob([writer.tail(done === 0)]))
  return {
    blob: new Blob(parts, { type: writer.mediaType }),
    name: `${matrix.name}.${writer.extension}`,
    rowCount: done,
  }
}
