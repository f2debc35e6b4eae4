import { cloneBackend } from '@dia/backend'
import { type Connection, openBenchDatabase } from './BenchDatabase.js'
import { bareUpdate, fetchComputeWrite, loadBareEvents, makeBareUpdate } from './bareUpdate.js'
import { drain, type Stages, type Worker, writeOut } from './drain.js'
import { drainGraphile, makeGraphile } from './graphile.js'
import { logEvents, logFirstPlays, logIdle, makeWorld } from './makeWorld.js'
import { drainPgBoss } from './pgBoss.js'
import { statementTimes } from './statementTimes.js'

/* Events per second of the Passport processor with all its effects, beside queues that do nothing and beside the bare
   vector update of the same events. Rounds are interleaved and ratios are of one run; the machine decides the rest.
   Every part has the same server, which keeps what it commits (BenchDatabase), and as many events or jobs a round.
   - ours: one worker in this process, as `dia passport run` works: it has two batches under way, each on a connection;
     one is claimed, decided and sent while the other is committed. DNA, money, decisions, marks and what the seal needs
     are there at the commit; scores are in the decisions and wait in a row per commit. "scores written out" has a third
     connection write metrics and leaderboards from those beside the batches, and counts until the last is there. "one
     connection" has one batch under way; two workers are two of those, beside one.
   - bare update: the vectors of the same events in batches of the same size, one statement each, in the fastest shape
     (bareUpdate): entity vectors are read, sums per user and domain added to a copy of the states. What was decided is
     read from a table; nothing is marked, locked or recorded. Its batches are of events as they came, while a claim
     gathers those of few users.
   - graphile-worker: one runner in this process with one no-op task, 24 at a time (plain: 10) over up to 24
     connections, jobs fetched 500 at a time into its localQueue, completed one by one, or batched.
   - pg-boss: fetch and complete, a thousand at a time, over its own pool.
   Options: --events=40000 --rounds=3 --users=20000 --tracks=2000 --batch=1000 --offline=0.05 --pglite
   --ours leaves the others out. */

const option = (name: string, standard: number) =>
  Number(process.argv.find((given) => given.startsWith(`--${name}=`))?.split('=')[1] ?? standard)
const events = option('events', 40_000)
const rounds = option('rounds', 3)
const batch = option('batch', 1000)
const world = {
  users: option('users', 20_000),
  tracks: option('tracks', 2000),
  offline: option('offline', 0.05),
}
const naiveEvents = Math.min(200, events)

const rates = new Map<string, number[]>()
const note = (what: string, rate: number) => rates.set(what, [...(rates.get(what) ?? []), rate])
const median = (of: readonly number[]) => [...of].sort((a, b) => a - b)[of.length >> 1] ?? Number.NaN
const rate = (what: string) => median(rates.get(what) ?? [])
const print = (line = '') => process.stdout.write(`${line}\n`)

const database = await openBenchDatabase()
const { owner, url } = database
const [first, second, third] = [await database.connect(), await database.connect(), await database.connect()]
const ours: Worker = { connections: [first, second] }
const alone = (connection: Connection): Worker => ({ connections: [connection] })
let worked = 0
const withPeers = !process.argv.includes('--ours')
const stages: Stages = { claim: 0, commit: 0, fail: 0 }
const wal = { ours: 0, bare: 0, decisions: 0, events: 0, bareEvents: 0 }
let usersPerRound = 0
let rollUp = 0

const lsn = async () =>
  Number((await owner.query<{ at: string }>("select pg_current_wal_lsn() - '0/0' as at"))[0]?.at)
const walOf = async (work: () => Promise<unknown>) => {
  const before = await lsn()
  await work()
  return (await lsn()) - before
}
const now = async () =>
  (await owner.query<{ at: string }>('select clock_timestamp()::text as at'))[0]?.at ?? ''
/** Timings must not pay for the work of those before them. */
const settle = async () => {
  await owner.query('checkpoint')
  await owner.query('vacuum analyze dia.passport_work')
}

print(
  `${events} events a round, ${rounds} rounds, batch ${batch}, ${world.users} users, ${world.tracks} tracks, ${world.offline * 100} % late by up to ninety days`,
)
await makeWorld(owner, world)
// The first events initialise DNA and build vectors: not what is measured.
await logFirstPlays(owner, world)
await logEvents(owner, world, events, 1)
await owner.query('analyze')
await drain([alone(first)], batch)
await writeOut(third)
await makeBareUpdate(owner)
await owner.query('create table bare.decisions (like dia.passport_decisions including all)')
await makeGraphile(url)
await owner.query('vacuum analyze')
await owner.query('select pg_stat_reset()')

for (let round = 0; round < rounds; round++) {
  const seed = 2 + round * 4
  usersPerRound = await logEvents(owner, world, events, seed)
  await settle()
  const since = await now()
  wal.ours += await walOf(async () => {
    const { entries, seconds } = await drain([ours], batch, stages)
    wal.events += entries
    worked += entries
    note('ours', entries / seconds)
  })
  rollUp += await writeOut(third)

  const decided = await loadBareEvents(owner, since)
  await settle()
  wal.bareEvents += decided
  wal.bare += await walOf(async () =>
    note('bare update', decided / (await bareUpdate(first, decided, batch))),
  )
  await owner.query('truncate bare.decisions')
  wal.decisions += await walOf(() =>
    owner.query(
      'insert into bare.decisions select d.* from dia.passport_decisions d where d.decided_at >= $1',
      [since],
    ),
  )

  if (withPeers) {
    note('fetch, compute, write', naiveEvents / (await fetchComputeWrite(first, naiveEvents)))
    for (const style of ['plain', 'localQueue', 'batched'] as const) {
      await settle()
      const jobs = style === 'plain' ? Math.min(events, 5000) : events
      note(`graphile-worker, ${style}`, jobs / (await drainGraphile(url, jobs, style)))
    }
    note('pg-boss, batch 1000', events / (await drainPgBoss(url, events, 1000)))
  }

  await logIdle(owner, world, events, seed)
  await settle()
  const idle = await drain([ours], batch)
  note('ours, nothing to do', idle.entries / idle.seconds)

  for (const [index, [what, workers]] of (
    [
      ['ours, scores written out', [{ ...ours, rollsUp: third }]],
      ['ours, one connection', [alone(first)]],
      ['ours, two of those', [alone(first), alone(second)]],
    ] as const
  ).entries()) {
    await logEvents(owner, world, events, seed + 1 + index)
    await settle()
    const { entries, seconds } = await drain(workers, batch)
    worked += entries
    note(what, entries / seconds)
    await writeOut(third)
  }
}

print(`\nevents per second (median of ${rounds})`)
for (const what of rates.keys())
  print(`${what.padEnd(28)} ${Math.round(rate(what)).toLocaleString('en').padStart(10)}`)

print('\nratios')
const ratio = (what: string, of: string, to: string, wanted: string) =>
  print(`${what.padEnd(58)} ${(rate(of) / rate(to)).toFixed(2).padStart(7)}  (${wanted})`)
ratio('all effects : graphile-worker localQueue no-op', 'ours', 'graphile-worker, localQueue', 'at least 2')
ratio('all effects : bare vector update', 'ours', 'bare update', 'at least 0.45, aim 0.6')
ratio(
  'pipeline alone : graphile-worker batched',
  'ours, nothing to do',
  'graphile-worker, batched',
  'at least 0.8',
)
ratio('two workers : one, a connection each', 'ours, two of those', 'ours, one connection', 'at least 1.3')
ratio(
  'all effects, scores written out : bare vector update',
  'ours, scores written out',
  'bare update',
  'for scale',
)
ratio('bare vector update : fetch, compute, write', 'bare update', 'fetch, compute, write', 'for scale')
ratio('all effects : pg-boss no-op', 'ours', 'pg-boss, batch 1000', 'for scale')

const perEvent = (bytes: number, of = wal.events) => bytes / of
const allowed = 1.5 * (perEvent(wal.bare, wal.bareEvents) + perEvent(wal.decisions))
print(`\nWAL per event at ${(events / usersPerRound).toFixed(1)} events per user, bytes`)
print(
  `all effects ${Math.round(perEvent(wal.ours))}, bare update ${Math.round(perEvent(wal.bare, wal.bareEvents))}, decision rows ${Math.round(perEvent(wal.decisions))}`,
)
print(
  `all effects : (bare + decision rows) ${(perEvent(wal.ours) / (allowed / 1.5)).toFixed(2)}  (at most 1.5)`,
)

print(
  '\nwhere the time goes, µs per event (one worker, all effects; two batches at once: what is below overlaps)',
)
const total = rounds * events
const spent = (rates.get('ours') ?? []).reduce((sum, each) => sum + events / each, 0)
const line = (what: string, seconds: number) =>
  print(`${what.padEnd(28)} ${((seconds / total) * 1e6).toFixed(1).padStart(8)}`)
line('claim', stages.claim)
line('commit', stages.commit)
line('all, from the first claim', spent)
line('scores, written out afterwards', rollUp)
print('in the database, one run with each statement recorded, µs per event')
for (const [part, micros] of await statementTimes(second, async () => {
  await logEvents(owner, world, events, 999)
  await settle()
  return drain([alone(second)], batch)
}))
  print(`${part.padEnd(38)} ${micros.toFixed(1).padStart(8)}`)
print('functions of all runs, µs per event (those of logging and of entries with nothing to do among them)')
const functions = await owner.query<{ name: string; total: number; self: number }>(
  `select funcname as name, total_time as total, self_time as self from pg_stat_user_functions
   where schemaname in ('dia', 'public') order by self_time desc limit 10`,
)
for (const { name, total: all, self } of functions)
  print(
    `${name.padEnd(28)} ${((Number(self) * 1000) / worked).toFixed(1).padStart(8)} self ${((Number(all) * 1000) / worked).toFixed(1).padStart(8)} in all`,
  )

await Promise.all([first.close(), second.close(), third.close()])
await database.stop()

if (process.argv.includes('--pglite')) {
  const backend = await cloneBackend('none')
  const embedded: Connection = {
    query: (text, values) => backend.query(text, values),
    prepared: (text, values) => backend.query(text, values),
    onNotice: () => undefined,
    close: backend.close,
  }
  const small = { users: 500, tracks: 200 }
  await makeWorld(embedded, small)
  await logFirstPlays(embedded, small)
  await logEvents(embedded, small, 2000, 1)
  await drain([alone(embedded)], batch)
  await logEvents(embedded, small, 4000, 2)
  const { entries, seconds } = await drain([alone(embedded)], batch)
  print(`\nPGlite, all effects: ${Math.round(entries / seconds)} events per second`)
  await backend.close()
}
