import { answerOrDiaError } from '../errors/index.js'
import { readInstant } from '../time/index.js'
import { compareText } from './compareText.js'
import { genresField } from './genresField.js'
import { type Fields, fieldsOf, metadataText, numberField, textField } from './journeyField.js'
import { KnownSum } from './KnownSum.js'
import type { ListenRow } from './ListenRow.js'
import { Tally } from './Tally.js'
import { TimeSpan } from './TimeSpan.js'

/** The columns of the session query, with device and context where they are known. */
export interface SessionAnalysis {
  readonly session_id: string
  /** All rows of the session, whatever their event type. */
  readonly tracks_played: number
  readonly unique_tracks: number
  readonly session_start: string
  readonly session_end: string
  readonly session_duration_seconds: number
  /** Percent; null where no row knows its progress. */
  readonly avg_completion_rate: number | null
  /** The most frequent genre, the smallest of several; null where none is known. */
  readonly dominant_genre: string | null
  readonly device_type: string | null
  readonly context: string | null
}

/**
 * One user's listening sessions, the latest first: the figures of the session query. Rows without a session are left
 * out. A track with several genres counts once as a track and once for each genre.
 * Throws INVALID_INTERACTION, INVALID_TIMESTAMP.
 * @example
 * import { analyseSessions } from '@dia/core/journey'
 * const at = (time) => ({ session_id: 's', content_id: 'c', genre: 'jazz', created_at: `2025-08-03 ${time}+00` })
 * analyseSessions([at('12:00'), at('12:05')])[0].session_duration_seconds // → 300
 */
export function analyseSessions(rows: readonly ListenRow[]): SessionAnalysis[] {
  return answerOrDiaError('analyseSessions', () => {
    const sessions = new Map<string, Session>()
    for (const row of fieldsOf(rows)) {
      const id = textField(row, 'session_id')
      if (id === null) continue
      const session = sessions.get(id)
      if (session === undefined) sessions.set(id, new Session(row))
      else session.add(row)
    }
    return [...sessions]
      .map(([id, session]) => session.analysis(id))
      .sort(
        (a, b) => compareText(b.session_start, a.session_start) || compareText(a.session_id, b.session_id),
      )
  })
}

class Session {
  #rows = 0
  #span: TimeSpan
  readonly #tracks = new Set<string>()
  readonly #progress = new KnownSum()
  readonly #genres = new Tally()
  readonly #devices = new Tally()
  readonly #contexts = new Tally()

  constructor(row: Fields) {
    this.#span = new TimeSpan(readInstant(row.created_at, 'created_at'))
    this.add(row)
  }

  add(row: Fields): void {
    this.#rows += 1
    this.#span = this.#span.with(readInstant(row.created_at, 'created_at'))
    const content = textField(row, 'content_id')
    if (content !== null) this.#tracks.add(content)
    this.#progress.add(numberField(row, 'progress_percentage'))
    for (const genre of genresField(row)) this.#genres.add(genre)
    this.#devices.add(textField(row, 'device_type') ?? metadataText(row, 'device'))
    this.#contexts.add(textField(row, 'context') ?? metadataText(row, 'context'))
  }

  analysis(session_id: string): SessionAnalysis {
    return {
      session_id,
      tracks_played: this.#rows,
      unique_tracks: this.#tracks.size,
      session_start: this.#span.start,
      session_end: this.#span.end,
      session_duration_seconds: this.#span.seconds,
      avg_completion_rate: this.#progress.mean(),
      dominant_genre: this.#genres.mode(),
      device_type: this.#devices.mode(),
      context: this.#contexts.mode(),
    }
  }
}
