import { answerOrDiaError, DiaError } from '../errors/index.js'
import type {
  MatrixColumn,
  MatrixColumnKind,
  MatrixDefinition,
  MatrixFilterDefinition,
  MatrixFilterOption,
  MatrixSort,
} from './MatrixDefinition.js'

/** What an id points at, so that a picker can search there. */
export type MatrixIdTarget = 'user' | 'track' | 'artist' | 'event' | 'session' | 'entity'

/** A table for which no matrix was written by hand. */
export interface PlainTable<Column extends string> {
  /** Plural, in snake_case. */
  readonly name: string
  /** Default: the name in words. */
  readonly title?: string
  readonly description?: string
  /** Default: `dia_` and the name. */
  readonly relation?: string
  /** The column that is unique per row. */
  readonly key: NoInfer<Column>
  /** Every column of the relation and how it is drawn, in their order. */
  readonly columns: Readonly<Record<Column, MatrixColumnKind>>
  /** Columns that an index leads with, the key following; by the first one it is sorted. */
  readonly sorts: readonly [NoInfer<Column>, ...NoInfer<Column>[]]
  readonly direction?: MatrixSort['direction']
  /** Columns of ids by which rows are found, each followed by the first sort column in an index, or by `idSort`. */
  readonly ids?: Readonly<Partial<Record<NoInfer<Column>, MatrixIdTarget>>>
  /** The column that rows of an id are sorted by, where the index of the ids goes on with another than the first sort. */
  readonly idSort?: NoInfer<Column>
  /** Columns of which some values are chosen, each followed by the first sort column in an index. */
  readonly choices?: Readonly<Partial<Record<NoInfer<Column>, readonly MatrixFilterOption[]>>>
  /** Columns that are filtered by a text that they hold, each with a trigram index where the rows are many. */
  readonly texts?: readonly NoInfer<Column>[]
  readonly optionalTable?: string
}

/**
 * A plain matrix of any table: all its columns, what can be sorted and found by, and nothing to do.
 * Throws DiaError `INVALID_MATRIX` where a key or sort is no column.
 * @example
 * import { defineMatrix } from '@dia/core/matrices'
 * const notes = defineMatrix({ name: 'staff_notes', key: 'id', columns: { id: 'id', at: 'time' }, sorts: ['at'] })
 * notes.title // → 'Staff notes'
 * notes.defaultSort // → { column: 'at', direction: 'desc' }
 */
export function defineMatrix<Column extends string>(
  table: PlainTable<Column>,
): MatrixDefinition<Readonly<Record<Column, unknown>>> {
  return answerOrDiaError('defineMatrix', () => {
    if (!isTable(table))
      throw refuse('that', 'what defines it is not a table with name, key, columns and sorts')
    const {
      name,
      key,
      columns,
      sorts,
      ids = {},
      idSort,
      choices = {},
      texts = [],
      direction = 'desc',
    } = table
    const named = Object.entries(columns) as [Column, MatrixColumnKind][]
    const sortable = idSort === undefined ? sorts : [...sorts, idSort]
    for (const column of [key, ...sortable, ...Object.keys(ids), ...Object.keys(choices), ...texts]) {
      if (!Object.hasOwn(columns, column)) throw refuse(name, `it has no column "${column.slice(0, 100)}"`)
    }
    return {
      name,
      title: table.title ?? inWords(name),
      ...(table.description === undefined ? {} : { description: table.description }),
      relation: table.relation ?? `dia_${name}`,
      key,
      columns: named.map(
        ([column, kind]): MatrixColumn<Readonly<Record<Column, unknown>>> => ({
          name: column,
          label: inWords(column),
          kind,
          ...(sortable.includes(column) ? { sortable: true } : {}),
        }),
      ),
      filters: filtersOf(table),
      defaultSort: { column: sorts[0], direction },
      ...(idSort === undefined ? {} : { sorts }),
      ...(table.optionalTable === undefined ? {} : { optionalTable: table.optionalTable }),
    }
  })
}

function filtersOf<Column extends string>({
  columns,
  sorts,
  ids,
  idSort = sorts[0],
  choices,
  texts = [],
}: PlainTable<Column>): MatrixFilterDefinition<Readonly<Record<Column, unknown>>>[] {
  const byId = (Object.entries(ids ?? {}) as [Column, MatrixIdTarget][]).map(([column, of]) => ({
    name: column,
    label: inWords(column),
    column,
    kind: 'id' as const,
    of,
    sorts: [idSort],
  }))
  const byChoice = (Object.entries(choices ?? {}) as [Column, readonly MatrixFilterOption[]][]).map(
    ([column, options]) => ({
      name: column,
      label: inWords(column),
      column,
      kind: 'select' as const,
      options,
      sorts: [sorts[0]],
    }),
  )
  const byTime = sorts
    .filter((column) => columns[column] === 'time')
    .map((column) => ({
      name: column,
      label: inWords(column),
      column,
      kind: 'timeRange' as const,
      sorts: [column],
    }))
  const byText = texts.map((column) => ({
    name: column,
    label: inWords(column),
    column,
    kind: 'text' as const,
  }))
  return [...byId, ...byChoice, ...byTime, ...byText]
}

/** `last_event_at` reads "Last event at". */
function inWords(name: string): string {
  const words = String(name).replaceAll('_', ' ')
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}

function isTable(table: PlainTable<string>): boolean {
  const isObject = (value: unknown) => typeof value === 'object' && value !== null
  const areTexts = (values: unknown) =>
    Array.isArray(values) && values.every((value) => typeof value === 'string')
  if (!isObject(table) || !isObject(table.columns)) return false
  const { name, key, columns, sorts, ids, idSort = key, texts = [], title = name, relation = name } = table
  return (
    Array.isArray(sorts) &&
    sorts.length > 0 &&
    areTexts([name, key, title, relation, idSort, ...sorts, ...Object.values(columns)]) &&
    areTexts(texts) &&
    (ids === undefined || (isObject(ids) && areTexts(Object.values(ids))))
  )
}

function refuse(name: string, why: string): DiaError {
  return new DiaError(
    'INVALID_MATRIX',
    `The matrix "${name.slice(0, 100)}" cannot be: ${why}`,
    'Give it a name, its columns and their kinds, and key, sorts, ids, idSort and texts that are columns.',
  )
}
