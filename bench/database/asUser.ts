import type { BenchDatabase, Connection } from '../passport/BenchDatabase.js'

/** A connection that bears a user's token for its life, as the API does for a request. */
export async function asUser(database: BenchDatabase, userId: string): Promise<Connection> {
  const connection = await database.connect()
  await connection.query("select set_config('request.jwt.claims', $1, false)", [
    JSON.stringify({ sub: userId, role: 'authenticated' }),
  ])
  // What the API allows a request.
  await connection.query("set statement_timeout = '8s'")
  await connection.query('set role authenticated')
  return connection
}

/** An admin's connection; the admin is made where there is none. */
export async function asAdmin(database: BenchDatabase): Promise<Connection> {
  const [row] = await database.owner.query<{ id: string }>("select bench.id('admin', 1)::text as id")
  const id = row?.id ?? ''
  await database.owner.query(
    `insert into auth.users (id, aud, role, email, is_sso_user, is_anonymous, created_at)
     values ($1, 'authenticated', 'authenticated', 'admin@example.com', false, false, now()) on conflict (id) do nothing`,
    [id],
  )
  await database.owner.query(
    `insert into public.profiles (id, display_name, role) values ($1, 'Admin', 'admin') on conflict (id) do nothing`,
    [id],
  )
  return asUser(database, id)
}
