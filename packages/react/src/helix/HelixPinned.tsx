import { DOMAIN_GLYPHS } from '../dna/domainLook.js'
import { useFigures } from '../dna/useFigures.js'
import { useFormat, useMessages } from '../provider/index.js'
import { describeRung } from './describeRung.js'
import { useHelix } from './HelixContext.js'
import { helixModelAt } from './helixModel.js'

/** The pinned interaction in full, with the way to the log entry. */
export function HelixPinned() {
  const { track, model, movements, pinned, setPinned, onOpenEntry } = useHelix()
  const messages = useMessages()
  const { helix: words, dna } = messages
  const figures = useFigures()
  const format = useFormat()
  const item = pinned === null ? undefined : track.items[pinned]
  if (pinned === null || item === undefined) return null
  const timeMs = track.trace.times[pinned] as number
  const alone = {
    fromMs: timeMs,
    toMs: timeMs,
    count: 1,
    first: Uint32Array.of(pinned),
    last: Uint32Array.of(pinned + 1),
    peaks: Uint32Array.of(pinned),
    times: Float64Array.of(timeMs),
    intensities: Float32Array.of(1),
  }
  const described = describeRung(
    helixModelAt(track, alone, model.strands, model.moment),
    0,
    movements,
    messages,
    figures,
  )
  if (described === null) return null
  return (
    <section className="dia-helix-pinned" aria-label={words.pinned}>
      <header>
        <strong dir="auto">{described.title}</strong>
        {item.artistName && <span className="dia-muted">{item.artistName}</span>}
        <time dateTime={item.occurredAt} className="dia-muted">
          {format.exactTime(item.occurredAt)}
        </time>
        <span className="dia-spacer" />
        {onOpenEntry && (
          <button
            type="button"
            className="dia-button dia-button-primary"
            onClick={() => onOpenEntry(item.id)}
          >
            {words.openEntry} ↗
          </button>
        )}
        <button
          type="button"
          className="dia-button"
          onClick={(event) => {
            const around = event.currentTarget.closest('section')?.parentElement
            const next =
              around?.querySelector<HTMLElement>('.dia-helix-mark') ?? around?.querySelector('button')
            next?.focus()
            setPinned(null)
          }}
        >
          {words.unpin}
        </button>
      </header>
      <table className="dia-table">
        <thead>
          <tr>
            <th scope="col">{dna.domain}</th>
            <th scope="col">{words.alphaColumn}</th>
            <th scope="col">{words.deltaColumn}</th>
            <th scope="col">{words.share}</th>
          </tr>
        </thead>
        <tbody>
          {described.domains.map(({ domain, alpha, delta, share }) => (
            <tr key={domain}>
              <th scope="row" data-domain={domain}>
                <span className="dia-glyph" aria-hidden="true">
                  {DOMAIN_GLYPHS[domain]}
                </span>{' '}
                {dna.domains[domain]}
              </th>
              <td>{alpha}</td>
              <td>{delta}</td>
              <td>{share}</td>
            </tr>
          ))}
          <tr>
            <th scope="row">{words.composite}</th>
            <td />
            <td>{described.moved ?? '…'}</td>
            <td>{described.share ?? '–'}</td>
          </tr>
        </tbody>
      </table>
      <p className="dia-muted">
        {described.direction === 'push' ? words.pushLegend : words.pull} · {words.leftColumn} {described.left}
      </p>
    </section>
  )
}
