import { isDiaError } from '@dia/core/errors'
import { createDiaClient, type DiaClient } from '@dia/supabase'
import type { SupabaseClient } from '@supabase/supabase-js'
import { type ReactNode, useEffect, useState } from 'react'
import './WithStoryBackend.css'
import { openStoryBackend } from './openStoryBackend.js'

interface Progress {
  readonly step: string
  readonly done?: number
  readonly total?: number
}

/** Shows how far the backend's start has come, then what is built on it; a failure says what to do. */
export function WithStoryBackend({
  children,
}: {
  children: (client: DiaClient, supabase: SupabaseClient) => ReactNode
}) {
  const [progress, setProgress] = useState<Progress>({ step: 'Starting' })
  const [client, setClient] = useState<readonly [DiaClient, SupabaseClient] | null>(null)
  const [error, setError] = useState<unknown>(null)

  useEffect(() => {
    let isCurrent = true
    openStoryBackend((step) => isCurrent && setProgress(step)).then(
      (supabase) => isCurrent && setClient([createDiaClient(supabase), supabase]),
      (failure: unknown) => isCurrent && setError(failure),
    )
    return () => {
      isCurrent = false
    }
  }, [])

  if (client) return children(...client)
  if (error) return <BootFailure error={error} />
  return (
    <div className="story-boot">
      <p role="status">{progress.step}…</p>
      <progress
        aria-label={progress.step}
        {...(progress.done === undefined || progress.total === undefined
          ? {}
          : { value: progress.done, max: progress.total })}
      />
    </div>
  )
}

function BootFailure({ error }: { error: unknown }) {
  const said = isDiaError(error)
    ? { title: error.message, hint: error.hint, code: error.code }
    : { title: 'The backend did not start.', hint: 'Look into the console.', code: 'UNEXPECTED' }
  return (
    <div className="story-boot" role="alert">
      <p>
        <strong>{said.title}</strong>
      </p>
      <p>{said.hint}</p>
      <p>
        <code>{said.code}</code>
      </p>
    </div>
  )
}
