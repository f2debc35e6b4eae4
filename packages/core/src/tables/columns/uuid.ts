import * as z from 'zod'

/** A uuid of any version, in lower case as Postgres prints it. */
export const uuid = z.guid().toLowerCase()
