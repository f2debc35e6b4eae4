import { streamMatrixRows, usersMatrix } from '@dia/core/matrices'
import { createDiaClient } from '@dia/supabase'
import { createClient } from '@supabase/supabase-js'

// Signs in as one of the host's admins; no service key, nothing but the host's own client.
const { SUPABASE_URL = '', SUPABASE_ANON_KEY = '', ADMIN_EMAIL = '', ADMIN_PASSWORD = '' } = process.env
const supabase = createClient(SUPABASE_URL, SUPABASE_ANON_KEY, {
  realtime: { transport: globalThis.WebSocket ?? Object },
})
const { error } = await supabase.auth.signInWithPassword({ email: ADMIN_EMAIL, password: ADMIN_PASSWORD })
if (error) throw error

const dia = createDiaClient(supabase)
const roles = new Map<string, { users: number; withDna: number; listens: number }>()
const request = { search: '', filters: {}, sort: usersMatrix.defaultSort }
for await (const { role, has_dna, listens } of streamMatrixRows(dia.matrices, usersMatrix, request)) {
  const known = roles.get(role) ?? { users: 0, withDna: 0, listens: 0 }
  roles.set(role, {
    users: known.users + 1,
    withDna: known.withDna + Number(has_dna),
    listens: known.listens + listens,
  })
}

const lines = [...roles]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([role, { users, withDna, listens }]) => [role, users, withDna, listens].join('\t'))
process.stdout.write(`${['role\tusers\twith DNA\tlistens', ...lines].join('\n')}\n`)
await supabase.auth.signOut()
process.exit(0)
