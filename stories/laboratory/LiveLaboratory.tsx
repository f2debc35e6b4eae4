import { DiaError, isDiaError } from '@dia/core/errors'
import { usersMatrix } from '@dia/core/matrices'
import type { DiaClient } from '@dia/supabase'
import type { SupabaseClient } from '@supabase/supabase-js'
import { useEffect, useState } from 'react'
import type { LaboratoryHistory } from './LaboratoryHistory.js'
import { readUserHistory } from './readUserHistory.js'
import { WeightLaboratory } from './WeightLaboratory.js'

interface LiveUser {
  readonly who: string
  readonly history: LaboratoryHistory
}

/** The laboratory on a user of the running Postgres, found by e-mail. */
export function LiveLaboratory(props: { client: DiaClient; supabase: SupabaseClient; email: string }) {
  const { client, supabase, email } = props
  const [live, setLive] = useState<LiveUser | null>(null)
  const [error, setError] = useState<DiaError | null>(null)
  useEffect(() => {
    let isCurrent = true
    readLiveUser(client, supabase, email).then(
      (read) => isCurrent && setLive(read),
      (failure: unknown) => {
        if (!isDiaError(failure)) throw failure
        if (isCurrent) setError(failure)
      },
    )
    return () => {
      isCurrent = false
    }
  }, [client, supabase, email])
  if (error)
    return (
      <p role="alert">
        {error.message} {error.hint} <code>{error.code}</code>
      </p>
    )
  if (live === null) return <p role="status">Reading {email}…</p>
  return <WeightLaboratory history={live.history} who={live.who} />
}

async function readLiveUser(
  { matrices, dna }: DiaClient,
  supabase: SupabaseClient,
  email: string,
): Promise<LiveUser> {
  const { rows } = await matrices.readPage(usersMatrix, {
    search: email,
    filters: {},
    sort: usersMatrix.defaultSort,
    limit: 1,
    after: null,
  })
  const [user] = rows
  if (user === undefined)
    throw new DiaError('USER_NOT_FOUND', `Nobody is called ${email}.`, 'Load the demo data.')
  return {
    who: user.display_name || email,
    history: await readUserHistory(supabase, await dna.readUserDna(user.user_id)),
  }
}
