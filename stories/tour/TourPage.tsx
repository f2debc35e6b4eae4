import type { DnaHistory } from '@dia/core/history'
import {
  DIADashboard,
  DNAHelix,
  InfluenceChart,
  routePath,
  type UserDnaReading,
  useDnaHistory,
  useUserDna,
} from '@dia/react'
import type { DiaClient } from '@dia/supabase'
import { type ReactNode, useRef, useState } from 'react'
import './Tour.css'

/** Five minutes with one user's DNA, on Postgres: from a rung to the log entry behind it, and back. */
export function TourPage({ client, userId, email }: { client: DiaClient; userId: string; email: string }) {
  const { dna } = useUserDna(client.dna, userId)
  const { history, error } = useDnaHistory(client.history, userId)
  if (error) return <p role="alert">{`${error.message} ${error.hint}`}</p>
  if (history === null || dna === null) return <p role="status">Reading what happened…</p>
  return <Tour client={client} history={history} dna={dna} email={email} />
}

function Tour({
  client,
  history,
  dna,
  email,
}: {
  client: DiaClient
  history: DnaHistory
  dna: NonNullable<UserDnaReading['dna']>
  email: string
}) {
  const [at, setAt] = useState<string>()
  const [route, setRoute] = useState<string | null>(null)
  const helix = useRef<HTMLDivElement>(null)
  const log = useRef<HTMLDivElement>(null)
  const openEntry = (entry: string) => {
    setRoute(routePath({ page: 'matrix', name: 'passport', by: { filter: 'entry', value: entry } }))
    requestAnimationFrame(() => log.current?.scrollIntoView({ block: 'start' }))
  }
  const back = () => {
    helix.current?.scrollIntoView({ block: 'start' })
    helix.current?.querySelector<HTMLElement>('.dia-helix-mark')?.focus()
  }
  return (
    <article className="story-tour">
      <header>
        <h1>Five minutes with a DNA</h1>
        <p>
          A user’s DNA is what their interactions make of it. Nothing in it is a guess, so nothing in it has
          to be believed: every part can be followed down to the log entry that caused it. This page shows the
          way there and back, on a real Postgres.
        </p>
      </header>
      <Step number={1} title="The helix" minutes="two minutes">
        <p>
          Time runs from left to right. Each rung is an interaction, or a few that lie too close to be told
          apart. Its pieces are the four domains, always in the same order: cultural, behavioral, economic,
          spatial. The two strands stand as far apart as the DNA is <b>mature</b>, and are as heavy as it is{' '}
          <b>confident</b>. Old rungs are pale: that is what decay has left of them. A hollow rung pushes
          away.
        </p>
        <p>
          Point at a rung, or press Tab until it has the focus and use the arrow keys. Press it: it is pinned
          beneath with its rates and delta norms. Move the round handle: everything shows the DNA{' '}
          <b>as of that moment</b>. <b>Ladder</b> unrolls the same rungs, since a twist is beautiful and a
          ladder is readable.
        </p>
        <div ref={helix}>
          <DNAHelix
            history={history}
            name={email}
            bases={dna.bases}
            at={at}
            onAtChange={setAt}
            onOpenEntry={openEntry}
          />
        </div>
      </Step>
      <Step number={2} title="Why it is so" minutes="one minute">
        <p>
          The bars come to 100 % with the prior that the ATGC bases gave. <b>Without it</b> asks another
          question: how far would the DNA move, had this never happened? Open a line to see its events, and
          follow one of them.
        </p>
        <InfluenceChart history={history} at={at} onOpenEntry={openEntry} />
      </Step>
      <Step number={3} title="The log entry, and back" minutes="two minutes">
        <p>
          Pin a rung and press <b>Open log entry</b>: the Passport opens here, at the immutable entry behind
          the rung, with its payload, and how far each system got with it. <b>Back to the rung</b> leads up
          again.
        </p>
        <div ref={log}>
          {route === null ? (
            <p className="story-tour-wait">No entry is open yet.</p>
          ) : (
            <>
              <button type="button" className="story-tour-back" onClick={back}>
                ↑ Back to the rung
              </button>
              <DIADashboard client={client} route={route} onNavigate={setRoute} isReadOnly />
            </>
          )}
        </div>
      </Step>
    </article>
  )
}

function Step({
  number,
  title,
  minutes,
  children,
}: {
  number: number
  title: string
  minutes: string
  children: ReactNode
}) {
  return (
    <section aria-label={title}>
      <h2>
        {number}. {title} <small>{minutes}</small>
      </h2>
      {children}
    </section>
  )
}
