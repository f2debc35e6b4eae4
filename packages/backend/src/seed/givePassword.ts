import { DiaError } from '@dia/core/errors'
import type { Backend } from '../Backend.js'
import type { Database } from '../database/Database.js'

/**
 * Gives a user of the demo a password. The auth API makes the account of a stand-in, because it hands out its own
 * ids; the password it stored then moves to the user.
 */
export async function givePassword(database: Database, backend: Backend, userId: string, password: string) {
  const standIn = `stand-in-${crypto.randomUUID()}@example.com`
  const { data, error } = await backend.createClient().auth.signUp({ email: standIn, password })
  if (error !== null || data.user === null) {
    throw new DiaError('SIGN_UP_FAILED', 'The auth server made no account.', 'Look at the cause.', {
      cause: error,
    })
  }
  await database.query(
    `update auth.users as kept
        set encrypted_password = made.encrypted_password,
            raw_app_meta_data = made.raw_app_meta_data,
            email_confirmed_at = coalesce(kept.email_confirmed_at, kept.created_at)
       from auth.users as made
      where kept.id = $1 and made.id = $2`,
    [userId, data.user.id],
  )
  await database.query(
    `insert into auth.identities (id, provider, provider_id, user_id, identity_data, created_at, updated_at)
     select gen_random_uuid(), 'email', id::text, id, jsonb_build_object('sub', id, 'email', email), created_at, created_at
       from auth.users where id = $1
     on conflict (provider, provider_id) do nothing`,
    [userId],
  )
  await database.query('delete from auth.users where id = $1', [data.user.id])
}
