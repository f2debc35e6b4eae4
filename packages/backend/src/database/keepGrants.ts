import type { Connection } from '@supabase/lite'

/**
 * Stops the API layer from granting everything on every table at its first request, which would undo each REVOKE
 * of the host schema and of the migrations. The roles it would have made are made by `platform/roles.sql`.
 */
export function keepGrants(connection: Connection): void {
  Object.defineProperty(connection, 'ensureRlsContext', { value: async () => true })
}
