import { expect, it } from 'vitest'
import type { HostCatalog, Relation } from '../catalog/HostCatalog.js'
import { noteExtensions } from './extensionNotes.js'
import { checkIndexes } from './indexChecks.js'
import { checkServer } from './serverChecks.js'

// What no server of these tests can be: too old, without an extension that is offered, partitioned.
const healthy: HostCatalog = {
  server: { version: 150_000 },
  extensions: [{ name: 'vector', version: '0.7.0', schemaSql: 'extensions' }],
  offered: [{ name: 'vector', version: '0.8.0' }],
  roles: [],
  hasAuthUid: true,
  relations: [],
  exposures: [],
}

it('takes Postgres 15 with pgvector 0.7 and whatever is newer', () => {
  expect(checkServer(healthy)).toEqual([])
  for (const version of ['0.10.1', '1.0']) {
    expect(checkServer({ ...healthy, extensions: [{ name: 'vector', version, schemaSql: 'v' }] })).toEqual([])
  }
  expect(checkServer({ ...healthy, server: { version: 180_001 } })).toEqual([])
})

it('names a server that is too old', () => {
  expect(checkServer({ ...healthy, server: { version: 140_012 } })).toEqual([
    expect.objectContaining({ code: 'POSTGRES_TOO_OLD', what: 'The server is Postgres 14.' }),
  ])
})

it('updates an old pgvector where the server offers a newer one, and else says what to install', () => {
  const old = { ...healthy, extensions: [{ name: 'vector', version: '0.6.2', schemaSql: 'extensions' }] }
  expect(checkServer(old)).toEqual([
    expect.objectContaining({ code: 'PGVECTOR_TOO_OLD', fixSql: 'alter extension vector update;' }),
  ])
  const [finding] = checkServer({ ...old, offered: [{ name: 'vector', version: '0.6.2' }] })
  expect(finding?.why).toMatch(/Install it on the server/)
  expect(finding).not.toHaveProperty('fixSql')
})

it('creates a missing pgvector where the server offers it, and else says what to install', () => {
  const without = { ...healthy, extensions: [] }
  expect(checkServer(without)[0]?.fixSql).toMatch(/create extension if not exists vector/)
  const [finding] = checkServer({ ...without, offered: [] })
  expect(finding).toMatchObject({ code: 'EXTENSION_MISSING', severity: 'error' })
  expect(finding?.why).toMatch(/Install pgvector 0\.7 or newer/)
  expect(finding).not.toHaveProperty('fixSql')
})

it('notes useful extensions with SQL only where the server offers them', () => {
  const notes = noteExtensions({ ...healthy, offered: [{ name: 'pg_cron', version: '1.6' }] })
  expect(notes.map(({ what, fixSql }) => [/"(\w+)"/.exec(what)?.[1], fixSql])).toEqual([
    ['pg_trgm', undefined],
    ['pg_cron', 'create extension if not exists pg_cron;'],
    ['pg_stat_statements', undefined],
  ])
})

it('indexes a partitioned table in a way that it takes, and a view not at all', () => {
  const relation = (kind: string): Relation => ({
    name: 'public.content_items',
    nameSql: 'public.content_items',
    kind,
    rls: true,
    readable: true,
    columns: [{ name: 'artist_id', nameSql: 'artist_id', type: 'uuid', base: 'uuid', isEnum: false }],
    grants: [],
    policies: [],
    indexes: [],
    triggers: [],
  })
  expect(checkIndexes({ ...healthy, relations: [relation('p')] }).map(({ fixSql }) => fixSql)).toEqual([
    'create index if not exists dia_content_items_artist_id on public.content_items (artist_id);',
  ])
  expect(checkIndexes({ ...healthy, relations: [relation('v')] })).toEqual([])
})
