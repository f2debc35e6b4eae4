import { type Backend, createBackend } from '@dia/backend'
import { startRealServer } from '@dia/backend/testing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runDia } from './fixture/runDia.js'

const TEST_USER = '15480116-8c78-4a75-af8c-2c70795333a6'

const server = await startRealServer()

describe.runIf(server !== null)('dia report-user', () => {
  let url: string
  let backend: Backend

  beforeAll(async () => {
    if (server === null) throw new Error('no server')
    url = await server.createDatabase()
    backend = await createBackend({ databaseUrl: url, seed: 'demo' })
  })
  afterAll(async () => {
    await backend?.close()
    await server?.stop()
  })

  const count = async (text: string) =>
    Number((await backend.query<{ n: number }>(`select count(*)::int as n ${text}`, [TEST_USER]))[0]?.n)
  const linesOf = (page: string, heading: string) => {
    const [, section = ''] = page.split(`\n## ${heading}`)
    return (section.split('\n## ')[0] ?? '')
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .slice(2)
  }

  it("prints the test user's page from the five queries, and the numbers are those of the tables", async () => {
    const { code, stdout, stderr } = await runDia(['report-user', TEST_USER, '--database-url', url])
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^# User data: test\.user@example\.com\n/)
    expect(stdout).toContain(`User ID \`${TEST_USER}\``)
    const listens = await count('from public.listening_history where user_id = $1')
    const engagements = await count('from public.media_engagement_log where user_id = $1')
    const votes = await count('from public.event_votes where user_uuid = $1')
    const sessions = await count(
      `from (select distinct session_id from public.listening_history where user_id = $1 and session_id is not null) s`,
    )
    expect(listens).toBeGreaterThanOrEqual(20)
    expect(stdout).toContain(`| Listening history entries | ${listens} |`)
    expect(stdout).toContain(`| Engagement log entries | ${engagements} |`)
    expect(stdout).toContain(`| Event votes | ${votes} |`)
    expect(stdout).toContain(`| Listening sessions | ${sessions} |`)
    expect(stdout).toContain('| MediaIDs | 2 |')
    expect(stdout).toContain('| DNA | not initialised |')
    expect(stdout).toContain('| Genre preferences (T) | none |')
    expect(stdout).toMatch(/\| Interests \(A\) \| (?:[^|,]+, ){3}[^|,]+ \|/)
    expect(stdout).toContain(`${listens} listens, ${engagements} engagements, ${votes} votes.`)
    expect(linesOf(stdout, '2. ')).toHaveLength(listens + engagements + votes)
    expect(linesOf(stdout, '4. ')).toHaveLength(sessions)
    const [played] = linesOf(stdout, '3. ').filter((line) => line.startsWith('| played |'))
    const plays = await count(`from public.listening_history where user_id = $1 and event_type = 'played'`)
    const cells = played?.split('|').map((text) => text.trim())
    expect([Number(cells?.[2]), Number(cells?.at(-2))]).toEqual([plays, plays * Number(cells?.at(-3))])
    expect(linesOf(stdout, '5. ').length).toBeGreaterThan(0)
  })

  it('writes each report to the audit log', async () => {
    expect(await count(`from dia.audit_log where action = 'user.report' and subject_user_id = $1`)).toBe(1)
  })

  it('does without the tables that a host may lack, and says so', async () => {
    await backend.query('drop table public.audio_features cascade')
    const { code, stdout } = await runDia(['report-user', TEST_USER], { DATABASE_URL: url })
    expect(code).toBe(0)
    expect(stdout).toContain(
      'The host has no `public.audio_features`: without it there is no dominant_genre.',
    )
  })

  it.each([
    [['00000000-0000-4000-8000-00000000dead'], 'There is no user with this id. Copy the id'],
    [['nobody'], 'user_id is no uuid'],
    [[], "missing required argument 'id'"],
  ])('refuses %j with one sentence', async (parameters, sentence) => {
    const { code, stdout, stderr } = await runDia(['report-user', ...parameters], { DATABASE_URL: url })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr.trim().split('\n')).toHaveLength(1)
    expect(stderr).toContain(sentence)
  })
})
