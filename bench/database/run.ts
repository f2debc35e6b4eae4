import { fileURLToPath } from 'node:url'
import { asAdmin } from './asUser.js'
import { loadWorld } from './loadWorld.js'
import { measurePages } from './measurePages.js'
import { measureQueries } from './measureQueries.js'
import { measureRefresh } from './measureRefresh.js'
import { measureRls } from './measureRls.js'
import { openKeptDatabase } from './openKeptDatabase.js'
import { median } from './Rounds.js'
import { sizesFor } from './Sizes.js'

/* Every page that the matrices offer, the five queries of a heavy user, row security and the refresh of the user matrix,
   on a database of 200,000 users with 5,000,000 listens. What is read is told by Postgres itself; ratios are of one run,
   with `select 1` in every round. Pages and calls are the statements of PostgREST, prepared as it prepares them, and so
   is `select 1`.
   Options: --listens=5000000 --rounds=5 --folder=<where the data stays between runs> --load (and nothing else)
     --only=<pattern of "matrix filter">, --skip=pages,queries,rls,refresh
     --patience=4 (times as long as ours for the correlated refresh to end; with 500,000 listens it does under 200) */

const given = (name: string) =>
  process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3)
const listens = Number(given('listens') ?? 5_000_000)
const rounds = Number(given('rounds') ?? 5)
const patience = Number(given('patience') ?? 4)
const skipped = given('skip')?.split(',') ?? []
const folder =
  given('folder') ??
  fileURLToPath(new URL(`../../node_modules/.cache/dia/bench-database-${listens}`, import.meta.url))
const say = (line = '') => process.stdout.write(`${line}\n`)
const is = (ratio: number, atMost: number) => (ratio <= atMost ? '' : '  !!')
const line = (what: string, ratio: number, atMost: number, beside = '') =>
  say(
    `${what.padEnd(58)} ${ratio.toFixed(2).padStart(7)}  (at most ${atMost})${is(ratio, atMost)}  ${beside}`,
  )

const database = await openKeptDatabase(folder)
const { owner } = database
try {
  await loadWorld(owner, sizesFor(listens), say)
  if (!process.argv.includes('--load')) await measure()
} finally {
  await database.stop()
}

async function measure(): Promise<void> {
  await owner.query("set session_replication_role = 'origin'")
  const tables = await owner.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'dia', 'auth') and c.relkind in ('r', 'm') and c.reltuples > $1`,
    [listens / 300],
  )
  const large = new Set(tables.map(({ name }) => name))
  const admin = await asAdmin(database)
  const [heavy] = await owner.query<{ id: string }>("select bench.id('user', 0)::text as id")
  const heavyUser = heavy?.id ?? ''

  if (!skipped.includes('pages')) {
    const only = new RegExp(given('only') ?? '')
    const { pages, roundTripMs } = await measurePages(database, admin, large, { rounds, only, say })
    const faulty = pages.filter(({ faults }) => faults.length > 0)
    const deep = pages.filter(({ depth, farMs }) => depth === 500_000 && Number.isFinite(farMs))
    const firsts = pages.filter(({ firstMs }) => Number.isFinite(firstMs))
    say(`\n${pages.length} pages; of large tables: ${[...large].sort().join(', ')}`)
    say(
      `select 1: ${roundTripMs.toFixed(2)} ms; first pages: median ${median(firsts.map(({ firstMs }) => firstMs)).toFixed(2)} ms`,
    )
    const slowest = (of: typeof pages, by: (page: (typeof pages)[number]) => number) =>
      [...of].sort((a, b) => by(b) - by(a)).slice(0, 8)
    for (const page of slowest(firsts, ({ firstMs }) => firstMs))
      line(
        `first page : select 1, ${page.matrix.name} ${page.asked} by ${page.sort}`,
        page.firstMs / roundTripMs,
        10,
      )
    for (const page of pages.filter(({ ofHeavyUser }) => ofHeavyUser))
      line(
        `heavy user's first page : select 1, ${page.matrix.name}`,
        page.firstMs / roundTripMs,
        10,
        `reads ${page.firstRead}`,
      )
    if (deep.length > 0)
      line(
        'page 10,000 : page 1, the median of all that are as long',
        median(deep.map(({ farMs, firstMs }) => farMs / firstMs)),
        2,
      )
    for (const page of slowest(deep, ({ farMs, firstMs }) => farMs / firstMs))
      line(
        `page 10,000 : page 1, ${page.matrix.name} ${page.asked} by ${page.sort}`,
        page.farMs / page.firstMs,
        2,
        `reads ${page.firstRead} and ${page.farRead}`,
      )
    say(`\n${faulty.length} pages that read or sort what they should not`)
    for (const { matrix, asked, sort, faults } of faulty)
      say(`!! ${matrix.name} ${asked} by ${sort}: ${faults.join('; ')}`)
  }

  if (!skipped.includes('queries')) {
    say('\nthe five queries for the heavy user, as statements and as functions for an admin')
    for (const query of await measureQueries(database, admin, heavyUser, large, rounds)) {
      const { name, statementMs, rpcMs, tripMs, rowsRead, faults } = query
      say(
        `${name.padEnd(24)} ${statementMs.toFixed(2).padStart(8)} ms, ${(statementMs / tripMs).toFixed(1).padStart(6)} times select 1, ` +
          `by rpc ${rpcMs.toFixed(2)} ms, reads ${rowsRead.toLocaleString('en')}${faults.map((fault) => `  !! ${fault}`).join('')}`,
      )
    }
  }

  if (!skipped.includes('rls')) {
    say('\nrow security, the heavy user’s newest rows')
    for (const { table, ownerMs, userMs } of await measureRls(database, heavyUser, rounds))
      line(
        `${table} as user : as owner`,
        userMs / ownerMs,
        1.5,
        `${userMs.toFixed(2)} and ${ownerMs.toFixed(2)} ms`,
      )
  }

  if (!skipped.includes('refresh')) {
    const { oursMs, correlatedMs, differences } = await measureRefresh(owner, Math.min(rounds, 3), patience)
    say('\nthe user matrix')
    if (correlatedMs === null) {
      say(
        `refresh ${(oursMs / 1000).toFixed(1)} s; with correlated sub-queries it had not ended after ${patience} times that: less than ${(1 / patience).toFixed(3)} (at most 0.5)`,
      )
    } else {
      line(
        'refresh : the same with correlated sub-queries',
        oursMs / correlatedMs,
        0.5,
        `${(oursMs / 1000).toFixed(1)} and ${(correlatedMs / 1000).toFixed(1)} s, ${differences} rows differ`,
      )
    }
  }
  await admin.close()
}
