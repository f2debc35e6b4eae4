/** What the database's own catalog says of everything that DIA touches. Names ending in `Sql` are quoted where needed. */
export interface HostCatalog {
  readonly server: { readonly version: number }
  readonly extensions: readonly Extension[]
  /** What the server offers, installed or not. */
  readonly offered: readonly { readonly name: string; readonly version: string }[]
  readonly roles: readonly ApiRole[]
  /** Whether `auth.uid()` is there and answers a uuid. */
  readonly hasAuthUid: boolean
  readonly relations: readonly Relation[]
  /** Where `pgrst.db_schemas` is set, and to what. */
  readonly exposures: readonly Exposure[]
}

interface ApiRole {
  readonly name: string
  readonly passesRls: boolean
  /** Whether it may call what lives in the schema auth; null where there is no such schema. */
  readonly reachesAuth: boolean | null
}

interface Extension {
  readonly name: string
  readonly version: string
  readonly schemaSql: string
}

export interface Relation {
  /** Schema and name with a dot between, unquoted. */
  readonly name: string
  readonly nameSql: string
  /** As pg_class has it: r table, p partitioned table, v view, m materialized view, f foreign table. */
  readonly kind: string
  readonly rls: boolean
  /** Whether the session sees every row of it. */
  readonly readable: boolean
  readonly columns: readonly Column[]
  readonly grants: readonly Grant[]
  readonly policies: readonly Policy[]
  readonly indexes: readonly Index[]
  readonly triggers: readonly Trigger[]
}

export interface Column {
  readonly name: string
  readonly nameSql: string
  /** As it is written in SQL, without its schema. */
  readonly type: string
  /** The type's own name; a domain's is that of what it is made of. */
  readonly base: string
  readonly isEnum: boolean
}

export interface Grant {
  /** `public` for everyone. */
  readonly role: string
  readonly privilege: string
  /** Null where the whole relation is granted. */
  readonly column: string | null
}

export interface Policy {
  readonly nameSql: string
  readonly permissive: boolean
  /** ALL, SELECT, INSERT, UPDATE or DELETE. */
  readonly command: string
  readonly roles: readonly string[]
  readonly using: string | null
  readonly check: string | null
}

export interface Index {
  readonly nameSql: string
  readonly method: string
  readonly valid: boolean
  readonly partial: boolean
  /** Null for an expression. */
  readonly columns: readonly (string | null)[]
  /** What it holds beside, without being ordered by it. */
  readonly included: readonly string[]
}

interface Trigger {
  readonly beforeRow: boolean
  readonly onInsert: boolean
  readonly onUpdate: boolean
  readonly enabled: boolean
  readonly source: string
}

export interface Exposure {
  readonly roleSql: string | null
  readonly databaseSql: string | null
  readonly schemas: readonly string[]
}
