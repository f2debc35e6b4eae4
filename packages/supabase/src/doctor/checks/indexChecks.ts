import type { HostCatalog, Index, Relation } from '../catalog/HostCatalog.js'
import type { Finding } from '../Finding.js'
import { HOST_INDEXES, type HostIndex } from '../hostIndexes.js'

/** Indexes that the kit's queries need, and one that its writes suffer from. */
export function checkIndexes({ relations }: HostCatalog): Finding[] {
  return relations.flatMap((relation) => [
    ...HOST_INDEXES.filter(({ table }) => table === relation.name)
      .filter((wanted) => !isServed(wanted, relation))
      .map((wanted) => missingIndex(wanted, relation)),
    ...(relation.name === 'public.media_ids' ? checkVectorIndexes(relation) : []),
  ])
}

function isServed(wanted: HostIndex, { kind, columns: known, indexes }: Relation): boolean {
  const isTable = kind === 'r' || kind === 'p'
  const isComplete = wanted.columns.every((name) => known.some((column) => column.name === name))
  return !isTable || !isComplete || indexes.some((index) => index.valid && leads(index, wanted))
}

function leads({ method, partial, columns: present }: Index, { columns, expression }: HostIndex): boolean {
  if (method !== 'btree' || partial) return false
  return expression === undefined
    ? columns.every((name, place) => present[place] === name)
    : plain(present[0] ?? '') === plain(expression)
}

/** An expression without casts, brackets and spaces, which Postgres writes as it likes. */
function plain(expression: string): string {
  return expression.replace(/::(double precision|[a-z]+)|[() ]/g, '')
}

function missingIndex(wanted: HostIndex, { name, nameSql, kind, indexes }: Relation): Finding {
  const { columns, expression, purpose } = wanted
  const indexName = ['dia', name.split('.')[1], ...columns].join('_')
  // A partitioned table takes no CONCURRENTLY.
  const concurrently = kind === 'p' ? '' : ' concurrently'
  const broken = indexes.filter((index) => !index.valid && leads(index, wanted))
  return {
    code: 'INDEX_MISSING',
    severity: 'warning',
    what: `No index on ${name} leads with (${expression ?? columns.join(', ')}).`,
    why: `DIA looks up ${purpose} by it, and reads the whole table without.`,
    fixSql: [
      ...broken.map((index) => `drop index${concurrently} if exists ${index.nameSql};`),
      `create index${concurrently} if not exists ${indexName} on ${nameSql} (${expression ?? columns.join(', ')});`,
    ].join('\n'),
  }
}

function checkVectorIndexes({ indexes }: Relation): Finding[] {
  return indexes
    .filter(
      ({ method, columns }) => ['hnsw', 'ivfflat'].includes(method) && columns[0] === 'profile_embedding',
    )
    .map(({ nameSql }) => ({
      code: 'VECTOR_INDEX',
      severity: 'warning',
      what: `The vector index ${nameSql} covers public.media_ids.profile_embedding.`,
      why: 'Writing an embedding costs about 80 times as much with it. DIA does not search by it; keep it only if the host does.',
      fixSql: `drop index concurrently if exists ${nameSql};`,
    }))
}
