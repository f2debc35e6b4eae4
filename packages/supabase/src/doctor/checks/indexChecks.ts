import type { HostCatalog, Index, Relation } from '../catalog/HostCatalog.js'
import type { Finding } from '../Finding.js'
import { HOST_INDEXES, type HostIndex, indexedBy } from '../hostIndexes.js'

/** Indexes that the kit's queries need, and one that its writes suffer from. */
export function checkIndexes({ relations }: HostCatalog): Finding[] {
  return relations.flatMap((relation) => [
    ...HOST_INDEXES.filter(({ table }) => table === relation.name).flatMap((wanted) =>
      checkIndex(wanted, relation),
    ),
    ...(relation.name === 'public.media_ids' ? checkVectorIndexes(relation) : []),
  ])
}

function checkIndex(wanted: HostIndex, relation: Relation): Finding[] {
  const { kind, columns: known, indexes } = relation
  const has = (name: string) => known.some((column) => column.name === name)
  const isTable = kind === 'r' || kind === 'p'
  if (!isTable || !wanted.columns.every(has)) return []
  const serving = indexes.filter((index) => index.valid && leads(index, wanted))
  const include = (wanted.include ?? []).filter(has)
  if (serving.length === 0) return [missingIndex({ ...wanted, include }, relation)]
  const holds = (index: Index) =>
    include.every((name) => index.included.includes(name) || index.columns.includes(name))
  return serving.some(holds) ? [] : [narrowIndex({ ...wanted, include }, relation)]
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

function missingIndex(wanted: HostIndex, relation: Relation): Finding {
  const { columns, expression, purpose } = wanted
  return {
    code: 'INDEX_MISSING',
    severity: 'warning',
    what: `No index on ${relation.name} leads with (${expression ?? columns.join(', ')}).`,
    why: `DIA looks up ${purpose} by it, and reads the whole table without.`,
    fixSql: creation(wanted, relation),
  }
}

function narrowIndex(wanted: HostIndex, relation: Relation): Finding {
  return {
    code: 'INDEX_NARROW',
    severity: 'note',
    what: `The index on ${relation.name} (${wanted.columns.join(', ')}) does not hold ${wanted.include?.join(', ')}.`,
    why: "A user's figures are read from an index that holds them about five times as fast. It is larger; the one that leads alike can go once it is there.",
    fixSql: creation(wanted, relation),
  }
}

function creation(wanted: HostIndex, { name, nameSql, kind, indexes }: Relation): string {
  const { columns, include = [] } = wanted
  const parts = ['dia', name.split('.')[1], ...columns, ...(include.length > 0 ? ['covering'] : [])]
  // A partitioned table takes no CONCURRENTLY.
  const concurrently = kind === 'p' ? '' : ' concurrently'
  const broken = indexes.filter((index) => !index.valid && leads(index, wanted))
  return [
    ...broken.map((index) => `drop index${concurrently} if exists ${index.nameSql};`),
    `create index${concurrently} if not exists ${parts.join('_')} on ${nameSql} ${indexedBy(wanted)};`,
  ].join('\n')
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
