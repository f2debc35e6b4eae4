import type { Backend } from '../Backend.js'

interface Column {
  readonly relation: string
  readonly kind: 'table' | 'view'
  readonly name: string
  readonly type: string
  readonly nullable: boolean
  /** A default or a generated value: an insert may leave it out. */
  readonly filled: boolean
  readonly computed: boolean
}

interface Routine {
  readonly name: string
  readonly names: readonly string[] | null
  readonly types: readonly string[]
  readonly defaults: number
  readonly returns: string
  readonly set: boolean
}

/** By `format_type`; what is not here is text on the wire. */
const TYPES: Readonly<Record<string, string>> = {
  smallint: 'number',
  integer: 'number',
  bigint: 'number',
  real: 'number',
  'double precision': 'number',
  numeric: 'number',
  boolean: 'boolean',
  json: 'Json',
  jsonb: 'Json',
  void: 'undefined',
}

/** The type `DiaDatabase` of what the kit adds to the exposed schema, in the shape that supabase-js reads, from the catalogue. */
export async function databaseTypes(backend: Pick<Backend, 'query'>): Promise<string> {
  const columns = await backend.query<Column>(
    `select c.relname as relation, case when c.relkind in ('r', 'p') then 'table' else 'view' end as kind,
       a.attname as name, format_type(a.atttypid, null) as type, not a.attnotnull as nullable,
       a.atthasdef or a.attidentity <> '' as filled, a.attgenerated <> '' as computed
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
       and (c.relname like 'dia\\_%' or c.relname in ('passport_entries', 'payout_contracts', 'coliseum_metrics', 'leaderboards')
         or c.relname like 'treasury\\_%')
     order by c.relname, a.attname`,
  )
  const routines = await backend.query<Routine>(
    `select p.proname as name, p.proargnames as names, p.pronargdefaults as defaults, p.proretset as set,
       array(select format_type(t, null) from unnest(p.proargtypes::oid[]) with ordinality x (t, i) order by i) as types,
       format_type(p.prorettype, null) as returns
     from pg_proc p
     where p.pronamespace = 'public'::regnamespace and p.proname like 'dia\\_%'
     order by p.proname`,
  )
  const relations = (kind: Column['kind']) => [
    ...new Set(columns.filter((column) => column.kind === kind).map(({ relation }) => relation)),
  ]
  const of = (relation: string) => columns.filter((column) => column.relation === relation)
  return `/** Made of the migrations by \`npm run generate:types\`; a test holds it against them. */

export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[]

/** What the kit adds to the exposed schema; a host intersects it with its own generated \`Database\`. */
export type DiaDatabase = ${block({
    public: block({
      Tables: block(Object.fromEntries(relations('table').map((name) => [name, tableType(of(name))]))),
      Views: block(Object.fromEntries(relations('view').map((name) => [name, viewType(of(name))]))),
      Functions: block(Object.fromEntries(routines.map((routine) => [routine.name, routineType(routine)]))),
      Enums: 'Record<never, never>',
      CompositeTypes: 'Record<never, never>',
    }),
  })}
`
}

function tableType(columns: readonly Column[]): string {
  const written = columns.filter(({ computed }) => !computed)
  return block({
    Row: rowType(columns),
    Insert: block(
      Object.fromEntries(
        written.map((column) => [
          column.filled || column.nullable ? `${column.name}?` : column.name,
          typeOf(column),
        ]),
      ),
    ),
    Update: block(Object.fromEntries(written.map((column) => [`${column.name}?`, typeOf(column)]))),
    Relationships: '[]',
  })
}

/** A view promises of no column that it is never null. */
function viewType(columns: readonly Column[]): string {
  return block({
    Row: rowType(columns.map((column) => ({ ...column, nullable: true }))),
    Relationships: '[]',
  })
}

function rowType(columns: readonly Column[]): string {
  return block(Object.fromEntries(columns.map((column) => [column.name, typeOf(column)])))
}

function routineType({ names, types, defaults, returns, set }: Routine): string {
  const required = types.length - defaults
  const args = types.map((type, index): [string, string] => [
    `${names?.[index] ?? `argument${index + 1}`}${index < required ? '' : '?'}`,
    `${tsType(type)} | null`,
  ])
  const answer = returns.startsWith('dia_') || returns.includes('.') ? 'Json' : tsType(returns)
  return block({
    Args: args.length === 0 ? 'Record<never, never>' : block(Object.fromEntries(args.sort(byName))),
    Returns: set ? `${answer}[]` : answer,
  })
}

function byName([a]: [string, string], [b]: [string, string]): number {
  return a < b ? -1 : 1
}

function typeOf({ type, nullable }: Column): string {
  return nullable ? `${tsType(type)} | null` : tsType(type)
}

function tsType(type: string): string {
  return type.endsWith('[]') ? `${tsType(type.slice(0, -2))}[]` : (TYPES[type] ?? 'string')
}

/** An object type, one property a line; further lines move in. */
function block(properties: Readonly<Record<string, string>>): string {
  const lines = Object.entries(properties).map(
    ([name, type]) => `  ${name}: ${type.replaceAll('\n', '\n  ')}`,
  )
  return lines.length === 0 ? 'Record<never, never>' : `{\n${lines.join('\n')}\n}`
}
