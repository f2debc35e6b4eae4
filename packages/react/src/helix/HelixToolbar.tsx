import { useRef, useState } from 'react'
import { useFigures } from '../dna/useFigures.js'
import { useFormat, useMessages } from '../provider/index.js'
import { SoundIcon, WholeIcon } from '../theme/icons.js'
import { SwitchGroup } from '../theme/SwitchGroup.js'
import { type HelixShown, useHelix } from './HelixContext.js'
import { helixSentence } from './helixSentence.js'
import { useHelixSound } from './useHelixSound.js'
import { usePlayback } from './usePlayback.js'
import { zoomWindow } from './zoomWindow.js'

const VIEWS: readonly HelixShown[] = ['helix', 'ladder', 'table']

/** View, play, sound, zoom, comparison and export of a helix. */
export function HelixToolbar() {
  const helix = useHelix()
  const { atMs, setAt, window, whole, setWindow, shown, setShown, keptMs, setKept, model, name } = helix
  const messages = useMessages()
  const { helix: words } = messages
  const figures = useFigures()
  const format = useFormat()
  const bar = useRef<HTMLDivElement>(null)
  const playback = usePlayback(window, atMs, setAt)
  const sound = useHelixSound(model, atMs)
  const zoom = (factor: number) => setWindow(zoomWindow(window, whole, factor, atMs))
  const isZoomed = window !== whole
  const [isUnsaved, setUnsaved] = useState(false)
  // Fetched when a picture is first saved.
  const save = async (kind: 'svg' | 'png') => {
    setUnsaved(false)
    try {
      const { exportHelix } = await import('./exportHelix.js')
      await exportHelix(kind, bar.current, {
        model,
        size: { width: Math.max(helix.width, 640), height: helix.height },
        view: shown === 'ladder' ? 'ladder' : 'helix',
        sentence: helixSentence(model, name, messages, figures, format),
        tickText: (timeMs) => figures.tick(timeMs, window.toMs - window.fromMs),
        fileName: words.fileName,
      })
    } catch {
      setUnsaved(true)
    }
  }
  return (
    <div ref={bar} className="dia-helix-toolbar">
      <h3 className="dia-helix-title">{words.title}</h3>
      <span className="dia-muted dia-helix-at">{words.asOf(figures.dayTime(atMs))}</span>
      <span className="dia-spacer" />
      <SwitchGroup
        label={words.viewLabel}
        options={VIEWS.map((view) => ({ id: view, text: words[view] }))}
        chosen={shown}
        onChoose={setShown}
      />
      <div className="dia-helix-controls">
        <button
          type="button"
          className="dia-button"
          disabled={shown === 'table'}
          aria-pressed={playback.isPlaying}
          onClick={playback.toggle}
        >
          <PlayIcon isPlaying={playback.isPlaying} />
          {playback.isPlaying ? words.pause : words.play}
        </button>
        <button
          type="button"
          className="dia-button dia-page-button"
          aria-label={words.sound}
          aria-pressed={sound.isOn}
          title={words.soundHint}
          onClick={sound.toggle}
        >
          <SoundIcon />
        </button>
        <button
          type="button"
          className="dia-button"
          aria-pressed={keptMs !== null}
          title={words.twoMomentsHint}
          onClick={() => setKept(keptMs === null ? atMs : null)}
        >
          {words.twoMoments}
        </button>
        <span className="dia-helix-group">
          <button
            type="button"
            className="dia-button dia-page-button"
            aria-label={words.zoomOut}
            aria-disabled={!isZoomed}
            onClick={() => isZoomed && zoom(2)}
          >
            −
          </button>
          <button
            type="button"
            className="dia-button dia-page-button"
            aria-label={words.zoomIn}
            onClick={() => zoom(0.5)}
          >
            +
          </button>
          <button
            type="button"
            className="dia-button dia-page-button"
            aria-label={words.wholeTime}
            title={words.wholeTime}
            aria-disabled={!isZoomed}
            onClick={() => setWindow(whole)}
          >
            <WholeIcon />
          </button>
        </span>
        <span className="dia-helix-group">
          <button type="button" className="dia-button" onClick={() => void save('svg')}>
            {words.exportSvg}
          </button>
          <button type="button" className="dia-button" onClick={() => void save('png')}>
            {words.exportPng}
          </button>
        </span>
      </div>
      {isUnsaved && <span role="alert">{words.exportFailed}</span>}
    </div>
  )
}

function PlayIcon({ isPlaying }: { isPlaying: boolean }) {
  return (
    <svg className="dia-icon" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      <path fill="currentColor" d={isPlaying ? 'M2 1h3v10H2zM7 1h3v10H7z' : 'M2.5 1 10.5 6 2.5 11z'} />
    </svg>
  )
}
