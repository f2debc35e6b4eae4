import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { supabaseRpc } from '../../src/rpc/supabaseRpc.js'
import { sealPassport } from '../../src/seal/index.js'
import { insertTrack } from '../fixture/insertEntities.js'
import { insertUser, type TestUser } from '../fixture/insertUser.js'
import { entryOf, type LoggedEntry, logEntries } from '../fixture/logEntries.js'
import type { OpenBackend, TestBackend } from '../fixture/OpenBackend.js'
import { workAll } from '../fixture/work.js'

interface Link {
  readonly user_id: string
  readonly sequence: number
  readonly entry_id: string
  readonly systems: number
  readonly withdrawn: boolean
  readonly salt: string
  readonly fields: string
  readonly personal: string
  readonly digest: string
}

interface Head {
  readonly userId: string
  readonly sequence: number
  readonly digest: string
}

/** Chains that grow with the log, one per user. */
export function sealSuite(open: OpenBackend): void {
  describe('the seal', () => {
    let backend: TestBackend
    let track: string
    let fan: TestUser

    beforeAll(async () => {
      backend = await open()
      track = await insertTrack(backend, { title: 'Weather' })
    })
    beforeEach(async () => {
      fan = await insertUser(backend)
    })
    afterAll(() => backend.close())

    const service = () => supabaseRpc(backend.createClient({ key: backend.serviceKey }))
    const seal = (batchSize = 1000) => sealPassport(service(), { batchSize })
    const plays = (count: number, user = fan) =>
      Array.from({ length: count }, (_, index) =>
        entryOf(user.id, 'player.track_played', ['track', track], { metadata: { note: `“${index}” \\ ü` } }),
      )
    const chainOf = (user: TestUser) =>
      backend.query<Link>(
        `select user_id, sequence, entry_id, systems, withdrawn, salt, encode(fields_digest, 'hex') as fields,
           encode(personal_digest, 'hex') as personal, encode(digest, 'hex') as digest
         from dia.seals where user_id = $1 order by sequence`,
        [user.id],
      )

    it('links each entry and each decision once, whatever the batches', async () => {
      await seal()
      await logEntries(backend, [...plays(7), entryOf(fan.id, 'system.login', null)])
      expect(await seal(3)).toBe(8)
      await workAll(backend)
      expect(await seal(2)).toBe(7)
      expect(await seal()).toBe(0)
      const links = await chainOf(fan)
      expect(links.map(({ sequence }) => Number(sequence))).toEqual(links.map((_, index) => index + 1))
      expect(new Set(links.map(({ entry_id, systems }) => `${systems} ${entry_id}`)).size).toBe(15)
      expect(links.filter(({ systems }) => systems === 0)).toHaveLength(8)
      expect(new Set(links.map(({ salt }) => salt)).size).toBe(15)
    })

    it('hangs each link on the one before, as anybody can reckon who knows SHA-256', async () => {
      await logEntries(backend, plays(5))
      await workAll(backend)
      await seal(4)
      const links = await chainOf(fan)
      expect(links).toHaveLength(10)
      let previous = Buffer.alloc(0)
      for (const link of links) {
        const said = [bytes(link.user_id), numberBytes(link.sequence, 8), bytes(link.entry_id)]
        const about = [numberBytes(link.systems, 2), Buffer.from([Number(link.withdrawn)])]
        const digest = createHash('sha256')
          .update(Buffer.concat([previous, ...said, ...about, bytes(link.fields), bytes(link.personal)]))
          .digest()
        expect(link.digest).toBe(digest.toString('hex'))
        previous = digest
      }
      const [head] = await backend.query<{ sequence: number; digest: string }>(
        `select sequence, encode(digest, 'hex') as digest from dia.seal_heads where user_id = $1`,
        [fan.id],
      )
      expect(head).toEqual({ sequence: 10, digest: previous.toString('hex') })
    })

    it('digests what an entry says under its own salt', async () => {
      const [entry] = plays(1) as [LoggedEntry]
      await logEntries(backend, [entry])
      await seal()
      const [link] = (await chainOf(fan)) as [Link]
      const personal = `["player.track_played", null, null, ${JSON.stringify(entry.metadata).replace(':', ': ')}]`
      const digest = createHash('sha256').update(bytes(link.salt)).update(personal).digest('hex')
      expect(link.personal).toBe(digest)
    })

    it('says up to which entry everything is sealed', async () => {
      await logEntries(backend, plays(2))
      await seal()
      const upTo = async () =>
        (await backend.query<{ entry_id: string }>('select entry_id from dia.sealed_up_to()'))[0]?.entry_id
      const [newest] = await backend.query<{ id: string }>(
        'select id from public.passport_entries order by id desc limit 1',
      )
      expect(await upTo()).toBe(newest?.id)
      const later = plays(3)
      await logEntries(backend, later)
      expect(await upTo()).toBe(newest?.id)
      await seal()
      expect(await upTo()).toBe(later[2]?.id)
    })

    it('gives four sealers side by side one chain without a gap', async () => {
      await seal()
      const other = await insertUser(backend)
      await logEntries(
        backend,
        plays(40).flatMap((entry, index) => [entry, plays(40, other)[index] as LoggedEntry]),
      )
      const sealed = await Promise.all(Array.from({ length: 4 }, () => seal(7)))
      expect(sealed.reduce((sum, count) => sum + count, 0)).toBe(80)
      for (const user of [fan, other]) {
        const links = await chainOf(user)
        expect(links.map(({ sequence }) => Number(sequence))).toEqual(
          Array.from({ length: 40 }, (_, index) => index + 1),
        )
      }
    })

    it('hands the heads out page by page, and writes down that it did', async () => {
      await logEntries(backend, plays(1))
      await logEntries(backend, plays(1, await insertUser(backend)))
      await seal()
      const heads: Head[] = []
      for (let next: string | null = null; ; ) {
        const page = (await service()('dia_export_seal_heads', { after_user: next, batch_size: 1 })) as {
          heads: Head[]
          next: string | null
        }
        heads.push(...page.heads)
        next = page.next
        if (next === null) break
      }
      const stored = await backend.query(
        `select user_id as "userId", sequence, encode(digest, 'hex') as digest from dia.seal_heads order by user_id`,
      )
      expect(heads.map(({ userId, sequence, digest }) => ({ userId, sequence, digest }))).toEqual(stored)
      const audits = await backend.query(
        `select from dia.audit_log where action = 'passport.export_seal_heads'`,
      )
      expect(audits).toHaveLength(heads.length + 1)
    })

    it('keeps its links from everybody’s hands, the owner’s too', async () => {
      for (const statement of [
        'update dia.seals set sequence = sequence + 1',
        'delete from dia.seals',
        'truncate dia.seals',
      ]) {
        await expect(backend.query(statement)).rejects.toThrow(/append-only/)
      }
    })

    it('refuses a batch out of bounds with a code', async () => {
      await expect(seal(0)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
      await expect(seal(20_001)).rejects.toMatchObject({ code: 'INVALID_INPUT' })
    })
  })
}

/** The bytes of a uuid or of hex digits. */
function bytes(hex: string): Buffer {
  return Buffer.from(hex.replaceAll('-', ''), 'hex')
}

function numberBytes(value: number, length: 2 | 8): Buffer {
  const buffer = Buffer.alloc(length)
  if (length === 2) buffer.writeInt16BE(Number(value))
  else buffer.writeBigInt64BE(BigInt(value))
  return buffer
}
