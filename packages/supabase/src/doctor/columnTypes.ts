import type { Column } from './catalog/HostCatalog.js'
import type { Severity } from './Finding.js'
import type { ColumnKind } from './hostTables.js'

interface ColumnType {
  /** How the type is written; that of the embedding stands after its schema. */
  readonly type: string
  /** Names of the types that do as well. */
  readonly accepts: readonly string[]
  readonly default?: string
  /** Of a column that is of another type. */
  readonly severity: Severity
}

const TEXTS = ['text', 'varchar', 'bpchar', 'citext', 'name']
const INTEGERS = ['int2', 'int4', 'int8']
const NUMBERS = ['numeric', 'float4', 'float8', ...INTEGERS]

export const COLUMN_TYPES: Readonly<Record<ColumnKind, ColumnType>> = {
  id: { type: 'uuid', accepts: ['uuid'], default: 'gen_random_uuid()', severity: 'error' },
  uuid: { type: 'uuid', accepts: ['uuid'], severity: 'error' },
  text: { type: 'text', accepts: TEXTS, severity: 'warning' },
  'text[]': { type: 'text[]', accepts: ['_text', '_varchar'], default: "'{}'", severity: 'error' },
  jsonb: { type: 'jsonb', accepts: ['jsonb'], default: "'{}'", severity: 'error' },
  timestamptz: { type: 'timestamptz', accepts: ['timestamptz'], severity: 'error' },
  created: { type: 'timestamptz', accepts: ['timestamptz'], default: 'now()', severity: 'error' },
  number: { type: 'numeric', accepts: NUMBERS, severity: 'warning' },
  integer: { type: 'integer', accepts: INTEGERS, default: '1', severity: 'warning' },
  boolean: { type: 'boolean', accepts: ['bool'], default: 'false', severity: 'warning' },
  embedding: { type: 'vector(1536)', accepts: [], severity: 'error' },
}

/** Whether a column can be read as what it should hold. */
export function fits(column: Column, kind: ColumnKind): boolean {
  if (kind === 'embedding') return column.base === 'vector' && column.type === 'vector(1536)'
  return COLUMN_TYPES[kind].accepts.includes(column.base) || (kind === 'text' && column.isEnum)
}

/** The type as SQL; pgvector lives in a schema of the host's choice. */
export function typeSql(kind: ColumnKind, vectorSchemaSql: string): string {
  const { type } = COLUMN_TYPES[kind]
  return kind === 'embedding' ? `${vectorSchemaSql}.${type}` : type
}

/** Adds a column. A time stays unknown in the rows that are there. */
export function addColumnSql(
  tableSql: string,
  nameSql: string,
  kind: ColumnKind,
  vectorSchemaSql: string,
): string {
  const { default: value } = COLUMN_TYPES[kind]
  const column = `${nameSql} ${typeSql(kind, vectorSchemaSql)}`
  if (value === undefined) return `alter table ${tableSql} add column ${column};`
  if (kind !== 'created') {
    const unique = kind === 'id' ? ' unique' : ''
    return `alter table ${tableSql} add column ${column} not null${unique} default ${value};`
  }
  return [
    `alter table ${tableSql} add column ${column};`,
    `alter table ${tableSql} alter column ${nameSql} set default ${value};`,
  ].join('\n')
}

/** Makes a column what it should be. What cannot be converted in place is kept under another name. */
export function convertColumnSql(
  tableSql: string,
  column: Column,
  kind: ColumnKind,
  vectorSchemaSql: string,
): string {
  const { nameSql, base } = column
  const add = () => [
    `alter table ${tableSql} rename column ${nameSql} to ${column.name}_before_dia;`,
    addColumnSql(tableSql, nameSql, kind, vectorSchemaSql),
  ]
  // The composite is written anew from the DNA.
  if (kind === 'embedding') return add().join('\n')
  if (kind === 'text[]' && (base === 'jsonb' || base === 'json')) {
    const elements = `array(select ${base}_array_elements_text(${column.name}_before_dia))`
    return [...add(), `update ${tableSql} set ${nameSql} = ${elements};`].join('\n')
  }
  const type = typeSql(kind, vectorSchemaSql)
  const { default: value } = COLUMN_TYPES[kind]
  const alter = `alter table ${tableSql} alter column ${nameSql}`
  return [
    `${alter} drop default;`,
    `${alter} type ${type} using ${converted(nameSql, base, kind, type)};`,
    ...(value === undefined ? [] : [`${alter} set default ${value};`]),
  ].join('\n')
}

function converted(nameSql: string, base: string, kind: ColumnKind, type: string): string {
  if (base === 'timestamp' && type === 'timestamptz') return `${nameSql} at time zone 'UTC'`
  if (kind === 'text[]' && TEXTS.includes(base)) return `string_to_array(${nameSql}, ',')`
  return `${nameSql}::text::${type}`
}
