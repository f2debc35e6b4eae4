import { isDiaError } from '@dia/core/errors'
import { allMatrices, type MatrixDefinition, type MatrixRow, usersMatrix } from '@dia/core/matrices'
import { createClient, type SupabaseClient } from '@supabase/supabase-js'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { createDiaClient, type DiaClient } from '../../src/index.js'
import { countFetches } from '../fixture/countFetches.js'
import { insertUser, type TestUser } from '../fixture/insertUser.js'
import { entryOf, logEntries } from '../fixture/logEntries.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'
import { testId } from '../fixture/testId.js'

const matrices = allMatrices as readonly MatrixDefinition<MatrixRow>[]
const firstPage = ({ defaultSort }: MatrixDefinition<MatrixRow>) => ({
  search: '',
  filters: {},
  sort: defaultSort,
  limit: 5,
  after: null,
})

/** Who may not, may not; and what goes wrong is named. On a real database, through the whole client. */
export function refusalsSuite(open: OpenBackend): void {
  describe('the client refuses', () => {
    let backend: TestBackend
    let admin: TestUser
    let fan: TestUser
    beforeAll(async () => {
      backend = await open()
      admin = await insertUser(backend, { role: 'admin' })
      fan = await insertUser(backend)
      await logEntries(backend, [entryOf(admin.id, 'player.track_played', null)])
      await createDiaClient(await backend.signInAs(admin.id)).matrices.refresh(usersMatrix)
    })
    afterAll(() => backend.close())
    afterEach(() => vi.useRealTimers())

    const codeOf = (attempt: Promise<unknown>) =>
      attempt.then(
        () => 'answered',
        (error: unknown) => (isDiaError(error) ? error.code : String(error)),
      )

    /** Everything that only an admin may read or do, by name; about somebody else. */
    function adminWork(dia: DiaClient): Record<string, () => Promise<unknown>> {
      const other = admin.id
      const ofEachMatrix = matrices.flatMap((matrix): [string, () => Promise<unknown>][] => [
        [`${matrix.name} row`, () => dia.matrices.openRow(matrix, other)],
        [`${matrix.name} export`, () => dia.matrices.rows(matrix, firstPage(matrix)).next()],
        ...(matrix.summaryFunction === undefined
          ? []
          : [[`${matrix.name} figures`, () => dia.matrices.readFigures?.(matrix) ?? fail()] as const].map(
              ([name, run]): [string, () => Promise<unknown>] => [name, run],
            )),
        ...(matrix.refreshFunction === undefined
          ? []
          : ([[`${matrix.name} refresh`, () => dia.matrices.refresh(matrix)]] as [
              string,
              () => Promise<unknown>,
            ][])),
      ])
      const keys = { kind: 'keys', keys: [other] } as const
      const request = { userId: other }
      return {
        ...Object.fromEntries(ofEachMatrix),
        options: () => dia.matrices.countOptions?.(usersMatrix, 'role') ?? fail(),
        health: () => dia.health.readHealth(),
        dna: () => dia.dna.readUserDna(other),
        'dna then': () => dia.dna.readDnaAt(other, new Date()),
        attribution: () => dia.dna.readAttribution(other),
        entities: () => dia.dna.readEntityDna('track', [testId()]),
        initialise: () => dia.dna.initialiseDna(other),
        history: () => dia.history.readDnaHistory(other),
        state: () => dia.queries.readUserDnaState(request),
        timeline: () => dia.journey.readTimeline(request),
        influence: () => dia.journey.readInfluence(request),
        sessions: () => dia.journey.readSessions(request),
        affinity: () => dia.journey.readAffinity(request),
        preferences: () => dia.preferences.savePreferences(other, { learningRate: 0.2 } as never),
        statement: () => dia.statements.readStatement({ userId: other, currency: 'USD' }),
        redrive: () => dia.actions.run({ matrix: 'passport', action: 'redrive', target: keys }),
        'redrive tried': () =>
          dia.actions.run({ matrix: 'passport', action: 'redrive', target: keys, dryRun: true }),
        recompute: () => dia.actions.run({ matrix: 'users', action: 'recompute_dna', target: keys }),
        'user data': () => dia.actions.run({ matrix: 'users', action: 'export_user_data', target: keys }),
      }
    }

    async function expectNothing(session: SupabaseClient): Promise<void> {
      const dia = createDiaClient(session)
      const ends = Object.fromEntries(
        await Promise.all(
          Object.entries(adminWork(dia)).map(async ([name, run]) => [name, await codeOf(run())]),
        ),
      )
      expect(ends).toEqual(Object.fromEntries(Object.keys(ends).map((name) => [name, 'DENIED'])))
      for (const matrix of matrices) {
        const { column, direction } = matrix.defaultSort
        const ends = [codeOf(dia.matrices.readPage(matrix, firstPage(matrix)))]
        if (matrix === (usersMatrix as unknown)) {
          const after = JSON.stringify([column, direction, '2030-01-01T00:00:00Z', testId()])
          ends.push(codeOf(dia.matrices.readPage(matrix, { ...firstPage(matrix), after })))
        }
        if (matrix.searchColumn !== undefined && matrix.searchSorts === undefined)
          ends.push(codeOf(dia.matrices.readPage(matrix, { ...firstPage(matrix), search: 'a' })))
        expect([matrix.name, ...new Set(await Promise.all(ends))]).toEqual([matrix.name, 'DENIED'])
        const count = await dia.matrices.countRows(matrix, firstPage(matrix)).then(
          ({ value }) => value,
          (error: unknown) => (isDiaError(error) ? error.code : error),
        )
        expect([0, 'DENIED']).toContain(count)
      }
    }

    it('a fan everything that is an admin’s', async () => {
      await expectNothing(await backend.signInAs(fan.id))
    })

    it('a demoted admin the same, with the token of before', async () => {
      const demoted = await insertUser(backend, { role: 'admin' })
      const session = await backend.signInAs(demoted.id)
      const before = await createDiaClient(session).matrices.readPage(
        usersMatrix,
        firstPage(usersMatrix as never),
      )
      expect(before.rows.length).toBeGreaterThan(0)
      await backend.query(`update public.profiles set role = 'fan' where id = $1`, [demoted.id])
      await expectNothing(session)
    })

    it('a short answer to an admin who is demoted while it streams, export or not', async () => {
      for (const purpose of ['export', 'read'] as const) {
        for (const pageSize of [1, 50]) {
          const demoted = await insertUser(backend, { role: 'admin' })
          await createDiaClient(await backend.signInAs(admin.id)).matrices.refresh(usersMatrix)
          const { matrices: source } = createDiaClient(await backend.signInAs(demoted.id))
          const got: unknown[] = []
          const reading = async () => {
            for await (const row of source.rows(usersMatrix, firstPage(usersMatrix as never), {
              purpose,
              pageSize,
            })) {
              if (got.length === 0)
                await backend.query(`update public.profiles set role = 'fan' where id = $1`, [demoted.id])
              got.push(row)
            }
          }
          expect([purpose, pageSize, await codeOf(reading())]).toEqual([purpose, pageSize, 'DENIED'])
          expect(got.length).toBeGreaterThan(0)
        }
      }
    })

    it('a host’s matrix aloud where its own figures do, and takes it for empty where none tell', async () => {
      await backend.query(`create view public.host_rows as select 'a'::text as id where false`)
      await backend.query('grant select on public.host_rows to authenticated')
      const host: MatrixDefinition<{ id: string }> = {
        name: 'host',
        title: 'Host',
        relation: 'host_rows',
        key: 'id',
        columns: [{ name: 'id', label: 'Id', kind: 'id', sortable: true }],
        filters: [],
        defaultSort: { column: 'id', direction: 'asc' },
      }
      const { matrices: source } = createDiaClient(await backend.signInAs(fan.id))
      const page = firstPage(host as never)
      expect((await source.readPage(host, page)).rows).toEqual([])
      const telling = { ...host, summaryFunction: 'dia_matrix_figures_users' }
      expect(await codeOf(source.readPage(telling, page))).toBe('DENIED')
      const silent = { ...host, summaryFunction: 'host_figures_that_are_gone' }
      expect((await source.readPage(silent, page)).rows).toEqual([])
    })

    it('a token that has run out with SESSION_EXPIRED, for rows, counts and functions', async () => {
      const session = await backend.signInAs(admin.id)
      const { client } = await countFetches(backend, session)
      const dia = createDiaClient(client)
      const page = firstPage(usersMatrix as never)
      expect(await codeOf(dia.matrices.readPage(usersMatrix, page))).toBe('answered')
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3 * 3_600_000 })
      expect(await codeOf(dia.matrices.readPage(usersMatrix, page))).toBe('SESSION_EXPIRED')
      expect(await codeOf(dia.matrices.countRows(usersMatrix, page))).toBe('SESSION_EXPIRED')
      expect(await codeOf(dia.health.readHealth())).toBe('SESSION_EXPIRED')
    })

    it('with MIGRATION_MISSING and the way out where a function of the kit is not there', async () => {
      const dia = createDiaClient(await backend.signInAs(admin.id))
      await backend.query('alter function public.dia_system_health() rename to dia_system_health_gone')
      try {
        await expect(dia.health.readHealth()).rejects.toMatchObject({
          code: 'MIGRATION_MISSING',
          hint: expect.stringContaining('dia migrate'),
        })
      } finally {
        await backend.query('alter function public.dia_system_health_gone() rename to dia_system_health')
      }
    })

    it('with TIMEOUT what nobody answers in time', async () => {
      await backend.query(
        `create view public.slow_rows as select 'a'::text as id from (select pg_sleep(1.5)) x`,
      )
      await backend.query('grant select on public.slow_rows to authenticated')
      const slow: MatrixDefinition<{ id: string }> = {
        name: 'slow',
        title: 'Slow',
        relation: 'slow_rows',
        key: 'id',
        columns: [{ name: 'id', label: 'Id', kind: 'id', sortable: true }],
        filters: [],
        defaultSort: { column: 'id', direction: 'asc' },
      }
      const session = await backend.signInAs(admin.id)
      const hasty = createDiaClient(session, { reading: { retries: 0, timeout: 100 } })
      expect(await codeOf(hasty.matrices.readPage(slow, firstPage(slow as never)))).toBe('TIMEOUT')
    })

    it('with UNREACHABLE a server that is not there, after two more attempts', async () => {
      let attempts = 0
      const nowhere = createClient('http://127.0.0.1:1', 'key', {
        accessToken: async () => 'token',
        realtime: { transport: Object as never },
        global: {
          fetch: (...asked) => {
            attempts += 1
            return fetch(...asked)
          },
        },
      })
      const dia = createDiaClient(nowhere)
      expect(await codeOf(dia.health.readHealth())).toBe('UNREACHABLE')
      expect(attempts).toBe(3)
      expect(await codeOf(dia.preferences.resetPreferences(fan.id))).toBe('UNREACHABLE')
      expect(attempts).toBe(4)
    })
  })
}

function fail(): never {
  throw new Error('the source has no such way')
}
