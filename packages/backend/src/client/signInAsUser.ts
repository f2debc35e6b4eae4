import { DiaError } from '@dia/core/errors'
import type { SupabaseClient } from '@supabase/supabase-js'
import { SignJWT } from 'jose'
import type { Database } from '../database/Database.js'

const LIFETIME_SECONDS = 3600

/** Opens a session of a user without a password, as the auth server would have, and hands it to the client. */
export async function signInAsUser(
  database: Database,
  jwtSecret: string,
  client: SupabaseClient,
  userId: string,
): Promise<SupabaseClient> {
  const [user] = await database.query<{ aud: string; role: string; email: string | null }>(
    'select aud, role, email from auth.users where id = $1',
    [userId],
  )
  if (user === undefined) {
    throw new DiaError('UNKNOWN_USER', 'There is no user with this id.', 'Use an id from auth.users.', {
      details: { userId },
    })
  }
  const sessionId = crypto.randomUUID()
  const refreshToken = crypto.randomUUID()
  await database.query('insert into auth.sessions (id, user_id) values ($1, $2)', [sessionId, userId])
  await database.query(
    'insert into auth.refresh_tokens (id, token, user_id, session_id) values ($1, $2, $3, $4)',
    [crypto.randomUUID(), refreshToken, userId, sessionId],
  )
  const claims = {
    sub: userId,
    aud: user.aud,
    role: user.role,
    email: user.email ?? undefined,
    session_id: sessionId,
  }
  const issuedAt = Math.floor(Date.now() / 1000)
  const accessToken = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + LIFETIME_SECONDS)
    .sign(new TextEncoder().encode(jwtSecret))
  const { error } = await client.auth.setSession({ access_token: accessToken, refresh_token: refreshToken })
  if (error !== null) {
    throw new DiaError('SIGN_IN_FAILED', 'The auth server refused the session.', 'Look at the cause.', {
      cause: error,
    })
  }
  return client
}
