import { type Connection, openBenchDatabase } from '../passport/BenchDatabase.js'

/* What logging costs: inserts into the Passport with the work that they open, beside the same inserts with the kit's
   triggers of the log off, and beside the function that apps call. Rounds are interleaved; ratios are of one run.
   Options: --singles=400 --batches=20 --rounds=5 */

const option = (name: string, standard: number) =>
  Number(process.argv.find((given) => given.startsWith(`--${name}=`))?.split('=')[1] ?? standard)
const singles = option('singles', 400)
const batches = option('batches', 20)
const rounds = option('rounds', 5)
const BATCH = 500

const database = await openBenchDatabase()
const { owner } = database
const connection = await database.connect()
const rates = new Map<string, number[]>()

/** The same insert each time, in one statement; users and ids are new. */
const insert = (of: Connection, rows: number) =>
  of.query(
    `insert into public.passport_entries (id, user_id, event_type, event_category, entity_type, entity_id, metadata)
     select dia.uuid_v7(clock_timestamp()), gen_random_uuid(), 'player.track_played', 'player', 'track', gen_random_uuid(),
       '{"context": "playlist", "progress_percentage": 87.5}'
     from generate_series(1, $1::int)`,
    [rows],
  )

const log = async (of: Connection, rows: number) => {
  const ids = await of.query<{ id: string; user_id: string }>(
    'select dia.uuid_v7(clock_timestamp()) as id, gen_random_uuid() as user_id from generate_series(1, $1::int)',
    [rows],
  )
  const entries = JSON.stringify(
    ids.map(({ id, user_id }) => ({
      id,
      user_id,
      event_type: 'player.track_played',
      entity_type: 'track',
      entity_id: user_id,
      metadata: { context: 'playlist', progress_percentage: 87.5 },
    })),
  )
  return () => of.query('select public.dia_log_events($1::jsonb)', [entries])
}

/** Entries per second; what is prepared beforehand is not counted. */
async function measure(
  what: string,
  rows: number,
  times: number,
  prepare: () => Promise<() => Promise<unknown>>,
) {
  const works = []
  for (let i = 0; i < times; i++) works.push(await prepare())
  const began = process.hrtime.bigint()
  for (const work of works) await work()
  const rate = (rows * times) / (Number(process.hrtime.bigint() - began) / 1e9)
  rates.set(what, [...(rates.get(what) ?? []), rate])
}

const triggers = (verb: 'disable' | 'enable always') =>
  owner.query(
    `do $$ declare t text; begin
       for t in select tgname from pg_trigger where tgrelid = 'public.passport_entries'::regclass and not tgisinternal
         and tgname in ('passport_entries_open_work', 'passport_entries_wake_workers', 'passport_entries_open_seal', 'passport_entries_skip_erased')
       loop execute format('alter table public.passport_entries ${verb} trigger %I', t); end loop; end $$`,
  )

for (let round = 0; round <= rounds; round++) {
  if (round === 1) rates.clear()
  for (const [kind, rows, times] of [
    ['single', 1, singles],
    ['batch', BATCH, batches],
  ] as const) {
    const plain = async () => () => insert(connection, rows)
    await triggers('disable')
    await measure(`${kind} without`, rows, times, plain)
    await triggers('enable always')
    await measure(`${kind} with`, rows, times, plain)
    await measure(`${kind} logged`, rows, times, () => log(connection, rows))
  }
}

const median = (what: string) => {
  const of = [...(rates.get(what) ?? [])].sort((a, b) => a - b)
  return of[of.length >> 1] ?? Number.NaN
}
for (const [kind, wanted] of [
  ['single', 0.8],
  ['batch', 0.6],
] as const) {
  const without = median(`${kind} without`)
  process.stdout.write(
    `${kind === 'single' ? 'single entries' : `batches of ${BATCH}`}: ${without.toFixed(0)}/s without work; ` +
      `with work ${(median(`${kind} with`) / without).toFixed(2)} of that (wanted ${wanted}), ` +
      `by dia_log_events ${(median(`${kind} logged`) / without).toFixed(2)}\n`,
  )
}
await connection.close()
await database.stop()
