import type { Connection } from '@supabase/lite'
import { keepGrants } from './keepGrants.js'
import { quietAnsweredErrors } from './quietAnsweredErrors.js'

/** Takes two habits off the API layer that a guest in someone's database must not have. */
export function prepareConnection(connection: Connection): void {
  keepGrants(connection)
  quietAnsweredErrors(connection)
}
