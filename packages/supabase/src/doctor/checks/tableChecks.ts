import type { HostCatalog, Relation } from '../catalog/HostCatalog.js'
import { addColumnSql, COLUMN_TYPES, convertColumnSql, fits, typeSql } from '../columnTypes.js'
import type { Finding } from '../Finding.js'
import { HOST_INDEXES, indexedBy } from '../hostIndexes.js'
import { HOST_TABLES, type HostTable } from '../hostTables.js'

/** The host's tables and their columns. */
export function checkTables(catalog: HostCatalog): Finding[] {
  const vectorSchemaSql = catalog.extensions.find(({ name }) => name === 'vector')?.schemaSql ?? 'extensions'
  return HOST_TABLES.flatMap((table) => {
    const relation = catalog.relations.find(({ name }) => name === table.name)
    return relation === undefined
      ? [missingTable(table, vectorSchemaSql)]
      : checkColumns(table, relation, vectorSchemaSql)
  })
}

function missingTable(table: HostTable, vectorSchemaSql: string): Finding {
  const fixSql = createTableSql(table, vectorSchemaSql)
  if (table.optional) {
    return {
      code: 'OPTIONAL_TABLE_ABSENT',
      severity: 'note',
      what: `The optional table ${table.name} is not there.`,
      why: `Without it, ${table.purpose}`,
      fixSql,
    }
  }
  return {
    code: 'TABLE_MISSING',
    severity: 'error',
    what: `The table ${table.name} is missing.`,
    why: `${table.purpose} Apply the host's own schema; where it has no such table, this makes an empty one.`,
    fixSql,
  }
}

/** A table that nobody but its owner reads until the host writes policies for it. */
function createTableSql({ name, columns }: HostTable, vectorSchemaSql: string): string {
  const lines = Object.entries(columns).map(([column, kind]) => {
    const { default: value } = COLUMN_TYPES[kind]
    const isUserId = name === 'public.profiles' && kind === 'id'
    const parts = [
      `  ${column} ${typeSql(kind, vectorSchemaSql)}`,
      kind === 'id' ? 'primary key' : value === undefined ? '' : 'not null',
      isUserId
        ? 'references auth.users (id) on delete cascade'
        : value === undefined
          ? ''
          : `default ${value}`,
    ]
    return parts.filter((part) => part !== '').join(' ')
  })
  const indexes = HOST_INDEXES.filter(({ table }) => table === name)
  return [
    ...(name.startsWith('auth.') ? ['create schema if not exists auth;'] : []),
    `create table ${name} (\n${lines.join(',\n')}\n);`,
    `alter table ${name} enable row level security;`,
    ...indexes.map((index) => `create index on ${name} ${indexedBy(index)};`),
  ].join('\n')
}

function checkColumns(table: HostTable, relation: Relation, vectorSchemaSql: string): Finding[] {
  return Object.entries(table.columns).flatMap(([name, kind]): Finding[] => {
    const column = relation.columns.find((known) => known.name === name)
    if (column === undefined) {
      return [
        {
          code: 'COLUMN_MISSING',
          severity: table.optional ? 'warning' : 'error',
          what: `The column ${table.name}.${name} is missing; it should be ${COLUMN_TYPES[kind].type}.`,
          why: `DIA reads it. If it is there under another name, rename it, or add a generated column of this name.`,
          fixSql: addColumnSql(relation.nameSql, name, kind, vectorSchemaSql),
        },
      ]
    }
    if (fits(column, kind)) return []
    return [
      {
        code: 'COLUMN_TYPE',
        severity: table.optional ? 'warning' : COLUMN_TYPES[kind].severity,
        what: `The column ${table.name}.${name} is ${column.type}; it should be ${COLUMN_TYPES[kind].type}.`,
        why: 'DIA compares, sorts and adds it up as that. Try the conversion on a copy first: it rewrites the table.',
        fixSql: convertColumnSql(relation.nameSql, column, kind, vectorSchemaSql),
      },
    ]
  })
}
